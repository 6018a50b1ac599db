"""Every scenario, seen from outside."""

import imaplib
import smtplib
import ssl
import time
from email.utils import parsedate_to_datetime

import pytest
import requests
import time_machine

from cmx_app.practice.scenarios import SCENARIOS, Place
from cmx_app.practice.scenarios.scenario import Mend
from cmx_app.practice.scenarios.words import ACTORS, GROUPS, SEEN, STEPS

PETRA = "petra.post@vhs-musterstadt.example"
GRAPH = ["https://graph.microsoft.com/.default"]


def sasl(token):
    return f"user={PETRA}\x01auth=Bearer {token}\x01\x01"


@pytest.fixture
def tls(practice):
    return ssl.create_default_context(cafile=practice.ca_bundle)


def say_to_smtp(practice, tls, token):
    """The first refusal that SMTP gives to a sign-in and a message; empty when it takes both."""
    host, port = practice.smtp.split(":")
    with smtplib.SMTP(host, int(port), timeout=5) as smtp:
        smtp.starttls(context=tls)
        try:
            smtp.ehlo()
            smtp.auth("XOAUTH2", lambda c=None: "" if c else sasl(token), initial_response_ok=False)
            smtp.sendmail(PETRA, [PETRA], f"From: {PETRA}\r\nSubject: Probe\r\n\r\nText\r\n")
        except smtplib.SMTPResponseException as refused:
            return f"{refused.smtp_code} {refused.smtp_error.decode()}"
    return ""


def say_to_imap(practice, tls, token):
    """The refusal that IMAP gives; empty when the inbox opens."""
    host, port = practice.imap.split(":")
    with imaplib.IMAP4_SSL(host, int(port), ssl_context=tls, timeout=5) as imap:
        try:
            imap.authenticate("XOAUTH2", lambda _: sasl(token).encode())
            kind, words = imap.select("INBOX", readonly=True)
        except imaplib.IMAP4.error as refused:
            return str(refused)
    return "" if kind == "OK" else words[0].decode()


def test_a_revoked_token_is_refused_everywhere(api, practice, tls, application, tokens):
    answer = tokens()
    api("faults", {"token_revoked": True})
    refreshed = application().acquire_token_by_refresh_token(
        answer["refresh_token"], ["https://outlook.office.com/SMTP.Send"]
    )
    assert refreshed["error_codes"] == [50173]
    assert "AUTHENTICATE failed" in say_to_imap(practice, tls, answer["access_token"])
    assert say_to_smtp(practice, tls, answer["access_token"]).startswith("535 5.7.3 ")


def answers(*places):
    """What a mail server says there, by the scenario's name."""
    bites = [(one.name, bite) for one in SCENARIOS for bite in one.bites if bite.place in places]
    return [
        pytest.param(name, bite.text.format(identity=PETRA, sender=PETRA), id=name) for name, bite in bites
    ]


@pytest.mark.parametrize(
    ("name", "text"), answers(Place.SMTP_AUTHENTICATION, Place.SMTP_SENDER, Place.SMTP_DATA)
)
def test_smtp_refuses_with_exchanges_words(api, practice, tls, tokens, name, text):
    token = tokens()["access_token"]
    assert say_to_smtp(practice, tls, token) == ""
    api("faults", {name: True})
    assert say_to_smtp(practice, tls, token) == text


@pytest.mark.parametrize(("name", "text"), answers(Place.IMAP_AUTHENTICATION, Place.IMAP_MAILBOX))
def test_imap_refuses_with_exchanges_words(api, practice, tls, tokens, name, text):
    token = tokens()["access_token"]
    assert say_to_imap(practice, tls, token) == ""
    api("faults", {name: True})
    assert text.partition(" ")[2] in say_to_imap(practice, tls, token)


def test_a_new_secret_ends_what_was_wrong_with_the_old_one(api, practice, application, registration):
    api("faults", {"secret_expired": True})
    assert application().acquire_token_for_client(GRAPH)["error_codes"] == [7000222]
    fresh = practice.directory.registrations.add_secret(registration["client_id"]).value
    assert "access_token" in application(secret=fresh).acquire_token_for_client(GRAPH)
    assert application().acquire_token_for_client(GRAPH)["error_codes"] == [7000222]


