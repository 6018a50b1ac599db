"""The application mounted below a path, as intranets do: not one address leads out of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from cmx_app.testing.application import Application
from cmx_app.testing.applications import MailAccount
from cmx_app.testing.fixtures import Serve
from cmx_app.testing.people import PETRA
from cmx_app.testing.wizard import Wizard


@pytest.fixture
def cmx(serve_cmx: Serve) -> Application:
    """At http://localhost:…/intern instead of at the root."""
    return serve_cmx("/intern")


def test_steps_checks_and_search_stay_below_the_path(cmx: Application, page: Page) -> None:
    wizard = Wizard(page)
    page.goto(f"{cmx.url}/assistent/umleitungs-url")
    wizard.write(redirect_url=cmx.redirect_url.replace("/intern", ""))
    wizard.finds("redirect_url.prefix_missing", "problem")
    wizard.write(redirect_url=cmx.redirect_url)
    wizard.finds("redirect_url.matches")
    wizard.finds("address.matches")
    wizard.go_on("kundengeheimnis")
    page.locator("[data-action=back]").click()
    wizard.is_at("umleitungs-url")
    page.get_by_role("combobox").fill("schnittstellen")
    page.get_by_role("option", name="Schnittstellen").first.click()
    expect(page).to_have_url(f"{cmx.url}/App%20Schnittstellen/")


def test_a_mailbox_is_connected_below_the_path(cmx: Application, page: Page) -> None:
    cmx.set_up()
    page.goto(f"{cmx.url}/App%20E-Mailkonto/{cmx.add_mailbox()}/")
    account = MailAccount(page)
    microsoft = account.sign_in()
    microsoft.choose(PETRA)
    microsoft.accept()
    account.finds("smtp.authenticates")
    expect(page).to_have_url(re.compile(f"^{cmx.url}/App%20E-Mailkonto/1/"))
    account.send_test_mail()
    account.finds("mail.arrived")
