"""„Verbindung prüfen“ in a browser: results arrive one after another, and each can be asked again."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from cmx_app.testing.application import Application
from cmx_app.testing.hands import Keyboard
from cmx_app.testing.visitor import Invite
from cmx_app.testing.wizard import Findings
from tests.browser.examining import Examination


def open_check(page: Page, account: int) -> Findings:
    page.goto(f"/App%20E-Mailkonto/{account}/pruefen")
    return Findings(page)


def sentence(page: Page) -> Locator:
    return page.locator(".stand")


def test_results_arrive_one_after_another_and_add_up_to_a_sentence(cmx: Application, page: Page) -> None:
    cmx.switch(slow=2)
    found = open_check(page, cmx.connect())
    found.finds("imap.connects")
    expect(found.finding("imap.opens")).to_have_attribute("data-status", "waiting")
    expect(sentence(page)).to_contain_text("wird geprüft")
    found.finds("imap.opens")
    found.finds("smtp.sender_accepted")
    expect(sentence(page)).to_contain_text("Alles klappt", timeout=20_000)
    expect(sentence(page)).to_contain_text("gerade eben")
    expect(page.get_by_role("status").first).to_have_text("Alles klappt: Das Postfach empfängt und sendet.")


def test_smtp_auth_that_is_off_is_asked_again_alone_by_keyboard(cmx: Application, page: Page) -> None:
    cmx.switch(smtp_off_tenant=True)
    found = open_check(page, cmx.connect())
    found.finds("smtp.disabled_for_tenant", "problem", "exchange-administrator")
    expect(sentence(page)).to_contain_text("Empfangen klappt, Senden noch nicht", timeout=20_000)
    cmx.switch(smtp_off_tenant=False)
    cmx.switch(imap_off=True)
    Keyboard().press(page.get_by_role("link", name=re.compile("Jetzt noch einmal")))
    found.finds("smtp.authenticates")
    found.finds("imap.opens")


def test_everything_can_be_asked_again(cmx: Application, page: Page) -> None:
    found = open_check(page, cmx.connect())
    expect(sentence(page)).to_contain_text("Alles klappt", timeout=20_000)
    cmx.switch(imap_off=True)
    page.get_by_role("link", name="Alles erneut prüfen").click()
    found.finds("imap.not_connected", "problem")
    expect(sentence(page)).to_contain_text("Senden klappt, Empfangen noch nicht", timeout=20_000)


def test_without_javascript_one_page_shows_everything(cmx: Application, welcome: Invite) -> None:
    account, visitor = cmx.connect(), welcome(javascript=False)
    visitor.sign_in()
    found = open_check(visitor.page, account)
    found.finds("smtp.sender_accepted")
    expect(visitor.page.locator("[data-status=waiting]")).to_have_count(0)
    cmx.switch(smtp_off_mailbox=True)
    visitor.page.get_by_role("link", name="Erneut prüfen: Anmeldung zum Senden (SMTP AUTH)").click()
    found.finds("smtp.disabled_for_mailbox", "problem")


def test_the_report_for_support_is_copied_as_it_stands(cmx: Application, page: Page) -> None:
    open_check(page, cmx.connect())
    expect(sentence(page)).to_contain_text("Alles klappt", timeout=20_000)
    page.get_by_text("Protokoll und Bericht für Fachleute").click()
    page.get_by_role("button", name="Bericht für den Support").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "AUTH XOAUTH2" in copied
    assert "smtp.sender_accepted" in copied


@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_while_it_works_and_while_it_does_not(
    cmx: Application, welcome: Invite, language: str
) -> None:
    account, visitor = cmx.connect(), welcome(language)
    visitor.sign_in()
    examination = Examination(visitor.page)
    for faults in ({}, {"smtp_off_mailbox": True}, {"down": True}):
        cmx.switch(**faults)
        open_check(visitor.page, account)
        expect(visitor.page.locator("#stand:not([hx-get])")).to_be_visible(timeout=30_000)
        for summary in visitor.page.get_by_role("main").locator("summary").all():
            summary.click()
        examination.look(str(faults))
    assert not examination.complaints, "\n".join(examination.complaints)
