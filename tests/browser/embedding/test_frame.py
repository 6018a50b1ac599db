"""The wizard in a made-up intranet of another site, over TLS; third-party cookies are blocked."""

import re

from playwright.sync_api import FrameLocator, Page, expect

from cmx_app.testing.application import Application
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Visitor
from tests.browser.embedding.conftest import expect_closed, go
from tests.browser.embedding.two_sites import BASE, STRANGER
from tests.browser.examining import Examination


def test_third_party_cookies_are_really_blocked(page: Page) -> None:
    inside = page.frames[1]
    inside.wait_for_load_state()
    assert inside.evaluate("document.cookie = 'probe=1; SameSite=None; Secure'; document.cookie") == ""


def test_a_step_is_checked_live_and_saved_in_the_frame(page: Page, frame: FrameLocator) -> None:
    go(page, "anwendung")
    frame.locator("[name=client_id]").fill("keine ID")
    expect(frame.locator('[data-check^="client_id."]').first).to_have_attribute("data-status", "problem")
    frame.locator("[name=client_id]").fill("")
    frame.locator("[data-action=next]").click()
    expect(frame.locator("[data-step=umleitungs-url]")).to_be_visible()
    expect(frame.locator("[data-check='address.matches']")).to_have_count(0)
    expect(page.locator("#schritt")).to_have_text("umleitungs-url (open)")


def test_the_frame_is_as_high_as_its_content(page: Page, frame: FrameLocator) -> None:
    inside = page.locator("cmx-assistent iframe")
    for slug in ("kundengeheimnis", "anwendung", "fertig"):
        go(page, slug)
        expect(frame.locator(f"[data-step={slug}]")).to_be_visible()
        body = frame.locator("body")
        page.wait_for_function(
            "([frame, height]) => Math.abs(frame.clientHeight - height) < 3",
            arg=[inside.element_handle(), body.evaluate("body => body.getBoundingClientRect().height")],
        )


def test_steps_and_results_are_events_of_the_page_around(page: Page, frame: FrameLocator) -> None:
    page.evaluate("""() => { window.heard = [];
        for (const kind of ["step", "result", "size"])
            addEventListener(`cmx-${kind}`, event => heard.push({ kind, ...event.detail })); }""")
    go(page, "umleitungs-url")
    expect(page.locator("#schritt")).to_have_text("umleitungs-url (open)")
    frame.locator("[name=redirect_url]").fill("http://www.vhs-musterstadt.example/falsch")
    frame.locator('[data-check^="redirect_url."][data-status=problem]').first.wait_for()
    page.wait_for_function("heard.some(one => one.kind === 'result' && one.code.startsWith('redirect_url.'))")
    heard = page.evaluate("heard")
    step = next(one for one in heard if one["kind"] == "step")
    assert step == {"kind": "step", "step": "umleitungs-url", "state": "open", "title": step["title"]}
    assert {one["status"] for one in heard if one.get("code", "").startswith("redirect_url.")} == {"problem"}


def test_language_and_look_follow_the_page_around(page: Page, frame: FrameLocator) -> None:
    root = frame.locator("html")
    page.get_by_role("button", name="Dunkel").click()
    expect(root).to_have_attribute("data-scheme", "dark")
    expect(frame.locator("body")).to_have_css("background-color", "rgb(18, 23, 29)")
    page.get_by_role("button", name="English").click()
    expect(frame.locator("html[lang=en]")).to_have_attribute("data-scheme", "dark")
    page.get_by_role("button", name="Hell").click()
    expect(frame.locator("body")).to_have_css("background-color", "rgb(245, 245, 242)")


def test_messages_of_strangers_change_nothing(page: Page, frame: FrameLocator) -> None:
    page.evaluate("postMessage({ from: 'cmx', kind: 'size', height: 1 }, '*')")
    page.frames[1].evaluate("postMessage({ to: 'cmx', kind: 'look', language: 'en', theme: 'dunkel' }, '*')")
    page.get_by_role("button", name="Dunkel").click()
    expect(frame.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(frame.locator("html")).to_have_attribute("lang", "de")
    assert page.locator("cmx-assistent iframe").evaluate("frame => frame.style.height") != "1px"


def test_another_site_gets_nothing_into_its_frame(visitor: Visitor) -> None:
    visitor.watcher.expects("frame-ancestors", "chrome-error")
    visitor.page.goto(f"https://{STRANGER}/")
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.page.frames[1].url == "chrome-error://chromewebdata/"


def test_axe_finds_nothing_on_pages_in_a_frame(cmx: Application, page: Page) -> None:
    cmx.set_up()
    cmx.add_mailbox()
    page.goto(f"{BASE}/einbetten/assistent")
    examination = Examination(page)
    examination.look("sign-in")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Anmelden").click()
    expect(page.locator("[data-step]")).to_be_visible()
    expect_closed(opened.value)
    examination.of(
        f"{BASE}/einbetten/{path}" for path in ("status", "assistent/umleitungs-url", "assistent/e-mailkonto")
    )
    with page.context.expect_page() as opened:
        page.locator("[data-action=sign-in]").click()
    opened.value.get_by_role("button", name=re.compile(re.escape(PETRA))).wait_for()
    expect(page.locator("[data-window=open]")).to_be_visible()
    examination.look("a window is open")
    opened.value.close()
    expect(page.locator("[data-window=closed]")).to_be_visible()
    examination.look("the window was closed")
    assert not examination.complaints, "\n".join(examination.complaints)
