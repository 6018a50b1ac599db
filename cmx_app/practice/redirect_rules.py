"""What the portal's form says about a redirect address that it does not take."""

import re
from urllib.parse import SplitResult, urlsplit

from cmx_app.practice.state import WITH_PERSONAL_ACCOUNTS

Words = tuple[str, str]
"""German and English."""

MAX_LENGTH = 256
_REFUSED_CHARACTERS = re.compile(r"[!$'(),;*@<>\"\\^`{|}]|\s")


def why_not(uri: str, audience: str) -> Words | None:
    """Why an address can't be registered; None when it can."""
    if not uri:
        return "Geben Sie einen Umleitungs-URI ein.", "Enter a redirect URI."
    if len(uri) > MAX_LENGTH:
        return "Der URI darf höchstens 256 Zeichen lang sein.", "The URI must not exceed 256 characters."
    try:
        parts = urlsplit(uri)
        is_complete = bool(parts.scheme and parts.hostname)
    except ValueError:
        is_complete = False
    if not is_complete:
        return "Dies ist kein gültiger URI.", "This is not a valid URI."
    return _scheme(parts) or _host(parts) or _rest(parts, uri, audience)


def _scheme(parts: SplitResult) -> Words | None:
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == "localhost"):
        return None
    return (
        "Muss mit „HTTPS“ oder „http://localhost“ beginnen. Muss eine gültige URL sein.",
        "Must start with “HTTPS” or “http://localhost”. Must be a valid URL.",
    )


def _host(parts: SplitResult) -> Words | None:
    host = parts.hostname or ""
    if host.isascii() and not host.startswith("xn--") and ".xn--" not in host and host != "127.0.0.1":
        return None
    return "Dieser Host wird nicht unterstützt.", "This host is not supported."


def _rest(parts: SplitResult, uri: str, audience: str) -> Words | None:
    if parts.fragment or uri.endswith("#"):
        return "Der URI darf kein Fragment (#) enthalten.", "The URI must not contain a fragment (#)."
    if parts.query and audience == WITH_PERSONAL_ACCOUNTS:
        return (
            "Mit persönlichen Microsoft-Konten sind Abfragezeichenfolgen nicht erlaubt.",
            "Query strings are not allowed with personal Microsoft accounts.",
        )
    if _REFUSED_CHARACTERS.search(uri):
        return (
            "Der URI enthält nicht unterstützte Zeichen (! $ ' ( ) , ; @ oder Leerzeichen).",
            "The URI contains unsupported characters (! $ ' ( ) , ; @ or blanks).",
        )
    return None
