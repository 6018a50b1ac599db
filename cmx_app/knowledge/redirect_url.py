"""The redirect URL: build it, compare it with what stands at Microsoft, and say what is wrong with it.

Microsoft compares character by character, so only the very same string is right. Sources: Microsoft Learn,
"Redirect URI (reply URL) best practices and limitations" and "AADSTS50011".
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from cmx_app.checks import Check, Evidence, Ok, Problem
from cmx_app.knowledge import redirect_url_characters as characters
from cmx_app.knowledge import redirect_url_edges as edges
from cmx_app.knowledge import redirect_url_faults as faults
from cmx_app.knowledge.address_bar import compare_addresses
from cmx_app.knowledge.redirect_url_address import CALLBACK_PATH, Address, redirect_url
from cmx_app.knowledge.redirect_url_faults import COPY_IT, Fault
from cmx_app.knowledge.redirect_url_marking import mark
from cmx_app.knowledge.redirect_url_parts import compare_parts, take_apart
from cmx_app.knowledge.redirect_url_text_faults import too_long
from cmx_app.knowledge.redirect_url_wanted import LONGEST_URL, check_wanted
from cmx_app.messages import N_

__all__ = ["CALLBACK_PATH", "Address", "check_wanted", "compare", "compare_addresses", "redirect_url"]

_BLANKS: Final = " \t\n\r\v\f"
_LONGEST_EXAMINED: Final = 2000
_MOST_IMPORTANT_FIRST: Final = (
    "too_long",
    "not_an_address",
    "placeholder",
    "text_around",
    "scheme_missing",
    "scheme_wrong",
    "http_instead_of_https",
    "https_instead_of_http",
    "user_info",
    "host_wrong",
    "umlaut_domain",
    "www_missing",
    "www_too_much",
    "port_wrong",
    "default_port_written",
    "prefix_missing",
    "prefix_wrong",
    "prefix_too_much",
    "path_wrong",
    "space_instead_of_percent20",
    "plus_instead_of_percent20",
    "percent_encoded_twice",
    "path_case",
    "backslash",
    "lookalike_hyphen",
    "invisible_character",
    "soft_hyphen",
    "stray_blank",
    "refused_characters",
    "trailing_slash",
    "query",
    "fragment",
    "quotes",
    "trailing_punctuation",
    "host_case",
    "differs",
)
_RANK: Final = {f"redirect_url.{fact}": rank for rank, fact in enumerate(_MOST_IMPORTANT_FIRST)}

_Repair = Callable[[str, str], characters.Repaired | tuple[str, tuple[Fault, ...]]]
# In this order: what can't be seen first, then what is around the address, then what is in it.
_REPAIRS: Final[tuple[_Repair, ...]] = (
    characters.with_real_hyphens,
    characters.without_soft_hyphens,
    characters.without_invisible,
    edges.with_own_domain,
    edges.bare,
    edges.alone,
    edges.bare,
    edges.without_query,
    edges.bare,
    characters.with_slashes,
    characters.with_percent20_for_blanks,
    characters.without_stray_blanks,
    characters.encoded_once,
    characters.with_percent20_for_plus,
    edges.without_user,
    characters.without_refused,
)


def compare(typed: str, wanted: str) -> tuple[Check, ...]:
    """All differences between what stands at Microsoft and what is needed, most important first.

    Blanks around the text are none: Microsoft's form drops them too. The very same string gives one Ok,
    no text gives nothing.
    """
    text = typed.strip(_BLANKS)
    if not text:
        return ()
    if text == wanted:
        return (
            Ok(
                "redirect_url.matches",
                N_("Ihr Text stimmt Zeichen für Zeichen mit der nötigen Adresse überein."),
            ),
        )
    return _faults(text, wanted)


def _faults(text: str, wanted: str) -> tuple[Fault, ...]:
    found = {one.code: one for one in reversed(_differences(text, wanted))} or {"": faults.differs()}
    first, *others = sorted(found.values(), key=lambda one: _RANK[one.code])
    return (_with_marking(first, text, wanted), *others)


def _with_marking(first: Fault, text: str, wanted: str) -> Fault:
    evidence = Evidence(comparison=mark(wanted, text))
    if isinstance(first, Problem):
        return replace(first, evidence=evidence, fix=(*first.fix, COPY_IT))
    return replace(first, evidence=evidence)


def _differences(typed: str, wanted: str) -> list[Fault]:
    text, found = typed, list[Fault]()
    if len(text) > LONGEST_URL >= len(wanted):
        found.append(too_long(len(text), LONGEST_URL))
    if len(text) > _LONGEST_EXAMINED:
        return found
    if _is_no_address(typed):
        return [*found, faults.not_an_address()]
    for repair in _REPAIRS:
        text, what = repair(text, wanted)
        if isinstance(what, tuple):
            found += what
        elif what is not None:
            found.append(what)
    return [*found, *compare_parts(take_apart(text), take_apart(wanted))]


def _is_no_address(text: str) -> bool:
    return "/" not in text and ("." not in text or "@" in text)
