"""The forms in which people paste: page sources, bounces, log lines, reprs, numbers alone; both languages."""

from base64 import b64encode

import pytest

from cmx_app.checks import Ok, Problem
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_text import explain_pasted
from cmx_app.messages import Message

CLIENT = "6a1f7a0e-27d5-4c39-a6f4-2f1b8a9d0c11"
TENANT = "0b9e3c52-8f0f-4b9e-9a77-5d6f2c1e4a33"
OTHER = "11111111-2222-4333-8444-555555555555"
URL = "https://www.example.de/App%20E-Mailkonto/continue_oauth"
FACTS = Facts(client_id=CLIENT, tenant_id=TENANT, redirect_url=URL, mailbox="info@example.de")

SOURCE = f"""<!DOCTYPE html><html><head><title>Bei Ihrem Konto anmelden</title><script>//<![CDATA[
$Config={{"strServiceExceptionMessage":"AADSTS50011: The redirect URI \\u0027{URL}\\u0027 specified in the
request does not match the redirect URIs configured for the application \\u0027{CLIENT}\\u0027."}};</script>
<div id="exceptionMessageContainer">AADSTS<b>50011</b>: &#39;…&#39;</div>
<div>Correlation Id: </div><div>{OTHER}</div></html>"""
MSAL = (
    "{'error': 'invalid_client', 'error_description': \"AADSTS7000215: Invalid client secret provided. "
    f"Ensure the secret being sent … for a secret added to app '{CLIENT}'. Trace ID: {OTHER} "
    f"Correlation ID: {TENANT} Timestamp: 2026-11-20 09:30:12Z\", 'error_codes': [7000215], "
    "'timestamp': '2026-11-20 09:30:12Z', "
    f"'trace_id': '{OTHER}', 'correlation_id': '{TENANT}'}}"
)
GERMAN_BOUNCE = """Ihre Nachricht an anna@anders.example konnte nicht zugestellt werden.
info hat nicht die Berechtigung, als dieser Absender zu senden.
Ursprüngliche Nachrichtendetails
Erstellungsdatum: 20.11.2026 09:30:12
Fehlerdetails
Gemeldeter Fehler: 550 5.7.60 SMTP; Client does not have permissions to send as this sender
DSN generiert von: AM0PR04MB1234.eurprd04.prod.outlook.com
"""
DSN_PARTS = """From: postmaster@example.de
Subject: Unzustellbar: Test
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: {encoding}

{body}
--b
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR04MB1234.eurprd04.prod.outlook.com

Final-Recipient: rfc822;anna@anders.example
Action: failed
{status}
--b--
"""
TOLD = "Die Nachricht wurde abgelehnt: 550 5.1.8 Access denied, bad outbound sender. Grüße."
IN_BASE64 = DSN_PARTS.format(encoding="base64", body=b64encode(TOLD.encode()).decode(), status="")
QUOTED = DSN_PARTS.format(
    encoding="quoted-printable", status="",
    body="Die Nachricht wurde abgelehnt: 550 5.1.8 Access denied, bad out=\nbound sender. Gr=C3=BC=C3=9Fe.",
)  # fmt: skip
STATUS_ONLY = DSN_PARTS.format(
    encoding="7bit", body="Leider nicht.",
    status="Status: 5.1.8\nDiagnostic-Code: smtp;550 5.1.8 Access denied, bad\n outbound sender AS(42003)",
)  # fmt: skip


def codes(text: str, facts: Facts = FACTS) -> list[str]:
    return [check.code for check in explain_pasted(text, facts).checks]


