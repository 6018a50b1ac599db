"""The session of requests that HTTPS goes over; imported when the first question is asked."""

import ssl
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter

from cmx_app.services.connecting import connect

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
