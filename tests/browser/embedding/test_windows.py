"""Windows that a frame opens: to sign in here and at Microsoft, and what becomes of them."""

import re

from playwright.sync_api import FrameLocator, Page, expect

from cmx_app.testing.application import Application
from cmx_app.testing.applications import LocalSignIn
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Visitor
from tests.browser.embedding.conftest import expect_closed, go, open_microsoft


def test_a_frame_is_signed_in_by_one_click_and_its_cookie_is_its_own(page: Page, frame: FrameLocator) -> None:
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies.keys() == {"cmx_session", "cmx_embedded"}
    own = cookies["cmx_embedded"]
    assert (own["sameSite"], own["secure"], own["path"]) == ("None", True, "/einbetten")
    assert own["partitionKey"] == "https://musterstadt.example"
    expect(frame.get_by_role("link", name="In eigenem Tab öffnen")).to_be_visible()


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
    LocalSignIn(opened.value).sign_in("Ada Muster", Visitor.PASSWORD)
    expect(inside.locator("[data-step]")).to_be_visible()
    expect_closed(opened.value)
