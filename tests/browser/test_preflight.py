"""Behind a proxy that forgets to say where the application is used: each row tells what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from cmx_app.testing.application import Application
from cmx_app.testing.fixtures import Serve
from cmx_app.testing.visitor import Invite
from tests.servers.forgetful_proxy import ForgetfulProxy

PAGE = "/App%20E-Mailkonto/proxy"


@pytest.fixture
def proxy() -> Iterator[ForgetfulProxy]:
    """At http://localhost:…/intern."""
    with ForgetfulProxy("/intern") as running:
        yield running


@pytest.fixture
def cmx(serve_cmx: Serve, proxy: ForgetfulProxy) -> Application:
    """Believes one proxy, and people reach it through that one."""
    behind = serve_cmx(trusted_proxies=1)
    proxy.leads_to = urlsplit(behind.url).port or 0
    return replace(behind, url=proxy.url)


def row(page: Page, code: str, subject: str) -> Locator:
    return page.locator(f'tr[data-check="{code}"][data-subject="{subject}"]')


def test_what_the_proxy_forgets_is_told_with_the_lines_to_add(
    cmx: Application, proxy: ForgetfulProxy, page: Page
) -> None:
    proxy.tells = {"X-Real-IP": "203.0.113.9"}
    page.goto(f"{cmx.url}{PAGE}")
    for header in ("X-Forwarded-Host", "X-Forwarded-Prefix"):
        expect(row(page, "proxy.header_missing", header)).to_have_attribute("data-status", "problem")
    expect(row(page, "proxy.host_internal", "Host").locator("mark").first).to_be_visible()
    lines = page.locator("details[open] code")
    expect(lines).to_contain_text("location /intern/ {")
    expect(lines).to_contain_text(f"proxy_pass http://127.0.0.1:{proxy.leads_to}/;")
    expect(lines).to_contain_text(f"X-Forwarded-Host {urlsplit(cmx.url).netloc};")


def test_a_proxy_that_tells_everything_is_right_in_every_row(
    cmx: Application, proxy: ForgetfulProxy, page: Page
) -> None:
    host = urlsplit(cmx.url).netloc
    proxy.tells = {
        "X-Forwarded-Host": host,
        "X-Forwarded-Prefix": "/intern",
        "X-Forwarded-For": "203.0.113.9",
    }
    page.goto(f"{cmx.url}{PAGE}")
    expect(page.locator('tr[data-check="address.matches"]')).to_be_visible()
    expect(page.locator("tr[data-status=problem], tr[data-status=caution]")).to_have_count(0)


def test_without_javascript_the_address_bar_is_pasted(
    cmx: Application, proxy: ForgetfulProxy, welcome: Invite
) -> None:
    proxy.tells = {"X-Forwarded-Host": urlsplit(cmx.url).netloc}
    somebody = welcome(javascript=False)
    somebody.sign_in()
    somebody.page.goto(f"{cmx.url}{PAGE}")
    expect(somebody.page.locator('tr[data-check="proxy.header_missing"]')).to_have_count(0)
    somebody.page.get_by_label("Was steht in der Adresszeile").fill(f"{cmx.url}{PAGE}")
    somebody.page.get_by_role("button", name="Vergleichen").click()
    expect(row(somebody.page, "proxy.header_missing", "X-Forwarded-Prefix")).to_be_visible()


def test_the_first_step_leads_from_its_finding_to_the_table(
    cmx: Application, proxy: ForgetfulProxy, page: Page
) -> None:
    page.goto(f"{cmx.url}/assistent/ueberblick")
    finding = page.locator('[data-check="address.host_differs"]')
    finding.get_by_role("link").click()
    expect(page.locator("tr[data-check]").first).to_be_visible()
