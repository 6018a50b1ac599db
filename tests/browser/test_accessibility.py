"""axe finds nothing on any page: both languages, light and dark. And everything fits on a small phone."""

import pytest
from playwright.sync_api import expect

from cmx_app.steps import WIZARD
from cmx_app.testing.application import Application
from cmx_app.testing.applications import MailAccount
from cmx_app.testing.hands import Mouse
from cmx_app.testing.microsoft import SignIn
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Invite, Visitor
from cmx_app.testing.wizard import Wizard
from tests.browser.examining import Examination

STEPS = [f"/assistent/{step.slug}" for step in WIZARD.steps]
APPLICATIONS = [
    "/App%20Schnittstellen/",
    "/App%20Schnittstellen/neu",
    "/App%20Schnittstellen/1/",
    "/App%20Schnittstellen/1/loeschen",
    "/App%20Einstellungen/",
    "/App%20Einstellungen/einstellung?name=TenantID",
    "/App%20Einstellungen/einstellung/loeschen?name=TenantID",
    "/App%20E-Mailkonto/",
    "/App%20E-Mailkonto/neu",
    "/App%20E-Mailkonto/1/",
    "/App%20E-Mailkonto/1/pruefen",
    "/App%20E-Mailkonto/1/loeschen",
    "/App%20E-Mailkonto/proxy",
]
OTHERS = [
    "/",
    "/assistent/anwendung?aendern=1",
    "/suche?q=schnitstellen",
    "/suche?q=xyzzy",
    "/suche?q=AADSTS50011+Correlation+ID:+7a7f1f9e-0f4a-4ad6-8d1c-000000000200",
    "/fehlermeldung",
]
ERRORS = [
    "/gibt-es-nicht",
    "/App%20E-Mailkonto/continue_oauth?state=unbekannt",
    "/App%20E-Mailkonto/continue_oauth?error=access_denied&admin_consent=True",
]
EMPTY = [
    "/",
    "/assistent/ueberblick",
    "/assistent/kundengeheimnis",
    "/assistent/pruefung",
    "/assistent/fertig",
    "/App%20Schnittstellen/",
    "/App%20Einstellungen/",
    "/App%20E-Mailkonto/",
]
both_languages = pytest.mark.parametrize("language", ["de", "en"])


@pytest.fixture
def administrator(welcome: Invite, language: str) -> Visitor:
    """Signed in, in this language; error pages are wanted."""
    visitor = welcome(language)
    visitor.sign_in()
    visitor.watcher.provokes(400, 404, 422)
    return visitor


@both_languages
def test_axe_finds_nothing_once_all_is_set_up(cmx: Application, administrator: Visitor) -> None:
    cmx.connect()
    examination = Examination(administrator.page).of((*STEPS, *APPLICATIONS, *OTHERS, *ERRORS))
    assert not examination.complaints, "\n".join(examination.complaints)


@both_languages
def test_axe_finds_nothing_on_a_fresh_instance(administrator: Visitor) -> None:
    examination = Examination(administrator.page).of(EMPTY)
    assert not examination.complaints, "\n".join(examination.complaints)


@both_languages
def test_axe_finds_nothing_before_anybody_signs_in(cmx: Application, welcome: Invite, language: str) -> None:
    visitor, invitation = welcome(language), cmx.invitation()
    visitor.watcher.provokes(404, 410, 422)
    examination = Examination(visitor.page).of(["/anmelden", f"{invitation}x"])
    visitor.sign_in(invitation)
    visitor.context.clear_cookies()
    examination.of([invitation])
    for address in (cmx.invitation(), "/anmelden"):
        examination.of([address])
        visitor.page.get_by_role("main").get_by_role("button").last.click()
        expect(visitor.page.get_by_role("alert").first).to_be_visible()
        examination.look(f"{address}, sent off empty")
    assert not examination.complaints, "\n".join(examination.complaints)


