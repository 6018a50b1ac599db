"""What can be recognised in a text that somebody pasted: codes, answers, identifiers, addresses.

Every pattern is bounded, so that the time grows with the length of the text only; nothing is kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote_plus

from cmx_app.knowledge.entra_errors import BY_ERROR, EXPLANATIONS
from cmx_app.knowledge.pasted_answers import SmtpAnswer, imap_answers, smtp_answers
from cmx_app.knowledge.pasted_reading import readable, words_of
from cmx_app.knowledge.pasted_search import MOST, Written, search

_SHORT = 200  # in a text no longer than this, a number that we know stands for itself

_GUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_AFTER_NAME = r"""['"„“‚‘\s:=({]{1,5}"""
_MICROSOFTS_OWN = re.compile("-0000-c000-|-0ff1-ce00-", re.IGNORECASE)

_AADSTS = search(r"A\s{0,2}A\s{0,2}D\s{0,2}S\s{0,2}T\s{0,2}S[\s:#._-]{0,4}([0-9][0-9\s]{3,14})", "s")
_NAMED_NUMBER = search(
    r"(?:fehlercode|fehlernummer|fehler|error_codes|error ?code|error|code)"
    r"[\"'\s:=#\[]{1,6}([0-9]{5,8})(?![0-9])",
    "fehler", "error", "code",
)  # fmt: skip
_NUMBER = search(r"(?<![0-9A-Za-z.])[0-9]{5,8}(?![0-9A-Za-z])", "")
_ERROR = search(r"\berror[\"']?\s{0,3}[:=]\s{0,3}[\"']?([a-z_]{5,40})", "error")
_CORRELATION = search(rf"(?:correlation|korrelations)[\s_-]{{0,2}}id{_AFTER_NAME}({_GUID})", "relation")
_TRACE = search(
    rf"(?:trace|request|ablaufverfolgungs|anforderungs|anfrage)[\s_-]{{0,2}}id{_AFTER_NAME}({_GUID})",
    "trace", "request", "verfolgungs", "anf",
)  # fmt: skip
_TIMESTAMP = search(
    r"(?:timestamp|zeitstempel|uhrzeit)['\"\s:=]{1,5}"
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,7})?Z?)",
    "timestamp", "zeitstempel", "uhrzeit",
)  # fmt: skip
_ANY_GUID = search(rf"(?<![0-9A-Za-z-]){_GUID}(?![0-9A-Za-z-])", "-")
_APPLICATION = search(
    r"\b(?:application|app|anwendung|client)(?:s?[ _-]?id)?(?: \(client\))?(?: id)?"
    rf"(?: (?:with identifier|with id|mit (?:dem )?bezeichner))?{_AFTER_NAME}({_GUID})",
    "app", "anwendung", "client",
)  # fmt: skip
_TENANT = search(
    r"\b(?:tenant|directory|mandant(?:en)?|verzeichnis)(?:s?[ _-]?id)?(?: \((?:tenant|mandant)\))?(?: id)?"
    rf"{_AFTER_NAME}({_GUID})",
    "tenant", "directory", "mandant", "verzeichnis",
)  # fmt: skip
_AUTHORITY = search(rf"login\.[a-z.]{{5,40}}/({_GUID})/", "login.")
_ADDRESS = search(
    r"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+'-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}", "@"
)
_URL = search(r"\bhttps?://[^\s<>\"'„“”‚‘’]{1,1024}", "http")
_REDIRECT_URL = search(
    r"(?:redirect ur[il]|reply (?:url|address)|umleitungs-?ur[il])"
    r"\s{0,3}['\"„“‚‘]([^'\"„“‚‘’\n]{8,512})['\"“‘’]",
    "redirect", "reply", "umleitung",
)  # fmt: skip


@dataclass(frozen=True)
class Pasted:
    """What was recognised, in the order of the text and once each."""

    numbers: tuple[int, ...] = ()
    error: str = ""
    trace_id: str = ""
    correlation_id: str = ""
    timestamp: str = ""
    guids: tuple[str, ...] = ()
    application_ids: tuple[str, ...] = ()
    tenant_ids: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    redirect_urls: tuple[str, ...] = ()
    smtp: tuple[SmtpAnswer, ...] = ()
    imap: tuple[str, ...] = ()
    text: str = ""
    """As a person would read it."""
    said: str = ""
    """All words of the text, for pages that are known by nothing else."""


def read_pasted(text: str) -> Pasted:
    """Everything in the text that an explanation can start from. Never raises."""
    written = Written.of(readable(text))
    both = Written.of(f"{written.text}\n{unquote_plus(written.text)}") if "%" in written.text else written
    return Pasted(
        numbers=_numbers(both, is_short=len(written.text) <= _SHORT),
        error=next((found for found in _ERROR.texts(both) if found in BY_ERROR), ""),
        trace_id=next(_TRACE.texts(both), ""),
        correlation_id=next(_CORRELATION.texts(both), ""),
        timestamp=next(_TIMESTAMP.texts(both), ""),
        guids=_once(_ANY_GUID.texts(both)),
        application_ids=_once(_not_microsofts_own(_APPLICATION.texts(both))),
        tenant_ids=_once((*_TENANT.texts(both), *_AUTHORITY.texts(both))),
        addresses=_once(_ADDRESS.texts(both)),
        urls=_once(url.rstrip(".,;:!?)]}") for url in _URL.texts(written)),
        redirect_urls=_once(_REDIRECT_URL.texts(written)),
        smtp=tuple(smtp_answers(written)),
        imap=_once(imap_answers(written)),
        text=written.text,
        said=words_of(written.text),
    )


def _numbers(written: Written, *, is_short: bool) -> tuple[int, ...]:
    found = [_joined(digits) for digits in _AADSTS.texts(written)]
    found += [number for number in map(int, _NAMED_NUMBER.texts(written)) if number in EXPLANATIONS]
    if is_short:
        is_alone = re.fullmatch("[1-9][0-9]{4,7}", written.text.strip())
        found += [number for number in map(int, _NUMBER.texts(written)) if is_alone or number in EXPLANATIONS]
    return tuple(dict.fromkeys(found))[:MOST]


def _joined(digits: str) -> int:
    """The number, also where a line break tore it apart: 50 and 011 are 50011; 50011 and 2026 are two."""
    parts = digits.split()
    wholes = [int("".join(parts[: count + 1])) for count in range(len(parts))]
    known = next((whole for whole in wholes if whole in EXPLANATIONS), None)
    return known or next((whole for whole in wholes if whole >= 10_000), wholes[-1])


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _not_microsofts_own(guids: Iterable[str]) -> Iterator[str]:
    return (guid for guid in guids if not _MICROSOFTS_OWN.search(guid))
