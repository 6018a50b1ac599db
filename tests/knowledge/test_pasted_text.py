"""The box that explains what Microsoft shows on its own pages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmx_app.checks import Caution, Check, Problem
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_text import explain_pasted, read_pasted
from cmx_app.messages import Message

CLIENT = "6a1f7a0e-27d5-4c39-a6f4-2f1b8a9d0c11"
TENANT = "0b9e3c52-8f0f-4b9e-9a77-5d6f2c1e4a33"
OTHER = "11111111-2222-4333-8444-555555555555"
URL = "https://www.example.de/App%20E-Mailkonto/continue_oauth"
FACTS = Facts(client_id=CLIENT, tenant_id=TENANT, redirect_url=URL, mailbox="info@example.de")
PAGE = f"""Anmelden
Leider haben wir Probleme beim Anmelden.
AADSTS50011: The redirect URI '{URL}' specified in the request does not match the redirect URIs
configured for the application '{CLIENT}'. Make sure that it matches one added to your application.
Problembehandlungsdetails
Request Id: 7a7f1f9e-0f4a-4ad6-8d1c-000000000100
Correlation Id: 7a7f1f9e-0f4a-4ad6-8d1c-000000000200
Timestamp: 2026-11-20T09:30:12Z
Message: AADSTS50011: The redirect URI …
"""
JSON = (
    '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Ensure '
    "the secret being sent in the request is the client secret value, not the client secret ID, for a secret "
    f"added to app \\u0027{CLIENT}\\u0027.\\r\\nTrace ID: {OTHER}\\r\\nCorrelation ID: {TENANT}\\r\\n"
    'Timestamp: 2026-11-20 09:30:12Z","error_codes":[7000215]}'
)


def said(message: Message) -> str:
    """The German text as a page would show it."""
    return message.msgid % {
        name: said(value) if isinstance(value, Message) else value for name, value in message.values.items()
    }


def codes(text: str, facts: Facts = FACTS) -> list[str]:
    return [check.code for check in explain_pasted(text, facts).checks]


@pytest.mark.parametrize(
    "text",
    [
        "50011",
        " 50011.\n",
        "AADSTS50011",
        "aadsts50011: The redirect URI",
        "AADSTS 50011",
        "AADSTS:50011",
        "AADSTS\n50011",
        "AADSTS50\n011: The redirect",
        "AADS\r\nTS50011",
        "AADSTS50011 2026-11-20",
        "Fehlercode: 50011",
        "Error code: 50011 " + "x " * 300,
        '"error_codes":[50011],' + "x " * 300,
        "Bei mir steht 50011, was nun?",
        "AAD\u00adSTS\u200b50011",
        "error_description=AADSTS50011%3a+The+redirect",
    ],
)
def test_a_number_is_found_however_it_was_pasted(text: str) -> None:
    assert read_pasted(text).numbers == (50011,)


@pytest.mark.parametrize(
    "text", ["Rechnung 4711", "50667 Köln " + "und so weiter " * 30, "Version 5.7.3", "0150011"]
)
def test_a_number_that_means_something_else_is_left_alone(text: str) -> None:
    assert codes(text) == ["pasted.nothing_found"]


def test_a_whole_page_gives_its_identifiers() -> None:
    pasted = read_pasted(PAGE)
    assert pasted.trace_id.endswith("100")
    assert pasted.correlation_id.endswith("200")
    assert pasted.timestamp == "2026-11-20T09:30:12Z"
    assert pasted.application_ids == (CLIENT,)
    assert pasted.redirect_urls == (URL,)


def test_a_wrong_redirect_url_says_that_the_url_is_ours_and_asks_for_the_entry() -> None:
    problem, caution = explain_pasted(PAGE, FACTS).checks
    assert (problem.code, caution.code) == ("entra.AADSTS50011", "pasted.redirect_url_is_ours")
    assert isinstance(problem, Problem)
    assert isinstance(caution, Caution)
    assert problem.step == caution.step == "umleitungs-url"
    assert "Correlation Id: 7a7f1f9e" in problem.evidence.quoted
    assert "Authentifizierung" in said(caution.advice[0])


def test_a_redirect_url_that_is_not_ours_is_named_beside_ours() -> None:
    text = PAGE.replace("www.example.de", "alt.example.de")
    caution = explain_pasted(text, FACTS).checks[1]
    assert caution.code == "pasted.other_redirect_url"
    assert "alt.example.de" in said(caution.found)
    assert URL in said(caution.found)


def test_a_url_that_microsoft_shows_with_a_blank_is_still_ours() -> None:
    assert codes(PAGE.replace("%20", " "))[1] == "pasted.redirect_url_is_ours"


def test_a_json_body_is_read_with_its_escapes() -> None:
    pasted = read_pasted(JSON)
    assert (pasted.numbers, pasted.trace_id, pasted.correlation_id) == ((7000215,), OTHER, TENANT)
    assert codes(JSON) == ["entra.AADSTS7000215"]


def test_another_application_is_a_caution_that_names_both() -> None:
    text = f"AADSTS700016: Application with identifier '{OTHER}' was not found in the directory '{TENANT}'."
    caution = explain_pasted(text, FACTS).checks[1]
    assert (caution.code, caution.status) == ("pasted.other_application", "caution")
    assert OTHER in said(caution.found)
    assert CLIENT in said(caution.found)


def test_the_tenant_in_the_place_of_the_application_is_named() -> None:
    text = f"AADSTS700016: Application with identifier '{TENANT}' was not found in the directory 'Example'."
    assert codes(text) == ["entra.AADSTS700016", "pasted.ids_swapped"]


def test_another_tenant_is_a_caution_that_names_both() -> None:
    caution = explain_pasted(f"AADSTS90002: Tenant '{OTHER}' not found.", FACTS).checks[1]
    assert caution.code == "pasted.other_tenant"
    assert OTHER in said(caution.found)
    assert TENANT in said(caution.found)


def test_another_account_is_named_beside_the_mailbox() -> None:
    text = "AADSTS50020: User account 'chef@anders.de' from identity provider 'live.com' does not exist"
    assert codes(text) == ["entra.AADSTS50020", "pasted.other_account"]


def test_what_is_not_stored_yet_is_not_compared() -> None:
    assert codes(PAGE, Facts()) == ["entra.AADSTS50011"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
         "smtp.disabled_for_tenant"),
        ("Remote server returned '550 5.7.60 SMTP; Client does not have permissions to send as this sender'",
         "smtp.send_as_denied"),
        ("SendAsDenied; a@x not allowed to send as b@x", "smtp.send_as_denied"),
        ("smtplib: (535, b'5.7.3 Authentication unsuccessful [AM0]')", "smtp.not_accepted"),
        ("A1 BAD User is authenticated but\nnot connected.", "imap.not_connected"),
        ("imaplib.error: AUTHENTICATE failed.", "imap.not_accepted"),
        ("https://www.example.de/x?error=access_denied&error_subcode=cancel&state=1", "entra.access_denied"),
        ("Genehmigung durch Administrator erforderlich\ncmxOrganize benötigt …", "pasted.admin_approval"),
        ("Need admin approval", "pasted.admin_approval"),
        ("Approval required", "pasted.admin_approval"),
        ("Die Website ist nicht erreichbar\nlocalhost hat die Verbindung abgelehnt.\nERR_CONNECTION_REFUSED",
         "pasted.connection_refused"),
        ("Hmmm… diese Seite ist leider nicht erreichbar", "pasted.connection_refused"),
        ("This site can’t be reached", "pasted.connection_refused"),
        ("DNS_PROBE_FINISHED_NXDOMAIN", "pasted.name_unknown"),
        ("NET::ERR_CERT_AUTHORITY_INVALID", "pasted.certificate_refused"),
        ("502 Bad Gateway\nnginx", "pasted.gateway"),
        ("login.microsoftonline.com hat die Verbindung abgelehnt.", "pasted.framed"),
        ("Konto auswählen", "pasted.choose_account"),
    ],
)  # fmt: skip
def test_answers_and_pages_without_a_number_are_known_by_their_words(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_an_unknown_number_is_shown_with_microsofts_page() -> None:
    problem = explain_pasted("AADSTS987654: brand new", FACTS).checks[0]
    assert problem.code == "entra.AADSTS987654"
    assert problem.evidence.quoted == "AADSTS987654: brand new"


def test_an_empty_box_is_not_a_finding_and_an_empty_hand_says_what_to_copy() -> None:
    assert explain_pasted(" \n", FACTS).checks == ()
    nothing = explain_pasted("Guten Tag", FACTS).checks[0]
    assert isinstance(nothing, Caution)
    assert nothing.code == "pasted.nothing_found"
    assert len(nothing.advice) == 3


JUNK = [
    "a", "A ", "AADSTS", "aadsts 1", "a a d s t s ", "@", "a@", "a.a@a.", "http://", "5.7.", "535 5.7.3 ",
    "0a1b2c3d-", "%41", "'", "application id: ", "tenant ", "code: 1", "error=", "authentication ", "&quot;",
    "&a", "\\n", "\\u0041", "redirect uri '", "123456789 ", "ß", "\u200b", "<", "<a ", "=41", "QUFE",
    "Content-Transfer-Encoding: base64\n\nQUFE\n", "Status: 5.7.1 ", "too many ",
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK)
def test_100_kb_of_junk_take_no_50_milliseconds_of_the_processor(junk: str) -> None:
    text, spent = (junk * 100_000)[:100_000], []
    for _ in range(5):
        begun = time.process_time()
        explain_pasted(text, FACTS)
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.05


PIECES = st.sampled_from(
    ["AADSTS", "50011", "535 5.7.139 ", CLIENT, "Correlation ID: ", "'", "\n", "%", "\\u0027", "@"]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=8))).map("".join)))
def test_no_text_raises(text: str) -> None:
    checks: tuple[Check, ...] = explain_pasted(text, FACTS).checks
    assert bool(checks) == bool(text.strip())
    assert all("%(" not in said(check.found) for check in checks)
