"""The box „Microsoft zeigt eine Fehlermeldung“: a pasted text, explained and compared with what is stored.

Nothing of the text is kept or logged; what is quoted goes back to the person who pasted it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cmx_app.checks import Caution, Check, Problem
from cmx_app.knowledge import browser_pages, graph_answers, wordless_pages
from cmx_app.knowledge.entra_errors import explain_answer, explain_number
from cmx_app.knowledge.exchange_errors import explain_imap, explain_smtp
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_differences import asks_for_entry, compare_with_stored
from cmx_app.knowledge.pasted_entry import compare_entry
from cmx_app.knowledge.pasted_named import Named, named_in
from cmx_app.knowledge.pasted_parts import Pasted, read_pasted
from cmx_app.messages import N_

__all__ = ["Explained", "Pasted", "explain_pasted", "read_pasted"]

_LONGEST_QUOTE = 1500
_ITS_OWN_WORDS = re.compile("AADSTS", re.IGNORECASE | re.ASCII)
_BY_THEIR_WORDS = (*graph_answers.ANSWERS, *wordless_pages.PAGES, *browser_pages.PAGES)
_IS_UNKNOWN = ("smtp.unknown", "imap.unknown")


@dataclass(frozen=True)
class Explained:
    """What a pasted text means here."""

    checks: tuple[Check, ...] = ()
    """First what went wrong, then where the text differs from what is stored."""
    named: tuple[Named, ...] = ()
    """What the text names: for a support request, and to compare by eye."""
    asks_for_entry: bool = False
    """Whether only a comparison with the entry that stands at Microsoft leads on."""
    entry_checks: tuple[Check, ...] = ()
    """How that entry differs from the redirect URL that is sent."""
    is_recognised: bool = False


def explain_pasted(text: str, facts: Facts, entry: str = "") -> Explained:
    """What the text means here. `entry` is the redirect URL that stands at Microsoft, where it was asked for.

    Empty for no text; never raises.
    """
    if not text.strip():
        return Explained()
    pasted = read_pasted(text)
    problems = tuple(_once(_explained(pasted, facts)))
    checks = (*problems, *compare_with_stored(pasted, facts))
    asks = asks_for_entry(pasted, facts)
    return Explained(
        checks or (_nothing_found(),),
        tuple(named_in(pasted, facts)),
        asks,
        compare_entry(entry, facts) if asks else (),
        is_recognised=bool(problems),
    )


def _explained(pasted: Pasted, facts: Facts) -> Iterator[Problem]:
    quoted = _quote(pasted)
    for number in pasted.numbers:
        yield explain_number(number, facts, quoted=quoted)
    if pasted.error and not pasted.numbers:
        yield explain_answer(error=pasted.error, description=quoted, numbers=(), facts=facts)
    mail = tuple(_of_mail_servers(pasted, facts))
    yield from mail
    if not (pasted.numbers or pasted.error or mail):
        yield from _by_its_words(pasted, quoted, facts)


def _of_mail_servers(pasted: Pasted, facts: Facts) -> Iterable[Problem]:
    smtp = [(explain_smtp(answer.status, answer.text, facts), answer.is_sure) for answer in pasted.smtp]
    found = [*smtp, *((explain_imap(answer, facts), True) for answer in pasted.imap)]
    known = [problem for problem, _ in found if problem.code not in _IS_UNKNOWN]
    return known or [problem for problem, is_sure in found if is_sure]


def _by_its_words(pasted: Pasted, quoted: str, facts: Facts) -> Iterator[Problem]:
    for code, alternatives, explanation in _BY_THEIR_WORDS:
        if any(all(word in pasted.said for word in words) for words in alternatives):
            yield explanation.problem(code, facts, quoted=quoted)
            return


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


def _quote(pasted: Pasted) -> str:
    found = _ITS_OWN_WORDS.search(pasted.text)
    start = found.start() if found else 0
    quote = pasted.text[start : start + _LONGEST_QUOTE].strip()
    identifiers = (("Trace ID", pasted.trace_id), ("Correlation ID", pasted.correlation_id))
    missing = [f"{name}: {value}" for name, value in identifiers if value and value not in quote]
    return "\n".join((quote, *missing))


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    seen: set[str] = set()
    for problem in problems:
        if problem.code not in seen:
            seen.add(problem.code)
            yield problem
