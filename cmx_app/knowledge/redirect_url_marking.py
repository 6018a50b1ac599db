"""Two texts side by side: what can't be seen gets a sign, what differs is marked."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final
from unicodedata import category

from cmx_app.checks import Comparison, Piece

LONGEST: Final = 400
"""Of longer texts only the beginning is shown; no redirect URL is that long."""

_FIRST_BEYOND_LATIN: Final = 0x250
_SHORTEST_ANCHOR: Final = 3  # runs of one or two equal characters within a difference only confuse the eye
_BOUNDARIES: Final = "/.:?#@%"
_SIGNS: Final = {
    " ": "␣",
    "\t": "[TAB]",
    "\n": "[LF]",
    "\r": "[CR]",
    "\u00a0": "[NBSP]",
    "\u00ad": "[SHY]",
    "\u200b": "[ZWSP]",
    "\u200c": "[ZWNJ]",
    "\u200d": "[ZWJ]",
    "\u200e": "[LRM]",
    "\u200f": "[RLM]",
    "\u202f": "[NNBSP]",
    "\u2060": "[WJ]",
    "\ufeff": "[BOM]",
}


def visible(text: str) -> str:
    """The text with a readable sign for each character that can't be seen or told from a Latin one."""
    if text.isascii() and text.isprintable() and " " not in text:
        return text
    return "".join(_sign(character) for character in text)


def _sign(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    is_foreign_letter = ord(character) >= _FIRST_BEYOND_LATIN and character.isalnum()
    is_accent = category(character).startswith("M")
    if not character.isprintable() or is_foreign_letter or is_accent:
        return f"[U+{ord(character):04X}]"
    return character


def mark(wanted: str, have: str) -> Comparison:
    """Both texts in pieces; joined, the pieces of a side are its visible form."""
    is_cut = max(len(wanted), len(have)) > LONGEST
    wanted_pieces: list[Piece] = []
    have_pieces: list[Piece] = []
    for wanted_run, have_run, differs in _runs(wanted[:LONGEST], have[:LONGEST]):
        _append(wanted_pieces, wanted_run, differs)
        _append(have_pieces, have_run, differs)
    if is_cut:
        _append(have_pieces if len(have) > LONGEST else wanted_pieces, "…", True)
    return Comparison(tuple(wanted_pieces), tuple(have_pieces))


def _append(pieces: list[Piece], text: str, differs: bool) -> None:
    if text:
        pieces.append(Piece(visible(text), differs))


def _runs(wanted: str, have: str) -> Iterator[tuple[str, str, bool]]:
    start = _shared_start(wanted, have)
    end = _shared_start(wanted[start:][::-1], have[start:][::-1])
    start, end = _slide_to_boundary(wanted, have, start, end)
    yield wanted[:start], have[:start], False
    yield from _middle(wanted[start : len(wanted) - end], have[start : len(have) - end])
    yield wanted[len(wanted) - end :], have[len(have) - end :], False


def _shared_start(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def _slide_to_boundary(wanted: str, have: str, start: int, end: int) -> tuple[int, int]:
    """Where one text only has something more, let it begin behind a boundary: `www.`, not `ww.w`."""
    longer = max(wanted, have, key=len)
    extra = len(longer) - start - end
    if min(len(wanted), len(have)) != start + end or not extra:
        return start, end
    for shift in range(start):
        place = start - shift
        if longer[place - 1] in _BOUNDARIES:
            return place, end + shift
        if longer[place - 1] != longer[place - 1 + extra]:
            break
    return start, end


def _middle(wanted: str, have: str) -> Iterator[tuple[str, str, bool]]:
    if min(len(wanted), len(have)) < _SHORTEST_ANCHOR:
        yield wanted, have, True
        return
    wanted_place = have_place = 0
    for block in SequenceMatcher(None, wanted, have, autojunk=False).get_matching_blocks():
        is_end = block.size == 0
        if block.size < _SHORTEST_ANCHOR and not is_end:
            continue
        yield wanted[wanted_place : block.a], have[have_place : block.b], True
        yield wanted[block.a : block.a + block.size], have[block.b : block.b + block.size], False
        wanted_place, have_place = block.a + block.size, block.b + block.size
