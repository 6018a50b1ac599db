"""One HTTPS session, with trust, proxies and time limits of our own."""

import ipaddress
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

import requests
import urllib3
from requests.adapters import HTTPAdapter

from cmx_app.services.connecting import connect
from cmx_app.services.errors import Reason, Unreachable, Unreadable
from cmx_app.services.failures import failure_of
from cmx_app.services.trust import trusting, with_issuer

_LARGEST_ANSWER = 1024 * 1024
_CONNECT_LIMIT = 5.0


@dataclass(frozen=True)
class HttpAnswer:
    """What came back, whatever its status; the names of headers are in lower case."""

    status_code: int
    text: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)


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
    def _session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        # Entra is asked now and then: a connection that a firewall has forgotten costs more than a new one.
        session.headers["Connection"] = "close"
        # A context of its own: urllib3 sets ALPN to HTTP on it, which has no place in a mail connection.
        session.mount("https://", _Adapter(trusting(self._ca_bundle)))
        return session

    def get(self, url: str, *, params: Any = None, headers: Any = None, **_: object) -> HttpAnswer:
        """The answer to GET; redirects are not followed."""
        return self._ask("GET", url, params=params, headers=headers)

    def post(
        self, url: str, *, params: Any = None, data: Any = None, headers: Any = None, **_: object
    ) -> HttpAnswer:
        """The answer to a form that is posted; redirects are not followed."""
        return self._ask("POST", url, params=params, data=data, headers=headers)

    def _ask(self, method: str, url: str, **question: Any) -> HttpAnswer:
        deadline = time.monotonic() + self._timeout
        limits = (min(_CONNECT_LIMIT, self._timeout), self._timeout)
        proxies = _proxies_for(url)
        try:
            with self._session.request(
                method, url, timeout=limits, proxies=proxies, stream=True,
                allow_redirects=False, **question,
            ) as response:  # fmt: skip
                text = _read(response, deadline, host_of(url))
                headers = {name.lower(): value for name, value in response.headers.items()}
                return HttpAnswer(response.status_code, text, headers)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
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


def _read(response: requests.Response, deadline: float, host: str) -> str:
    """The body, also of a server that sends a byte now and then to keep us waiting."""
    content = bytearray()
    while piece := response.raw.read1(decode_content=True):
        content += piece
        if len(content) > _LARGEST_ANSWER:
            raise Unreadable(host, "The answer is too large.")
        if time.monotonic() > deadline:
            raise Unreachable(host, Reason.TIMEOUT, "The answer did not come to an end.")
    return content.decode("utf-8", "replace")


class _Connection(urllib3.connection.HTTPSConnection):
    def _new_conn(self) -> Any:
        limit = self.timeout if isinstance(self.timeout, int | float) else _CONNECT_LIMIT
        return connect(self._dns_host, self.port, limit)


class _Pool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Connection


class _Adapter(HTTPAdapter):
    """Speaks TLS by the given context alone; requests' own bundle of authorities plays no part."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        self._tls = tls
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=self._tls)
        self.poolmanager.pool_classes_by_scheme = {"https": _Pool}

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(
            proxy, **kwargs, ssl_context=self._tls, proxy_ssl_context=self._tls
        )
        manager.pool_classes_by_scheme = {**manager.pool_classes_by_scheme, "https": _Pool}
        return manager

    def cert_verify(self, conn: Any, *_: object) -> None:
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None
