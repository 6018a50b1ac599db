"""Words that are chosen now and translated late, when a page knows its reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Message:
    """A German message id and the values that belong into it.

    A value may be text, a number, a date (written out in the reader's language) or another Message.
    The id is always %-formatted, so a literal per cent sign is written `%%`.
    """

    msgid: str
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING, hash=False)


def N_(msgid: str, **values: object) -> Message:
    """Mark a German text for the catalogue and carry it, with its values, to the page."""
    return Message(msgid, MappingProxyType(values))
