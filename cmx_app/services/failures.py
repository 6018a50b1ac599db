"""What the libraries below raise, told as the services' own errors."""

import http.client
import socket
import ssl
from collections.abc import Iterator
from functools import cache

from cmx_app.services.errors import Reason, ServiceError, TlsFailed, TlsReason, Unreachable, Unreadable

# OpenSSL's X509_V_ERR_… numbers, as `verify_code` of Python's SSLCertVerificationError.
_VERIFY_CODES = {
    9: TlsReason.EXPIRED,  # not yet valid: like an expired one, mostly the clock
    10: TlsReason.EXPIRED,
    2: TlsReason.UNKNOWN_AUTHORITY,
    18: TlsReason.UNKNOWN_AUTHORITY,
    19: TlsReason.UNKNOWN_AUTHORITY,
    20: TlsReason.UNKNOWN_AUTHORITY,
    21: TlsReason.UNKNOWN_AUTHORITY,
    62: TlsReason.WRONG_NAME,
    64: TlsReason.WRONG_NAME,
}

_NO_TUNNEL = "Tunnel connection failed"
"""The words of http.client when a proxy refuses; it has no exception of its own for that."""
_Kinds = tuple[type[BaseException], ...]


# Late, as the session in transport.py: a page that asks nobody needs none of these libraries.
@cache
def _kinds_of_reasons() -> tuple[tuple[type[BaseException], Reason], ...]:
    """In this order: the first kind that is found anywhere among the causes is the one to tell."""
    import urllib3.exceptions

    return (
        (socket.gaierror, Reason.NAME),
        (TimeoutError, Reason.TIMEOUT),
        (urllib3.exceptions.TimeoutError, Reason.TIMEOUT),
        (ConnectionRefusedError, Reason.REFUSED),
        (ConnectionError, Reason.NETWORK),
    )


@cache
def _kinds_of_proxies() -> _Kinds:
    import requests.exceptions
    import urllib3.exceptions

    refused = (requests.exceptions.InvalidProxyURL, requests.exceptions.InvalidSchema)
    return (urllib3.exceptions.ProxyError, *refused)


@cache
def _no_http() -> _Kinds:
    import urllib3.exceptions

    return (http.client.HTTPException, urllib3.exceptions.DecodeError, urllib3.exceptions.InvalidHeader)


def failure_of(error: BaseException, host: str) -> ServiceError:
    """The failure to speak to `host` that this exception of a library stands for."""
    causes = tuple(_causes_of(error))
    if any(_is_the_proxy(cause) for cause in causes):
        return Unreachable(host, Reason.PROXY, _told(causes[-1]))
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _tls_failure(cause, host)
    for kind, reason in _kinds_of_reasons():
        for cause in causes:
            if isinstance(cause, kind):
                return Unreachable(host, reason, _told(cause))
    if any(isinstance(cause, _no_http()) for cause in causes):
        return Unreadable(host, _told(causes[-1]))
    return Unreachable(host, Reason.NETWORK, _told(causes[-1]))


def _causes_of(error: BaseException) -> Iterator[BaseException]:
    """The exception and all that it wraps; requests and urllib3 hide the cause in various places."""
    yield error
    inner = [*error.args, getattr(error, "reason", None), error.__cause__]
    for cause in dict.fromkeys(found for found in inner if isinstance(found, BaseException)):
        yield from _causes_of(cause)


def _is_the_proxy(cause: BaseException) -> bool:
    return isinstance(cause, _kinds_of_proxies()) or str(cause).startswith(_NO_TUNNEL)


def _tls_failure(error: ssl.SSLError, host: str) -> TlsFailed:
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = _VERIFY_CODES.get(error.verify_code, TlsReason.OTHER)
        return TlsFailed(host, reason, error.verify_message)
    return TlsFailed(host, TlsReason.OTHER, error.reason or _told(error))


def _told(error: BaseException) -> str:
    return str(getattr(error, "strerror", None) or error) or type(error).__name__
