"""Step 3 looks at what is typed and pasted while it is; and nothing that is typed is ever lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from cmx_app.testing.application import Application
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Visitor
from cmx_app.testing.wizard import Findings, Wizard

CHECKS = "**/umleitungs-url/pruefen"


@pytest.fixture
def wizard(page: Page) -> Wizard:
    """At step 3, with nothing in the field."""
    wizard = Wizard(page)
    wizard.go("umleitungs-url")
    return wizard


def paste(wizard: Wizard, name: str, text: str) -> None:
    """As people do: select what is there, and Ctrl+V."""
    wizard.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    wizard.entry(name).focus()
    wizard.page.keyboard.press("Control+A")
    wizard.page.keyboard.press("Control+V")


@pytest.mark.parametrize(
    ("mistake", "code"),
    [
        (("localhost", "www.localhost"), "redirect_url.www_too_much"),
        (("localhost", "example"), "redirect_url.host_wrong"),
        (("%20", " "), "redirect_url.space_instead_of_percent20"),
        (("%20", "%2520"), "redirect_url.percent_encoded_twice"),
        (("continue_oauth", "continue_oauth/"), "redirect_url.trailing_slash"),
    ],
)
def test_a_mistake_is_named_when_it_is_pasted(
    cmx: Application, wizard: Wizard, mistake: tuple[str, str], code: str
) -> None:
    paste(wizard, "redirect_url", cmx.redirect_url.replace(*mistake))
    finding = wizard.finds(code, "problem", "you")
    expect(finding.locator("mark").first).to_be_visible()
    paste(wizard, "redirect_url", cmx.redirect_url)
    wizard.finds("redirect_url.matches")
    expect(wizard.finding(code)).to_have_count(0)


def test_typing_is_looked_at_as_soon_as_it_pauses(cmx: Application, wizard: Wizard) -> None:
    url = cmx.redirect_url
    wizard.entry("redirect_url").press_sequentially(url[:-6])
    wizard.finds("redirect_url.path_wrong", "problem")
    wizard.page.keyboard.type(url[-6:])
    wizard.finds("redirect_url.matches")
    wizard.page.keyboard.type("/")
    wizard.finds("redirect_url.trailing_slash", "problem")
    wizard.page.keyboard.press("Backspace")
    wizard.finds("redirect_url.matches")


def test_what_is_wrong_is_told_at_its_field_while_it_is_wrong(wizard: Wizard) -> None:
    wizard.go("anwendung")
    entry = wizard.entry("client_id")
    wizard.write(client_id="hallo", tenant_id="firma.example")
    wizard.finds("tenant_id.is_domain", "caution")
    place = wizard.page.locator("[data-findings-of=client_id]")
    expect(place.locator("[data-check]")).to_have_count(1)
    expect(entry).to_have_attribute("aria-invalid", "true")
    expect(entry).to_have_accessible_description(re.compile("Das ist keine ID"))
    wizard.write(client_id="0f1e2d3c-1111-4222-8333-444455556666")
    wizard.finds("client_id.looks_right")
    expect(entry).not_to_have_attribute("aria-invalid", "true")
    expect(wizard.finding("client_id.not_an_id")).to_have_count(0)


def test_a_saved_problem_is_told_on_top_with_a_link_to_its_field(wizard: Wizard) -> None:
    wizard.go("anwendung")
    wizard.write(client_id="hallo")
    wizard.go_on("umleitungs-url")
    wizard.page.locator("[data-action=back]").click()
    summary = wizard.page.get_by_role("alert", name="Bitte noch einmal ansehen")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Anwendungs-ID (Client): Das ist keine ID").click()
    expect(wizard.entry("client_id")).to_be_focused()


def test_several_mistakes_are_all_named(cmx: Application, wizard: Wizard) -> None:
    paste(wizard, "redirect_url", cmx.redirect_url.replace("localhost", "www.localhost") + "/")
    wizard.finds("redirect_url.www_too_much", "problem")
    wizard.finds("redirect_url.trailing_slash", "problem")


@contextmanager
def first_check_held_back(page: Page) -> Iterator[list[Route]]:
    """The first live check stays under way until the end, or until somebody lets it go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route(CHECKS, hold)
    yield held
    page.unroute(CHECKS, hold)


def test_the_last_answer_wins(cmx: Application, wizard: Wizard) -> None:
    with first_check_held_back(wizard.page) as held:
        with wizard.page.expect_request(CHECKS):
            paste(wizard, "redirect_url", f"{cmx.redirect_url}/")
        paste(wizard, "redirect_url", cmx.redirect_url)
        wizard.finds("redirect_url.matches")
        held[0].continue_()
    wizard.finds("redirect_url.matches")
    expect(wizard.finding("redirect_url.trailing_slash")).to_have_count(0)


def test_a_submit_while_somebody_still_types_is_not_aborted(cmx: Application, wizard: Wizard) -> None:
    wizard.entry("redirect_url").press_sequentially(cmx.redirect_url)
    wizard.page.keyboard.press("Enter")
    wizard.is_at("kundengeheimnis")
    wizard.go("umleitungs-url")
    expect(wizard.entry("redirect_url")).to_have_value(cmx.redirect_url)


