"""„535 5.7.3“ names no reason; what else is known does."""

import pytest

from cmx_app.checks import Actor, Problem
from cmx_app.knowledge import smtp_evidence
from cmx_app.knowledge.exchange_errors import explain_smtp
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.smtp_evidence import SmtpEvidence, weigh

PETRA, INFO = "petra@example.de", "info@example.de"
OWN = Facts(mailbox=PETRA, signed_in_as=PETRA)
SHARED = Facts(mailbox=INFO, signed_in_as=PETRA)
ALONE = Facts(mailbox=INFO, signed_in_as=INFO)


def refused(facts: Facts, text: str = "5.7.3 Authentication unsuccessful [X]") -> Problem:
    return explain_smtp(535, text, facts)


@pytest.mark.parametrize(
    ("facts", "imap", "may_send", "is_shared", "cause"),
    [
        (OWN, True, False, False, smtp_evidence.PERMISSION_MISSING),
        (OWN, False, True, False, smtp_evidence.TOKEN_REFUSED),
        (OWN, True, True, False, smtp_evidence.SAME_PERSON),
        (SHARED, True, True, True, smtp_evidence.OTHER_PERSON),
        (SHARED, True, True, False, smtp_evidence.OTHER_PERSON),
        (ALONE, True, True, True, smtp_evidence.SHARED_SIGNED_IN),
    ],
)
def test_the_evidence_leaves_one_cause(
    facts: Facts, imap: bool, may_send: bool, is_shared: bool, cause: smtp_evidence._Cause
) -> None:
    told = weigh(refused(facts), SmtpEvidence(imap, may_send, is_shared), facts)
    assert told.code == "smtp.not_accepted"
    assert told.why is not None
    assert told.why.msgid == cause.why.msgid
    assert (told.actor, told.step) == (cause.actor, cause.step)
    assert told.evidence.quoted == "535 5.7.3 Authentication unsuccessful [X]"


def test_without_evidence_all_causes_stay_open() -> None:
    assert weigh(refused(OWN), SmtpEvidence(None, True, False), OWN) == refused(OWN)


def test_an_answer_that_names_its_cause_is_believed() -> None:
    off = refused(OWN, "5.7.139 SmtpClientAuthentication is disabled for the Tenant.")
    assert weigh(off, SmtpEvidence(False, False, False), OWN) == off


def test_a_missing_licence_is_looked_up_for_the_person_who_signed_in() -> None:
    told = weigh(refused(SHARED), SmtpEvidence(True, True, True), SHARED)
    assert any(f"Get-Mailbox -Identity {PETRA}" in snippet.text for snippet in told.evidence.snippets)


def test_a_policy_is_looked_up_where_it_can_stand() -> None:
    text = "5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated"
    told = weigh(refused(OWN, text), SmtpEvidence(True, True, False), OWN)
    assert told.actor is Actor.EXCHANGE_ADMINISTRATOR
    assert any(f"Get-User -Identity {PETRA}" in snippet.text for snippet in told.evidence.snippets)
