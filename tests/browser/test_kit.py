"""The test kit's page objects find their pages by roles and labels, in both languages."""

import pytest
from playwright.sync_api import expect

from cmx_app.testing.application import Application
from cmx_app.testing.applications import (
    ApplicationSettings,
    ErrorBox,
    Interfaces,
    LocalSignIn,
    MailAccount,
    MailAccounts,
    SearchBar,
)
from cmx_app.testing.people import INFO, PETRA
from cmx_app.testing.steps import Checks, Done, RedirectUrl
from cmx_app.testing.visitor import Invite, Visitor
from cmx_app.testing.wizard import Wizard


@pytest.fixture(params=["de", "en"])
def visitor(request: pytest.FixtureRequest, welcome: Invite) -> Visitor:
    somebody = welcome(request.param)
    somebody.sign_in()
    return somebody


def test_the_three_applications_are_worked_by_their_labels(cmx: Application, visitor: Visitor) -> None:
    page = visitor.page
    settings = ApplicationSettings(page).open()
    settings.add_application()
    settings.enter_tenant_id("11111111-2222-4333-8444-555555555555")
    Interfaces(page).open().add("66666666-7777-4888-8999-000000000000", "abc8Q~" + "geheim-" * 5)
    account = MailAccounts(page).open().add(INFO, "shared")
    expect(page.get_by_role("heading", level=1)).to_have_text(INFO)
    account.delete()
    Interfaces(page).open().delete()
    expect(page.get_by_role("main").get_by_role("link", name="Azure", exact=True)).to_have_count(0)


def test_a_connected_instance_is_worked_by_its_labels(cmx: Application, visitor: Visitor) -> None:
    account, wizard = cmx.connect(), Wizard(visitor.page)
    assert RedirectUrl(wizard).open().wanted() == cmx.redirect_url
    assert Checks(wizard).open().consent_link().startswith(cmx.practice.pages)
    Done(wizard).open().change("anwendung")
    expect(wizard.choice("AzureADMyOrg")).to_be_checked()
    wizard.go_on("fertig")
    mailbox = MailAccount(visitor.page).open(account)
    mailbox.recheck()
    mailbox.finds("smtp.authenticates")
    mailbox.settles()
    mailbox.send_test_mail()
    mailbox.finds("mail.arrived")
    assert [mail.recipients for mail in cmx.mails(PETRA)] == [(PETRA,)]


def test_search_errors_and_sign_in_are_worked_by_their_labels(cmx: Application, visitor: Visitor) -> None:
    visitor.page.goto("/")
    SearchBar(visitor.page).find("tenantid", "TenantID")
    ErrorBox(visitor.page).explain("AADSTS50011").finds("entra.AADSTS50011", "problem")
    visitor.context.clear_cookies()
    LocalSignIn(visitor.page).open().sign_in(visitor.name, Visitor.PASSWORD)
    visitor.page.wait_for_url("**/")
    expect(visitor.page.get_by_role("main").get_by_role("link").first).to_be_visible()


def test_secrets_expire_when_time_passes(cmx: Application, visitor: Visitor) -> None:
    cmx.set_up()
    cmx.let_time_pass(days=731)
    Checks(Wizard(visitor.page)).open()
    Wizard(visitor.page).finds("entra.AADSTS7000222", "problem", "entra-administrator")
