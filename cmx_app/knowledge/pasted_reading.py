"""A pasted text as a person would read it: without what can't be seen, escapes and wrappings undone.

Every step takes time in proportion to the length of the text; nothing raises, nothing is kept.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from html import unescape

_LONGEST = 262_144
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_TYPOGRAPHIC = (("\u00a0", " "), ("\u202f", " "), ("\u2019", "'"))
# JSON within JSON and Python's repr escape twice.
_ESCAPES = (("\\\\", "\\"), ("\\r\\n", "\n"), ("\\n", "\n"), ('\\"', '"'), ("\\'", "'"), ("\\/", "/"))
_UNICODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>")
_QUOTED_BYTES = re.compile("(?:=[0-9A-Fa-f]{2})+")
_SOFT_BREAK = re.compile(r"=[ \t]{0,4}\r?\n")
_BASE64_LINE = re.compile("[A-Za-z0-9+/]{1,1000}={0,2}")


def readable(text: str) -> str:
    """The text without invisible characters, escapes of JSON, HTML and mail undone, and not endless."""
    written = _plain(_as_mail_reads(text[:_LONGEST]))
    if "\\" in written:
        for escape, character in _ESCAPES:
            written = written.replace(escape, character)
        written = _UNICODE_ESCAPE.sub(_character, written)
    if "<" in written:
        written = _TAG.sub(" ", written)
    return _plain(unescape(written)) if "&" in written else written


def words_of(text: str) -> str:
    """What a readable text says: small letters, one blank between words."""
    return " ".join(text.casefold().split())


def _plain(text: str) -> str:
    if text.isascii():
        return text
    text = _INVISIBLE.sub("", text)
    for sign, character in _TYPOGRAPHIC:
        text = text.replace(sign, character)
    return text


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number)  # half of a pair can't be written


def _as_mail_reads(text: str) -> str:
    """The source of a mail with its encoded parts written out; any other text as it is."""
    small = text.lower()
    if "content-transfer-encoding" not in small:
        return text
    written = "\n".join((text, *_bodies_in_base64(text)))
    if "quoted-printable" in small:
        written = _QUOTED_BYTES.sub(_unquoted, _SOFT_BREAK.sub("", written))
    return written


def _unquoted(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("=", "")).decode("utf-8", "replace")


def _bodies_in_base64(text: str) -> Iterator[str]:
    is_announced = is_body = False
    lines: list[str] = []
    for line in (*text.splitlines(), "-"):
        said = line.strip()
        if is_body and _BASE64_LINE.fullmatch(said):
            lines.append(said)
        elif is_body and (said or lines):
            yield _decoded("".join(lines))
            is_body, lines = False, []
        elif is_announced and not said:
            is_announced, is_body = False, True
        if said.lower().startswith("content-transfer-encoding:"):
            is_announced = said.lower().endswith("base64")


def _decoded(encoded: str) -> str:
    whole = encoded.rstrip("=")
    whole = whole[: len(whole) - (len(whole) % 4 == 1)]
    return b64decode(whole + "=" * (-len(whole) % 4)).decode("utf-8", "replace")
