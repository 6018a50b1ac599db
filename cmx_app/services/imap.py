"""One conversation with an IMAP server, from the greeting to the farewell."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ssl import SSLContext, SSLSocket
from typing import Any

from imapclient import IMAPClient, SocketTimeout  # type: ignore[import-untyped]
from imapclient.tls import IMAP4_TLS  # type: ignore[import-untyped]

from cmx_app.knowledge.clouds import HostPort
from cmx_app.services.connecting import connect
from cmx_app.services.errors import ImapRefused, Reason, ServiceError, TlsFailed, Unreachable, Unreadable
from cmx_app.services.failures import failure_of
from cmx_app.services.trust import with_issuer

_FAREWELL_LIMIT = 2.0
# How imaplib and IMAPClient wrap the server's words.
_BAD = re.compile(r"\w+ command error: \w+ \[b(['\"])(?P<words>.*)\1\]", re.DOTALL)
_NO = re.compile(r"\w+ failed: (?P<words>.*)", re.DOTALL)
_CUT_SHORT = re.compile(r"command: \w+ => (?P<words>.*)", re.DOTALL)
_WRAPPINGS = (_BAD, _NO, _CUT_SHORT)


@contextmanager
def imap_conversation(server: HostPort, tls: SSLContext, limit: float) -> Iterator["ImapConversation"]:
    """A connection whose server has said hello. It is closed in the end, whatever happens."""

    def look(anybody: SSLContext) -> SSLSocket:
        return anybody.wrap_socket(connect(server.host, server.port, limit / 2), server_hostname=server.host)

    timeout = SocketTimeout(connect=limit / 2, read=limit)
    try:
        with _doing("greeting", server):
            client = _Client(server.host, server.port, ssl_context=tls, timeout=timeout)
    except TlsFailed as failure:
        raise with_issuer(failure, look) from None
    try:
        yield ImapConversation(client, server)
    finally:
        with suppress(Exception):
            client.socket().settimeout(_FAREWELL_LIMIT)
        client.__exit__(None, None, None)


class ImapConversation:
    """What can be said; every no comes out as a ServiceError."""

    def __init__(self, client: Any, server: HostPort) -> None:
        self._client = client
        self._server = server

    def authenticate(self, mailbox: str, token: str) -> None:
        """Open the mailbox with the token of somebody who may."""
        words = [xoauth2(mailbox, token)]
        # A second challenge holds the reason for a no as JSON; the server waits for an empty line.
        with _doing("AUTHENTICATE", self._server):
            self._client.sasl_login("XOAUTH2", lambda _challenge: words.pop() if words else b"")

    def count_inbox(self) -> int:
        """How many messages the inbox holds; nothing is changed in it."""
        with _doing("SELECT", self._server):
            return int(self._client.select_folder("INBOX", readonly=True)[b"EXISTS"])

    def finds(self, message_id: str) -> bool:
        """Whether the opened folder holds the message."""
        with _doing("SEARCH", self._server):
            return bool(self._client.search(["HEADER", "Message-ID", message_id]))


def xoauth2(identity: str, token: str) -> bytes:
    """The first and only word of XOAUTH2, for IMAP and SMTP alike."""
    return f"user={identity}\x01auth=Bearer {token}\x01\x01".encode()


@contextmanager
def _doing(what: str, server: HostPort) -> Iterator[None]:
    try:
        yield
    except IMAPClient.Error as error:
        raise _told(error, what, str(server)) from None
    except OSError as error:
        raise failure_of(error, str(server)) from None


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
    def _create_IMAP4(self) -> "_Connection":  # noqa: N802  # IMAPClient's name
        return _Connection(self.host, self.port, self.ssl_context, self._timeout.connect)


class _Connection(IMAP4_TLS):  # type: ignore[misc]  # the library has no types
    def _create_socket(self, timeout: float | None = None) -> SSLSocket:
        connection = connect(self.host, self.port, timeout or self._timeout)
        context: SSLContext = self.ssl_context
        return context.wrap_socket(connection, server_hostname=self.host)
