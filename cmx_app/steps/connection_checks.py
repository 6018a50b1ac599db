"""Live checks that need no mailbox: are Microsoft's servers within reach, is the clock right."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.knowledge.connection_errors import explain_mail_ports_blocked
from cmx_app.messages import N_
from cmx_app.services.errors import Reason, ServiceError, Unreachable
from cmx_app.steps.failures import explain_failure, facts_of
from cmx_app.wizard.step import LiveCheck, Surroundings

CLOCK_CAUTION = timedelta(minutes=2)
CLOCK_PROBLEM = timedelta(minutes=5)
"""Entra accepts about five minutes (AADSTS700024, "not within its valid time range")."""


def _failure(greet: Callable[[], object]) -> ServiceError | None:
    try:
        greet()
    except ServiceError as error:
        return error
    return None


def _told(area: str, host: str, failure: ServiceError | None, surroundings: Surroundings) -> Check:
    if failure is not None:
        return explain_failure(failure, area, facts_of(surroundings.instance, surroundings.settings))
    return Ok(f"{area}.reachable", N_("%(host)s ist erreichbar.", host=host), subject=host)


def _entra(surroundings: Surroundings) -> tuple[Check, ...]:
    host = surroundings.settings.cloud_hosts.authority.removeprefix("https://")
    failure = _failure(surroundings.services.entra.clock_difference)
    return (_told("entra", host, failure, surroundings),)


def _mail(surroundings: Surroundings) -> tuple[Check, ...]:
    """IMAP and SMTP at the same time; one finding where a firewall lets neither out, but HTTPS."""
    hosts, services = surroundings.settings.cloud_hosts, surroundings.services
    with ThreadPoolExecutor(max_workers=2) as pool:
        imap, smtp = pool.map(_failure, (services.mail.greet_imap, services.mail.greet_smtp))
    if _is_blocked(imap) and _is_blocked(smtp) and not _failure(services.entra.clock_difference):
        return (explain_mail_ports_blocked(str(hosts.imap), str(hosts.smtp)),)
    return (
        _told("imap", str(hosts.imap), imap, surroundings),
        _told("smtp", str(hosts.smtp), smtp, surroundings),
    )


def _is_blocked(failure: ServiceError | None) -> bool:
    """Microsoft's servers are never silent and never refuse: both at once is somebody on the way."""
    return isinstance(failure, Unreachable) and failure.reason in (
        Reason.TIMEOUT,
        Reason.REFUSED,
        Reason.NETWORK,
    )


def judge_clock(difference: timedelta) -> Check:
    """What the difference between our clock and Entra's means."""
    minutes = round(abs(difference).total_seconds() / 60)
    fix = (
        N_("Lassen Sie die Uhr des Servers über einen Zeitdienst (NTP) stellen."),
        N_("Prüfen Sie danach noch einmal. Es kommt auf die Uhrzeit an, nicht auf die Zeitzone."),
    )
    found = N_(
        "Die Uhr dieses Servers weicht um etwa %(minutes)s Minuten von Microsofts Uhr ab.", minutes=minutes
    )
    if abs(difference) > CLOCK_PROBLEM:
        return Problem("clock.wrong", found, fix, Actor.NETWORK_ADMINISTRATOR, step="ueberblick")
    if abs(difference) > CLOCK_CAUTION:
        return Caution("clock.off", found, fix, Actor.NETWORK_ADMINISTRATOR, step="ueberblick")
    return Ok("clock.right", N_("Die Uhr dieses Servers geht richtig."))


def _clock(surroundings: Surroundings) -> tuple[Check, ...]:
    try:
        return (judge_clock(surroundings.services.entra.clock_difference()),)
    except ServiceError:
        return (clock_not_compared(),)


def clock_not_compared() -> Check:
    """Nobody told the time."""
    advice = (N_("Sobald Microsofts Anmeldung erreichbar ist, prüfen Sie bitte noch einmal."),)
    found = N_("Die Uhr konnte nicht verglichen werden, weil Microsofts Anmeldung nicht antwortet.")
    return Caution("clock.not_compared", found, advice, step="ueberblick")


REACH_ENTRA = LiveCheck("entra.reachable", N_("Erreicht dieser Server Microsofts Anmeldung?"), _entra)
REACH_MAIL = LiveCheck(
    "mail.reachable", N_("Sind die Server für E-Mails erreichbar (IMAP zum Abholen, SMTP zum Senden)?"), _mail
)
CLOCK = LiveCheck("clock.right", N_("Geht die Uhr dieses Servers richtig?"), _clock)
