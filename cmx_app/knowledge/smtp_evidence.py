"""„535 5.7.3“ names no reason. What IMAP said to the same token, and who signed in, tell which one it is."""

from dataclasses import dataclass, replace

from cmx_app.checks import Actor, Problem
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.portal import ACTIVE_USERS
from cmx_app.knowledge.powershell import AUTHENTICATION_POLICY_OF, LICENCE_OF, LOOK_AT_SMTP, Line
from cmx_app.knowledge.smtp_answers import SWITCH_FOR_ONE
from cmx_app.knowledge.ways_out import ASK_FOR_CONSENT, SIGN_IN_AGAIN, TICK_FOR_ALL, UP_TO_AN_HOUR
from cmx_app.messages import N_, Message


@dataclass(frozen=True)
class SmtpEvidence:
    """What is known beside the refusal."""

    imap_accepted: bool | None
    """Whether IMAP accepted the same token; None when it was not asked."""
    may_send: bool
    """Whether the permission SMTP.Send was granted."""
    is_shared: bool


@dataclass(frozen=True)
class _Cause:
    """One reason for the refusal, with its way out."""

    why: Message
    fix: tuple[Message, ...]
    actor: Actor = Actor.EXCHANGE_ADMINISTRATOR
    step: str = "e-mailkonto"
    lines: tuple[Line, ...] = ()


_LICENCE = N_(
    "Öffnen Sie %(path)s, klicken Sie auf das Konto %(sender)s, dann auf „Lizenzen und Apps“ (Licenses and "
    "apps): Es braucht eine Lizenz, die „Exchange Online“ enthält.",
    path=ACTIVE_USERS,
)

PERMISSION_MISSING = _Cause(
    N_(
        "Microsoft lehnt das Senden ab, weil die Berechtigung dazu fehlt (SMTP.Send). Sie wurde bei der "
        "Anmeldung nicht erteilt."
    ),
    (ASK_FOR_CONSENT, TICK_FOR_ALL, SIGN_IN_AGAIN),
    Actor.ENTRA_ADMINISTRATOR,
    "pruefung",
)
TOKEN_REFUSED = _Cause(
    N_(
        "Microsoft lehnt die Anmeldung zum Senden und zum Empfangen ab. Also liegt es nicht an SMTP AUTH, "
        "sondern an der Anmeldung von %(sender)s: Meistens wurde sie widerrufen, sonst gehört zu diesem "
        "Konto kein Postfach."
    ),
    (SIGN_IN_AGAIN, _LICENCE),
    Actor.MAILBOX_USER,
    lines=LICENCE_OF,
)
SHARED_SIGNED_IN = _Cause(
    N_(
        "Empfangen klappt, aber angemeldet hat sich das freigegebene Postfach selbst. Senden darf nur eine "
        "Person, die ein eigenes Postfach hat."
    ),
    (
        N_(
            "Melden Sie im Schritt „E-Mailkonto“ neu an, mit einer Person, die %(mailbox)s öffnen und in "
            "seinem Namen senden darf."
        ),
    ),
    Actor.MAILBOX_USER,
)
OTHER_PERSON = _Cause(
    N_(
        "Empfangen klappt mit derselben Anmeldung. Zum Senden meldet sich aber das Konto %(sender)s an, und "
        "das lehnt Microsoft ab: Meistens hat dieses Konto keine Lizenz mit Exchange Online, sonst ist SMTP "
        "AUTH für dieses Konto gerade erst eingeschaltet worden."
    ),
    (
        N_("Vergleichen Sie, wer sich angemeldet hat: %(sender)s. Das Postfach heißt %(mailbox)s."),
        _LICENCE,
        SWITCH_FOR_ONE,
        UP_TO_AN_HOUR,
    ),
    lines=LICENCE_OF,
)
SAME_PERSON = _Cause(
    N_(
        "Empfangen klappt mit derselben Anmeldung: Person, Postfach und Berechtigung stimmen also. Meistens "
        "ist SMTP AUTH für %(sender)s noch aus oder gerade erst eingeschaltet worden."
    ),
    (SWITCH_FOR_ONE, UP_TO_AN_HOUR, _LICENCE),
    lines=LOOK_AT_SMTP,
)


def weigh(problem: Problem, evidence: SmtpEvidence, facts: Facts) -> Problem:
    """The refusal, with the cause that the evidence leaves; as it is, where the answer names its own."""
    if problem.code == "smtp.policy":
        more = tuple(line.snippet(facts) for line in AUTHENTICATION_POLICY_OF)
        snippets = (*problem.evidence.snippets, *more)
        return replace(problem, evidence=replace(problem.evidence, snippets=snippets))
    cause = _cause(evidence, facts) if problem.code == "smtp.not_accepted" else None
    return _because(cause, problem, facts) if cause else problem


def _because(cause: _Cause, problem: Problem, facts: Facts) -> Problem:
    snippets = tuple(line.snippet(facts) for line in cause.lines)
    return replace(
        problem,
        why=facts.put_into(cause.why),
        fix=tuple(facts.put_into(action) for action in cause.fix),
        actor=cause.actor,
        step=cause.step,
        evidence=replace(problem.evidence, snippets=snippets),
    )


def _cause(evidence: SmtpEvidence, facts: Facts) -> _Cause | None:
    if not evidence.may_send:
        return PERMISSION_MISSING
    if evidence.imap_accepted is None:
        return None
    if not evidence.imap_accepted:
        return TOKEN_REFUSED
    if facts.sends_for_another:
        return OTHER_PERSON
    return SHARED_SIGNED_IN if evidence.is_shared else SAME_PERSON
