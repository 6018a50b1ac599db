"""What a pasted text names, beside what is stored: codes, time, identifiers, accounts."""

from collections.abc import Iterator
from dataclasses import dataclass

from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_parts import Pasted
from cmx_app.messages import N_, Message

_MOST = 3
_STORED = N_("wie hier gespeichert")
_ANOTHER = N_("nicht die hier gespeicherte")
_MAILBOX = N_("das Postfach, das verbunden wird")
_SIGNED_IN = N_("so angemeldet")


@dataclass(frozen=True)
class Named:
    """One value of the text; `verdict` says how it stands to what is stored, None where nothing is."""

    label: Message
    value: str
    verdict: Message | None = None


def named_in(pasted: Pasted, facts: Facts) -> Iterator[Named]:
    """Everything that is worth telling the support or comparing, in the order in which one asks for it."""
    for number in pasted.numbers[:_MOST]:
        yield Named(N_("Fehlernummer"), f"AADSTS{number}")
    single = (
        (N_("Zeit"), pasted.timestamp),
        (N_("Korrelations-ID (Correlation ID)"), pasted.correlation_id),
        (N_("Trace-ID (Trace ID, auch Request ID)"), pasted.trace_id),
    )
    yield from (Named(label, value) for label, value in single if value)
    for value in pasted.application_ids[:_MOST]:
        yield Named(N_("Anwendungs-ID"), value, _compared(value, facts.client_id))
    for value in pasted.tenant_ids[:_MOST]:
        yield Named(N_("Verzeichnis-ID (TenantID)"), value, _compared(value, facts.tenant_id))
    for value in pasted.addresses[:_MOST]:
        yield Named(N_("E-Mail-Adresse"), value, _account(value, facts))


def _compared(value: str, stored: str) -> Message | None:
    if not stored:
        return None
    return _STORED if value.casefold() == stored.casefold() else _ANOTHER


def _account(value: str, facts: Facts) -> Message | None:
    if value.casefold() == facts.mailbox.casefold():
        return _MAILBOX
    return _SIGNED_IN if value.casefold() == facts.signed_in_as.casefold() else None
