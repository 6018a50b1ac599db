"""The wizard in a made-up intranet of another site, over TLS; the browser blocks third-party cookies."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Playwright, expect

from cmx_app.practice import PracticeMicrosoft
from cmx_app.testing.application import Application
from cmx_app.testing.chromium import running_chromium
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Visitor
from tests.browser.two_sites import AROUND, BASE, STRANGER, Sites, two_sites


@pytest.fixture
def sites(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Iterator[Sites]:
    with two_sites(make_app, practice) as running:
        yield running


@pytest.fixture
def cmx(sites: Sites) -> Application:
    return sites.cmx


@pytest.fixture
def browser(running_playwright: Playwright, sites: Sites) -> Iterator[Browser]:
    with running_chromium(running_playwright, *sites.chromium) as running:
        yield running


@pytest.fixture
def visitor(browser: Browser, cmx: Application) -> Iterator[Visitor]:
    """An administrator, signed in at top level; nothing that the pages may not do has happened at the end."""
    context = browser.new_context(base_url=BASE, locale="de-DE", ignore_https_errors=False)
    context.set_default_timeout(15_000)
    somebody = Visitor(context, cmx, AROUND, f"https://{STRANGER}")
    sign_in(context, cmx)
    yield somebody
    context.close()
    assert not somebody.watcher.offences, "\n".join(somebody.watcher.offences)


def sign_in(context: BrowserContext, cmx: Application) -> None:
    page = context.new_page()
    page.goto(cmx.invitation())
    page.locator("[name=name]").fill("Ada Muster")
    page.locator("[name=password]").fill(Visitor.PASSWORD)
    page.get_by_role("main").get_by_role("button").last.click()
    page.wait_for_url("**/assistent/**")
    page.close()


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The intranet's page."""
    visitor.page.goto(f"{AROUND}/")
    return visitor.page


@pytest.fixture
def frame(page: Page) -> FrameLocator:
    """What the intranet has in its frame, signed in by one click."""
    inside = page.frame_locator("cmx-assistent iframe")
    with page.context.expect_page() as opened:
        inside.get_by_role("link", name="Anmelden").click()
    expect(inside.locator("[data-step]")).to_be_visible()
    expect_closed(opened.value)
    return inside


def expect_closed(window: Page) -> None:
    """Wait until nothing is left of a window."""
    if not window.is_closed():
        window.wait_for_event("close")


def go(page: Page, slug: str) -> None:
    """Let the intranet lead to a step."""
    page.locator("cmx-assistent").evaluate("(element, slug) => element.setAttribute('step', slug)", slug)


def open_microsoft(page: Page, frame: FrameLocator) -> Page:
    """„Bei Microsoft anmelden“, which opens a window of its own."""
    go(page, "e-mailkonto")
    with page.context.expect_page() as opened:
        frame.locator("[data-action=sign-in]").click()
    opened.value.get_by_role("button", name=re.compile(re.escape(PETRA))).wait_for()
    return opened.value


def test_third_party_cookies_are_really_blocked(page: Page) -> None:
    inside = page.frames[1]
    inside.wait_for_load_state()
    assert inside.evaluate("document.cookie = 'probe=1; SameSite=None; Secure'; document.cookie") == ""


def test_a_frame_is_signed_in_by_one_click_and_its_cookie_is_its_own(page: Page, frame: FrameLocator) -> None:
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies.keys() == {"cmx_session", "cmx_embedded"}
    own = cookies["cmx_embedded"]
    assert (own["sameSite"], own["secure"], own["path"]) == ("None", True, "/einbetten")
    assert own["partitionKey"] == "https://musterstadt.example"
    expect(frame.get_by_role("link", name="In eigenem Tab öffnen")).to_be_visible()


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
    height = page.locator("cmx-assistent iframe").evaluate("frame => frame.style.height")
    page.evaluate("postMessage({ from: 'cmx', kind: 'size', height: 1 }, '*')")
    page.frames[1].evaluate("postMessage({ to: 'cmx', kind: 'look', language: 'en', theme: 'dunkel' }, '*')")
    page.get_by_role("button", name="Dunkel").click()
    expect(frame.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(frame.locator("html")).to_have_attribute("lang", "de")
    assert page.locator("cmx-assistent iframe").evaluate("frame => frame.style.height") == height


def test_another_site_gets_nothing_into_its_frame(visitor: Visitor) -> None:
    visitor.watcher.expects("frame-ancestors", "chrome-error")
    visitor.page.goto(f"https://{STRANGER}/")
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.page.frames[1].url == "chrome-error://chromewebdata/"


def test_a_mailbox_is_connected_through_a_window(cmx: Application, page: Page, frame: FrameLocator) -> None:
    cmx.set_up()
    cmx.add_mailbox()
    microsoft = open_microsoft(page, frame)
    expect(frame.locator("[data-window=open]")).to_be_visible()
    microsoft.get_by_role("button", name=re.compile(re.escape(PETRA))).click()
    microsoft.get_by_role("button", name="Akzeptieren").click()
    expect(frame.locator('[data-check="imap.opens"]')).to_have_attribute("data-status", "ok", timeout=20_000)
    expect_closed(microsoft)


def test_a_window_that_is_closed_half_way_is_noticed_and_opened_again(
    cmx: Application, page: Page, frame: FrameLocator
) -> None:
    cmx.set_up()
    cmx.add_mailbox()
    open_microsoft(page, frame).close()
    expect(frame.get_by_text("Das Fenster wurde geschlossen, bevor alles fertig war.")).to_be_visible()
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Noch einmal öffnen").click()
    opened.value.get_by_role("button", name=re.compile(re.escape(PETRA))).click()
    opened.value.get_by_role("button", name="Abbrechen").click()
    expect(frame.locator('[data-check="entra.AADSTS65004"]')).to_have_attribute("data-status", "problem")


def test_a_window_that_was_blocked_becomes_a_plain_link(
    cmx: Application, page: Page, frame: FrameLocator
) -> None:
    cmx.set_up()
    cmx.add_mailbox()
    go(page, "e-mailkonto")
    frame.locator("[data-action=sign-in]").wait_for()
    page.frames[1].evaluate("window.open = () => null")
    frame.locator("[data-action=sign-in]").click()
    expect(frame.get_by_text("Ihr Browser hat das Fenster nicht geöffnet.")).to_be_visible()
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Fenster öffnen").click()
    opened.value.get_by_role("button", name=re.compile(re.escape(PETRA))).click()
    opened.value.get_by_role("button", name="Akzeptieren").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Sie können dieses Fenster schließen")
    expect(frame.locator('[data-check="imap.opens"]')).to_have_attribute("data-status", "ok", timeout=20_000)


def test_the_redirect_url_is_tried_through_a_window(
    cmx: Application, page: Page, frame: FrameLocator
) -> None:
    cmx.set_up()
    go(page, "umleitungs-url")
    frame.locator("[data-action=try]").click()
    expect(frame.locator('[data-check="redirect_url.tried"]')).to_have_attribute("data-status", "ok")


def test_a_password_is_typed_in_a_window_where_nobody_is_signed_in(cmx: Application, page: Page) -> None:
    page.context.clear_cookies()
    inside = page.frame_locator("cmx-assistent iframe")
    with page.context.expect_page() as opened:
        inside.get_by_role("link", name="Anmelden").click()
    opened.value.locator("[name=name]").fill("Ada Muster")
    opened.value.locator("[name=password]").fill(Visitor.PASSWORD)
    opened.value.get_by_role("main").get_by_role("button", name="Anmelden").click()
    expect(inside.locator("[data-step]")).to_be_visible()
    expect_closed(opened.value)
