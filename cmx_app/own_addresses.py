"""Addresses in the settings: what they look like, and which collide with our own."""

import re
from urllib.parse import unquote, urlsplit

_PATH = re.compile(r"(/[^/\\\s]+)*")

OWN_PATHS = frozenset(
    (
        *("App E-Mailkonto", "App Einstellungen", "App Schnittstellen", "abmelden", "anmelden", "assistent"),
        *("einbetten", "einladung", "fehlermeldung", "fenster", "health", "link"),
        *("static", "status", "suche"),
        *("App%20E-Mailkonto", "App+E-Mailkonto"),  # as a wrong proxy makes them: web/preflight.py tells it
    )
)
"""With what the application's own addresses begin; whoever adds one writes it down here."""


def not_inside_of_ours(value: str) -> str:
    """The address, unless its path begins like one of the application's; then raises ValueError.

    A proxy may strip the path or not; what is left of /assistent/pruefung would then be a riddle.
    """
    first = unquote(urlsplit(value).path).strip("/").partition("/")[0]
    if first in OWN_PATHS:
        raise ValueError(f"must not have a path that begins with /{first}, an address of the application")
    return value


def web_address(text: str) -> str:
    """The address without a slash at its end; raises ValueError with what is wrong with it."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an address that begins with https://")
    if parts.query or parts.fragment or parts.username is not None:
        raise ValueError("must be an address without ?, # and user name")
    path = parts.path.rstrip("/")
    if not _PATH.fullmatch(path):
        raise ValueError("must have a path like /intern, or none")
    _ = parts.port  # raises where it is none
    return f"{parts.scheme}://{parts.netloc}{path}"
