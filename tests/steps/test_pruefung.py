"""Step 7: what is missing, what passes by itself, and what is a problem at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cmx_app.checks import Actor, Problem
from cmx_app.messages import N_
from cmx_app.steps.pruefung import STEP, may_pass_by_itself
from cmx_app.store.instance import Instance, InterfaceState, RegistrationState
from cmx_app.wizard.step import State, Surroundings
from tests.steps.conftest import NOTHING

Make = Callable[..., Surroundings]
UNKNOWN = Problem("entra.AADSTS700016", N_("x"), (N_("y"),), Actor.ENTRA_ADMINISTRATOR)


def entered(minutes_ago: int) -> Instance:
    stored = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    client_id, tenant_id = "0f1e2d3c-1111-4222-8333-444455556666", "99887766-1111-4222-8333-444455556666"
    interface = InterfaceState(1, "Azure", client_id, False, "", stored, None)
    return Instance(RegistrationState(), interface, True, tenant_id, ())


def test_nothing_can_be_checked_before_the_three_values_are_there() -> None:
    assert STEP.state(NOTHING) is State.BLOCKED
    assert [missing.slug for missing in STEP.missing(NOTHING)] == [
        "schnittstelle",
        "kundengeheimnis",
        "tenant-id",
    ]


def test_a_value_that_is_minutes_old_may_not_be_known_yet(surroundings: Make) -> None:
    assert may_pass_by_itself(UNKNOWN, surroundings(instance=entered(minutes_ago=2)))


def test_an_old_value_that_is_refused_is_wrong_at_once(surroundings: Make) -> None:
    assert not may_pass_by_itself(UNKNOWN, surroundings(instance=entered(minutes_ago=30)))


def test_another_problem_does_not_pass_by_waiting(surroundings: Make) -> None:
    expired = Problem("entra.AADSTS7000222", N_("x"), (N_("y"),), Actor.ENTRA_ADMINISTRATOR)
    assert not may_pass_by_itself(expired, surroundings(instance=entered(minutes_ago=2)))


def test_nobody_waits_when_the_value_has_the_wrong_shape(surroundings: Make) -> None:
    young = entered(minutes_ago=2)
    wrong = replace(young, tenant_id="firma")
    assert not may_pass_by_itself(UNKNOWN, surroundings(instance=wrong))
