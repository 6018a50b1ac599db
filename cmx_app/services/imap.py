"""One conversation with an IMAP server, from the first look at its name to the farewell."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ssl import SSLContext
from typing import Any

from imapclient import IMAPClient, SocketTimeout  # type: ignore[import-untyped]
from imapclient.tls import IMAP4_TLS  # type: ignore[import-untyped]

from cmx_app.knowledge.clouds import HostPort
from cmx_app.services.errors import ImapRefused, Reason, ServiceError, TlsFailed, Unreachable, Unreadable
from cmx_app.services.failures import failure_of
from cmx_app.services.transcript import Transcript
from cmx_app.services.trust import Chain, with_issuer
from cmx_app.services.way import Way
from cmx_app.services.xoauth2 import xoauth2

_FAREWELL_LIMIT = 2.0
# How imaplib and IMAPClient wrap the server's words.
_BAD = re.compile(r"\w+ command error: \w+ \[b(['\"])(?P<words>.*)\1\]", re.DOTALL)
_NO = re.compile(r"\w+ failed: (?P<words>.*)", re.DOTALL)
_CUT_SHORT = re.compile(r"command: \w+ => (?P<words>.*)", re.DOTALL)
_WRAPPINGS = (_BAD, _NO, _CUT_SHORT)


@contextmanager
def imap_conversation(server: HostPort, tls: SSLContext, limit: float) -> Iterator["ImapConversation"]:
    """A conversation whose server has said hello. It is closed in the end, whatever happens."""
    conversation = ImapConversation(server, tls, limit)
    try:
        conversation.look_up()
        conversation.connect()
        conversation.secure()
        conversation.greet()
        yield conversation
    finally:
        conversation.close()


class ImapConversation:
    """Its stages, each of which rests on those above it; every no comes out as a ServiceError."""

    def __init__(self, server: HostPort, tls: SSLContext, limit: float) -> None:
        self.transcript = Transcript()
        self._way = Way(server, tls, limit, self.transcript)
        self._client: Any = None

    def look_up(self) -> tuple[str, ...]:
        """The addresses of the server's name."""
        return self._way.look_up()

    def connect(self) -> str:
        """The address that answers."""
        return self._way.connect()

    def secure(self) -> Chain | None:
        """The certificates by which the server is trusted."""
        try:
            return self._way.secure()
        except TlsFailed as failure:
            raise with_issuer(failure, self._way.look) from None

    def greet(self) -> None:
        """Wait for the server's hello."""
        limit = SocketTimeout(connect=self._way.limit, read=self._way.limit)
        with self._doing("greeting"):
            self._client = _Client(self._way, limit)

    def authenticate(self, mailbox: str, token: str) -> None:
        """Open the mailbox with the token of somebody who may."""
        words = [xoauth2(mailbox, token)]
        self.transcript.hide(token, words[0])
        # A second challenge holds the reason for a no as JSON; the server waits for an empty line.
        with self._doing("AUTHENTICATE"):
            self._client.sasl_login("XOAUTH2", lambda _challenge: words.pop() if words else b"")

    def count_inbox(self) -> int:
        """How many messages the inbox holds; nothing is changed in it."""
        with self._doing("SELECT"):
            return int(self._client.select_folder("INBOX", readonly=True)[b"EXISTS"])

    def finds(self, message_id: str) -> bool:
        """Whether the opened folder holds the message."""
        with self._doing("SEARCH"):
            return bool(self._client.search(["HEADER", "Message-ID", message_id]))

    def close(self) -> None:
        """Say goodbye, as far as anybody is there to hear it."""
        self._way.close()
        if self._client is not None:
            with suppress(Exception):
                self._client.socket().settimeout(_FAREWELL_LIMIT)
            self._client.__exit__(None, None, None)
            self._client = None

    @contextmanager
    def _doing(self, what: str) -> Iterator[None]:
        try:
            yield
        except IMAPClient.Error as error:
            raise _told(error, what, str(self._way.server)) from None
        except OSError as error:
            raise failure_of(error, str(self._way.server)) from None
        except (LookupError, TypeError, ValueError) as error:
            # imaplib takes every answer for ASCII and every number for a number.
            raise Unreadable(str(self._way.server), f"No IMAP ({type(error).__name__}).") from None


def _told(error: Exception, what: str, host: str) -> ServiceError:
    text = _servers_words(error)
    cut_short = isinstance(error, IMAPClient.AbortError) or isinstance(
        error.__context__, IMAPClient.AbortError
    )
    if cut_short and text.startswith("socket error"):
        return Unreachable(host, Reason.NETWORK, text)
    if cut_short and text.startswith("unexpected response"):
        return Unreadable(host, "The server does not speak IMAP.")
    return ImapRefused(host, text, what)


def _servers_words(error: Exception) -> str:
    words = error.args[0] if error.args else ""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    for wrapping in _WRAPPINGS:
        if found := wrapping.fullmatch(text):
            return found["words"]
    return text


class _Client(IMAPClient):  # type: ignore[misc]  # the library has no types
    def __init__(self, way: Way, timeout: Any) -> None:
        self._way = way
        super().__init__(way.server.host, way.server.port, ssl_context=way.tls, timeout=timeout)

    def _create_IMAP4(self) -> "_Connection":  # noqa: N802  # IMAPClient's name
        return _Connection(self._way)


class _Connection(IMAP4_TLS):  # type: ignore[misc]  # the library has no types
    """Speaks over the connection that is there already, and writes down what is said."""

    def __init__(self, way: Way) -> None:
        self._way = way
        super().__init__(way.server.host, way.server.port, way.tls, way.limit)

    def _create_socket(self, timeout: float | None = None) -> socket.socket:  # noqa: ARG002  # imaplib's
        return self._way.take()

    def send(self, data: bytes) -> None:
        """Say a line, or a part of one."""
        self._way.transcript.sent(bytes(data).decode("utf-8", "replace"))
        super().send(data)

    def readline(self) -> bytes:
        """Hear a line."""
        line: bytes = super().readline()
        self._way.transcript.received(line.decode("utf-8", "replace"))
        return line