def test_new_secrets_are_unknown_for_a_while(api, practice, application, registration):
    with time_machine.travel(time.time() + 1000, tick=True):
        fresh = practice.directory.registrations.add_secret(registration["client_id"]).value
        api("faults", {"replication_delay": 500})
        assert application().acquire_token_for_client(GRAPH).get("error") is None
        assert application(secret=fresh).acquire_token_for_client(GRAPH)["error_codes"] == [7000215]


def test_the_clock_is_wrong_by_as_much_as_was_asked(api, http, practice):
    api("faults", {"clock_wrong": 600})
    said = parsedate_to_datetime(http.get(f"{practice.authority}/common/discovery/v2.0/keys").headers["Date"])
    assert 590 < said.timestamp() - time.time() < 610


def test_unavailable_means_503_and_entras_words(api, http, practice):
    api("faults", {"unavailable": True})
    answer = http.get(f"{practice.authority}/common/discovery/v2.0/keys")
    assert (answer.status_code, answer.json()["error_codes"]) == (503, [90033])


def test_slow_means_that_a_time_limit_is_reached(api, http, practice, tls):
    api("faults", {"slow": True})
    with pytest.raises(requests.exceptions.ReadTimeout):
        http.get(f"{practice.authority}/common/discovery/v2.0/keys", timeout=0.2)
    host, port = practice.imap.split(":")
    with pytest.raises(TimeoutError):
        imaplib.IMAP4_SSL(host, int(port), ssl_context=tls, timeout=0.2)
    with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
        smtplib.SMTP(*practice.smtp.split(":"), timeout=0.2)


def test_down_means_that_connections_break(api, http, practice, tls):
    api("faults", {"down": True})
    with pytest.raises(requests.exceptions.ConnectionError):
        http.get(f"{practice.authority}/common/discovery/v2.0/keys")
    host, port = practice.imap.split(":")
    with pytest.raises((OSError, imaplib.IMAP4.abort)):
        imaplib.IMAP4_SSL(host, int(port), ssl_context=tls, timeout=5)
    with pytest.raises((OSError, smtplib.SMTPServerDisconnected)):
        smtplib.SMTP(*practice.smtp.split(":"), timeout=5)


@pytest.fixture
def page(browser, practice):
    return browser.open(f"{practice.pages}/uebung/stoerungen")


def test_the_page_switches_with_one_click_and_shows_what_is_on_at_the_top(page, practice):
    page.press("Einschalten", within="slow", seconds="3")
    assert practice.directory.faults.seconds("slow") == 3
    page.press("Einschalten", within="down")
    assert "Eingeschaltet: 2" in page.text
    page.press("Ausschalten", within="slow")
    assert not practice.directory.faults.is_on("slow")
    page.press("Alle ausschalten")
    assert "Nichts ist eingeschaltet" in page.text
    assert not any(practice.directory.faults.switched().values())


def test_the_page_tells_what_participants_see_and_who_acts(page):
    (entry,) = (one for one in page.page.iter("li") if one.get("id") == "smtp_off_mailbox")
    said = " ".join("".join(entry.itertext()).split())
    for words in ("smtp.disabled_for_mailbox", "„Verbindung prüfen“", "Exchange-Administration", "Ausweg"):
        assert words in said


def test_the_page_is_filtered_by_code_person_and_words_and_stays_so(page, practice):
    page.open("?suche=exchange-administration+5.7.139")
    assert "SMTP AUTH für die Organisation aus" in page.text
    assert "Geheimnis abgelaufen" not in page.text
    page.press("Einschalten", within="smtp_off_tenant")
    assert "Geheimnis abgelaufen" not in page.text
    assert page.open("?suche=gibtsnicht").text.count("Keine Störung passt")


def test_a_switch_that_does_not_exist_is_refused(page, api):
    assert page.open("", {"name": "nichts", "turn": "on"}).status == 400
    assert "no fault wrong_person" in api("faults", {"wrong_person": True})["error"]


def test_every_scenario_is_told_in_both_languages():
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS) >= 45
    for scenario in SCENARIOS:
        explained = scenario.explained
        words = (scenario.title, scenario.effect, scenario.way_out, GROUPS[scenario.group])
        words += (SEEN[explained.seen], ACTORS[explained.actor], STEPS[explained.step])
        assert all(all(pair) for pair in words), scenario.name


def test_what_is_switched_off_can_be_switched_and_what_is_not_is_somebodys_slip():
    for scenario in SCENARIOS:
        assert scenario.is_switched or scenario.slip, scenario.name
        assert scenario.is_switched or Mend.SWITCH_OFF not in scenario.mends, scenario.name
