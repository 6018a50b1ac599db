"""A finding, kept as text until somebody opens its page again; its words are chosen by the reader then."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from cmx_app.checks import (
    Actor,
    Caution,
    Check,
    Comparison,
    Evidence,
    Link,
    Ok,
    Piece,
    Problem,
    Snippet,
    Waiting,
)
from cmx_app.messages import Message

_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (Ok, Waiting, Caution, Problem, Evidence, Comparison, Piece, Snippet, Link, Message)
}
_KINDS |= {"date": date.fromisoformat, "actor": Actor}


def as_text(check: Check) -> str:
    """The finding with all its parts."""
    return json.dumps(_plain(check), ensure_ascii=False)


def as_finding(text: str) -> Check | None:
    """The finding again; None when nothing was kept, or what was kept is of another release."""
    try:
        found = _restored(json.loads(text)) if text else None
    except (ValueError, TypeError, KeyError):
        return None
    return found if isinstance(found, Ok | Waiting | Caution | Problem) else None


def _plain(value: Any) -> Any:
    if isinstance(value, Message):
        values = {name: _plain(part) for name, part in value.values.items()}
        return {"": "Message", "msgid": value.msgid, "values": values}
    if is_dataclass(value):
        parts = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"": type(value).__name__, **parts}
    if isinstance(value, Actor):
        return {"": "actor", "value": value.value}
    if isinstance(value, date):
        return {"": "date", "value": value.isoformat()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _restored(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_restored(part) for part in value)
    if not isinstance(value, dict):
        return value
    parts = {name: _restored(part) for name, part in value.items() if name}
    if "" not in value:
        return parts
    kind = _KINDS[value[""]]
    return kind(parts["value"]) if set(parts) == {"value"} else kind(**parts)
