"""A real browser on the far side of nginx, where www.example.de is this machine."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Playwright, expect

from cmx_app.practice import PracticeMicrosoft
from cmx_app.testing.application import Application
from cmx_app.testing.applications import MailAccount, Welcome
from cmx_app.testing.chromium import running_chromium
from cmx_app.testing.people import PETRA
from cmx_app.testing.watcher import Watcher
from tests.deployment.served import BELOW, ROOT_URL, Served, serve
from tests.servers.front import in_front, site_of


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, running_practice: PracticeMicrosoft) -> Iterator[Served]:
    """With one proxy that is believed, and nothing left at Microsoft of what came before."""
    running_practice.reset()
    with serve(tmp_path_factory.mktemp("served"), running_practice, trusted_proxies=1) as running:
        yield running


@contextmanager
def seen_from(
    running_playwright: Playwright, served: Served, site: str, watched: bool = True
) -> Iterator[Page]:
    """A page of a browser for which this nginx is www.example.de."""
    with in_front("nginx", site, served.port, served.authority) as front:
        here = f"--host-resolver-rules=MAP www.example.de:443 127.0.0.1:{front.https}"
        with running_chromium(running_playwright, here) as chromium:
            context = chromium.new_context(locale="de-DE", ignore_https_errors=True)
            watcher = Watcher(context, ROOT_URL, served.practice.pages)
            yield context.new_page()
            context.close()
            assert not watched or not watcher.offences


def begin(page: Page, served: Served) -> None:
    """Become an administrator, and look at the first step."""
    Welcome(page).accept(Application(served.app, served.practice, ROOT_URL).invitation(), f"Ada {id(page)}")
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
    page.goto(f"{ROOT_URL}/assistent/ueberblick")


def test_a_mailbox_is_connected_through_tls_and_the_preflight_agrees(
    running_playwright: Playwright, served: Served
) -> None:
    account = served.set_up(ROOT_URL)
    with seen_from(running_playwright, served, site_of("nginx", "root")) as page:
        begin(page, served)
        expect(page.locator('[data-check="address.matches"]')).to_have_attribute("data-status", "ok")
        page.goto(f"{ROOT_URL}/App%20E-Mailkonto/{account}/")
        mailbox = MailAccount(page)
        microsoft = mailbox.sign_in()
        microsoft.choose(PETRA)
        microsoft.accept()
        mailbox.finds("smtp.authenticates")
        expect(page).to_have_url(re.compile(f"^{ROOT_URL}/App%20E-Mailkonto/{account}/"))


def test_a_header_that_is_missing_is_named_by_the_page_itself(
    running_playwright: Playwright, served: Served
) -> None:
    site = site_of("nginx", "root").replace("proxy_set_header X-Forwarded-Proto $scheme;", "")
    with seen_from(running_playwright, served, site) as page:
        begin(page, served)
        told = page.locator('[data-check="address.scheme_differs"]').first
        expect(told).to_have_attribute("data-status", "problem")
        expect(told).to_contain_text("X-Forwarded-Proto: https")


@pytest.mark.parametrize(
    ("line", "is_seen"), [("proxy_set_header X-Forwarded-Prefix /intern;", False), ("", True)]
)
def test_a_page_without_design_says_what_is_missing(
    running_playwright: Playwright, served: Served, line: str, is_seen: bool
) -> None:
    announced = "proxy_set_header X-Forwarded-Prefix /intern;"
    site = site_of("nginx", "prefix")
    assert announced in site
    with seen_from(running_playwright, served, site.replace(announced, line), watched=not is_seen) as page:
        page.goto(f"{BELOW}/")
        expect(page).to_have_url(re.compile(f"^{BELOW}/anmelden"))
        expect(page.get_by_text("fehlt im Proxy die Kopfzeile X-Forwarded-Prefix")).to_be_visible(
            visible=is_seen
        )
