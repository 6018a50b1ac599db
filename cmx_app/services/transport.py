"""One HTTPS session, with trust, proxies and time limits of our own."""

import ipaddress
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

from cmx_app.knowledge.clouds import HostPort
from cmx_app.services.connecting import connect
from cmx_app.services.errors import Reason, Unreachable, Unreadable
from cmx_app.services.failures import failure_of
from cmx_app.services.transcript import Transcript
from cmx_app.services.trust import Chain, trusting, with_issuer
from cmx_app.services.way import Way

if TYPE_CHECKING:
    import requests

_LARGEST_ANSWER = 1024 * 1024


@dataclass(frozen=True)
class HttpAnswer:
    """What came back, whatever its status; the names of headers are in lower case."""

    status_code: int
    text: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    chain: Chain | None = None
    """The certificates by which the server was trusted."""


class Transport:
    """Asks by HTTPS, within a time limit; raises Unreachable, TlsFailed or Unreadable.

    The environment decides nothing but the proxy (HTTPS_PROXY, NO_PROXY): REQUESTS_CA_BUNDLE and its like
    would silently win over `ca_bundle`.
    """

    def __init__(self, ca_bundle: Path | None, timeout: float) -> None:
        self._ca_bundle = ca_bundle
        self._timeout = timeout

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """The trust that IMAP and SMTP share with HTTPS."""
        return trusting(self._ca_bundle)

    @cached_property
    def _session(self) -> "requests.Session":
        from cmx_app.services.https_session import https_session

        # A context of its own: urllib3 sets ALPN to HTTP on it, which has no place in a mail connection.
        return https_session(trusting(self._ca_bundle))

    def get(
        self, url: str, *, params: Any = None, headers: Any = None, limit: float | None = None, **_: object
    ) -> HttpAnswer:
        """The answer to GET; redirects are not followed. `limit` is shorter than the session's."""
        return self._ask("GET", url, limit=limit, params=params, headers=headers)

    def post(
        self, url: str, *, params: Any = None, data: Any = None, headers: Any = None, **_: object
    ) -> HttpAnswer:
        """The answer to a form that is posted; redirects are not followed."""
        return self._ask("POST", url, params=params, data=data, headers=headers)

    def way_to(self, url: str) -> Way:
        """The first part of the way there: to the server itself, or to the proxy that leads to it."""
        proxy = urlsplit(_proxies_for(url).get("https", url))
        port = proxy.port or (443 if proxy.scheme == "https" else 80)
        return Way(HostPort(proxy.hostname or "", port), self.tls, self._timeout, Transcript())

    def _ask(self, method: str, url: str, *, limit: float | None = None, **question: Any) -> HttpAnswer:
        # Late: these libraries take time at the start and 8 MiB that no page needs.
        from cmx_app.services.https_session import CONNECT_LIMIT, FAILURES

        limit = min(limit or self._timeout, self._timeout)
        deadline = time.monotonic() + limit
        limits = (min(CONNECT_LIMIT, limit), limit)
        proxies = _proxies_for(url)
        try:
            with self._session.request(
                method, url, timeout=limits, proxies=proxies, stream=True,
                allow_redirects=False, **question,
            ) as response:  # fmt: skip
                chain = getattr(response.raw.connection, "chain", None)
                text = _read(response, deadline, host_of(url))
                headers = {name.lower(): value for name, value in response.headers.items()}
                return HttpAnswer(response.status_code, text, headers, chain)
        except FAILURES as error:
            failure = failure_of(error, host_of(url))
        # Not as the cause of this one: the library's error carries the request, and so the secret.
        raise failure if proxies else with_issuer(failure, lambda tls: self._look_at(url, tls))

    def _look_at(self, url: str, tls: ssl.SSLContext) -> ssl.SSLSocket:
        name, _, port = host_of(url).rpartition(":")
        return tls.wrap_socket(connect(name, int(port), self._timeout / 2), server_hostname=name)


def host_of(url: str) -> str:
    """`name:port` of an https URL."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or 443}"


def _proxies_for(url: str) -> dict[str, str]:
    host = urlsplit(url).hostname or ""
    proxy = getproxies_environment().get("https")
    if not proxy or _is_loopback(host) or proxy_bypass(host):
        return {}
    return {"https": proxy if "://" in proxy else f"http://{proxy}"}


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _read(response: "requests.Response", deadline: float, host: str) -> str:
    """The body, also of a server that sends a byte now and then to keep us waiting."""
    content = bytearray()
    while piece := response.raw.read1(decode_content=True):
        content += piece
        if len(content) > _LARGEST_ANSWER:
            raise Unreadable(host, "The answer is too large.")
        if time.monotonic() > deadline:
            raise Unreachable(host, Reason.TIMEOUT, "The answer did not come to an end.")
    return content.decode("utf-8", "replace")
