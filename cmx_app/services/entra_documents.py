"""What Entra publishes: read once a day, and again whenever a check wants to know how things are now."""

import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from cmx_app.services.entra_answers import read_document
from cmx_app.services.transport import HttpAnswer, Transport, host_of

_A_DAY = 24 * 60 * 60
MOST = 200
"""Documents that are kept. Every domain that somebody types has one of its own; the oldest give way."""


class Documents:
    """Discovery documents, kept a day and shared by all threads. Refusals are never kept."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self._kept: dict[str, tuple[float, HttpAnswer]] = {}

    def read(
        self,
        url: str,
        *,
        params: Any = None,
        headers: Any = None,
        fresh: bool = False,
        limit: float | None = None,
    ) -> HttpAnswer:
        """The document at this address, within `limit` seconds where one is given.

        Raises EntraRefused or Unreadable when there is none.
        """
        key = f"{url} {sorted((params or {}).items())}"
        read_at, answer = self._kept.get(key, (float("-inf"), None))
        if answer is None or fresh or time.monotonic() - read_at > _A_DAY:
            answer = self.transport.get(url, params=params, headers=headers, limit=limit)
            read_document(answer, host_of(url))
            self._keep(key, answer)
        return answer

    def _keep(self, key: str, answer: HttpAnswer) -> None:
        kept = {known: one for known, one in self._kept.items() if known != key}
        kept[key] = (time.monotonic(), answer)
        # In one stroke: other threads read meanwhile.
        self._kept = dict(list(kept.items())[-MOST:])


class HttpForMsal:
    """The HTTP that MSAL is given: documents come from the shelf, refusals come out as EntraRefused.

    Without it MSAL reads discovery anew for every application that is built, hides Entra's JSON behind a
    general ValueError, and takes an HTML page for a fault of its own.
    """

    def __init__(self, transport: Transport, documents: Documents) -> None:
        self._transport = transport
        self._documents = documents

    def get(self, url: str, *, params: Any = None, headers: Any = None, **_: object) -> HttpAnswer:
        """A document, from the shelf where it is there."""
        return self._documents.read(url, params=params, headers=headers)

    def post(
        self, url: str, *, params: Any = None, data: Any = None, headers: Any = None, **_: object
    ) -> HttpAnswer:
        """Entra's yes to a posted form; everything else is raised."""
        answer = self._transport.post(url, params=params, data=data, headers=headers)
        read_document(answer, host_of(url))
        return answer

    def close(self) -> None:
        """Nothing: the session is not MSAL's to close."""


def discovery_url(authority: str, tenant: str) -> str:
    """Where Entra describes a directory. MSAL builds the same string, so that both read one document."""
    return f"{authority}/{quote(tenant, safe='')}/v2.0/.well-known/openid-configuration"


def describes_directory(document: Mapping[str, Any]) -> bool:
    """Whether it names everything: where the browser goes, and where secrets go (by TLS only)."""
    return (
        isinstance(document.get("issuer"), str)
        and _is_address(document.get("authorization_endpoint"), "http", "https")
        and _is_address(document.get("token_endpoint"), "https")
    )


def _is_address(text: object, *schemes: str) -> bool:
    if not isinstance(text, str) or not (text.isascii() and text.isprintable()):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.hostname) and len(parts.path) > 1
