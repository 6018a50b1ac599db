"""One conversation with an SMTP server, from the greeting to the farewell."""

import smtplib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from socket import socket
from ssl import SSLContext, SSLSocket

from cmx_app.knowledge.clouds import HostPort
from cmx_app.services.connecting import connect
from cmx_app.services.errors import (
    Reason,
    ServiceError,
    SmtpRefused,
    TlsFailed,
    TlsReason,
    Unreachable,
    Unreadable,
)
from cmx_app.services.failures import failure_of
from cmx_app.services.imap import xoauth2
from cmx_app.services.trust import with_issuer

_FAREWELL_LIMIT = 2.0
_DELIVERY_LIMIT = 25.0
"""Exchange answers the end of DATA only when it has taken the message in."""


@contextmanager
def smtp_conversation(server: HostPort, tls: SSLContext, limit: float) -> Iterator["SmtpConversation"]:
    """A connection that STARTTLS has secured. It is closed in the end, whatever happens."""
    try:
        client = _secured(server, tls, limit)
    except TlsFailed as failure:
        raise with_issuer(failure, lambda anybody: _look(server, anybody, limit / 2)) from None
    try:
        with _doing("EHLO", server):
            client.ehlo()
        yield SmtpConversation(client, server)
    finally:
        with suppress(OSError):
            _socket_of(client).settimeout(_FAREWELL_LIMIT)
            client.quit()
        client.close()


def _secured(server: HostPort, tls: SSLContext, limit: float) -> "_Client":
    with _doing("greeting", server):
        # An address for EHLO, because smtplib would look up this machine's own name without a time limit.
        client = _Client(server.host, server.port, local_hostname="[127.0.0.1]", timeout=limit / 2)
    try:
        with _doing("STARTTLS", server):
            _socket_of(client).settimeout(limit)
            client.ehlo()
            client.starttls(context=tls)
    except ServiceError:
        client.close()
        raise
    return client


def _look(server: HostPort, anybody: SSLContext, limit: float) -> SSLSocket:
    secured = _socket_of(_secured(server, anybody, limit))
    assert isinstance(secured, SSLSocket)
    return secured


class SmtpConversation:
    """What can be said; every no comes out as a ServiceError."""

    def __init__(self, client: "_Client", server: HostPort) -> None:
        self._client = client
        self._server = server

    def authenticate(self, identity: str, token: str) -> None:
        """SMTP AUTH as the person the token belongs to."""
        with _doing("AUTH", self._server):
            # Never with an initial response: a token makes the line longer than servers take (RFC 4954, 4).
            code, text = self._client.docmd("AUTH", "XOAUTH2")
            if code == 334:
                code, text = self._client.docmd(b64encode(xoauth2(identity, token)).decode())
            if code == 334:
                # The reason for a no, as JSON; the server waits for an empty line before it says so.
                code, text = self._client.docmd("")
            if code != 235:
                raise smtplib.SMTPAuthenticationError(code, text)

    def send(self, mail: EmailMessage) -> None:
        """Hand the mail over; its From is the sender."""
        with _doing("DATA", self._server):
            _socket_of(self._client).settimeout(_DELIVERY_LIMIT)
            self._client.send_message(mail)


@contextmanager
def _doing(what: str, server: HostPort) -> Iterator[None]:
    try:
        yield
    except OSError as error:  # smtplib's own exceptions are OSErrors too
        raise _told(error, what, str(server)) from None


def _told(error: OSError, what: str, host: str) -> ServiceError:
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, text = next(iter(error.recipients.values()))
            return SmtpRefused(host, code, _decoded(text), what)
        case smtplib.SMTPResponseException() if error.smtp_code > 0:
            return SmtpRefused(host, error.smtp_code, _decoded(error.smtp_error), what)
        case smtplib.SMTPServerDisconnected():
            cause = error.__context__
            if isinstance(cause, OSError):
                return failure_of(cause, host)
            return Unreachable(host, Reason.NETWORK, str(error))
        case smtplib.SMTPNotSupportedError() if what == "STARTTLS":
            return TlsFailed(host, TlsReason.OTHER, str(error))
        case smtplib.SMTPNotSupportedError():  # an address beyond ASCII; RFC 6531's number for that
            return SmtpRefused(host, 553, f"5.6.7 {error}", what)
        case smtplib.SMTPException():
            return Unreadable(host, "The server does not speak SMTP.")
        case _:
            return failure_of(error, host)


def _decoded(text: bytes | str) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text


def _socket_of(client: "_Client") -> socket:
    if client.sock is None:
        raise smtplib.SMTPServerDisconnected("The server closed the connection.")
    return client.sock


class _Client(smtplib.SMTP):
    def _get_socket(self, host: str, port: int, timeout: float) -> socket:
        return connect(host, port, timeout)
