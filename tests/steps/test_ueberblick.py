"""Step 1: the preflight names what this server can't reach, and whose turn it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from cmx_app.steps.connection_checks import REACH_ENTRA, REACH_IMAP, REACH_SMTP, judge_clock
from cmx_app.steps.ueberblick import STEP
from cmx_app.wizard.step import LiveCheck, Surroundings

Make = Callable[..., Surroundings]


@pytest.mark.parametrize(
    ("live", "code"),
    [
        (REACH_ENTRA, "entra.unreachable_refused"),
        (REACH_IMAP, "imap.unreachable_refused"),
        (REACH_SMTP, "smtp.unreachable_refused"),
    ],
)
def test_each_server_out_of_reach_has_a_finding_of_its_own(
    surroundings: Make, live: LiveCheck, code: str
) -> None:
    assert [check.code for check in live.run(surroundings())] == [code]


@pytest.mark.parametrize(
    ("minutes", "code"), [(0, "clock.right"), (-1, "clock.right"), (3, "clock.off"), (-7, "clock.wrong")]
)
def test_a_clock_that_is_off_is_told_by_how_much(minutes: int, code: str) -> None:
    assert judge_clock(timedelta(minutes=minutes)).code == code


def test_an_address_bar_that_is_not_known_is_said_to_be_so(surroundings: Make) -> None:
    address = next(live for live in STEP.live if live.name == "address.matches")
    assert [check.code for check in address.run(surroundings(browser_url=""))] == ["address.not_compared"]
