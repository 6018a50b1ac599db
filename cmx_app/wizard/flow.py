"""Steps in their order: where one goes on, where one comes from, and where one left off."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from cmx_app.messages import Message
from cmx_app.store.instance import Instance
from cmx_app.wizard.step import State, Step


@dataclass(frozen=True)
class RailEntry:
    """A step in the rail, with its live state."""

    slug: str
    label: Message
    number: int
    state: State
    is_current: bool
    has_problem: bool = False
    """Done, but with a value that is known to be wrong."""


@dataclass(frozen=True)
class RailGroup:
    """Neighbouring steps that belong together."""

    label: Message
    entries: tuple[RailEntry, ...]


@dataclass(frozen=True)
class Flow:
    """The steps of a wizard in their order."""

    steps: tuple[Step, ...]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {step.slug: place for place, step in enumerate(self.steps)}

    def find(self, slug: str) -> Step | None:
        """The step at this address, or None."""
        place = self._places.get(slug)
        return None if place is None else self.steps[place]

    def number(self, step: Step) -> int:
        """The step's number, from 1."""
        return self._places[step.slug] + 1

    def after(self, step: Step) -> Step | None:
        """The next step, None after the last."""
        place = self._places[step.slug] + 1
        return self.steps[place] if place < len(self.steps) else None

    def before(self, step: Step) -> Step | None:
        """The step before, None before the first."""
        place = self._places[step.slug]
        return self.steps[place - 1] if place else None

    def first_unfinished(self, instance: Instance) -> Step:
        """Where to go on: the first step that is not done; the last one when all are."""
        return next((step for step in self.steps if step.state(instance) != State.DONE), self.steps[-1])

    def rail(
        self, current: Step, instance: Instance, troubled: frozenset[str] = frozenset()
    ) -> tuple[RailGroup, ...]:
        """All steps in their groups, with their states; those in `troubled` have a problem."""
        states = tuple([step.state(instance) for step in self.steps])
        return self._rail_of(current.slug, states, troubled)

    @cached_property
    def _rail_of(self) -> Callable[[str, tuple[State, ...], frozenset[str]], tuple[RailGroup, ...]]:
        return lru_cache(maxsize=200)(self._build_rail)

    def _build_rail(
        self, current: str, states: tuple[State, ...], troubled: frozenset[str]
    ) -> tuple[RailGroup, ...]:
        entries = (
            (
                step.group,
                RailEntry(step.slug, step.label, number, state, step.slug == current, step.slug in troubled),
            )
            for number, (step, state) in enumerate(zip(self.steps, states, strict=True), 1)
        )
        return tuple(
            RailGroup(group, tuple(entry for _, entry in members))
            for group, members in groupby(entries, key=lambda pair: pair[0])
        )
