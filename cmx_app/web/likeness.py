"""How well what somebody typed fits a name: umlauts written out, typing errors forgiven."""

import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_ENOUGH = 0.76


@lru_cache(maxsize=2000)
def folded(text: str) -> str:
    """Small letters, umlauts as ae, oe, ue, ss, other accents dropped, anything else a blank."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    plain = unicodedata.normalize("NFD", spelled)
    return " ".join(
        "".join(c if c.isalnum() or c in "@." else " " for c in plain if not unicodedata.combining(c)).split()
    )


def likeness(typed: str, name: str) -> float:
    """From 0 (nothing in common) to 1 (the same); 0 below what passes for a typing error."""
    wanted, have = folded(typed), folded(name)
    if not wanted or not have:
        return 0.0
    if have.startswith(wanted):
        return 1.0
    if any(word.startswith(wanted) for word in have.split()):
        return 0.95
    if len(wanted) >= 3 and wanted in have:
        return 0.9
    if len(wanted) < 4:
        return 0.0
    # With the beginnings as well, since people look before they have typed a word to its end.
    parts = {have, *have.split()}
    heads = {part[: len(wanted)] for part in parts}
    return max(_best(wanted, parts, _ENOUGH), _best(wanted, heads, _ENOUGH / 0.95) * 0.95)


def _best(wanted: str, parts: set[str], enough: float) -> float:
    """How like the likest part is; 0 when none is like enough, which shows long before it is worked out."""
    best, matcher = 0.0, SequenceMatcher(None, wanted)
    for part in parts:
        matcher.set_seq2(part)
        if matcher.real_quick_ratio() >= enough and matcher.quick_ratio() >= enough:
            ratio = matcher.ratio()
            best = max(best, ratio if ratio >= enough else 0.0)
    return best
