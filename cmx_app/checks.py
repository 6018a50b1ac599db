"""What a check can find. A problem always names the way out and who has to go it.

`field` is the name of the form's field that a finding is about, "" when it is about none of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from cmx_app.messages import Message


class Actor(StrEnum):
    """Who has to act; the value stands in the page as `data-actor`."""

    YOU = "you"
    ENTRA_ADMINISTRATOR = "entra-administrator"
    EXCHANGE_ADMINISTRATOR = "exchange-administrator"
    NETWORK_ADMINISTRATOR = "network-administrator"
    MAILBOX_USER = "mailbox-user"
    MICROSOFT = "microsoft"


@dataclass(frozen=True)
class Piece:
    """A run of characters of a compared text, and whether it differs from the other side."""

    text: str
    differs: bool = False


@dataclass(frozen=True)
class Comparison:
    """Two texts side by side, cut into the pieces that agree and those that differ."""

    wanted: tuple[Piece, ...]
    have: tuple[Piece, ...]


@dataclass(frozen=True)
class Snippet:
    """Something to copy as it stands: a command, a line of configuration, an address."""

    label: Message
    text: str


@dataclass(frozen=True)
class Choice:
    """One of several ways to the same end, folded away; the likely one stands open."""

    name: str
    snippets: tuple[Snippet, ...]
    is_likely: bool = False


@dataclass(frozen=True)
class Link:
    """A page where the way out is gone; opens in a tab of its own, unless it is one of ours (`/…`)."""

    label: Message
    url: str


@dataclass(frozen=True)
class Evidence:
    """What backs a finding up, beside its words."""

    comparison: Comparison | None = None
    choices: tuple[Choice, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    links: tuple[Link, ...] = ()
    quoted: str = ""
    """The other side's own words, unchanged; always escaped, never interpreted."""


NO_EVIDENCE = Evidence()


@dataclass(frozen=True)
class Ok:
    """The check's own name, and what is in order."""

    code: str
    found: Message
    subject: str = ""
    evidence: Evidence = NO_EVIDENCE
    field: str = ""
    status: ClassVar[str] = "ok"


@dataclass(frozen=True)
class Waiting:
    """The check's own name; it is still running or will try again by itself."""

    code: str
    found: Message
    subject: str = ""
    evidence: Evidence = NO_EVIDENCE
    field: str = ""
    status: ClassVar[str] = "waiting"


@dataclass(frozen=True)
class Caution:
    """Nothing is broken, but somebody should know; `advice` says what to make of it."""

    code: str
    found: Message
    advice: tuple[Message, ...]
    actor: Actor = Actor.YOU
    step: str = ""
    subject: str = ""
    evidence: Evidence = NO_EVIDENCE
    field: str = ""
    status: ClassVar[str] = "caution"


@dataclass(frozen=True)
class Problem:
    """Something is wrong; `fix` is the way out, one Message an action, and can't be empty.

    `step` is the slug of the wizard step where the cause is mended, "" when there is none.
    """

    code: str
    found: Message
    fix: tuple[Message, ...]
    actor: Actor
    step: str = ""
    subject: str = ""
    evidence: Evidence = NO_EVIDENCE
    field: str = ""
    why: Message | None = None
    """Why it happened, the likeliest cause first; None where `found` says it."""
    status: ClassVar[str] = "problem"

    def __post_init__(self) -> None:
        if not self.fix:
            raise ValueError(f"The problem {self.code} names no way out.")


Check = Ok | Waiting | Caution | Problem


def about(field: str, checks: Iterable[Check]) -> tuple[Check, ...]:
    """The same findings, as those about this field: a page shows them there."""
    return tuple(replace(check, field=field) for check in checks)
