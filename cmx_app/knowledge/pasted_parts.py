"""What can be recognised in a text that somebody pasted: codes, answers, identifiers, addresses.

Every pattern is bounded, so that the time grows with the length of the text only; nothing is kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote_plus

from cmx_app.knowledge.entra_errors import BY_ERROR, EXPLANATIONS

_LONGEST = 262_144
_MOST = 20  # findings of one kind; a page that is an error message has one or two
_SHORT = 200  # in a text no longer than this, a number that we know stands for itself

_INVISIBLE = dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF), None)
_INVISIBLE_AND_BLANKS: dict[int, str | None] = {**_INVISIBLE, 0xA0: " ", 0x202F: " ", 0x2019: "'"}
_ESCAPES = (
    ("\\r\\n", "\n"), ("\\n", "\n"), ("\\u0027", "'"), ('\\"', '"'), ("\\/", "/"),
    ("&#39;", "'"), ("&#x27;", "'"), ("&quot;", '"'), ("&nbsp;", " "), ("&amp;", "&"),
)  # fmt: skip

_GUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_AFTER_NAME = r"""['"„“‚‘\s:=({]{1,5}"""
_MICROSOFTS_OWN = re.compile("-0000-c000-|-0ff1-ce00-", re.IGNORECASE)


@dataclass(frozen=True)
class _Written:
    """A text and the same in small letters, made once."""

    text: str
    small: str


@dataclass(frozen=True)
class _Search:
    """A pattern, tried only where one of its words is in the text at all: that is many times faster."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def matches(self, written: _Written) -> Iterator[re.Match[str]]:
        if any(word in written.small for word in self.words):
            yield from islice(self.pattern.finditer(written.text), _MOST)

    def texts(self, written: _Written) -> Iterator[str]:
        return (match[match.lastindex or 0] for match in self.matches(written))


def _search(pattern: str, *words: str) -> _Search:
    return _Search(re.compile(pattern, re.IGNORECASE | re.ASCII), words)


_AADSTS = _search(r"A\s{0,2}A\s{0,2}D\s{0,2}S\s{0,2}T\s{0,2}S[\s:#._-]{0,4}([0-9][0-9\s]{3,14})", "s")
_NAMED_NUMBER = _search(
    r"(?:fehlercode|fehlernummer|fehler|error_codes|error ?code|error|code)"
    r"[\"'\s:=#\[]{1,6}([0-9]{5,8})(?![0-9])",
    "fehler", "error", "code",
)  # fmt: skip
_NUMBER = _search(r"(?<![0-9A-Za-z.])[0-9]{5,8}(?![0-9A-Za-z])", "")
_ERROR = _search(r"\berror[\"']?\s{0,3}[:=]\s{0,3}[\"']?([a-z_]{5,40})", "error")
_CORRELATION = _search(rf"(?:correlation|korrelations)[\s_-]{{0,2}}id{_AFTER_NAME}({_GUID})", "relation")
_TRACE = _search(
    rf"(?:trace|request|ablaufverfolgungs|anforderungs|anfrage)[\s_-]{{0,2}}id{_AFTER_NAME}({_GUID})",
    "trace", "request", "verfolgungs", "anf",
)  # fmt: skip
_TIMESTAMP = _search(
    r"(?:timestamp|zeitstempel)['\"\s:=]{1,5}"
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,7})?Z?)",
    "timestamp", "zeitstempel",
)  # fmt: skip
_ANY_GUID = _search(rf"(?<![0-9A-Za-z-]){_GUID}(?![0-9A-Za-z-])", "-")
_APPLICATION = _search(
    r"\b(?:application|app|anwendung|client)(?:s?[ _-]?id)?(?: \(client\))?(?: id)?"
    rf"(?: (?:with identifier|with id|mit (?:dem )?bezeichner))?{_AFTER_NAME}({_GUID})",
    "app", "anwendung", "client",
)  # fmt: skip
_TENANT = _search(
    r"\b(?:tenant|directory|mandant(?:en)?|verzeichnis)(?:s?[ _-]?id)?(?: \((?:tenant|mandant)\))?(?: id)?"
    rf"{_AFTER_NAME}({_GUID})",
    "tenant", "directory", "mandant", "verzeichnis",
)  # fmt: skip
_AUTHORITY = _search(rf"login\.[a-z.]{{5,40}}/({_GUID})/", "login.")
_ADDRESS = _search(
    r"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+'-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}", "@"
)
_URL = _search(r"\bhttps?://[^\s<>\"'„“”‚‘’]{1,1024}", "http")
_REDIRECT_URL = _search(
    r"(?:redirect ur[il]|reply (?:url|address)|umleitungs-?ur[il])"
    r"\s{0,3}['\"„“‚‘]([^'\"„“‚‘’\n]{8,512})['\"“‘’]",
    "redirect", "reply", "umleitung",
)  # fmt: skip
_SMTP = _search(r"(?<![0-9.])([45][0-9]{2})[ -]#?[45]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9])", "4.", "5.")
_SMTP_WORDS = _search(
    r"(?:[45]\.[0-9]\.[0-9]{1,3}\s{1,4})?"
    r"(?:authentication\s{1,4}unsuccessful|smtpclientauthentication|sendasdenied|"
    r"smtp_auth_disabled|security\s{1,4}defaults\s{1,4}policy|did\s{1,4}not\s{1,4}meet\s{1,4}the\s{1,4}criteria|"
    r"basic\s{1,4}authentication\s{1,4}is\s{1,4}(?:disabled|not\s{1,4}supported)|"
    r"concurrent\s{1,4}connections?\s|thread\s{1,4}limit|not\s{1,4}authenticated\s{1,4}to\s{1,4}send|"
    r"permissions?\s{1,4}to\s{1,4}send\s{1,4}as)",
    "unsuccessful", "smtp", "sendasdenied", "security", "criteria", "basic", "concurrent", "thread",
    "authenticated", "permission",
)  # fmt: skip
_IMAP_WORDS = _search(
    r"authenticated\s{1,4}but\s{1,4}not\s{1,4}connected|authenticate\s{1,4}failed|authenticationfailed|"
    r"accesstokenexpired|session\s{1,4}invalidated",
    "connected", "failed", "expired", "invalidated",
)  # fmt: skip


@dataclass(frozen=True)
class SmtpAnswer:
    """An answer of a mail server; `status` is 0 when the text names none."""

    status: int
    text: str


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


def read_pasted(text: str) -> Pasted:
    """Everything in the text that an explanation can start from. Never raises."""
    written = _written(readable(text))
    both = _written(f"{written.text}\n{unquote_plus(written.text)}") if "%" in written.text else written
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
        smtp=tuple(_smtp_answers(written)),
        imap=_once(_around(match) for match in _IMAP_WORDS.matches(written)),
    )


def readable(text: str) -> str:
    """The text without invisible characters, escapes of JSON and HTML undone, and not endless."""
    written = text[:_LONGEST].translate(_INVISIBLE_AND_BLANKS)
    for escape, character in _ESCAPES:
        written = written.replace(escape, character)
    return written


def _written(text: str) -> _Written:
    return _Written(text, text.lower())


def _numbers(written: _Written, *, is_short: bool) -> tuple[int, ...]:
    found = [_joined(digits) for digits in _AADSTS.texts(written)]
    found += [number for number in map(int, _NAMED_NUMBER.texts(written)) if number in EXPLANATIONS]
    if is_short:
        is_alone = re.fullmatch("[1-9][0-9]{4,7}", written.text.strip())
        found += [number for number in map(int, _NUMBER.texts(written)) if is_alone or number in EXPLANATIONS]
    return tuple(dict.fromkeys(found))[:_MOST]


def _joined(digits: str) -> int:
    """The number, also where a line break tore it apart: 50 and 011 are 50011; 50011 and 2026 are two."""
    parts = digits.split()
    wholes = [int("".join(parts[: count + 1])) for count in range(len(parts))]
    known = next((whole for whole in wholes if whole in EXPLANATIONS), None)
    return known or next((whole for whole in wholes if whole >= 10_000), wholes[-1])


def _smtp_answers(written: _Written) -> Iterator[SmtpAnswer]:
    for match in _SMTP.matches(written):
        yield SmtpAnswer(int(match[1]), match.string[match.start() : match.start() + 400])
    for match in _SMTP_WORDS.matches(written):
        yield SmtpAnswer(0, match.string[match.start() : match.start() + 300])


def _around(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 40) : match.end() + 80].strip()


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _not_microsofts_own(guids: Iterable[str]) -> Iterator[str]:
    return (guid for guid in guids if not _MICROSOFTS_OWN.search(guid))
