"""An address taken apart: what is wrong with its scheme, host, port and path."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from cmx_app.knowledge import redirect_url_faults as faults
from cmx_app.knowledge import redirect_url_text_faults as text_faults
from cmx_app.knowledge.redirect_url_address import CALLBACK_PATH, DEFAULT_PORTS, split_host
from cmx_app.knowledge.redirect_url_characters import brief
from cmx_app.knowledge.redirect_url_faults import Fault

_PROPER: Final = re.compile(r"(https?)://(?!/)", re.IGNORECASE)
_IMPROPER: Final = re.compile(
    r"[a-z0-9]{0,10}(?:[^a-z0-9/]{0,2}//+|:/|:(?=[a-z])|/(?=[^/]*\.[^/]*/))", re.IGNORECASE
)
_LONGEST_LABEL: Final = 63


@dataclass(frozen=True)
class Parts:
    """An address in its parts, each as written."""

    scheme: str
    name: str
    port: str
    has_colon: bool
    path: str

    @property
    def host(self) -> str:
        """Name and port."""
        return f"{self.name}:{self.port}" if self.has_colon else self.name


@lru_cache(maxsize=64)
def take_apart(text: str) -> Parts:
    """The parts of a text without query and user name; a scheme may be missing or written wrongly."""
    proper = _PROPER.match(text)
    start = proper or _IMPROPER.match(text)
    scheme = proper[1] if proper else start[0] if start else ""
    rest = text[start.end() :] if start else text
    host, slash, path = rest.partition("/")
    name, colon, port = split_host(host)
    return Parts(scheme, name, port, bool(colon), slash + path)


def compare_parts(have: Parts, wanted: Parts) -> Iterator[Fault]:
    """Every difference, part by part."""
    yield from _scheme(have.scheme, wanted.scheme)
    yield from _host(have, wanted)
    yield from _port(have, wanted)
    yield from _path(have.path, wanted.path)


def _scheme(have: str, wanted: str) -> Iterator[Fault]:
    if have == wanted:
        return
    if not any(character.isalnum() for character in have):
        yield faults.scheme_missing(wanted)
    elif have.lower() == wanted:
        yield faults.host_case(have, wanted)
    elif have.lower() == "http" and wanted == "https":
        yield faults.http_instead_of_https()
    elif have.lower() == "https" and wanted == "http":
        yield faults.https_instead_of_http()
    else:
        yield faults.scheme_wrong(brief(have), wanted)


def _host(have: Parts, wanted: Parts) -> Iterator[Fault]:
    if have.name == wanted.name:
        return
    if not have.name:
        yield faults.host_missing(wanted.host)
        return
    mine, theirs = have.name.lower(), wanted.name.lower()
    if mine == theirs:
        yield faults.host_case(brief(have.name), wanted.name)
        return
    bare_mine, bare_theirs = mine.removeprefix("www."), theirs.removeprefix("www.")
    if in_letters(bare_mine) != in_letters(bare_theirs):
        yield faults.host_wrong(brief(have.name), wanted.name)
        return
    if bare_mine != bare_theirs:
        yield faults.umlaut_domain(brief(have.name), wanted.name)
    if (mine == bare_mine) != (theirs == bare_theirs):
        yield faults.www_missing(wanted.name) if mine == bare_mine else faults.www_too_much(wanted.name)


def in_letters(name: str) -> str:
    """A host's name with its umlauts, whether written so or as `xn--…`; composed, in lower case.

    The codec `idna` of Python is of 2003 and loses the ß; label by label, Punycode itself is enough here.
    """
    return ".".join(_label_in_letters(label) for label in normalize("NFC", name.lower()).split("."))


def _label_in_letters(label: str) -> str:
    if not label.startswith("xn--") or len(label) > _LONGEST_LABEL:
        return label
    try:
        return normalize("NFC", label[4:].encode("ascii").decode("punycode").lower())
    except (UnicodeError, ValueError, OverflowError):
        return label


def _port(have: Parts, wanted: Parts) -> Iterator[Fault]:
    if (have.has_colon, have.port) == (wanted.has_colon, wanted.port):
        return
    if not have.has_colon:
        if have.name:
            yield faults.port_missing(wanted.port)
    elif wanted.has_colon:
        yield faults.port_wrong(brief(have.port), wanted.port)
    elif have.port in (DEFAULT_PORTS.get(wanted.scheme), DEFAULT_PORTS.get(have.scheme.lower())):
        yield faults.default_port_written(have.port)
    else:
        yield faults.port_too_much(brief(have.port))


def _path(have: str, wanted: str) -> Iterator[Fault]:
    if have == wanted:
        return
    stripped = have.rstrip("/")
    if not stripped:
        yield text_faults.path_missing(wanted)
        return
    if stripped != have and not wanted.endswith("/"):
        yield text_faults.trailing_slash()
        have = stripped
    prefix = wanted.removesuffix(CALLBACK_PATH) if wanted.endswith(CALLBACK_PATH) else ""
    if prefix and _begins_with_callback(have):
        yield text_faults.prefix_missing(prefix)
        yield from _same_path(have, CALLBACK_PATH)
    elif have.casefold().endswith(CALLBACK_PATH.casefold()) and wanted.endswith(CALLBACK_PATH):
        yield from _prefix(have[: -len(CALLBACK_PATH)], prefix)
        yield from _same_path(have[-len(CALLBACK_PATH) :], CALLBACK_PATH)
    else:
        yield from _same_path(have, wanted)


def _begins_with_callback(path: str) -> bool:
    first = CALLBACK_PATH.casefold().split("/")[1]
    return path.casefold().split("/")[1:2] == [first]


def _prefix(have: str, wanted: str) -> Iterator[Fault]:
    if have == wanted:
        return
    if have.casefold() == wanted.casefold():
        yield text_faults.path_case(wanted + CALLBACK_PATH)
    elif wanted:
        yield text_faults.prefix_wrong(brief(have), wanted)
    else:
        yield text_faults.prefix_too_much(brief(have))


def _same_path(have: str, wanted: str) -> Iterator[Fault]:
    if have == wanted:
        return
    if have.casefold() == wanted.casefold():
        yield text_faults.path_case(wanted)
    else:
        yield text_faults.path_wrong(wanted)
