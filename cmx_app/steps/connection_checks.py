"""Live checks that need no mailbox: are Microsoft's servers within reach, is the clock right."""

from collections.abc import Callable
from datetime import timedelta

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.messages import N_
from cmx_app.services.errors import ServiceError
from cmx_app.steps.failures import explain_failure, facts_of
from cmx_app.wizard.step import LiveCheck, Surroundings

CLOCK_CAUTION = timedelta(minutes=2)
CLOCK_PROBLEM = timedelta(minutes=5)
"""Entra accepts about five minutes (AADSTS700024, "not within its valid time range")."""


def _reach(
    area: str, host: str, greet: Callable[[], object], surroundings: Surroundings
) -> tuple[Check, ...]:
    try:
        greet()
    except ServiceError as error:
        return (explain_failure(error, area, facts_of(surroundings.instance, surroundings.settings)),)
    return (Ok(f"{area}.reachable", N_("%(host)s ist erreichbar.", host=host), subject=host),)


def _entra(surroundings: Surroundings) -> tuple[Check, ...]:
    host = surroundings.settings.cloud_hosts.authority.removeprefix("https://")
    return _reach("entra", host, surroundings.services.entra.clock_difference, surroundings)


def _imap(surroundings: Surroundings) -> tuple[Check, ...]:
    host = str(surroundings.settings.cloud_hosts.imap)
    return _reach("imap", host, surroundings.services.mail.greet_imap, surroundings)


def _smtp(surroundings: Surroundings) -> tuple[Check, ...]:
    host = str(surroundings.settings.cloud_hosts.smtp)
    return _reach("smtp", host, surroundings.services.mail.greet_smtp, surroundings)


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
        advice = (N_("Sobald Microsofts Anmeldung erreichbar ist, prüfen Sie bitte noch einmal."),)
        found = N_("Die Uhr konnte nicht verglichen werden, weil Microsofts Anmeldung nicht antwortet.")
        return (Caution("clock.not_compared", found, advice, step="ueberblick"),)


REACH_ENTRA = LiveCheck("entra.reachable", N_("Erreicht dieser Server Microsofts Anmeldung?"), _entra)
REACH_IMAP = LiveCheck("imap.reachable", N_("Ist der Server für eingehende Mails (IMAP) erreichbar?"), _imap)
REACH_SMTP = LiveCheck("smtp.reachable", N_("Ist der Server für ausgehende Mails (SMTP) erreichbar?"), _smtp)
CLOCK = LiveCheck("clock.right", N_("Geht die Uhr dieses Servers richtig?"), _clock)