def said(message: Message) -> str:
    return message.msgid % {
        name: said(value) if isinstance(value, Message) else value for name, value in message.values.items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOURCE, ["entra.AADSTS50011", "pasted.redirect_url_is_ours"]),
        (MSAL, ["entra.AADSTS7000215"]),
        (f"ERROR 2026-11-20 worker {MSAL!r} retrying", ["entra.AADSTS7000215"]),
        (GERMAN_BOUNCE, ["smtp.send_as_denied"]),
        (IN_BASE64, ["smtp.sender_blocked"]),
        (QUOTED, ["smtp.sender_blocked"]),
        (STATUS_ONLY, ["smtp.sender_blocked"]),
        ("> " + GERMAN_BOUNCE.replace("\n", "\r\n> "), ["smtp.send_as_denied"]),
        ("Action: failed\nStatus: 5.7.705\n", ["smtp.sender_blocked"]),
        ("{'anna@x.de': (550, b'5.1.10 RESOLVER.ADR.RecipientNotFound')}", ["smtp.recipient_unknown"]),
        ("smtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful, SmtpClientAuth"
         "entication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled')",
         ["smtp.disabled_for_tenant"]),
        ("imaplib.IMAP4.error: b'[AUTHENTICATIONFAILED] Authentication failed.'", ["imap.not_accepted"]),
        ("5.7.139", ["smtp.not_allowed"]),
        ("535", ["smtp.not_accepted"]),
        ("451", ["smtp.try_again"]),
        ("535 Authentication failed", ["smtp.not_accepted"]),
        ("AAD​STS5​0011", ["entra.AADSTS50011"]),
        ("Fehler: AADSTS70016 – Autorisierung ausstehend", ["entra.AADSTS70016"]),
        ("0x80070005 AADSTS65001;;;\t\x00\x07", ["entra.AADSTS65001"]),
    ],
)  # fmt: skip
def test_a_text_is_understood_in_the_form_in_which_it_was_copied(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("german", "english", "code"),
    [
        ("Genehmigung durch Administrator erforderlich", "Need admin approval", "pasted.admin_approval"),
        ("Auswahl eines Kontos", "Pick an account", "pasted.choose_account"),
        ("Weitere Informationen erforderlich", "More information required", "pasted.more_information"),
        ("Sie können sich hier nicht mit einem persönlichen Konto anmelden. Verwenden Sie stattdessen Ihr "
         "Geschäfts-, Schul- oder Unikonto.",
         "You can't sign in here with a personal account. Use your work or school account instead.",
         "pasted.personal_account"),
        ("Wir haben nichts von Ihnen gehört", "We didn't hear from you", "pasted.no_answer_on_phone"),
        ("Diese Seite funktioniert nicht\nlocalhost hat Sie zu oft weitergeleitet.",
         "This page isn’t working\nlocalhost redirected you too many times.\nERR_TOO_MANY_REDIRECTS",
         "pasted.too_many_redirects"),
        ("Die Website ist nicht erreichbar\nlocalhost hat die Verbindung abgelehnt.",
         "This site can’t be reached\nlocalhost refused to connect.", "pasted.connection_refused"),
        ("Fehler: Verbindung fehlgeschlagen", "Unable to connect", "pasted.connection_refused"),
        ("Warnung: Mögliches Sicherheitsrisiko erkannt", "Warning: Potential Security Risk Ahead",
         "pasted.certificate_refused"),
        ("Dies ist keine sichere Verbindung", "Your connection is not private", "pasted.certificate_refused"),
        ("Diese Seite funktioniert nicht HTTP ERROR 502", "502 Bad Gateway", "pasted.gateway"),
        ("HTTP ERROR 431", "400 Bad Request\nRequest Header Or Cookie Too Large\nnginx",
         "pasted.header_too_large"),
        ("HTTP ERROR 403", "403 Forbidden", "pasted.forbidden"),
        ("Seite wurde nicht gefunden", "404 Not Found", "pasted.page_missing"),
        ("Ihr Browser ist so eingestellt, dass Cookies blockiert werden.",
         "Your browser is currently set to block cookies.", "pasted.cookies_blocked"),
    ],
)  # fmt: skip
def test_a_page_without_a_code_is_known_by_its_words_in_both_languages(
    german: str, english: str, code: str
) -> None:
    assert (codes(german), codes(english)) == ([code], [code])


def test_two_answers_of_a_log_are_explained_each_by_its_own_words() -> None:
    text = "10:01 550 5.1.10 RecipientNotFound\n10:02 535 5.7.3 Authentication unsuccessful [AM0]\n"
    assert codes(text) == ["smtp.recipient_unknown", "smtp.not_accepted"]


def test_what_the_text_names_is_listed_and_compared_with_what_is_stored() -> None:
    named = explain_pasted(MSAL.replace(CLIENT, OTHER), FACTS).named
    values = {said(one.label).split(" ")[0]: (one.value, one.verdict) for one in named}
    assert values["Fehlernummer"] == ("AADSTS7000215", None)
    assert values["Zeit"] == ("2026-11-20 09:30:12Z", None)
    assert values["Korrelations-ID"] == (TENANT, None)
    verdict = values["Anwendungs-ID"][1]
    assert verdict is not None
    assert "nicht" in said(verdict)


class TestEntryAtMicrosoft:
    TEXT = f"AADSTS50011: The redirect URI '{URL}' specified in the request does not match."

    def test_it_is_asked_for_only_where_the_redirect_url_is_the_matter(self) -> None:
        assert explain_pasted(self.TEXT, FACTS).asks_for_entry
        assert not explain_pasted("AADSTS65001", FACTS).asks_for_entry
        assert not explain_pasted(self.TEXT, Facts()).asks_for_entry

    def test_its_difference_is_marked(self) -> None:
        first, *_ = explain_pasted(self.TEXT, FACTS, URL.replace("www.", "")).entry_checks
        assert first.code == "redirect_url.www_missing"
        assert first.evidence.comparison is not None

    def test_one_that_is_right_leaves_the_other_causes(self) -> None:
        matches, then = explain_pasted(self.TEXT, FACTS, URL).entry_checks
        assert isinstance(matches, Ok)
        assert isinstance(then, Problem)
        assert CLIENT in "".join(said(action) for action in then.fix)
