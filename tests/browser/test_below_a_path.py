"""The application mounted below a path, as intranets do: not one address leads out of it."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from cmx_app.practice import PracticeMicrosoft
from tests.browser.house import PETRA, House, open_house
from tests.browser.pages_wizard import MailAccount, Wizard


@pytest.fixture
def house(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Iterator[House]:
    """At http://localhost:…/intern instead of at the root."""
    with open_house(make_app, practice, "/intern") as opened:
        yield opened


def test_steps_checks_and_search_stay_below_the_path(house: House, page: Page) -> None:
    wizard = Wizard(page)
    page.goto(f"{house.url}/assistent/umleitungs-url")
    wizard.write(redirect_url=house.redirect_url.replace("/intern", ""))
    wizard.finds("redirect_url.prefix_missing", "problem")
    wizard.write(redirect_url=house.redirect_url)
    wizard.finds("redirect_url.matches")
    wizard.finds("address.matches")
    wizard.go_on("kundengeheimnis")
    page.locator("[data-action=back]").click()
    wizard.is_at("umleitungs-url")
    page.get_by_role("combobox").fill("schnittstellen")
    page.get_by_role("option", name="Schnittstellen").first.click()
    expect(page).to_have_url(f"{house.url}/App%20Schnittstellen/")


def test_a_mailbox_is_connected_below_the_path(house: House, page: Page) -> None:
    house.set_up()
    page.goto(f"{house.url}/App%20E-Mailkonto/{house.add_mailbox()}/")
    account = MailAccount(page)
    microsoft = account.sign_in()
    microsoft.choose(PETRA)
    microsoft.accept()
    account.finds("smtp.authenticates")
    expect(page).to_have_url(re.compile(f"^{house.url}/App%20E-Mailkonto/1/"))
    account.send_test_mail()
    account.finds("mail.arrived")
