"""What a failure does to the pages around it; that each is explained is tests/failures'."""

import re

from playwright.sync_api import Page, Route, expect

from cmx_app.testing.application import Application
from cmx_app.testing.applications import ErrorBox, MailAccount
from cmx_app.testing.microsoft import SignIn
from cmx_app.testing.people import ANNA, INFO, PETRA
from cmx_app.testing.visitor import Visitor
from cmx_app.testing.wizard import Findings, Wizard

ENTRA, EXCHANGE, MAILBOX_USER = "entra-administrator", "exchange-administrator", "mailbox-user"
NETWORK, YOU = "network-administrator", "you"


def test_what_may_only_be_too_new_for_microsoft_is_asked_again(cmx: Application, page: Page) -> None:
    cmx.set_up(hours_ago=0)
    cmx.switch(application_unknown=True)
    wizard = Wizard(page)
    wizard.go("pruefung")
    expect(wizard.finding("entra.secret_accepted")).to_contain_text("fragen wir von selbst noch einmal")
    cmx.switch(application_unknown=False)
    page.locator("form [data-action=recheck]").click()
    wizard.finds("entra.application_known")
    wizard.finds("entra.secret_accepted")


def test_a_slow_check_keeps_no_other_from_being_asked_again(cmx: Application, page: Page) -> None:
    cmx.set_up()
    held: list[Route] = []
    page.route(re.compile("nur=mail.reachable"), lambda route: held.append(route))
    wizard = Wizard(page)
    wizard.go("pruefung")
    wizard.finds("entra.secret_accepted")
    cmx.switch(application_unknown=True)
    page.locator("form [data-action=recheck]").click()
    wizard.finds("entra.AADSTS700016", "problem", YOU)
    assert len(held) == 1
    held[0].continue_()


def test_the_way_out_names_this_very_mailbox(cmx: Application, page: Page) -> None:
    cmx.switch(smtp_off_mailbox=True)
    account = MailAccount(page).open(cmx.connect())
    finding = account.finds("smtp.disabled_for_mailbox", "problem", EXCHANGE)
    finding.get_by_text("Ohne Admin Center: mit PowerShell").click()
    expect(finding.get_by_role("figure").get_by_text(PETRA).first).to_be_visible()
    expect(finding).to_have_attribute("data-subject", PETRA)


def test_half_working_is_told_as_such_on_the_start_page(cmx: Application, page: Page) -> None:
    cmx.switch(smtp_off_mailbox=True)
    account = MailAccount(page).open(cmx.connect())
    account.finds("smtp.disabled_for_mailbox", "problem")
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text("Empfangen klappt, Senden noch nicht")


def test_a_redirect_url_that_microsoft_does_not_know_is_explained_with_the_right_one(
    cmx: Application, page: Page
) -> None:
    cmx.set_up(redirect_url=f"{cmx.redirect_url}/")
    wizard = Wizard(page)
    wizard.go("umleitungs-url")
    with page.context.expect_page() as opened:
        page.locator("[data-action=try]").click()
    ErrorBox(opened.value).paste_whole_page()
    finding = Findings(opened.value).finds("entra.AADSTS50011", "problem", ENTRA)
    expect(finding.get_by_text(cmx.redirect_url, exact=True)).to_be_visible()
    expect(wizard.finding("redirect_url.tried")).to_have_count(0)


def test_a_redirect_url_that_microsoft_knows_comes_back_and_is_proven(cmx: Application, page: Page) -> None:
    cmx.set_up()
    wizard = Wizard(page)
    wizard.go("umleitungs-url")
    with page.context.expect_page() as opened:
        page.locator("[data-action=try]").click()
    Wizard(opened.value).is_at("umleitungs-url")
    opened.value.close()
    page.bring_to_front()
    wizard.finds("redirect_url.tried")


def test_a_sign_in_by_somebody_else_is_noticed_and_nothing_is_kept(cmx: Application, page: Page) -> None:
    cmx.set_up()
    account = MailAccount(page).open(cmx.add_mailbox())
    microsoft = account.sign_in()
    microsoft.choose(ANNA)
    microsoft.accept()
    finding = account.finds("sign_in.wrong_person", "problem", MAILBOX_USER)
    expect(finding).to_contain_text(ANNA)
    expect(page.locator("[data-action=test-mail]")).to_have_count(0)


def test_consent_that_is_declined_is_explained(cmx: Application, page: Page) -> None:
    cmx.set_up()
    cmx.add_mailbox()
    wizard = Wizard(page)
    wizard.go("e-mailkonto")
    page.locator("[data-action=sign-in]").click()
    microsoft = SignIn(page, wizard.hands)
    microsoft.choose(PETRA)
    microsoft.cancel()
    wizard.is_at("e-mailkonto")
    wizard.finds("entra.AADSTS65004", "problem", MAILBOX_USER)


def test_microsofts_answer_is_good_for_one_time(cmx: Application, visitor: Visitor, page: Page) -> None:
    cmx.set_up()
    account = MailAccount(page).open(cmx.add_mailbox())
    microsoft = account.sign_in()
    microsoft.choose(PETRA)
    with page.expect_request("**/continue_oauth?*") as answered:
        microsoft.accept()
    account.finds("smtp.authenticates")
    page.reload()
    account.finds("smtp.authenticates")
    visitor.watcher.provokes(400)
    page.goto(answered.value.url)
    account.finds("sign_in.unknown", "problem", YOU)


def test_a_shared_mailbox_works_by_the_person_who_signed_in(cmx: Application, page: Page) -> None:
    cmx.set_up()
    account = MailAccount(page).open(cmx.add_mailbox(INFO, "shared"))
    microsoft = account.sign_in()
    microsoft.choose(PETRA)
    microsoft.accept()
    for code in ("account.person_fits", "imap.opens", "smtp.authenticates"):
        account.finds(code)
    account.send_test_mail()
    account.finds("mail.arrived")
    (mail,) = cmx.practice.office.arrived(INFO)
    assert str(mail.parsed()["From"]) == INFO


def test_a_slow_microsoft_is_waited_for_and_then_named(cmx: Application, page: Page) -> None:
    cmx.set_up()
    cmx.switch(slow=12)
    wizard = Wizard(page)
    wizard.go("pruefung")
    expect(wizard.finding("entra.directory_known")).to_have_attribute("data-status", "waiting")
    wizard.finds("imap.unreachable_timeout", "problem", NETWORK)
    wizard.finds("entra.unreachable_timeout", "problem", NETWORK)


def test_a_sign_in_that_can_not_begin_says_why(cmx: Application, page: Page) -> None:
    cmx.set_up()
    account = MailAccount(page).open(cmx.add_mailbox())
    cmx.switch(down=True)
    page.locator("[data-action=sign-in]").click()
    account.finds("entra.unreachable_network", "problem", NETWORK)
