"""Which steps are done, but with a value that is known to be wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from cmx_app.checks import Problem
from cmx_app.knowledge.redirect_url import Address
from cmx_app.steps import WIZARD
from cmx_app.store.instance import Instance
from cmx_app.wizard.step import State, Step, Surroundings


@dataclass(frozen=True)
class _Stored:
    """What the answer depends on. It stands in the rail of every page, so it is worked out once."""

    instance: Instance
    address: Address
    public_url: str
    today: date
    surroundings: Surroundings = field(compare=False)


def troubled_steps(surroundings: Surroundings) -> frozenset[str]:
    """The slugs of the done steps whose stored values have a problem that is mended right there."""
    return _troubled(
        _Stored(
            surroundings.instance,
            surroundings.address,
            surroundings.settings.public_url,
            surroundings.today,
            surroundings,
        )
    )


@lru_cache(maxsize=64)
def _troubled(stored: _Stored) -> frozenset[str]:
    return frozenset(_with_problems(WIZARD.steps, stored.surroundings))


def _with_problems(steps: Iterable[Step], surroundings: Surroundings) -> Iterable[str]:
    for step in steps:
        if step.state(surroundings.instance) is not State.DONE:
            continue
        form = step.form(data=dict(step.load(surroundings)))
        found = step.check(form, surroundings)
        if any(isinstance(check, Problem) and check.step in ("", step.slug) for check in found):
            yield step.slug
