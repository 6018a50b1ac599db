"""What Entra's error answers mean, and the way out.

`error` decides (it is a stable protocol value), the number explains: Microsoft calls the numbers unstable, so
an unknown one gets an honest answer with Microsoft's own words.
"""

import re
from collections.abc import Iterable

from cmx_app.checks import Actor, Evidence, Link, Problem
from cmx_app.knowledge.entra_addresses import APPLICATIONS, REDIRECT_URLS, TENANTS
from cmx_app.knowledge.entra_consent import CONSENT, DECLINED
from cmx_app.knowledge.entra_credentials import CREDENTIALS
from cmx_app.knowledge.entra_outages import MALFORMED, OUTAGE, OUTAGES
from cmx_app.knowledge.entra_own_service import OWN_SERVICE
from cmx_app.knowledge.entra_policies import POLICIES
from cmx_app.knowledge.entra_sign_in import CONNECTION, SIGN_IN
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.ways_out import FIND_IN_THE_LOG
from cmx_app.messages import N_, Message

_TABLES = (
    REDIRECT_URLS, TENANTS, APPLICATIONS, CREDENTIALS, CONSENT, SIGN_IN, CONNECTION, POLICIES, OWN_SERVICE,
    OUTAGES,
)
EXPLANATIONS: dict[int, Explanation] = {
    number: explanation for table in _TABLES for numbers, explanation in table for number in numbers
}
_BY_NUMBER_IN_TEXT = re.compile(r"AADSTS(\d{4,8})")
_SECRET_REFUSED = frozenset({7000215, 7000216, 7000218, 7000222, 70002})
_TOO_YOUNG = frozenset({700016, 7000215, 7000229})
_NEW_SIGN_IN_ERRORS = frozenset(
    {"invalid_grant", "interaction_required", "login_required", "consent_required"}
)
_NEW_SIGN_IN_NUMBERS = frozenset({
    50058, 50072, 50074, 50076, 50078, 50079, 50085, 50089, 50132, 50133, 50158, 50173, 54005, 65001,
    70000, 70008, 70043, 700020, 700081, 700082, 700084,
})  # fmt: skip
BY_ERROR: dict[str, Explanation] = {
    "access_denied": DECLINED,
    "consent_required": EXPLANATIONS[65001],
    "interaction_required": EXPLANATIONS[50076],
    "login_required": EXPLANATIONS[50058],
    "invalid_grant": EXPLANATIONS[70000],
    "invalid_client": EXPLANATIONS[7000215],
    "unauthorized_client": EXPLANATIONS[700016],
    "invalid_tenant": EXPLANATIONS[90002],
    "invalid_resource": EXPLANATIONS[500011],
    "invalid_scope": EXPLANATIONS[70011],
    "invalid_request": MALFORMED,
    "unsupported_grant_type": EXPLANATIONS[70003],
    "unsupported_response_type": EXPLANATIONS[70005],
    "temporarily_unavailable": OUTAGE,
    "server_error": OUTAGE,
}


def explain_number(number: int, facts: Facts, *, quoted: str = "") -> Problem:
    """What an AADSTS number means here; an unknown one is told honestly, with Microsoft's page about it."""
    code, page = f"entra.AADSTS{number}", _microsofts_page(number, facts)
    explanation = EXPLANATIONS.get(number)
    if explanation is None:
        return _unknown(code, number, facts, quoted, Actor.ENTRA_ADMINISTRATOR)
    return explanation.problem(code, facts, quoted=quoted, links=(page,))


def explain_answer(
    *,
    error: str,
    description: str,
    numbers: tuple[int, ...],
    trace_id: str = "",
    correlation_id: str = "",
    facts: Facts,
) -> Problem:
    """What Entra's error answer means here, with its own words and identifiers behind it."""
    quoted = _in_its_own_words(error, description, trace_id, correlation_id)
    numbers = numbers or numbers_in(description)
    known = next((number for number in numbers if number in EXPLANATIONS), None)
    if known is not None:
        return explain_number(known, facts, quoted=quoted)
    if numbers:
        code = f"entra.AADSTS{numbers[0]}"
        return _unknown(code, numbers[0], facts, quoted, _who_might_act(error))
    if error in BY_ERROR:
        return BY_ERROR[error].problem(f"entra.{error}", facts, quoted=quoted)
    return _unknown("entra.unknown", None, facts, quoted, _who_might_act(error))


def may_be_too_young(numbers: Iterable[int]) -> bool:
    """Whether the answer can come from an entry that is minutes old and not known everywhere yet."""
    return not _TOO_YOUNG.isdisjoint(numbers)


def is_about_the_secret(numbers: Iterable[int]) -> bool:
    """Whether Entra found the application and refused only its secret; it looks at the secret last."""
    return not _SECRET_REFUSED.isdisjoint(numbers)


def needs_new_sign_in(error: str, numbers: Iterable[int]) -> bool:
    """Whether only the person can help, by signing in again; never for a fault of the application itself."""
    if error:
        return error in _NEW_SIGN_IN_ERRORS
    return not _NEW_SIGN_IN_NUMBERS.isdisjoint(numbers)


def numbers_in(description: str) -> tuple[int, ...]:
    """The AADSTS numbers that a description names, in order and once each."""
    return tuple(dict.fromkeys(int(digits) for digits in _BY_NUMBER_IN_TEXT.findall(description)))


def _in_its_own_words(error: str, description: str, trace_id: str, correlation_id: str) -> str:
    lines = [description.strip() or error]
    if trace_id and trace_id not in description:
        lines.append(f"Trace ID: {trace_id}")
    if correlation_id and correlation_id not in description:
        lines.append(f"Correlation ID: {correlation_id}")
    return "\n".join(line for line in lines if line)


def _microsofts_page(number: int, facts: Facts) -> Link:
    return Link(N_("Microsofts Seite zu AADSTS%(number)s", number=number), facts.hosts.error_page(number))


def _who_might_act(error: str) -> Actor:
    if error in _NEW_SIGN_IN_ERRORS or error == "access_denied":
        return Actor.MAILBOX_USER
    if error in ("temporarily_unavailable", "server_error"):
        return Actor.MICROSOFT
    return Actor.ENTRA_ADMINISTRATOR


def _unknown(code: str, number: int | None, facts: Facts, quoted: str, actor: Actor) -> Problem:
    if number is None:
        found = N_("Microsoft hat die Anfrage abgelehnt, ohne eine Fehlernummer zu nennen.")
        return Problem(code, found, _ways_on(facts), actor, evidence=Evidence(quoted=quoted))
    found = N_(
        "Microsoft meldet den Fehler AADSTS%(number)s. Er steht noch nicht in unserem Verzeichnis; hier "
        "sehen Sie, was Microsoft selbst dazu sagt.",
        number=number,
    )
    read = N_("Lesen Sie auf Microsofts Seite, was der Fehler AADSTS%(number)s bedeutet.", number=number)
    evidence = Evidence(links=(_microsofts_page(number, facts),), quoted=quoted)
    return Problem(code, found, (read, *_ways_on(facts)), actor, evidence=evidence)


def _ways_on(facts: Facts) -> tuple[Message, ...]:
    hand_on = N_(
        "Hilft das nicht, geben Sie Microsofts Wortlaut mit Trace-ID und Korrelations-ID an die "
        "Entra-Administration weiter."
    )
    return facts.put_into(FIND_IN_THE_LOG), hand_on
