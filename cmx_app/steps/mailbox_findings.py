"""What the checks of a mailbox found last, read again: rows for a page, and what they add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cmx_app.checks import Check, Problem
from cmx_app.messages import N_, Message
from cmx_app.steps.kept_findings import as_finding
from cmx_app.steps.mailbox_checks import MAILBOX_CHECKS, THE_SHORT_LIST, MailboxCheck, find_mailbox_check
from cmx_app.steps.mailbox_runner import Findings, cause_of
from cmx_app.store.verdicts import verdicts

_A_RUN = timedelta(minutes=1)
"""What was found within that time is told as found at once."""


@dataclass(frozen=True)
class Row:
    """One check on a page."""

    check: MailboxCheck
    finding: Check | None
    """What was found last; None before the first time."""
    at: datetime | None
    is_asked: bool = False
    """Whether it is being asked now, so that something newer will come."""
    lags_behind: bool = False
    """Whether others were asked since, so that its own time is worth telling."""


@dataclass(frozen=True)
class Kept:
    """Everything that was found last."""

    findings: Findings
    times: dict[str, datetime]

    @property
    def newest(self) -> datetime | None:
        """When something was found last."""
        return max(self.times.values(), default=None)

    def row(self, check: MailboxCheck, is_asked: bool = False, *, told_short: bool = False) -> Row:
        """One check; `told_short` tells the reason itself where the check could not be asked.

        A reason that has a row of its own in the short list is told there, once.
        """
        found = self.findings.get(check.name)
        cause = cause_of(check, self.findings) if told_short else None
        if cause and cause not in [self.findings.get(one.name) for one in THE_SHORT_LIST]:
            found = cause
        at = self.times.get(check.name)
        lags = at is not None and self.newest is not None and self.newest - at > _A_RUN
        return Row(check, found, at, is_asked, lags)

    def still_asked(self, checks: Iterable[MailboxCheck], since: datetime) -> tuple[MailboxCheck, ...]:
        """Those of these checks that found nothing since then."""
        return tuple(one for one in checks if one.name not in self.times or self.times[one.name] < since)


def kept_findings(account_id: int) -> Kept:
    """What the checks of this mailbox found last."""
    stored = {one.check: one for one in verdicts(account_id)}
    found = {name: as_finding(one.finding) for name, one in stored.items()}
    findings = {name: finding for name, finding in found.items() if finding is not None}
    return Kept(findings, {name: stored[name].at for name in findings})


@dataclass(frozen=True)
class Summary:
    """The whole in one sentence, with the status of the worst part."""

    status: str
    text: Message
    first_problem: str = ""
    """The name of the check that met what is in the way; "" when none did."""


_BECAUSE = {
    "smtp.disabled_for_tenant": N_("SMTP AUTH ist in der Organisation ausgeschaltet."),
    "smtp.disabled_for_mailbox": N_("SMTP AUTH ist für dieses Konto ausgeschaltet."),
    "smtp.disabled": N_("SMTP AUTH ist ausgeschaltet."),
    "smtp.security_defaults": N_("Die Sicherheitsstandards der Organisation lassen es nicht zu."),
    "smtp.policy": N_("Eine Richtlinie der Organisation lässt es nicht zu."),
    "imap.disabled": N_("IMAP ist ausgeschaltet."),
}


def summarise(findings: Findings) -> Summary:
    """What works and what does not, and where the first obstacle lies."""
    receives, sends = (_works(name, findings) for name in ("imap.opens", "smtp.sender_accepted"))
    if sends and isinstance(findings.get("mail.sent"), Problem):
        sends = False
    obstacle = _obstacle(findings, receives=receives, sends=sends)
    if receives is None or sends is None:
        return Summary("waiting", N_("Noch ist nicht alles geprüft."))
    if not obstacle:
        return Summary("ok", N_("Alles klappt: Das Postfach empfängt und sendet."))
    if receives and sends and _works("account.refreshes", findings) is False:
        words = N_("Empfangen und Senden klappen noch, aber nicht mehr lange: %(cause)s", cause=obstacle)
    elif receives and sends:
        words = N_("Empfangen und Senden klappen, aber etwas stimmt nicht: %(cause)s", cause=obstacle)
    elif receives:
        words = N_("Empfangen klappt, Senden noch nicht: %(cause)s", cause=obstacle)
    elif sends:
        words = N_("Senden klappt, Empfangen noch nicht: %(cause)s", cause=obstacle)
    else:
        words = N_("Weder Empfangen noch Senden klappt: %(cause)s", cause=obstacle)
    return Summary("problem", words, _first_problem(findings, receives=receives, sends=sends))


def _works(name: str, findings: Findings) -> bool | None:
    found = findings.get(name)
    return None if found is None else found.status == "ok"


def _obstacle(findings: Findings, *, receives: bool | None, sends: bool | None) -> Message | None:
    """The first problem, of the part that does not work."""
    first = find_mailbox_check(_first_problem(findings, receives=receives, sends=sends))
    found = findings.get(first.name) if first else None
    if first and isinstance(found, Problem):
        return _in_short(found, first)
    refused = isinstance(findings.get("mail.sent"), Problem)
    return N_("Die letzte Testmail wurde abgelehnt.") if refused else None


def _first_problem(findings: Findings, *, receives: bool | None, sends: bool | None) -> str:
    """The name of the first check that found a problem, of the part that does not work."""
    for check in _those_that_matter(receives=receives, sends=sends):
        if isinstance(findings.get(check.name), Problem):
            return check.name
    return ""


def _in_short(found: Problem, check: MailboxCheck) -> Message:
    fact = found.code.partition(".")[2]
    if fact.startswith("unreachable_"):
        return N_("Dieser Server erreicht %(host)s nicht.", host=found.subject)
    if fact.startswith("tls_"):
        return N_("Dem Zertifikat von %(host)s ist nicht zu trauen.", host=found.subject)
    otherwise = N_("Es liegt an „%(title)s“ (%(chain)s).", title=check.title, chain=check.chain.words)
    return _BECAUSE.get(found.code, otherwise)


def _those_that_matter(*, receives: bool | None, sends: bool | None) -> Sequence[MailboxCheck]:
    """Where one direction works, the sign-in is not what keeps the other one from working."""
    if receives and not sends:
        return [check for check in MAILBOX_CHECKS if check.chain == "smtp"]
    if sends and not receives:
        return [check for check in MAILBOX_CHECKS if check.chain == "imap"]
    return MAILBOX_CHECKS
