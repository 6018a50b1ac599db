"""A real SMTP server with Exchange's manners: STARTTLS first, XOAUTH2 only, its texts."""

import asyncio
import base64
import collections
import logging
import ssl
from email import message_from_bytes, policy
from email.utils import getaddresses
from typing import Any

from aiosmtpd.smtp import MISSING, SMTP, AuthResult, Envelope, Session, TLSSetupException

from cmx_app.practice.exchange import HOST, Exchange
from cmx_app.practice.faults import Faults
from cmx_app.practice.post import Mail, PostOffice

_LONG = 16384
_log = logging.getLogger(__name__)
logging.getLogger("mail.log").setLevel(
    logging.CRITICAL
)  # aiosmtpd would log what clients send, tokens included
_MAX_MESSAGE = 36_700_160


class SmtpHandler:
    """Decides about sign-ins and messages."""

    def __init__(self, exchange: Exchange, office: PostOffice) -> None:
        self._exchange = exchange
        self._office = office

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802 # aiosmtpd finds it by name
        """A sign-in, with or without the initial response."""
        if len(args) > 1:
            answer = _decode(args[1])
        else:
            given = await server.challenge_auth("")
            if given is MISSING:
                return AuthResult(success=False)
            assert isinstance(given, bytes)
            answer = given
        identity, token = _identity_and_token(answer)
        refusal = self._exchange.smtp_refusal(identity, token)
        if refusal:
            return AuthResult(success=False, handled=False, message=refusal)
        return AuthResult(success=True, auth_data=identity.lower())

    async def handle_MAIL(  # noqa: N802 # likewise
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """A sender."""
        refusal = self._exchange.sender_refusal(str(session.auth_data), address)
        if refusal:
            return refusal
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Sender OK"

    async def handle_DATA(  # noqa: N802 # likewise
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """A message."""
        content = envelope.content or b""
        assert isinstance(content, bytes)
        identity = str(session.auth_data)
        refusal = self._exchange.sending_refusal(identity, (envelope.mail_from or "", *_senders(content)))
        if refusal:
            return refusal
        sender = envelope.mail_from or identity
        await self._office.deliver(Mail(sender, tuple(envelope.rcpt_tos), content), sent_by=identity)
        return f"250 2.0.0 OK <practice> [Hostname={HOST}]"


class SmtpConnection(SMTP):
    """One conversation. Tokens make lines far longer than aiosmtpd's usual limits."""

    line_length_limit = _LONG
    command_size_limit = _LONG

    def __init__(
        self,
        handler: SmtpHandler,
        faults: Faults,
        tls: ssl.SSLContext,
        loop: asyncio.AbstractEventLoop,
        connections: set[asyncio.BaseTransport],
    ) -> None:
        self._connections = connections
        self.command_size_limits = collections.defaultdict(lambda: _LONG)
        self._faults = faults
        super().__init__(
            handler,
            tls_context=tls,
            require_starttls=True,
            auth_required=True,
            auth_require_tls=True,
            auth_exclude_mechanism=("LOGIN", "PLAIN"),
            hostname=HOST,
            enable_SMTPUTF8=True,
            ident="Microsoft ESMTP MAIL Service ready [PRACTICE - NOT REAL]",
            data_size_limit=_MAX_MESSAGE,
            loop=loop,
        )

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A connection; it breaks at once when Microsoft is down."""
        super().connection_made(transport)
        self._connections.add(transport)
        if self._faults.is_on("down"):
            assert isinstance(transport, asyncio.WriteTransport)
            transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        """A connection ended; with STARTTLS there were two layers of it."""
        self._connections -= {self.transport, self._original_transport}
        super().connection_lost(error)

    async def _handle_client(self) -> None:
        await asyncio.sleep(self._faults.seconds("slow"))
        await super()._handle_client()

    async def push(self, status: Any) -> None:
        """An answer; the words for a missing sign-in are Exchange's."""
        if status == "530 5.7.0 Authentication required":
            status = f"530 5.7.57 Client not authenticated to send mail. [{HOST}]"
        if status == "530 Must issue a STARTTLS command first":
            status = "530 5.7.57 Client not authenticated to send mail. Must issue a STARTTLS command first"
        await super().push(status)

    async def handle_exception(self, error: Exception) -> str:
        """Never the text of a Python error."""
        if not isinstance(error, TLSSetupException):  # that is a client that does not believe our authority
            _log.error("SMTP", exc_info=error)
        return f"451 4.7.0 Temporary server error. Please try again later. PRX4 [Hostname={HOST}]"


def _identity_and_token(answer: bytes) -> tuple[str, str]:
    """The two halves of `user=…^Aauth=Bearer …^A^A`; empty when it is something else."""
    parts = answer.decode("utf-8", "replace").split("\x01")
    if len(parts) < 2 or not parts[0].startswith("user=") or not parts[1].startswith("auth=Bearer "):
        return "", ""
    return parts[0].removeprefix("user="), parts[1].removeprefix("auth=Bearer ")


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def _senders(content: bytes) -> tuple[str, ...]:
    message = message_from_bytes(content, policy=policy.default)
    fields = [str(value) for value in message.get_all("From", [])]
    return tuple(address for _, address in getaddresses(fields))
