"""Failed connections, put into words."""

import pytest

from cmx_app.checks import Actor, Problem
from cmx_app.knowledge.connection_errors import explain_tls, explain_unreachable, explain_unreadable
from cmx_app.messages import Message
from cmx_app.services.errors import Reason, TlsReason

HOST = "outlook.office365.com:993"


def said(message: Message) -> str:
    """The German text as a page would show it."""
    return message.msgid % {
        name: said(value) if isinstance(value, Message) else value for name, value in message.values.items()
    }


def whole(problem: Problem) -> str:
    return "\n".join(said(message) for message in (problem.found, *problem.fix))


@pytest.mark.parametrize("area", ["entra", "imap", "smtp"])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_names_the_host_and_has_its_own_code(reason: Reason, area: str) -> None:
    problem = explain_unreachable(HOST, reason, area, "[Errno 111]")
    assert (problem.code, problem.subject) == (f"{area}.unreachable_{reason.value}", HOST)
    assert HOST in said(problem.found)
    assert problem.actor is Actor.NETWORK_ADMINISTRATOR
    assert problem.evidence.quoted == "[Errno 111]"


@pytest.mark.parametrize("reason", list(TlsReason))
def test_every_tls_reason_has_its_own_code(reason: TlsReason) -> None:
    problem = explain_tls(HOST, reason, "imap", "CN=Corp Proxy CA")
    assert (problem.code, problem.subject) == (f"imap.tls_{reason.value}", HOST)
    assert "%(" not in whole(problem)


def test_an_unknown_authority_is_named_and_leads_to_the_bundle() -> None:
    problem = explain_tls(HOST, "unknown_authority", "smtp", "CN=Corp Proxy CA")
    assert "CN=Corp Proxy CA" in said(problem.found)
    assert problem.evidence.snippets[0].text.startswith("CMX_CA_BUNDLE=")


def test_an_expired_certificate_points_to_the_clock_first() -> None:
    problem = explain_tls(HOST, "expired", "entra")
    assert "Uhrzeit" in said(problem.fix[0])
    assert problem.actor is Actor.YOU


def test_an_unreadable_answer_names_the_page_in_between() -> None:
    problem = explain_unreadable(HOST, "entra")
    assert problem.code == "entra.unreadable"
    assert "Anmelde- oder Sperrseite" in whole(problem)


def test_a_reason_that_is_not_known_is_told_in_general_words() -> None:
    assert explain_unreachable(HOST, "moon", "imap").code == "imap.unreachable_network"
    assert explain_tls(HOST, "moon", "imap").code == "imap.tls_other"
