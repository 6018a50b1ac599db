"""What a step is, and what it may look at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wtforms import Form

from cmx_app.checks import Check
from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.redirect_url import Address
from cmx_app.messages import Message
from cmx_app.services import Services
from cmx_app.settings import Settings
from cmx_app.store.instance import Instance


class State(StrEnum):
    """How a step stands; the value is in the page as `data-state`."""

    OPEN = "open"
    DONE = "done"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Surroundings:
    """Everything that a step may look at while it shows, checks or saves."""

    instance: Instance
    address: Address
    """Where the application is used, as this server sees it."""
    browser_url: str
    """What the browser's address bar shows, "" when the page could not say."""
    received: Received
    """The headers that came with the request, believed or not, for naming the proxy's fault."""
    services: Services
    settings: Settings
    today: date
    who: str
    """The administrator's name, for the audit lines."""


@dataclass(frozen=True)
class Missing:
    """Something that has to be there before a step can start, and the step that brings it."""

    text: Message
    slug: str


@dataclass(frozen=True)
class LiveCheck:
    """A named check of the outside world that a step shows with a result of its own."""

    name: str
    title: Message
    run: Callable[[Surroundings], tuple[Check, ...]]


@dataclass(frozen=True)
class Question:
    """What only somebody outside can say of the fields as typed; asked when typing has paused."""

    name: str
    field: str
    """The field about which it is."""
    ask: Callable[[Form, Surroundings], tuple[Check, ...]]
    """Answers soon; says nothing where nothing needs to be asked."""


def _nothing_missing(instance: Instance) -> tuple[Missing, ...]:
    return ()


def _no_values(surroundings: Surroundings) -> Mapping[str, object]:
    return {}


def _no_checks(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    return ()


def _nothing_incomplete(form: Form, surroundings: Surroundings) -> Mapping[str, Message]:
    return {}


def _keep_nothing(form: Form, surroundings: Surroundings) -> None:
    return None


@dataclass(frozen=True)
class Step:
    """One step of the guide. It knows no neighbours; the order is the flow's."""

    slug: str
    title: Message
    label: Message
    """The short name in the rail."""
    group: Message
    place: Message
    """Where the work is done, for the line above the title."""
    why: Message
    """Why it matters, in one sentence."""
    is_done: Callable[[Instance], bool]
    """Derived from what is stored, wherever that is possible."""
    save: Callable[[Form, Surroundings], None]
    form: type[Form] = Form
    load: Callable[[Surroundings], Mapping[str, object]] = _no_values
    """The stored values of the form's fields; never a secret."""
    check: Callable[[Form, Surroundings], tuple[Check, ...]] = _no_checks
    """Checks of the fields as typed, without speaking to anybody."""
    keep: Callable[[Form, Surroundings], None] = _keep_nothing
    """Called with every form that arrives, valid or not: puts secrets in safety at once."""
    incomplete: Callable[[Form, Surroundings], Mapping[str, Message]] = _nothing_incomplete
    """Fields that are empty though what is stored does not make up for them, and what to say about each."""
    missing: Callable[[Instance], tuple[Missing, ...]] = _nothing_missing
    extras: Callable[[Surroundings], Mapping[str, object]] = _no_values
    """What the step's template needs besides."""
    live: tuple[LiveCheck, ...] = ()
    question: Question | None = None
    stays: Callable[[Instance], bool] = field(default=lambda instance: False)
    """Whether the step goes on at its own address after saving, because half of it is still to come."""

    def state(self, instance: Instance) -> State:
        """Done, blocked by something missing, or open."""
        if self.missing(instance):
            return State.BLOCKED
        return State.DONE if self.is_done(instance) else State.OPEN
