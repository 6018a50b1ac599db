"""What came along around the address: placeholder, other text, quotes, punctuation, query, user name."""

import re
from typing import Final

from cmx_app.knowledge import redirect_url_faults as faults
from cmx_app.knowledge import redirect_url_text_faults as text_faults
from cmx_app.knowledge.redirect_url_address import CALLBACK_PATH
from cmx_app.knowledge.redirect_url_characters import Repaired, brief
from cmx_app.knowledge.redirect_url_faults import Fault

_EXAMPLE: Final = "ihre-domain.de"
_PLACEHOLDER: Final = re.compile(
    r"(?:<|‹|%3c|&lt;|\[|\{)(?:[a-z0-9äöüß.:_\s-]{1,40})(?:>|›|%3e|&gt;|\]|\})(?=[/:]|$)"
    r"|(?:www\.)?ihre-domain\.de(?=[/:?#]|$)",
    re.IGNORECASE,
)
_QUOTES: Final = "\"'`´„“”‟‚‘’‛«»‹›<>()[]{}*"
_PUNCTUATION: Final = ".,;:!?…"
_BLANKS: Final = " \t\n\r\v\f"
_IN_FRONT: Final = _QUOTES + _BLANKS
_BEHIND: Final = _QUOTES + _PUNCTUATION + _BLANKS
_STARTS: Final = re.compile(r"https?://", re.IGNORECASE)
_USER: Final = re.compile(r"((?:[a-z]+:/+)?/*)([^/?#]*)@(?=[^/]*/)", re.IGNORECASE)
_LAST_WORD: Final = CALLBACK_PATH.rpartition("/")[2]
_TEXT_BEHIND: Final = re.compile(rf"({_LAST_WORD[:-1]}\S{{0,40}})\s+(\S.*)", re.IGNORECASE | re.DOTALL)


def with_own_domain(text: str, wanted: str) -> Repaired:
    """The guide's `<ihre-domain.de>` replaced by the real host."""
    found = _PLACEHOLDER.search(text)
    if found is None or found[0].lower() in wanted.lower():
        return text, None
    host = _host_of(wanted)
    behind = text[found.end() :]
    own = host.partition(":")[0] if behind.startswith(":") else host
    before = text[: found.start()]
    if before.lower().endswith("www.") and own.startswith("www."):
        before = before[:-4]
    return before + own + behind, faults.placeholder(brief(found[0]), host)


def _host_of(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


def bare(text: str, _wanted: str) -> tuple[str, tuple[Fault, ...]]:
    """Without quotes and brackets around the address and without punctuation behind it."""
    begun = text.lstrip(_IN_FRONT)
    address = begun.rstrip(_BEHIND)
    if address == text:
        return text, ()
    left, right = text[: len(text) - len(begun)], begun[len(address) :]
    quotes = "".join(one for one in left + right if one in _QUOTES)
    punctuation = "".join(one for one in right if one in _PUNCTUATION)
    found: list[Fault] = []
    if quotes:
        found.append(text_faults.quotes(brief(quotes)))
    if punctuation:
        found.append(text_faults.trailing_punctuation(brief(punctuation)))
    return address, tuple(found)


def alone(text: str, wanted: str) -> Repaired:
    """The one address out of a text with more in it: the right one where it is among several."""
    chosen = _without_text_behind(_one_of_several(_without_text_before(text, wanted), wanted), wanted)
    if chosen == text:
        return text, None
    extra = text.replace(chosen, " ", 1).strip(_BLANKS)
    return chosen, faults.text_around(brief(extra)) if extra else None


def _without_text_before(text: str, wanted: str) -> str:
    """What follows the last blank in front of the host, where no scheme says where the address begins."""
    place = text.casefold().find(_host_of(wanted).casefold().removeprefix("www."))
    if place <= 0 or _STARTS.search(text):
        return text
    start = max(text.rfind(blank, 0, place) for blank in _BLANKS) + 1
    return text[start:]


def _one_of_several(text: str, wanted: str) -> str:
    head = re.split(r"[?#]", text, maxsplit=1)[0]
    starts = [found.start() for found in _STARTS.finditer(head)]
    if not starts or starts == [0]:
        return text
    parts = [text[one:other].strip() for one, other in zip(starts, [*starts[1:], len(text)], strict=True)]
    return wanted if wanted in parts else max(parts, key=len)


def _without_text_behind(text: str, wanted: str) -> str:
    behind = _TEXT_BEHIND.search(text)
    if behind is None or not wanted.endswith(_LAST_WORD):
        return text
    is_only_torn = "".join((behind[1] + behind[2]).split()).casefold() == _LAST_WORD
    return text if is_only_torn else text[: behind.end(1)]


def without_query(text: str, _wanted: str) -> tuple[str, tuple[Fault, ...]]:
    """Without `?…` and `#…`."""
    found: list[Fault] = []
    text, number_sign, fragment = text.partition("#")
    if number_sign:
        found.append(text_faults.fragment(brief(number_sign + fragment)))
    text, question_mark, query = text.partition("?")
    if question_mark:
        found.append(text_faults.query(brief(question_mark + query)))
    return text, tuple(found)


def without_user(text: str, _wanted: str) -> Repaired:
    """Without a user name (and password) in front of the host."""
    found = _USER.match(text)
    if found is None:
        return text, None
    return found[1] + text[found.end() :], faults.user_info(brief(found[2] + "@"))
