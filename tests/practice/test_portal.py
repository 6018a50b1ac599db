import re

import pytest

URI = "http://localhost:8000/App%20E-Mailkonto/continue_oauth"


def test_an_application_is_registered_step_by_step(browser, practice, application):
    browser.open(practice.portal).follow("Neue Registrierung")
    browser.press("Registrieren", name="cmxOrganize")
    assert "Anwendungs-ID (Client)" in browser.text
    assert "Verzeichnis-ID (Mandant)" in browser.text
    browser.follow("Authentifizierung").follow("Plattform hinzufügen").follow("Web")
    browser.press("Konfigurieren", uri=URI)
    assert URI in browser.text
    browser.follow("Zertifikate & Geheimnisse").follow("Neuer geheimer Clientschlüssel")
    browser.press("Hinzufügen", description="Assistent", days="730")
    value = re.search(r"\S{3}8Q~\S{34}", browser.text)
    assert value is not None
    made = practice.directory.registrations.every()[0]
    assert made.secrets[0].secret_id in browser.text
    browser.open(browser.url)
    assert value[0] not in browser.text
    assert made.secrets[0].secret_id in browser.text
    app = application(client_id=made.client_id, secret=value[0])
    assert "access_token" in app.acquire_token_for_client(["https://graph.microsoft.com/.default"])


def test_the_pages_speak_the_portals_english(browser, practice, registration):
    browser.open(f"{practice.portal}/?sprache=en")
    assert "New registration" in browser.text
    for page, words in {
        "": ("Application (client) ID", "Directory (tenant) ID", "Object ID", "Essentials"),
        "authentifizierung": ("Add a platform", "Redirect URIs"),
        "geheimnisse?neu=ja": ("New client secret", "Description", "Expires", "Value", "Secret ID"),
        "berechtigungen": ("API permissions",),
        "unternehmensanwendung": ("Assignment required?", "Enabled for users to sign in?"),
    }.items():
        browser.open(f"{practice.portal}/registrierung/{registration['client_id']}/{page}")
        assert [word for word in words if word not in browser.text] == []


@pytest.mark.parametrize(
    ("name", "uri", "told"),
    [
        ("", "", "Geben Sie einen Namen ein."),
        ("x" * 121, "", "Höchstens 120 Zeichen."),
        ("cmx", "http://www.example.de/cb", "Muss mit „HTTPS“"),
    ],
)
def test_a_wrong_form_comes_back_with_what_was_typed(browser, practice, name, uri, told):
    browser.open(f"{practice.portal}/registrierung/neu").press(
        "Registrieren", name=name, uri=uri, platform="web"
    )
    assert browser.status == 422
    assert told in browser.text
    fields = {field.get("name"): field.get("value") for field in browser.page.iter("input")}
    assert (fields["name"], fields["uri"]) == (name, uri)
    assert practice.directory.registrations.every() == ()


def test_addresses_secrets_and_registrations_can_be_deleted(browser, practice, registration):
    one = f"{practice.portal}/registrierung/{registration['client_id']}"
    browser.open(f"{one}/authentifizierung").press("Löschen")
    browser.open(f"{one}/geheimnisse").press("Löschen")
    left = practice.directory.registrations.get(registration["client_id"])
    assert (left.redirect_uris, left.secrets) == ((), ())
    browser.open(f"{one}/").press("Löschen")
    assert practice.directory.registrations.every() == ()
    assert browser.open(f"{one}/").status == 404


@pytest.mark.parametrize(
    ("page", "there"),
    [
        ("Authentication", "authentifizierung"),
        ("Credentials", "geheimnisse"),
        ("CallAnAPI", "berechtigungen"),
        ("", ""),
    ],
)
def test_the_real_portals_page_names_lead_to_ours(browser, practice, registration, page, there):
    browser.open(f"{practice.portal}/oeffnen?seite={page}&app={registration['client_id']}")
    assert browser.url.endswith(f"/portal/registrierung/{registration['client_id']}/{there}")
    assert browser.status == 200


def test_assignment_and_consents_are_changed_in_the_enterprise_application(
    browser, practice, registration, tokens
):
    tokens()
    browser.open(f"{practice.portal}/registrierung/{registration['client_id']}/berechtigungen")
    assert "Gewährt für Petra Post" in browser.text
    browser.follow("Unternehmensanwendung").press("Speichern", assignment_required="yes", withdraw="yes")
    changed = practice.directory.registrations.get(registration["client_id"])
    assert changed.assignment_required
    assert practice.directory.consents.of(changed.client_id) == ()


def test_the_switches_of_exchange_are_saved(browser, practice):
    info = "info@vhs-musterstadt.example"
    browser.open(f"{practice.portal}/exchange")
    browser.press("Speichern", **{"smtp_auth_is_off": "yes", f"smtp {info}": "on"})
    exchange = practice.directory.exchange
    assert exchange.smtp_auth_is_off
    assert exchange.find(info).smtp_auth_is_off is False
    assert all(box.imap_is_on for box in exchange.mailboxes())


def test_what_is_set_right_in_the_portal_goes_wrong_no_longer(browser, practice, registration):
    faults = practice.directory.faults
    faults.switch("user_not_assigned", True)
    faults.switch("smtp_off_tenant", True)
    browser.open(f"{practice.portal}/registrierung/{registration['client_id']}/unternehmensanwendung")
    browser.press("Speichern", assignment_required="no")
    assert not faults.is_on("user_not_assigned")
    assert faults.is_on("smtp_off_tenant")
    browser.open(f"{practice.portal}/exchange").press("Speichern")
    assert not faults.is_on("smtp_off_tenant")


def test_a_form_of_another_site_is_refused(http, practice):
    answer = http.post(
        f"{practice.portal}/registrierung/neu", {"name": "Fremd"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert http.get(practice.portal, headers={"Host": "rebound.example"}).status_code == 400