def test_a_submit_while_a_check_is_under_way_is_not_aborted(cmx: Application, wizard: Wizard) -> None:
    with first_check_held_back(wizard.page):
        with wizard.page.expect_request(CHECKS):
            paste(wizard, "redirect_url", f"{cmx.redirect_url}/")
        expect(wizard.page.locator("#befunde")).to_have_class("findings htmx-request")
        wizard.go_on("kundengeheimnis")


def test_what_was_typed_survives_back_and_a_reload(page: Page) -> None:
    wizard = Wizard(page)
    wizard.go("anwendung")
    wizard.write(display_name="Musterpost", client_id="11111111-2222-4333-8444-555555555555")
    wizard.choice("AzureADMultipleOrgs").check()
    page.locator("[data-action=back]").click()
    wizard.is_at("ueberblick")
    page.go_back()
    wizard.is_at("anwendung")
    expect(wizard.entry("display_name")).to_have_value("Musterpost")
    expect(wizard.choice("AzureADMultipleOrgs")).to_be_checked()
    page.reload()
    expect(wizard.entry("client_id")).to_have_value("11111111-2222-4333-8444-555555555555")
    wizard.finds("client_id.looks_right")


def test_a_secret_does_not_survive_back(page: Page) -> None:
    wizard = Wizard(page)
    wizard.go("kundengeheimnis")
    wizard.write(client_secret="abc8Q~geheim-geheim-geheim-geheim-geheim", secret_expires_on="2028-05-01")
    page.locator("[data-action=back]").click()
    wizard.is_at("umleitungs-url")
    page.go_back()
    wizard.is_at("kundengeheimnis")
    expect(wizard.entry("secret_expires_on")).to_have_value("2028-05-01")
    expect(wizard.entry("client_secret")).to_have_value("")
    assert "abc8Q~" not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")


def test_a_secret_that_arrived_is_kept_though_another_field_is_wrong(visitor: Visitor) -> None:
    wizard = Wizard(visitor.page)
    wizard.go("kundengeheimnis")
    wizard.write(client_secret="abc8Q~geheim-geheim-geheim-geheim-geheim")
    visitor.watcher.provokes(422)
    visitor.page.locator("[data-action=next]").click()
    expect(visitor.page.get_by_text("Wert liegt vor (abc…)")).to_be_visible()
    expect(wizard.entry("client_secret")).to_have_value("")


def test_a_secrets_id_in_place_of_its_value_is_noticed(wizard: Wizard) -> None:
    wizard.go("kundengeheimnis")
    paste(wizard, "client_secret", "11111111-2222-4333-8444-555555555555")
    wizard.finds("client_secret.is_secret_id", "problem")


def test_a_directory_is_found_by_its_domain_and_taken_over_on_a_click(
    cmx: Application, wizard: Wizard
) -> None:
    wizard.go("tenant-id")
    wizard.page.get_by_role("main").locator("summary").first.click()
    wizard.page.locator("[name=domain]").fill("petra.post@vhs-musterstadt.example")
    wizard.page.locator("[data-action=look-up]").click()
    wizard.page.get_by_role("button", name="In das Feld übernehmen").click()
    expect(wizard.entry("tenant_id")).to_have_value(cmx.practice.directory.home.tenant_id)
    wizard.finds("tenant_id.looks_right")


def test_a_mailbox_is_told_about_while_its_address_is_typed(cmx: Application, wizard: Wizard) -> None:
    cmx.set_up()
    wizard.go("e-mailkonto")
    wizard.entry("address").press_sequentially("karl.kunde@andere-firma.example")
    wizard.finds("mail_domain.other_directory", "problem", "you")
    wizard.finds("mail_address.looks_right")
    paste(wizard, "address", "vhs@outlook.de")
    wizard.finds("mail_address.personal", "caution", "you")
    expect(wizard.finding("mail_domain.other_directory")).to_have_count(0)
    paste(wizard, "address", PETRA)
    wizard.finds("mail_domain.at_microsoft")


def test_an_address_is_saved_while_microsoft_is_still_being_asked(cmx: Application, wizard: Wizard) -> None:
    cmx.set_up()
    cmx.switch(slow=30)
    wizard.go("e-mailkonto")
    with wizard.page.expect_request("**/pruefen?nur=mail_domain.at_microsoft"):
        wizard.entry("address").press_sequentially(PETRA)
    wizard.page.locator("[data-action=next]").click()
    expect(wizard.page.locator("[data-action=sign-in]")).to_be_visible()
    wizard.finds("mail_domain.not_asked", "caution")


def test_a_further_mailbox_is_told_about_too(cmx: Application, page: Page) -> None:
    cmx.set_up()
    page.goto("/App%20E-Mailkonto/neu")
    page.get_by_label("Adresse des Postfachs").fill("info@us-behoerde.example")
    Findings(page).finds("mail_domain.other_cloud", "problem", "you")
