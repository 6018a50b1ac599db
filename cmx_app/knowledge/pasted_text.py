"""The box „Microsoft zeigt eine Fehlermeldung“: a pasted text, explained and compared with what is stored.

Nothing of the text is kept or logged; what is quoted goes back to the person who pasted it.
"""

from collections.abc import Iterable, Iterator

from cmx_app.checks import Caution, Check, Problem
from cmx_app.knowledge.entra_errors import explain_answer, explain_number
from cmx_app.knowledge.exchange_errors import explain_imap, explain_smtp
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_differences import compare_with_stored
from cmx_app.knowledge.pasted_parts import Pasted, read_pasted, readable
from cmx_app.knowledge.wordless_pages import PAGES
from cmx_app.messages import N_

__all__ = ["Pasted", "explain_pasted", "read_pasted"]

_LONGEST_QUOTE = 1500
_IS_UNKNOWN = ("smtp.unknown", "imap.unknown")


def explain_pasted(text: str, facts: Facts) -> tuple[Check, ...]:
    """What the text means here: first what went wrong, then where it differs from what is stored."""
    if not text.strip():
        return ()
    pasted = read_pasted(text)
    problems = tuple(_once(_explained(text, pasted, facts)))
    found = (*problems, *compare_with_stored(pasted, facts))
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
