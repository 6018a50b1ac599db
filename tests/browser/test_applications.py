"""The three applications of cmxOrganize work on the same records as the wizard."""

import re

from playwright.sync_api import Page, expect

from cmx_app.testing.application import Application
from cmx_app.testing.applications import ApplicationSettings, Interfaces, MailAccount, MailAccounts
from cmx_app.testing.hands import Mouse
from cmx_app.testing.microsoft import SignIn
from cmx_app.testing.people import ANNA, INFO, PETRA
from cmx_app.testing.steps import Checks, Done
from cmx_app.testing.visitor import Invite
from cmx_app.testing.wizard import Wizard


def test_an_interface_that_keeps_mailboxes_connected_is_not_deleted(cmx: Application, page: Page) -> None:
    cmx.connect()
    interfaces = Interfaces(page).open()
    interfaces.ask_before_deleting()
    expect(interfaces.main).to_contain_text(PETRA)
    expect(page.get_by_role("button", name="Endgültig löschen")).to_have_count(0)
    MailAccount(page).open(1).delete()
    expect(interfaces.main).to_contain_text("Noch ist kein Postfach eingerichtet")
    interfaces.open().delete()
    expect(interfaces.main).to_contain_text("Noch gibt es keine Schnittstelle")


def test_what_is_entered_in_the_applications_is_there_in_the_wizard(page: Page) -> None:
    settings = ApplicationSettings(page).open()
    settings.add_application()
    settings.enter_tenant_id("11111111-2222-4333-8444-555555555555")
    expect(page.get_by_role("heading", level=1)).to_have_text("Einstellungen")
    Interfaces(page).open().add(
        "66666666-7777-4888-8999-000000000000", "abc8Q~geheim-geheim-geheim-geheim-geheim"
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Schnittstellen")
    wizard = Wizard(page)
    wizard.go("schnittstelle")
    expect(wizard.entry("client_id")).to_have_value("66666666-7777-4888-8999-000000000000")
    expect(page.get_by_role("main")).to_contain_text("abc…")
    wizard.go("tenant-id")
    expect(wizard.entry("tenant_id")).to_have_value("11111111-2222-4333-8444-555555555555")


def test_a_further_mailbox_is_connected_from_its_application(cmx: Application, page: Page) -> None:
    cmx.connect()
    account = MailAccounts(page).open().add(INFO, "shared")
    account.sign_in().choose(PETRA)
    account.finds("smtp.authenticates")
    expect(page.get_by_role("heading", level=1)).to_have_text(INFO)
    MailAccounts(page).open()
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("@"))).to_have_text([PETRA, INFO])


def test_an_answer_is_changed_from_the_last_step_and_leads_back_there(cmx: Application, page: Page) -> None:
    cmx.connect()
    wizard = Wizard(page)
    Done(wizard).open().change("anwendung")
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
    link = Checks(Wizard(page)).open().consent_link()
    elsewhere = welcome().page
    elsewhere.goto(link)
    microsoft = SignIn(elsewhere, Mouse())
    microsoft.choose(ANNA)
    microsoft.accept()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Zustimmung bei Microsoft")
    expect(elsewhere.locator("[data-check]")).to_have_attribute("data-status", "ok")
    account = MailAccount(page).open(cmx.add_mailbox())
    account.sign_in().choose(PETRA)
    account.finds("smtp.authenticates")