@both_languages
def test_axe_finds_nothing_where_something_is_wrong(cmx: Application, administrator: Visitor) -> None:
    page = administrator.page
    cmx.switch(smtp_off_mailbox=True, imap_off=True)
    account = cmx.connect()
    MailAccount(page).open(account).finds("smtp.disabled_for_mailbox", "problem")
    examination = Examination(page)
    examination.look("a mailbox with problems")
    examination.of(["/"])
    cmx.switch(down=True)
    examination.of(["/assistent/pruefung", f"/App%20E-Mailkonto/{account}/anmelden-bei-microsoft"])
    wizard = Wizard(page)
    wizard.go("umleitungs-url")
    wizard.write(redirect_url="http://www.localhost/App E-Mailkonto/continue_oauth/")
    wizard.finds("redirect_url.www_too_much", "problem")
    examination.look("a wrong redirect URL")
    wizard.go("anwendung")
    wizard.write(display_name="")
    page.locator("[data-action=next]").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    examination.look("a field that is empty")
    assert not examination.complaints, "\n".join(examination.complaints)


@both_languages
def test_axe_finds_nothing_where_something_wrong_was_saved(administrator: Visitor) -> None:
    page, wizard = administrator.page, Wizard(administrator.page)
    wizard.go("anwendung")
    wizard.write(client_id="hallo", tenant_id="firma.example")
    wizard.go_on("umleitungs-url")
    page.goto("/assistent/anwendung")
    expect(page.get_by_role("alert").first).to_be_focused()
    examination = Examination(page)
    examination.look("two IDs that are none")
    assert not examination.complaints, "\n".join(examination.complaints)


@both_languages
def test_axe_finds_nothing_in_what_opens_on_a_page(cmx: Application, administrator: Visitor) -> None:
    page, examination = administrator.page, Examination(administrator.page)
    page.goto("/fehlermeldung")
    page.locator("[name=text]").fill("AADSTS50011: The redirect URI … 535 5.7.139 … disabled for the Mailbox")
    page.locator("[data-action=explain]").click()
    page.locator("[data-check]").first.wait_for()
    examination.look("an error explained")
    page.get_by_role("combobox").fill("schnittstellen")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    examination.look("the search with hits")
    for address in ("/assistent/ueberblick", "/assistent/kundengeheimnis", "/assistent/tenant-id"):
        page.goto(address)
        for summary in page.get_by_role("main").locator("summary").all():
            summary.click()
        examination.look(f"{address}, unfolded")
    assert not examination.complaints, "\n".join(examination.complaints)


@both_languages
def test_axe_finds_nothing_at_the_practice_microsoft(cmx: Application, administrator: Visitor) -> None:
    made, page = cmx.set_up(), administrator.page
    sign_in, portal = cmx.app.extensions["cmx"].services.entra, cmx.practice.portal
    started = sign_in.begin_sign_in(made, cmx.redirect_url)
    registration = f"{portal}/registrierung/{made.client_id}"
    examination = Examination(page).of([f"{portal}/", f"{portal}/registrierung/neu", f"{registration}/"])
    examination.of([f"{registration}/authentifizierung?plattform=web", f"{registration}/geheimnisse?neu=ja"])
    examination.of([f"{cmx.practice.pages}/uebung/stoerungen", started.url])
    SignIn(page, Mouse()).choose(PETRA)
    examination.look("consent")
    assert not examination.complaints, "\n".join(examination.complaints)


@both_languages
def test_nothing_is_wider_than_a_small_phone(cmx: Application, administrator: Visitor) -> None:
    cmx.connect()
    page = administrator.page
    page.set_viewport_size({"width": 320, "height": 640})
    too_wide = []
    for address in (*STEPS, *APPLICATIONS, *OTHERS, *ERRORS):
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        too_wide += [f"{address}: {width} px"] if width > 320 else []
    assert not too_wide, "\n".join(too_wide)
