"""docs/failures.md: the scenarios with what a run has found, in German and English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from cmx_app.practice.scenarios import SCENARIOS, Scenario
from cmx_app.practice.scenarios.words import ACTORS, GROUPS, SEEN, STEPS
from tools.checkout import ROOT

PAGE = ROOT / "docs" / "failures.md"
HEAD = """\
# Failures, and how they are explained

Written by the tests (`make failures`): each line is a scenario that a run took from a stored instance to its
explanation, and out of it to a connected mailbox. The codes are in [checks](checks.md) and
[Microsoft's errors](microsoft-errors.md); `make demo` shows all of it.

Deutsch steht zuerst, [English below](#english).
"""
LANGUAGES = (
    ("Deutsch", "Was | Was geschieht | Zu sehen | Code | Schritt | Wer handelt | Ausweg"),
    ("English", "What | What happens | Seen | Code | Step | Who acts | Way out"),
)


@dataclass(frozen=True)
class Result:
    """What a run found for a scenario."""

    code: str
    step: str
    actor: str


Results = Mapping[str, Result]


def page_of(results: Results) -> str:
    """The whole page."""
    return HEAD + "".join(f"\n{line}\n" for number in (0, 1) for line in _sections(number, results))


def rows_of(results: Results) -> tuple[str, ...]:
    """The rows of those scenarios that were found."""
    known = [scenario for scenario in SCENARIOS if scenario.name in results]
    return tuple(_row(scenario, results[scenario.name], number) for number in (0, 1) for scenario in known)


def complaint(written: str, results: Results) -> str:
    """What is wrong with the page as it is written; empty when it tells what this run found."""
    if results.keys() == {scenario.name for scenario in SCENARIOS}:
        is_right = written == page_of(results)
    else:
        is_right = all(row in written for row in rows_of(results))
    return "" if is_right else "docs/failures.md tells something else than this run found: make failures"


def _sections(number: int, results: Results) -> Iterator[str]:
    language, columns = LANGUAGES[number]
    yield f"## {language}"
    for group, members in groupby(SCENARIOS, lambda scenario: scenario.group):
        rows = [_row(scenario, results[scenario.name], number) for scenario in members]
        line = "|".join(["---"] * (columns.count("|") + 1))
        yield "\n".join((f"### {GROUPS[group][number]}", "", f"| {columns} |", f"|{line}|", *rows))


def _row(scenario: Scenario, result: Result, number: int) -> str:
    step = STEPS[result.step][number]
    cells = (
        *(scenario.title[number], scenario.effect[number], SEEN[scenario.explained.seen][number]),
        *(f"`{result.code}`", step, ACTORS[result.actor][number], scenario.way_out[number]),
    )
    return f"| {' | '.join(cells)} |"
