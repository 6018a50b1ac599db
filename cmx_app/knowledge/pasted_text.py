"""The box „Microsoft zeigt eine Fehlermeldung“: a pasted text, explained and compared with what is stored.

Nothing of the text is kept or logged; what is quoted goes back to the person who pasted it.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from cmx_app.checks import Actor, Caution, Check, Evidence, Problem
from cmx_app.knowledge.entra_errors import explain_answer, explain_number
from cmx_app.knowledge.exchange_errors import explain_imap, explain_smtp
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_parts import Pasted, read_pasted, readable
from cmx_app.knowledge.portal import AUTHENTICATION, AUTHENTICATION_PAGE
from cmx_app.knowledge.wordless_pages import PAGES
from cmx_app.messages import N_

__all__ = ["Pasted", "explain_pasted", "read_pasted"]

_LONGEST_QUOTE = 1500
_REDIRECT_NUMBERS = frozenset({50011, 70004, 500113, 900971})
_IS_UNKNOWN = ("smtp.unknown", "imap.unknown")


def explain_pasted(text: str, facts: Facts) -> tuple[Check, ...]:
    """What the text means here: first what went wrong, then where it differs from what is stored."""
    if not text.strip():
        return ()
    pasted = read_pasted(text)
    problems = tuple(_once(_explained(text, pasted, facts)))
    found = (*problems, *_compared(pasted, facts))
    return found or (_nothing_found(),)


def _explained(text: str, pasted: Pasted, facts: Facts) -> Iterator[Problem]:
    quoted = _quote(text, pasted)
    for number in pasted.numbers:
        yield explain_number(number, facts, quoted=quoted)
    if pasted.error and not pasted.numbers:
        yield explain_answer(error=pasted.error, description=quoted, numbers=(), facts=facts)
    mail = [explain_smtp(answer.status, answer.text, facts) for answer in pasted.smtp]
    mail += [explain_imap(answer, facts) for answer in pasted.imap]
    known = [problem for problem in mail if problem.code not in _IS_UNKNOWN]
    yield from known or mail
    if not (pasted.numbers or pasted.error or mail):
        yield from _by_its_words(text, quoted, facts)


def _by_its_words(text: str, quoted: str, facts: Facts) -> Iterator[Problem]:
    said = " ".join(readable(text).casefold().split())
    for code, alternatives, explanation in PAGES:
        if any(all(word in said for word in words) for words in alternatives):
            yield explanation.problem(code, facts, quoted=quoted)
            return


def _compared(pasted: Pasted, facts: Facts) -> Iterator[Check]:
    yield from _compared_ids(pasted, facts)
    if not _REDIRECT_NUMBERS.isdisjoint(pasted.numbers) and facts.redirect_url:
        yield from _compared_redirect_url(pasted, facts)
    if pasted.numbers and facts.mailbox and pasted.addresses:
        yield from _compared_account(pasted, facts)


def _compared_ids(pasted: Pasted, facts: Facts) -> Iterator[Check]:
    ours, tenant = facts.client_id.casefold(), facts.tenant_id.casefold()
    named = [guid.casefold() for guid in pasted.application_ids]
    tenants = [guid.casefold() for guid in pasted.tenant_ids]
    if tenant and tenant != ours and tenant in named:
        yield _swapped(facts)
    elif ours and named and ours not in named:
        yield Caution(
            "pasted.other_application",
            N_(
                "Die Meldung nennt die Anwendung %(theirs)s. Eingetragen ist die Anwendungs-ID %(ours)s.",
                theirs=named[0],
                ours=facts.client_id,
            ),
            (
                N_(
                    "Meistens stammt die Meldung von einer anderen Anwendung oder aus der Zeit vor der "
                    "letzten Änderung. Melden Sie sich dann noch einmal an."
                ),
                N_(
                    "Ist die Anwendung aus der Meldung die richtige, tragen Sie ihre ID im Schritt "
                    "„Schnittstelle“ ein."
                ),
            ),
            step="schnittstelle",
        )
    if tenant and tenants and tenant not in tenants:
        yield Caution(
            "pasted.other_tenant",
            N_(
                "Die Meldung nennt den Mandanten %(theirs)s. Eingetragen ist die TenantID %(ours)s.",
                theirs=tenants[0],
                ours=facts.tenant_id,
            ),
            (
                N_(
                    "Meistens hat sich jemand aus einer anderen Organisation angemeldet. Wählen Sie bei der "
                    "Anmeldung „Anderes Konto verwenden“ (Use another account)."
                ),
                N_(
                    "Ist der Mandant aus der Meldung der richtige, tragen Sie seine ID im Schritt „TenantID“ "
                    "ein."
                ),
            ),
            step="tenant-id",
        )


def _swapped(facts: Facts) -> Problem:
    return Problem(
        "pasted.ids_swapped",
        N_(
            "Microsoft sucht eine Anwendung mit der ID %(tenant_id)s. Das ist aber die TenantID.",
            tenant_id=facts.tenant_id,
        ),
        (
            N_(
                "Tragen Sie im Schritt „Schnittstelle“ die „Anwendungs-ID (Client)“ (Application (client) "
                "ID) als Benutzernamen ein."
            ),
            N_(
                "Prüfen Sie im Schritt „TenantID“, ob dort die „Verzeichnis-ID (Mandant)“ (Directory "
                "(tenant) ID) steht."
            ),
        ),
        Actor.YOU,
        "schnittstelle",
    )


def _compared_redirect_url(pasted: Pasted, facts: Facts) -> Iterator[Check]:
    named = pasted.redirect_urls or tuple(url for url in pasted.urls if "continue_oauth" in url)
    if not named:
        return
    if unquote(named[0]) == unquote(facts.redirect_url):
        page = AUTHENTICATION_PAGE.link(facts)
        yield Caution(
            "pasted.redirect_url_is_ours",
            N_(
                "Die URL in der Meldung ist genau die, die cmxOrganize gesendet hat. Verglichen werden muss "
                "sie mit dem Eintrag bei Microsoft."
            ),
            (
                facts.put_into(
                    N_(
                        "Öffnen Sie %(path)s und kopieren Sie, was dort unter „Web“ steht.",
                        path=AUTHENTICATION,
                    )
                ),
                N_("Fügen Sie es im Schritt „Umleitungs-URL“ ein: Der Vergleich markiert jeden Unterschied."),
            ),
            step="umleitungs-url",
            evidence=Evidence(links=(page,) if page else ()),
        )
        return
    yield Caution(
        "pasted.other_redirect_url",
        N_(
            "Die Meldung nennt die URL %(theirs)s. Gespeichert ist %(ours)s.",
            theirs=named[0],
            ours=facts.redirect_url,
        ),
        (
            N_(
                "Meistens stammt die Meldung aus einem früheren Versuch oder von einer anderen Anwendung. "
                "Melden Sie sich dann noch einmal an."
            ),
            N_(
                "Sonst öffnen Sie den Schritt „Umleitungs-URL“ und speichern Sie ihn neu: Danach wird die "
                "gezeigte URL gesendet."
            ),
        ),
        step="umleitungs-url",
    )


def _compared_account(pasted: Pasted, facts: Facts) -> Iterator[Check]:
    ours = {facts.mailbox.casefold(), facts.signed_in_as.casefold()}
    if any(address.casefold() in ours for address in pasted.addresses):
        return
    yield Caution(
        "pasted.other_account",
        N_(
            "Die Meldung nennt das Konto %(theirs)s. Verbunden werden soll das Postfach %(ours)s.",
            theirs=pasted.addresses[0],
            ours=facts.mailbox,
        ),
        (
            N_("Bei einem freigegebenen Postfach ist das in Ordnung: Dort meldet sich eine Person an."),
            N_(
                "Sonst wählen Sie bei der Anmeldung „Anderes Konto verwenden“ (Use another account) und dann "
                "das Konto zu %(mailbox)s.",
                mailbox=facts.mailbox,
            ),
        ),
        step="e-mailkonto",
    )


def _nothing_found() -> Caution:
    return Caution(
        "pasted.nothing_found",
        N_("In diesem Text steht keine Fehlernummer und keine Meldung, die wir kennen."),
        (
            N_(
                "Kopieren Sie die ganze Seite: Klicken Sie hinein, drücken Sie Strg+A, dann Strg+C, und "
                "fügen Sie alles hier ein."
            ),
            N_(
                "Am meisten hilft die Zeile, die mit „AADSTS“ beginnt, oder die Antwort des Mailservers, die "
                "mit einer Zahl wie 535 beginnt."
            ),
            N_(
                "Zeigt Microsoft „Problembehandlungsdetails“ (Troubleshooting details), klicken Sie dort auf "
                "„Informationen in Zwischenablage kopieren“ (Copy info to clipboard)."
            ),
        ),
    )


def _quote(text: str, pasted: Pasted) -> str:
    start = max(text.upper().find("AADSTS"), 0)
    quote = text[start : start + _LONGEST_QUOTE].strip()
    identifiers = (("Trace ID", pasted.trace_id), ("Correlation ID", pasted.correlation_id))
    missing = [f"{name}: {value}" for name, value in identifiers if value and value not in quote]
    return "\n".join((quote, *missing))


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    seen: set[str] = set()
    for problem in problems:
        if problem.code not in seen:
            seen.add(problem.code)
            yield problem
