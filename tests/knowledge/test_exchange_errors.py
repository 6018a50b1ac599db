"""Exchange's answers, put into words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmx_app.checks import Actor, Problem
from cmx_app.knowledge.exchange_errors import explain_imap, explain_smtp
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.powershell import quoted
from cmx_app.messages import Message

OWN = Facts(mailbox="info@example.de")
SHARED = Facts(mailbox="info@example.de", signed_in_as="anna@example.de")
TENANT_OFF = (
    "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit "
    "https://aka.ms/smtp_auth_disabled for more information. [FR0P281CA0075.DEUP281.PROD.OUTLOOK.COM]"
)
SMTP = [
    (535, TENANT_OFF, "smtp.disabled_for_tenant"),
    (535, TENANT_OFF.replace("Tenant", "Mailbox"), "smtp.disabled_for_mailbox"),
    (535, "5.7.139 Authentication unsuccessful. Visit https://aka.ms/smtp_auth_disabled", "smtp.disabled"),
    (535, "5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults "
          "policy", "smtp.security_defaults"),
    (535, "5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated "
          "successfully. Contact your administrator.", "smtp.policy"),
    (535, "5.7.139 Authentication unsuccessful, basic authentication is disabled.", "smtp.basic_disabled"),
    (550, "5.7.30 Basic authentication is not supported for Client Submission.", "smtp.basic_disabled"),
    (535, "5.7.3 Authentication unsuccessful [AM0PR04CA0012.eurprd04.prod.outlook.com]", "smtp.not_accepted"),
    (554, "5.2.252 SendAsDenied; a@x.de not allowed to send as b@x.de", "smtp.send_as_denied"),
    (550, "5.7.60 SMTP; Client does not have permissions to send as this sender", "smtp.send_as_denied"),
    (432, "4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending",
     "smtp.too_many_connections"),
    (421, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", "smtp.too_many_connections"),
    (451, "4.7.0 Temporary server error. Please try again later. PRX4", "smtp.try_again"),
    (530, "5.7.57 Client not authenticated to send mail.", "smtp.not_signed_in"),
    (504, "5.7.4 Unrecognized authentication type", "smtp.mechanism_refused"),
    (554, "5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException", "smtp.too_many_mails"),
    (550, "5.7.708 Service unavailable. Access denied, traffic not accepted", "smtp.sender_blocked"),
    (550, "5.9.99 Something new", "smtp.unknown"),
    (450, "4.9.99 Something new", "smtp.unknown"),
]  # fmt: skip
IMAP = [
    ("User is authenticated but not connected.", "imap.not_connected"),
    ("BAD User is authenticated\r\n but not connected.", "imap.not_connected"),
    ("NO AUTHENTICATE failed.", "imap.not_accepted"),
    ("[AUTHENTICATIONFAILED] Authentication failed.", "imap.not_accepted"),
    ("NO IMAP access is disabled for this mailbox", "imap.disabled"),
    ("Session invalidated - AccessTokenExpired", "imap.session_expired"),
    ("[UNAVAILABLE] Temporary authentication failure.", "imap.try_again"),
    ("NO hm", "imap.unknown"),
]


def said(message: Message) -> str:
    """The German text as a page would show it."""
    return message.msgid % {
        name: said(value) if isinstance(value, Message) else value for name, value in message.values.items()
    }


def whole(problem: Problem) -> str:
    return "\n".join(said(message) for message in (problem.found, problem.why, *problem.fix) if message)


def commands(problem: Problem) -> list[str]:
    return [snippet.text for snippet in problem.evidence.snippets]


@pytest.mark.parametrize(("status", "text", "code"), SMTP)
def test_an_smtp_answer_is_known_by_its_words(status: int, text: str, code: str) -> None:
    problem = explain_smtp(status, text, OWN)
    assert problem.code == code
    assert problem.evidence.quoted == f"{status} {text}"
    assert (problem.step, problem.subject) == ("e-mailkonto", "info@example.de")
    assert "%(" not in whole(problem)


@pytest.mark.parametrize(("text", "code"), IMAP)
def test_an_imap_answer_is_known_by_its_words(text: str, code: str) -> None:
    problem = explain_imap(text, OWN)
    assert (problem.code, problem.step, problem.evidence.quoted) == (code, "e-mailkonto", text)
    assert "%(" not in whole(problem)


@pytest.mark.parametrize(("status", "text", "code"), SMTP)
def test_an_unknown_person_stands_in_brackets_behind_the_word_account(
    status: int, text: str, code: str
) -> None:
    words = whole(explain_smtp(status, text, Facts()))
    named = re.findall(r"(\S+) \(noch nicht bekannt\)", words)
    assert set(named) <= {"Konto", "Kontos"}, f"{code} is no German without the person: {words}"


def test_the_powershell_lines_can_be_copied_one_after_the_other() -> None:
    assert commands(explain_smtp(535, TENANT_OFF, OWN)) == [
        "Install-Module ExchangeOnlineManagement -Scope CurrentUser",
        "Connect-ExchangeOnline",
        "Set-CASMailbox -Identity info@example.de -SmtpClientAuthenticationDisabled $false",
        "Get-CASMailbox -Identity info@example.de | Format-List SmtpClientAuthenticationDisabled",
    ]


def test_for_a_shared_mailbox_the_switch_of_the_person_is_the_one_that_matters() -> None:
    problem = explain_smtp(535, TENANT_OFF, SHARED)
    assert "Set-CASMailbox -Identity anna@example.de" in commands(problem)[2]
    assert "anna@example.de" in said(problem.fix[0])
    assert "nicht der des Postfachs info@example.de" in said(problem.fix[0])


def test_sending_as_another_is_allowed_for_the_person_who_signed_in() -> None:
    problem = explain_smtp(554, "5.2.252 SendAsDenied", SHARED)
    assert commands(problem)[2] == (
        "Add-RecipientPermission -Identity info@example.de -Trustee anna@example.de "
        "-AccessRights SendAs -Confirm:$false"
    )


def test_the_click_path_stands_before_the_commands_and_the_wait_at_the_end() -> None:
    problem = explain_smtp(535, TENANT_OFF, OWN)
    assert "Authenticated SMTP" in said(problem.fix[0])
    assert "Stunde" in said(problem.fix[-1])
    assert problem.actor is Actor.EXCHANGE_ADMINISTRATOR


def test_nobody_compares_an_account_with_itself() -> None:
    own = Facts(mailbox="petra@example.de", signed_in_as="Petra@example.de")
    problem = explain_imap("User is authenticated but not connected.", own)
    assert problem.code == "imap.not_connected"
    told = " ".join(action.msgid for action in problem.fix)
    assert "Vergleichen" not in told
    assert "Stellvertretung" not in told
    assert "IMAP für das Postfach ausgeschaltet" in whole(problem)


def test_imap_that_is_not_connected_names_rights_switch_and_licence() -> None:
    problem = explain_imap("User is authenticated but not connected.", SHARED)
    assert "Set-CASMailbox -Identity info@example.de -ImapEnabled $true" in commands(problem)
    assert any(line.startswith("Add-MailboxPermission") for line in commands(problem))


def test_another_cloud_is_named_when_connecting() -> None:
    lines = commands(explain_smtp(535, TENANT_OFF, Facts(mailbox="a@b.us", cloud="us-gov")))
    assert lines[1] == "Connect-ExchangeOnline -ExchangeEnvironmentName O365USGovGCCHigh"


def test_beside_a_practice_portal_its_own_page_is_offered_and_none_that_it_lacks() -> None:
    practice = Facts(portal="http://localhost:8700/portal")
    links = explain_smtp(535, TENANT_OFF, practice).evidence.links
    assert {link.url for link in links} == {"http://localhost:8700/portal/exchange"}
    assert explain_smtp(451, "4.7.0 Temporary server error.", practice).evidence.links == ()


@pytest.mark.parametrize(
    ("address", "argument"),
    [
        ("info@example.de", "info@example.de"),
        ("o'neil@example.de", "'o''neil@example.de'"),
        ("o’neil@example.de", "'o’’neil@example.de'"),
        ("a@b.de; Remove-Mailbox x", "'a@b.de; Remove-Mailbox x'"),
        ("a\n@b.de", "a@b.de"),
        ("-Force", "'-Force'"),
    ],
)
def test_an_address_is_one_argument_of_a_command_whatever_is_in_it(address: str, argument: str) -> None:
    assert quoted(address) == argument


@given(st.integers(0, 999), st.text(), st.text())
def test_no_answer_raises(status: int, text: str, mailbox: str) -> None:
    facts = Facts(mailbox=mailbox)
    assert whole(explain_smtp(status, text, facts))
    assert whole(explain_imap(text, facts))
