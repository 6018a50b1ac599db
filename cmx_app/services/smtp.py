"""One conversation with an SMTP server, from the first look at its name to the farewell."""

import smtplib
import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from ssl import SSLContext, SSLSocket

from cmx_app.knowledge.clouds import HostPort
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
from cmx_app.services.transcript import Transcript
from cmx_app.services.trust import Chain, with_issuer
from cmx_app.services.way import Way
from cmx_app.services.xoauth2 import xoauth2

_FAREWELL_LIMIT = 2.0
_DELIVERY_LIMIT = 25.0
"""Exchange answers the end of DATA only when it has taken the message in."""


@contextmanager
def smtp_conversation(server: HostPort, tls: SSLContext, limit: float) -> Iterator["SmtpConversation"]:
    """A conversation that STARTTLS has secured. It is closed in the end, whatever happens."""
    conversation = SmtpConversation(server, tls, limit)
    try:
        conversation.look_up()
        conversation.connect()
        conversation.greet()
        conversation.secure()
        yield conversation
    finally:
        conversation.close()


class SmtpConversation:
    """Its stages, each of which rests on those above it; every no comes out as a ServiceError."""

    def __init__(self, server: HostPort, tls: SSLContext, limit: float) -> None:
        self.transcript = Transcript()
        self._way = Way(server, tls, limit, self.transcript)
        self._client: _Client | None = None

    def look_up(self) -> tuple[str, ...]:
        """The addresses of the server's name."""
        return self._way.look_up()

    def connect(self) -> str:
        """The address that answers."""
        return self._way.connect()

    def greet(self) -> None:
        """Wait for the server's hello."""
        with self._doing("greeting"):
            self._client = _Client(self._way)

    def secure(self) -> Chain | None:
        """STARTTLS; gives the certificates by which the server is trusted."""
        try:
            return self._secure()
        except TlsFailed as failure:
            raise with_issuer(failure, self._look) from None

    def authenticate(self, identity: str, token: str) -> None:
        """SMTP AUTH as the person the token belongs to."""
        word = xoauth2(identity, token)
        self.transcript.hide(token, word)
        client = self._there
        with self._doing("AUTH"):
            # Never with an initial response: a token makes the line longer than servers take (RFC 4954, 4).
            code, text = client.docmd("AUTH", "XOAUTH2")
            if code == 334:
                code, text = client.docmd(b64encode(word).decode())
            if code == 334:
                # The reason for a no, as JSON; the server waits for an empty line before it says so.
                code, text = client.docmd("")
            if code != 235:
                raise smtplib.SMTPAuthenticationError(code, text)

    def name_sender(self, address: str) -> None:
        """Ask whether this sender is taken, and take the question back: nothing is sent."""
        client, options = self._there, []
        with self._doing("MAIL"):
            if not address.isascii():
                if not client.has_extn("smtputf8"):
                    raise smtplib.SMTPNotSupportedError("SMTPUTF8 is not offered.")
                client.command_encoding, options = "utf-8", ["SMTPUTF8"]
            code, text = client.mail(address, options)
            if code != 250:
                raise smtplib.SMTPSenderRefused(code, text, address)
            client.rset()

    def send(self, mail: EmailMessage) -> None:
        """Hand the mail over; its From is the sender."""
        client = self._there
        with self._doing("DATA"):
            _socket_of(client).settimeout(_DELIVERY_LIMIT)
            client.send_message(mail)

    def close(self) -> None:
        """Say goodbye, as far as anybody is there to hear it."""
        self._way.close()
        if self._client is not None:
            with suppress(OSError):
                _socket_of(self._client).settimeout(_FAREWELL_LIMIT)
                self._client.quit()
            self._client.close()
            self._client = None

    @property
    def _there(self) -> "_Client":
        assert self._client is not None, "greet comes first"
        return self._client

    def _secure(self) -> Chain | None:
        client = self._there
        with self._doing("STARTTLS"):
            client.ehlo()
            client.starttls(context=self._way.tls)
            secured = _socket_of(client)
        assert isinstance(secured, SSLSocket)
        chain = self._way.secured_by(secured)
        with self._doing("EHLO"):
            client.ehlo()
        return chain

    def _look(self, anybody: SSLContext) -> SSLSocket:
        another = SmtpConversation(self._way.server, anybody, self._way.limit / 2)
        another.look_up()
        another.connect()
        another.greet()
        client = another._there
        client.ehlo()
        client.starttls(context=anybody)
        secured = _socket_of(client)
        assert isinstance(secured, SSLSocket)
        return secured

    @contextmanager
    def _doing(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:  # smtplib's own exceptions are OSErrors too
            raise _told(error, what, str(self._way.server)) from None


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


def _socket_of(client: "_Client") -> socket.socket:
    if client.sock is None:
        raise smtplib.SMTPServerDisconnected("The server closed the connection.")
    return client.sock


class _Client(smtplib.SMTP):
    """Speaks over the connection that is there already, and writes down what is said."""

    def __init__(self, way: Way) -> None:
        self._way = way
        # An address for EHLO, because smtplib would look up this machine's own name without a time limit.
        super().__init__(way.server.host, way.server.port, local_hostname="[127.0.0.1]", timeout=way.limit)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002  # smtplib's
        return self._way.take()

    def putcmd(self, cmd: str, args: str = "") -> None:
        """Say a line."""
        self._way.transcript.sent(f"{cmd} {args}".strip())
        super().putcmd(cmd, args)

    def getreply(self) -> tuple[int, bytes]:
        """Hear an answer, which may have several lines."""
        code, text = super().getreply()
        for line in _decoded(text).splitlines() or [""]:
            self._way.transcript.received(f"{code} {line}")
        return code, text
