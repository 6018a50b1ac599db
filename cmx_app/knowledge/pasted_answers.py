"""Answers of mail servers within a pasted text: a bounce, a log line, or only the number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cmx_app.knowledge.pasted_search import Written, search

_SHORT = 200  # in a text no longer than this, a number at its beginning is an answer without its status
_ANSWER = 400

# As servers say it, as bounces quote it, and as Python shows it: 535 5.7.3, 550-5.1.1, (535, b'5.7.3 …').
_WITH_STATUS = search(
    r"(?<![0-9.])([45][0-9]{2})(?:[ -]|,\s?b?['\"])#?[45]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9])", "4.", "5."
)
# As a bounce names it apart from the answer: "Status: 5.7.60", "Statuscode: 5.1.8", "#5.7.705".
_STATUS_ALONE = search(
    r"(?:\bstatus(?:[ -]?code)?[:=\s]{1,4}|\bfehlercode[:=\s]{1,4}|#\s?)"
    r"[45]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9])",
    "status", "fehlercode", "#",
)  # fmt: skip
_NUMBER_ALONE = re.compile(r"[45][0-9]{2}|[45]\.[0-9]{1,3}\.[0-9]{1,3}")
_NUMBER_FIRST = re.compile(
    r"(?:^|smtp|server|[:;(\['\"])\s{0,3}(4[235][0-9]|5[0-5][0-9])(?:[ -]|,\s?b?['\"])(?=[A-Z][a-z])",
    re.ASCII,
)
_SMTP_WORDS = search(
    r"(?:[45]\.[0-9]\.[0-9]{1,3}\s{1,4})?"
    r"(?:authentication\s{1,4}unsuccessful|smtpclientauthentication|sendasdenied|smtp_auth_disabled|"
    r"security\s{1,4}defaults\s{1,4}policy|did\s{1,4}not\s{1,4}meet\s{1,4}the\s{1,4}criteria|"
    r"basic\s{1,4}authentication\s{1,4}is\s{1,4}(?:disabled|not\s{1,4}supported)|"
    r"concurrent\s{1,4}connections?\s|thread\s{1,4}limit|not\s{1,4}authenticated\s{1,4}to\s{1,4}send|"
    r"permissions?\s{1,4}to\s{1,4}send\s{1,4}as|submissionquotaexceeded|bad\s{1,4}outbound\s{1,4}sender|"
    r"unrecognized\s{1,4}authentication\s{1,4}type|must\s{1,4}issue\s{1,4}a?\s{0,4}starttls)",
    "unsuccessful", "smtp", "sendasdenied", "security", "criteria", "basic", "concurrent", "thread",
    "authenticated", "permission", "quota", "outbound", "unrecognized", "starttls",
)  # fmt: skip
_IMAP_WORDS = search(
    r"authenticated\s{1,4}but\s{1,4}not\s{1,4}connected|authenticate\s{1,4}failed|authenticationfailed|"
    r"accesstokenexpired|session\s{1,4}invalidated|\bno\s{1,4}login\s{1,4}failed|basicauthblocked|"
    r"\[unavailable\]|server\s{1,4}unavailable\.\s{1,4}[0-9]|request\s{1,4}is\s{1,4}throttled|"
    r"suggested\s{1,4}backoff\s{1,4}time|bye\s{1,4}connection\s{1,4}is\s{1,4}closed|"
    r"bad\s{1,4}command\s{1,4}(?:argument\s{1,4})?error\.\s{1,4}[0-9]|"
    r"too\s{1,4}many\s{1,4}(?:simultaneous\s{1,4})?connections|"
    r"imap4?\s{1,4}(?:access\s{1,4})?is\s{1,4}(?:disabled|blocked)",
    "connected", "failed", "expired", "invalidated", "basicauth", "unavailable", "throttled", "backoff",
    "bye", "command", "imap", "too",
)  # fmt: skip


@dataclass(frozen=True)
class SmtpAnswer:
    """An answer of a mail server; `status` is 0 when the text names none."""

    status: int
    text: str
    is_sure: bool = True
    """Whether it is one, even when nobody knows it: 502 may be a proxy's number as well."""


def smtp_answers(written: Written) -> Iterator[SmtpAnswer]:
    """What can be an SMTP answer, in the order of the text."""
    said = written.text.strip()
    if len(said) <= _SHORT and _NUMBER_ALONE.fullmatch(said):
        yield SmtpAnswer(0 if "." in said else int(said), said, is_sure="." in said)
        return
    begun = {match.start(): int(match[1]) for match in _WITH_STATUS.matches(written)}
    for search_for in (_SMTP_WORDS, _STATUS_ALONE):
        for match in search_for.matches(written):
            if not any(start <= match.start() < start + _ANSWER for start in begun):
                begun[match.start()] = 0
    starts = (*sorted(begun), len(written.text))
    for start, following in pairwise(starts):
        yield SmtpAnswer(begun[start], written.text[start : min(start + _ANSWER, following)])
    if not begun and len(said) <= _SHORT:
        for match in _NUMBER_FIRST.finditer(said):
            yield SmtpAnswer(int(match[1]), said[match.start(1) :], is_sure=False)


def imap_answers(written: Written) -> Iterator[str]:
    """What can be an IMAP answer, with the words around it."""
    for match in _IMAP_WORDS.matches(written):
        yield match.string[max(0, match.start() - 40) : match.end() + 80].strip()
