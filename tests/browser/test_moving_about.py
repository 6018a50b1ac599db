"""Going from page to page: address, title, focus and history stay right; the search bar and the language."""

import re

import pytest
from playwright.sync_api import Page, expect

from cmx_app.store.sign_in import administrators, end_all_sessions
from cmx_app.testing.application import Application
from cmx_app.testing.applications import LocalSignIn
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Visitor
from cmx_app.testing.wizard import Wizard


def test_a_step_that_comes_by_htmx_has_title_address_and_focus(page: Page) -> None:
    wizard = Wizard(page)
    wizard.go("anwendung")
    page.evaluate("window.isStillHere = true")
    for control, slug in (
        (
            page.get_by_role("navigation", name="Schritte").get_by_role("link", name="Kundengeheimnis"),
            "kundengeheimnis",
        ),
        (page.locator("[data-action=back]"), "umleitungs-url"),
        (page.locator("[data-action=next]"), "kundengeheimnis"),
    ):
        control.click()
        wizard.is_at(slug)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
    for slug in ("umleitungs-url", "kundengeheimnis", "anwendung"):
        page.go_back()
        wizard.is_at(slug)
    assert page.evaluate("window.isStillHere"), "the page was loaded anew"


def test_what_is_empty_is_told_on_top_with_focus_and_is_no_new_place(
    cmx: Application, visitor: Visitor
) -> None:
    cmx.set_up()
    page, wizard = visitor.page, Wizard(visitor.page)
    wizard.go("pruefung")
    wizard.go_on("e-mailkonto")
    places = page.evaluate("history.length")
    visitor.watcher.provokes(422)
    page.locator("[data-action=next]").click()
    summary = page.get_by_role("alert").filter(has=page.get_by_role("link"))
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Fehler: "))
    assert page.evaluate("history.length") == places
    summary.get_by_role("link").click()
    expect(wizard.entry("address")).to_be_focused()
    expect(wizard.entry("address")).to_have_attribute("aria-invalid", "true")
    page.go_back()
    wizard.is_at("pruefung")


def test_a_session_that_ended_leads_to_the_sign_in_and_back_with_what_was_typed(
    cmx: Application, visitor: Visitor
) -> None:
    page, wizard = visitor.page, Wizard(visitor.page)
    wizard.go("anwendung")
    wizard.write(display_name="Musterpost")
    with cmx.app.app_context():
        ada = administrators()[0]
        end_all_sessions(ada.id)
    visitor.watcher.provokes(401)
    page.locator("[data-action=next]").click()
    expect(page).to_have_url(re.compile("/anmelden"))
    LocalSignIn(page).sign_in(ada.name, visitor.PASSWORD)
    wizard.is_at("anwendung")
    expect(wizard.entry("display_name")).to_have_value("Musterpost")


def test_a_secret_is_shown_while_it_is_typed_if_somebody_wants(page: Page) -> None:
    wizard = Wizard(page)
    wizard.go("kundengeheimnis")
    field = wizard.entry("client_secret")
    expect(field).to_have_attribute("type", "password")
    page.get_by_role("button", name=re.compile("^Anzeigen")).click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name=re.compile("^Verbergen")).click()
    expect(field).to_have_attribute("type", "password")


@pytest.mark.parametrize("has_clipboard", [True, False])
def test_the_copy_button_copies_the_exact_text_and_says_so(
    cmx: Application, page: Page, has_clipboard: bool
) -> None:
    if not has_clipboard:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    wizard = Wizard(page)
    wizard.go("umleitungs-url")
    page.locator("[data-action=copy]").first.click()
    expect(page.get_by_role("status").filter(has_text="Kopiert")).to_be_attached()
    wizard.entry("redirect_url").focus()
    page.keyboard.press("Control+V")
    expect(wizard.entry("redirect_url")).to_have_value(cmx.redirect_url)


@pytest.mark.parametrize(
    ("typed", "found", "address"),
    [
        ("schnitstellen", "Schnittstellen", "/App%20Schnittstellen/"),
        ("postfaecher", "E-Mailkonto", "/App%20E-Mailkonto/"),
        ("interfaces", "Schnittstellen", "/App%20Schnittstellen/"),
        ("petra.post", PETRA, "/App%20E-Mailkonto/1/"),
    ],
)
def test_the_search_bar_finds_by_keyboard_alone(
    cmx: Application, page: Page, typed: str, found: str, address: str
) -> None:
    cmx.add_mailbox()
    page.goto("/assistent/pruefung")
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type(typed)
    option = page.get_by_role("option", name=re.compile(re.escape(found))).first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{cmx.url}{address}")


def test_escape_closes_the_search(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("schnittstellen")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_the_language_is_switched_on_the_spot_and_stays(page: Page) -> None:
    Wizard(page).go("anwendung")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    Wizard(page).is_at("anwendung")
    page.locator("[data-action=back]").click()
    Wizard(page).is_at("ueberblick")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
