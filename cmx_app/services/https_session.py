"""The session of requests that HTTPS goes over; imported when the first question is asked."""

import ssl
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter

from cmx_app.services.connecting import connect
from cmx_app.services.trust import Chain, chain_of

CONNECT_LIMIT = 5.0
FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
"""What comes out of the session when there is no answer."""


def https_session(tls: ssl.SSLContext) -> requests.Session:
    """A session that trusts by this context alone, keeps no cookies and no connection."""
    session = requests.Session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    # Entra is asked now and then: a connection that a firewall has forgotten costs more than a new one.
    session.headers["Connection"] = "close"
    session.mount("https://", _Adapter(tls))
    return session


class _Connection(urllib3.connection.HTTPSConnection):
    chain: Chain | None = None
    """The certificates by which the server was trusted."""

    def connect(self) -> None:
        """Connect, and look at the certificates while the socket is there: an answer takes it away."""
        super().connect()
        self.chain = chain_of(self.sock)

    def _new_conn(self) -> Any:
        limit = self.timeout if isinstance(self.timeout, int | float) else CONNECT_LIMIT
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
