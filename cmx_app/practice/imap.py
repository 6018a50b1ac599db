"""A real IMAP server with Exchange's manners: TLS from the start, XOAUTH2 only, its texts."""

import asyncio
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from typing import Any, NoReturn

from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import Config, Identity, Login, Session
from pymap.concurrent import Subsystem
from pymap.context import connection_exit
from pymap.exceptions import ResponseError
from pymap.imap import IMAPConnection
from pymap.imap.state import ConnectionState
from pymap.interfaces.login import IdentityInterface
from pymap.parsing.command.nonauth import AuthenticateCommand, LoginCommand
from pymap.parsing.response import (
    CommandResponse,
    Response,
    ResponseBad,
    ResponseBye,
    ResponseNo,
    ResponseOk,
)
from pysasl import SASLAuth
from pysasl.creds.server import ServerCredentials
from pysasl.exception import AuthenticationError
from pysasl.hashing import BuiltinHash

from cmx_app.practice.exchange import IMAP_REFUSED, Exchange
from cmx_app.practice.post import PostOffice


class _Refused(ResponseError):
    """Answered as it is written: `NO …`, `BAD …`, or `BYE …`, which ends the conversation."""

    def get_response(self, tag: bytes) -> Response:
        kind, _, words = str(self).partition(" ")
        match kind:
            case "BYE":
                return ResponseBye(words.encode())
            case "BAD":
                return ResponseBad(tag, words.encode())
            case _:
                return ResponseNo(tag, words.encode())


class _Config(Config):
    """pymap's settings: no password, no STARTTLS, Exchange's greeting."""

    @property
    def tls_auth(self) -> SASLAuth:
        """Only XOAUTH2."""
        return SASLAuth.named([b"XOAUTH2"])

    @property
    def greeting(self) -> bytes:
        """The first line of the conversation."""
        return b"The Microsoft Exchange IMAP4 service is ready. [PRACTICE - NOT REAL]"


class _ClosedSession(Session):
    """Somebody who is authenticated, but whose mailbox does not open."""

    refusal = ""

    def _refuse(self) -> NoReturn:
        raise _Refused(self.refusal)

    async def list_mailboxes(self, *_: Any, **__: Any) -> NoReturn:
        self._refuse()

    async def get_mailbox(self, *_: Any, **__: Any) -> NoReturn:
        self._refuse()

    async def select_mailbox(self, *_: Any, **__: Any) -> NoReturn:
        self._refuse()

    async def append_messages(self, *_: Any, **__: Any) -> NoReturn:
        self._refuse()


class _Visitor(Identity):
    """Somebody whose token was accepted for a mailbox."""

    def __init__(self, address: str, login: "_Login", token: str) -> None:
        super().__init__(address, login, None, frozenset())
        self._office, self._exchange, self._token = login.office, login.exchange, token

    @asynccontextmanager
    async def new_session(self) -> AsyncIterator[Session]:
        folders, filters = self._office.open(self.name)
        refusal = self._exchange.why_not_connected(self.name, self._token)
        kind = _ClosedSession if refusal else Session
        session = kind(self.name, self.config, folders, filters)
        if isinstance(session, _ClosedSession):
            session.refusal = refusal
        yield session


class _Login(Login):
    """Asks Exchange whether a token is good for a mailbox."""

    def __init__(self, config: Config, exchange: Exchange, office: PostOffice) -> None:
        super().__init__(config)
        self.exchange, self.office = exchange, office

    async def authenticate(self, credentials: ServerCredentials) -> Identity:
        token = getattr(credentials, "_token", None) or ""
        refusal = self.exchange.imap_refusal(credentials.authzid, token)
        if refusal:
            raise _Refused(refusal)
        return _Visitor(credentials.authzid.lower(), self, token)

    async def authorize(self, authenticated: IdentityInterface, authzid: str) -> Identity:  # noqa: ARG002 # pymap's
        assert isinstance(authenticated, Identity)
        return authenticated


class _State(ConnectionState):
    """The conversation, with Exchange's words for a successful sign-in."""

    async def do_authenticate(
        self, cmd: AuthenticateCommand | LoginCommand, creds: ServerCredentials | None
    ) -> CommandResponse:
        response = await super().do_authenticate(cmd, creds)
        if isinstance(response, ResponseOk):
            return ResponseOk(cmd.tag, b"AUTHENTICATE completed.", self.capability)
        return response


class _Connection(IMAPConnection):
    """A garbled sign-in is refused like a wrong one."""

    async def authenticate(self, state: ConnectionState, mech_name: bytes) -> ServerCredentials | None:
        try:
            return await super().authenticate(state, mech_name)
        except (AuthenticationError, ValueError) as error:
            raise _Refused(IMAP_REFUSED) from error


class ImapServer:
    """What `asyncio.start_server` calls for each connection."""

    def __init__(self, exchange: Exchange, office: PostOffice) -> None:
        nothing = Namespace(passlib_cfg=None, proxy_protocol=None)
        self._config = _Config(
            nothing,
            host=None,
            port=0,
            tls_enabled=False,
            demo_data=False,
            demo_user="",
            demo_password="",
            hash_context=BuiltinHash(),
            cpu_subsystem=Subsystem.for_asyncio(),
        )
        self._login = _Login(self._config, exchange, office)

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection from the greeting to the end."""
        connection = _Connection(
            self._config.commands, self._config, reader, writer, SocketInfo.get(writer, None)
        )
        async with AsyncExitStack() as stack:
            connection_exit.set(stack)
            stack.enter_context(closing(connection))
            await connection.run(_State(self._login, self._config))
