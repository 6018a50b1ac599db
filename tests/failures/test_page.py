"""docs/failures.md tells what a run found, whichever scenarios the run had."""

from dataclasses import replace

from cmx_app.practice.scenarios import SCENARIOS
from tests.failures.page import Result, complaint, page_of, rows_of

ALL = {one.name: Result(one.explained.code, one.explained.step, one.explained.actor) for one in SCENARIOS}


def test_the_page_has_every_scenario_in_both_languages() -> None:
    page = page_of(ALL)
    for scenario in SCENARIOS:
        for words in (*scenario.title, *scenario.effect, *scenario.way_out):
            assert words in page
    assert complaint(page, ALL) == ""


def test_a_page_that_tells_something_else_is_complained_about() -> None:
    page = page_of(ALL)
    other = {**ALL, "down": replace(ALL["down"], step="pruefung")}
    assert "make failures" in complaint(page, other)
    assert "make failures" in complaint(page + "| and more |\n", ALL)


def test_a_run_of_some_scenarios_speaks_of_those_alone() -> None:
    some = {"down": ALL["down"], "slow": ALL["slow"]}
    assert len(rows_of(some)) == 4
    assert complaint(page_of(ALL), some) == ""
    assert complaint(page_of(ALL), {"down": replace(ALL["down"], actor="you")})
