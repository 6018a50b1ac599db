"""What came along when a value was pasted: taken off, and told."""

import re
from dataclasses import dataclass
from functools import reduce
from typing import Final

from cmx_app.checks import Caution
from cmx_app.knowledge.redirect_url_characters import is_invisible, is_lookalike_hyphen, is_odd_blank
from cmx_app.knowledge.redirect_url_marking import visible
from cmx_app.messages import N_, Message

GUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
SECRET: Final = re.compile(r"[0-9A-Za-z\-_~.]{3}\dQ~[0-9A-Za-z\-_~.]{31,34}")
"""Today's client secrets, as secret scanners know them; older ones look different and still work."""

_BLANKS: Final = " \t"
_LINE_BREAKS: Final = "\r\n\v\f"
_SOFT_HYPHEN: Final = "\u00ad"
_QUOTES: Final = {
    '"': '"', "'": "'", "`": "`", "´": "´", "„": "“”", "“": "”“", "”": "”", "‚": "‘’", "‘": "’‘", "«": "»",
    "»": "«", "‹": "›", "›": "‹",
}  # fmt: skip
_BRACKETS: Final = {"<": ">", "{": "}", "(": ")", "[": "]"}
_DEEPEST: Final = 4  # quotes in quotes; more is no paste but an attempt


@dataclass(frozen=True)
class Cleaned:
    """A pasted value as it is meant, and the names of what was taken off."""

    value: str
    removed_names: tuple[Message, ...] = ()


def looks_like_guid(text: str) -> bool:
    """Whether this is an ID as Microsoft writes them."""
    return GUID.fullmatch(text) is not None


def looks_like_secret(text: str) -> bool:
    """Whether this has the shape of the client secrets of today."""
    return SECRET.fullmatch(text) is not None


def clean(text: str) -> Cleaned:
    """The value without blanks, line breaks and quotes around it and without invisible characters.

    Blanks within are taken out only where an ID or a secret appears then.
    """
    names: dict[Message, None] = {}
    value = _without_invisible(text, names)
    value = _without_edges(value, names)
    compact = _compact(value)
    if compact != value and (looks_like_guid(compact) or looks_like_secret(compact)):
        if any(is_lookalike_hyphen(character) for character in value):
            names[N_("andere Striche als der Bindestrich")] = None
        if len(compact) != len(value):
            names[N_("Leerzeichen")] = None
        value = compact
    return Cleaned(value, tuple(names))


def _without_invisible(text: str, names: dict[Message, None]) -> str:
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    for character in text:
        if character in _LINE_BREAKS:
            names[N_("Zeilenumbruch")] = None
        elif character == _SOFT_HYPHEN or is_invisible(character):
            names[N_("unsichtbare Zeichen (%(sign)s)", sign=visible(character))] = None
        elif is_odd_blank(character):
            names[N_("geschütztes Leerzeichen (%(sign)s)", sign=visible(character))] = None
            kept.append(" ")
        else:
            kept.append(character)
    return "".join(kept)


def _without_edges(text: str, names: dict[Message, None]) -> str:
    for _ in range(_DEEPEST):
        value = text.strip(_BLANKS)
        if value != text:
            names.setdefault(N_("Leerzeichen"))
        text = value
        if len(value) < 2 or not _is_wrapped(value):
            break
        names[N_("Anführungszeichen oder Klammern")] = None
        text = value[1:-1]
    return text.strip(_BLANKS)


def _is_wrapped(value: str) -> bool:
    """Whether quotes are around it, or brackets that are no part of an older secret."""
    first, last, inner = value[0], value[-1], value[1:-1]
    if _BRACKETS.get(first) == last:
        return looks_like_guid(inner) or looks_like_secret(inner) or "@" in inner
    return last in _QUOTES.get(first, "")


def _compact(text: str) -> str:
    return "".join("-" if is_lookalike_hyphen(one) else one for one in text if one not in _BLANKS)


def told(cleaned: Cleaned, code: str, step: str) -> tuple[Caution, ...]:
    """The caution that says what was taken off; none when nothing was."""
    if not cleaned.removed_names:
        return ()
    names = reduce(lambda one, other: N_("%(one)s, %(other)s", one=one, other=other), cleaned.removed_names)
    return (
        Caution(
            code,
            N_("Beim Einfügen kam etwas mit, das nicht dazugehört: %(names)s.", names=names),
            (N_("Sie müssen nichts tun: Wir lassen es beim Speichern weg."),),
            step=step,
        ),
    )
