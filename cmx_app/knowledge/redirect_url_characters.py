"""Faults of single characters: put right where the wanted address says how, and named.

Each repair takes the text and what is wanted, and gives the text as it would be without this fault, with the
fault where there was one. What remains can then be taken apart like any address.
"""

import re
from typing import Final
from unicodedata import category, name

from cmx_app.knowledge import redirect_url_text_faults as faults
from cmx_app.knowledge.redirect_url_faults import Fault
from cmx_app.knowledge.redirect_url_marking import visible

Repaired = tuple[str, Fault | None]

REFUSED: Final = "!$'(),;@"
"""Source: Microsoft Learn, "Redirect URI restrictions"; the at sign is refused by the portal's form."""

_SOFT_HYPHEN: Final = "\u00ad"
_HYPHENS: Final = "\u02d7\u2043\u2212\u00af\u30fc"  # besides all of Unicode's dashes
_FILLERS: Final = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that are drawn as nothing
_LINE_BLANKS: Final = " \t\n\r\v\f"
_PERCENT_TWICE: Final = re.compile(r"%(?:25)+(?=[0-9A-Fa-f]{2})")
_BRIEF: Final = 60


def brief(text: str) -> str:
    """The visible form of what was written, short enough for a sentence."""
    shown = visible(text[: _BRIEF + 1])
    return shown if len(text) <= _BRIEF else shown[:_BRIEF] + "…"


def is_odd_blank(character: str) -> bool:
    """A blank that is none: non-breaking, narrow, ideographic, filler."""
    return character in _FILLERS or (character != " " and category(character) == "Zs")


def is_invisible(character: str) -> bool:
    """Takes no room at all, or is no character that a person types."""
    if character in _LINE_BLANKS or character == _SOFT_HYPHEN or is_odd_blank(character):
        return False
    return not character.isprintable() or "\ufe00" <= character <= "\ufe0f" or character == "\u034f"


def is_lookalike_hyphen(character: str) -> bool:
    """Looks like a hyphen and is none."""
    return character != "-" and (character in _HYPHENS or category(character) == "Pd")


def swapped(
    text: str,
    meant: str,
    wanted: str,
    candidates: tuple[str, ...],
    otherwise: str | None,
) -> str:
    """The text with each run of the characters meant replaced by the candidate that fits what is wanted.

    Where none fits, `otherwise` takes its place; with None the run stays.
    """
    folded = wanted.casefold()
    built, place = "", 0
    for run in re.finditer(f"[{re.escape(meant)}]+", text):
        built += text[place : run.start()]
        kept = run[0] if otherwise is None else otherwise
        fitting = _fitting(built, text[run.end() :], folded, candidates)
        built += kept if fitting is None else fitting
        place = run.end()
    return built + text[place:]


def _fitting(before: str, after: str, folded: str, candidates: tuple[str, ...]) -> str | None:
    """The candidate that makes these neighbours look like a place in what is wanted.

    One neighbour is enough where the one before it is wrong itself.
    """
    behind = after[:2].casefold()
    for neighbours in (before[-3:].casefold(), before[-1:].casefold()):
        for one in candidates:
            if neighbours + one + behind in folded:
                return one
    return None


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _named(characters: set[str]) -> str:
    return ", ".join(sorted({visible(character) for character in characters})[:5])


def without_invisible(text: str, wanted: str) -> Repaired:
    """Without characters that take no room, and with real blanks for those that only look like one."""
    if _is_plain(text):
        return text, None
    found = {one for one in text if is_invisible(one) or is_odd_blank(one)}
    if not found:
        return text, None
    seen = "".join(one for one in text if not is_invisible(one))
    odd_blanks = "".join(filter(is_odd_blank, found))
    repaired = swapped(seen, odd_blanks, wanted, ("%20",), "") if odd_blanks else seen
    return repaired, faults.invisible_character(_named(found))


def without_soft_hyphens(text: str, wanted: str) -> Repaired:
    """Soft hyphens removed, or turned into the hyphen they stand for."""
    if _SOFT_HYPHEN not in text:
        return text, None
    repaired = swapped(text, _SOFT_HYPHEN, wanted, ("", "-"), "")
    return repaired, faults.soft_hyphen()


def with_real_hyphens(text: str, wanted: str) -> Repaired:
    """Every dash as the keyboard's hyphen; Word makes one dash of two hyphens (`xn--`)."""
    if _is_plain(text):
        return text, None
    found = sorted({one for one in text if is_lookalike_hyphen(one)})
    if not found:
        return text, None
    repaired = swapped(text, "".join(found), wanted, ("-", "--", ""), "-")
    names = ", ".join(f"U+{ord(one):04X} {name(one, '')}" for one in found[:3])
    return repaired, faults.lookalike_hyphen(names)


def with_percent20_for_blanks(text: str, wanted: str) -> Repaired:
    """Blanks that stand where `%20` belongs."""
    repaired = swapped(text, _LINE_BLANKS, wanted, ("%20",), None)
    return repaired, faults.space_instead_of_percent20() if repaired != text else None


def without_stray_blanks(text: str, _wanted: str) -> Repaired:
    """The remaining blanks and line breaks removed."""
    repaired = "".join(text.split())
    return repaired, faults.stray_blank() if repaired != text else None


def with_percent20_for_plus(text: str, wanted: str) -> Repaired:
    """Plus signs that stand where `%20` belongs."""
    if "+" not in text:
        return text, None
    repaired = swapped(text, "+", wanted, ("%20",), None)
    return repaired, faults.plus_instead_of_percent20() if repaired != text else None


def encoded_once(text: str, wanted: str) -> Repaired:
    """`%2520` is `%20`, however often it was encoded."""
    found = None if "%25" in wanted else _PERCENT_TWICE.search(text)
    if found is None:
        return text, None
    written = brief(text[found.start() : found.end() + 2])
    return _PERCENT_TWICE.sub("%", text), faults.percent_encoded_twice(written)


def with_slashes(text: str, wanted: str) -> Repaired:
    """The slash of the web for that of Windows."""
    if "\\" not in text or "\\" in wanted:
        return text, None
    return text.replace("\\", "/"), faults.backslash()


def without_refused(text: str, wanted: str) -> Repaired:
    """Without what Entra's form does not take, or with what was meant."""
    found = sorted({one for one in text if one in REFUSED and one not in wanted})
    if not found:
        return text, None
    repaired = swapped(text, "".join(found), wanted, ("", ".", "-", "/", ":", "%20", "_"), "")
    return repaired, faults.refused_characters(" ".join(found))
