"""The three applications of cmxOrganize work on the same records as the wizard."""

import re

from playwright.sync_api import Page, expect

from cmx_app.testing.application import Application
from cmx_app.testing.hands import Mouse
from cmx_app.testing.microsoft import SignIn
from cmx_app.testing.people import ANNA, INFO, PETRA
from cmx_app.testing.visitor import Invite
from cmx_app.testing.wizard import MailAccount, Wizard


def test_an_interface_that_keeps_mailboxes_connected_is_not_deleted(cmx: Application, page: Page) -> None:
    cmx.connect()
    page.goto("/App%20Schnittstellen/1/")
    page.get_by_role("link", name="Löschen").click()
    expect(page.get_by_role("main")).to_contain_text(PETRA)
    expect(page.get_by_role("button", name="Endgültig löschen")).to_have_count(0)
    page.goto("/App%20E-Mailkonto/1/loeschen")
    page.get_by_role("button", name="Endgültig löschen").click()
    expect(page.get_by_role("main")).to_contain_text("Noch ist kein Postfach eingerichtet")
    page.goto("/App%20Schnittstellen/1/loeschen")
    page.get_by_role("button", name="Endgültig löschen").click()
    expect(page.get_by_role("main")).to_contain_text("Noch gibt es keine Schnittstelle")


def test_what_is_entered_in_the_applications_is_there_in_the_wizard(page: Page) -> None:
    page.goto("/App%20Einstellungen/")
    page.get_by_role("button", name="Applikation hinzufügen").click()
    page.get_by_role("link", name="Einstellung hinzufügen").click()
    page.locator("[name=value]").fill("11111111-2222-4333-8444-555555555555")
    page.locator("[data-action=next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Einstellungen")
    page.goto("/App%20Schnittstellen/neu")
    page.locator("[name=client_id]").fill("66666666-7777-4888-8999-000000000000")
    page.locator("[name=client_secret]").fill("abc8Q~geheim-geheim-geheim-geheim-geheim")
    page.locator("[data-action=next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Schnittstellen")
    wizard = Wizard(page)
    wizard.go("schnittstelle")
    expect(wizard.entry("client_id")).to_have_value("66666666-7777-4888-8999-000000000000")
    expect(page.get_by_role("main")).to_contain_text("abc…")
    wizard.go("tenant-id")
    expect(wizard.entry("tenant_id")).to_have_value("11111111-2222-4333-8444-555555555555")


def test_a_further_mailbox_is_connected_from_its_application(cmx: Application, page: Page) -> None:
    cmx.connect()
    page.goto("/App%20E-Mailkonto/neu")
    page.locator("[name=address]").fill(INFO)
    page.locator("[name=mailbox_kind][value=shared]").check()
    page.locator("[data-action=next]").click()
    account = MailAccount(page)
    account.sign_in().choose(PETRA)
    account.finds("smtp.authenticates")
    expect(page.get_by_role("heading", level=1)).to_have_text(INFO)
    page.goto("/App%20E-Mailkonto/")
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("@"))).to_have_text([PETRA, INFO])


def test_an_answer_is_changed_from_the_last_step_and_leads_back_there(cmx: Application, page: Page) -> None:
    cmx.connect()
    wizard = Wizard(page)
    wizard.go("fertig")
    page.get_by_role("link", name="Ändern").first.click()
    wizard.is_at("anwendung")
    wizard.write(display_name="Musterpost")
    wizard.go_on("fertig")
    expect(page.get_by_role("main")).to_contain_text("Musterpost")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("ics")).click()
    assert "BEGIN:VALARM" in download.value.path().read_text(encoding="utf-8")


def test_an_administrator_consents_for_everybody_by_a_link_in_another_browser(
    cmx: Application, page: Page, welcome: Invite
) -> None:
    cmx.set_up()
    cmx.switch(consent_blocked=True)
    Wizard(page).go("pruefung")
    link = page.get_by_role("link", name=re.compile("^Zustimmungsseite")).get_attribute("href")
    elsewhere = welcome().page
    elsewhere.goto(link or "")
    microsoft = SignIn(elsewhere, Mouse())
    microsoft.choose(ANNA)
    microsoft.accept()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Zustimmung bei Microsoft")
    expect(elsewhere.locator("[data-check]")).to_have_attribute("data-status", "ok")
    account = MailAccount(page).open(cmx.add_mailbox())
    account.sign_in().choose(PETRA)
    account.finds("smtp.authenticates")
