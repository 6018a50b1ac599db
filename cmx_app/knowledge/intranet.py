"""Whom a server in front names as signed in, and why a header names nobody.

Servers write things into such a header that are no name: Apache says `(null)` for nobody, two headers of the
same name arrive as one value with a comma, and what is not ASCII comes in whatever bytes the directory has.
"""

import re
from dataclasses import dataclass
from typing import Final

from cmx_app.checks import Actor, Evidence, Problem, Snippet
from cmx_app.knowledge.redirect_url_characters import brief
from cmx_app.messages import N_, Message

_NOBODY: Final = ("", "-", "(null)")
_UNCLEAR: Final = re.compile(r"[,;\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST_NAME: Final = 120


@dataclass(frozen=True)
class Told:
    """What a request tells about who is asking: the header's name and value, and the address it came from."""

    header: str
    value: str | None
    """As WSGI hands it on: bytes, each written as one character."""
    sender: str
    sender_is_believed: bool


def named_person(told: Told) -> str | Problem:
    """The name of who is signed in, or why nobody is."""
    arrived = (told.value or "").strip()
    if arrived in _NOBODY:
        return _nobody_named(told.header)
    if not told.sender_is_believed:
        return _sender_not_believed(told)
    name = _as_utf8(arrived)
    if name is None or _UNCLEAR.search(name) or len(name) > _LONGEST_NAME:
        return _unclear(told.header, arrived)
    return " ".join(name.split())


def is_member(value: str | None, group: str) -> bool:
    """Whether a header with a list of groups holds this one, letter by letter.

    A group whose name has commas itself (an LDAP name) is looked for between semicolons or bars.
    """
    groups = _as_utf8(value or "") or ""
    separators = r"[;|]" if "," in group else r"[,;|]"
    return group in (one.strip() for one in re.split(separators, groups))


def not_in_group(name: str, group: str) -> Problem:
    """Somebody whom the intranet knows, and who may not come in."""
    return Problem(
        "sign_in.not_in_group",
        N_("Das Intranet nennt Sie %(name)s, aber nicht als Mitglied von %(group)s.", name=name, group=group),
        (
            N_(
                "Lassen Sie sich dort in die Gruppe %(group)s aufnehmen und laden Sie diese Seite neu.",
                group=group,
            ),
            N_("Manchmal gilt eine neue Gruppe erst, wenn man sich am Intranet neu anmeldet."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
    )


def _as_utf8(value: str) -> str | None:
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


def _problem(code: str, found: Message, *fix: Message, evidence: Evidence | None = None) -> Problem:
    return Problem(code, found, fix, Actor.NETWORK_ADMINISTRATOR, evidence=evidence or Evidence())


def _lines(header: str) -> Evidence:
    return Evidence(
        snippets=(
            Snippet(N_("nginx (in der Datei der Website)"), f"proxy_set_header {header} $remote_user;"),
            Snippet(
                N_("Apache (im selben Abschnitt wie Require)"),
                f'RequestHeader set {header} "expr=%{{REMOTE_USER}}"',
            ),
            Snippet(N_("Caddy (in reverse_proxy)"), f"header_up {header} {{http.auth.user.id}}"),
        )
    )


def _nobody_named(header: str) -> Problem:
    return _problem(
        "sign_in.nobody_named",
        N_(
            "Hier meldet das Intranet an, aber es hat bei dieser Anfrage niemanden genannt: "
            "Die Kopfzeile %(header)s fehlt oder ist leer.",
            header=header,
        ),
        N_("Öffnen Sie cmxOrganize über das Intranet und melden Sie sich dort an."),
        N_("Bleibt es dabei, fehlt im Proxy die Zeile, die %(header)s setzt.", header=header),
        evidence=_lines(header),
    )


def _sender_not_believed(told: Told) -> Problem:
    return _problem(
        "sign_in.sender_not_believed",
        N_(
            "Die Kopfzeile %(header)s kommt von %(sender)s. Geglaubt wird sie nur den Adressen in "
            "CMX_PROXY_ADDRESSES.",
            header=told.header,
            sender=told.sender,
        ),
        N_("Öffnen Sie cmxOrganize über das Intranet, nicht direkt."),
        N_(
            "Ist %(sender)s Ihr Proxy, nehmen Sie ihn in CMX_PROXY_ADDRESSES auf und starten Sie cmxOrganize "
            "neu.",
            sender=told.sender,
        ),
    )


def _unclear(header: str, value: str) -> Problem:
    return _problem(
        "sign_in.header_unclear",
        N_(
            "Die Kopfzeile %(header)s nennt niemanden eindeutig: „%(value)s“.",
            header=header,
            value=brief(value),
        ),
        N_(
            "Der Proxy muss die Kopfzeile bei jeder Anfrage ersetzen, statt einen Wert hinzuzufügen, und den "
            "Namen in UTF-8 schreiben."
        ),
        evidence=_lines(header),
    )
