import re

import pytest

PETRA, ANNA = "petra.post@vhs-musterstadt.example", "anna.admin@vhs-musterstadt.example"


@pytest.fixture
def asking(browser, flow):
    def open_authorize(**options):
        started = flow(prompt="select_account", **options)
        return browser.open(started["auth_uri"]), started

    return open_authorize


def test_a_person_chooses_an_account_consents_and_goes_back_to_the_very_address(asking, application):
    browser, started = asking()
    assert "Konto auswählen" in browser.text
    browser.press("Petra Post")
    assert "Angeforderte Berechtigungen" in browser.text
    assert "cmxOrganize" in browser.text
    assert "Zustimmung im Namen Ihrer Organisation" not in browser.text
    browser.press("Akzeptieren")
    assert browser.landed.startswith("http://localhost:8000/App%20E-Mailkonto/continue_oauth?")
    assert "access_token" in application().acquire_token_by_auth_code_flow(started, browser.answer())


def test_what_was_accepted_once_is_not_asked_again(asking):
    browser, _ = asking()
    browser.press("Petra Post").press("Akzeptieren")
    browser, _ = asking()
    assert "code" in browser.press("Petra Post").answer()


def test_cancel_comes_back_as_access_denied(asking, application):
    browser, started = asking()
    browser.press("Petra Post").press("Abbrechen")
    answer = browser.answer()
    assert (answer["error"], answer["error_subcode"]) == ("access_denied", "cancel")
    assert answer["error_description"].startswith("AADSTS65004")
    assert application().acquire_token_by_auth_code_flow(started, answer)["error"] == "access_denied"


def test_the_tick_of_an_administrator_covers_everybody(asking, practice):
    browser, _ = asking()
    browser.press("Anna Admin")
    assert "Zustimmung im Namen Ihrer Organisation" in browser.text
    browser.press("Akzeptieren", for_organization="yes")
    practice.directory.faults.switch("consent_blocked", True)
    browser, _ = asking()
    assert "code" in browser.press("Petra Post").answer()


@pytest.mark.parametrize(
    "redirect_uri",
    [
        "http://localhost:8000/App E-Mailkonto/continue_oauth",
        "http://localhost:8000/app%20E-Mailkonto/continue_oauth",
        "http://localhost:8000/App%2520E-Mailkonto/continue_oauth",
        "http://localhost:8000/App%20E-Mailkonto/continue_oauth/",
        "https://localhost:8000/App%20E-Mailkonto/continue_oauth",
    ],
)
def test_any_other_redirect_address_stays_on_entras_page(asking, redirect_uri):
    browser, _ = asking(redirect_uri=redirect_uri)
    assert "AADSTS50011" in browser.text
    assert re.search(r"Correlation Id: [0-9a-f-]{36}", browser.text)
    assert not browser.landed


def test_on_localhost_the_port_does_not_matter(asking):
    browser, _ = asking(redirect_uri="http://localhost:8123/App%20E-Mailkonto/continue_oauth")
    assert "Konto auswählen" in browser.text


def test_a_registration_without_any_redirect_address_is_told(asking, practice, registration):
    practice.directory.registrations.replace_redirect_uris(registration["client_id"], ())
    browser, _ = asking()
    assert "AADSTS500113" in browser.text


def test_a_person_of_another_company_does_not_exist_here(asking):
    browser, _ = asking()
    assert "AADSTS50020" in browser.press("Karl Kunde").text


@pytest.mark.parametrize(
    ("address", "number"), [("info@vhs-musterstadt.example", 50057), ("nie@vhs-musterstadt.example", 50034)]
)
def test_a_shared_mailbox_can_not_sign_in_and_strangers_neither(asking, address, number):
    browser, _ = asking()
    assert f"AADSTS{number}" in browser.press("Weiter", address=address).text


def test_who_is_not_assigned_is_stopped(asking, practice, registration):
    practice.directory.registrations.require_assignment(registration["client_id"], True)
    browser, _ = asking()
    assert "AADSTS50105" in browser.press("Petra Post").text


def test_without_a_session_a_silent_try_comes_back_with_login_required(browser, flow):
    answer = browser.open(flow(prompt="none")["auth_uri"]).answer()
    assert (answer["error"], answer["error_description"][:11]) == ("login_required", "AADSTS50058")


def test_a_suggested_person_who_is_signed_in_goes_straight_through(asking, browser, flow):
    asking()[0].press("Petra Post").press("Akzeptieren")
    assert "code" in browser.open(flow(login_hint=PETRA)["auth_uri"]).answer()
    assert "Vorgeschlagen" in browser.open(flow(login_hint=ANNA)["auth_uri"]).text


def test_an_unknown_permission_is_sent_back(asking):
    browser, _ = asking(scopes=["https://outlook.office.com/SMTP.Sned"])
    assert "AADSTS650053" in browser.answer()["error_description"]


def consent_address(practice, registration, tenant=""):
    mail = "https://outlook.office.com"
    scopes = f"{mail}/IMAP.AccessAsUser.All {mail}/SMTP.Send offline_access"
    uri = registration["redirect_uris"][0]["uri"].replace("%", "%25")
    where = f"{practice.pages}/{tenant or registration['tenant_id']}/v2.0/adminconsent"
    return f"{where}?client_id={registration['client_id']}&scope={scopes}&state=abc&redirect_uri={uri}"


def test_an_administrator_consents_for_everybody_by_the_link(browser, practice, registration):
    browser.open(consent_address(practice, registration)).press("Anna Admin").press("Akzeptieren")
    answer = browser.answer()
    assert (answer["admin_consent"], answer["state"]) == ("True", "abc")
    assert answer["tenant"] == registration["tenant_id"]


def test_the_consent_link_is_no_use_to_others_and_can_be_declined(browser, practice, registration):
    browser.open(consent_address(practice, registration)).press("Petra Post")
    assert "Administratorgenehmigung erforderlich" in browser.text
    browser.open(consent_address(practice, registration)).press("Anna Admin").press("Abbrechen")
    assert browser.answer()["error"] == "access_denied"


def test_a_wrong_tenant_and_a_wrong_authority_are_told_on_the_page(browser, practice, registration):
    for tenant, number in (("gibt-es-nicht.example", 90002), ("common", 50194)):
        assert f"AADSTS{number}" in browser.open(consent_address(practice, registration, tenant)).text


def test_every_page_says_that_it_is_practice(asking, practice, browser):
    page, _ = asking()
    assert "Übungs-Microsoft – nicht echt" in page.text
    for path in (
        "/portal/",
        "/portal/exchange",
        "/uebung/stoerungen",
        "/uebung/post",
        "/portal/registrierung/neu",
    ):
        assert "Übungs-Microsoft – nicht echt" in browser.open(practice.pages + path).text
        assert "Practice Microsoft – not real" in browser.open(f"{practice.pages}{path}?sprache=en").text
        browser.open(f"{practice.pages}{path}?sprache=de")
