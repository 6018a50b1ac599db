"""The servers: two web sites in threads, IMAP and SMTP in one event loop. All on loopback, nowhere else."""

import asyncio
import logging
import socket
import ssl
import threading
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from cmx_app.practice.directory import Directory
from cmx_app.practice.imap import ImapServer
from cmx_app.practice.post import PostOffice
from cmx_app.practice.site import Site
from cmx_app.practice.smtp import SmtpConnection, SmtpHandler

LOOPBACK = "127.0.0.1"
_log = logging.getLogger(__name__)
# aiosmtpd warns of its own use of an old attribute at each sign-in.
logging.getLogger("mail.log").setLevel(logging.ERROR)
_HANDSHAKE_SECONDS = 10


def listen(port: int, host: str = LOOPBACK) -> socket.socket:
    """A listening socket on loopback: at the wanted port if it is free, else at any."""
    if not ip_address(host).is_loopback:
        raise ValueError(f"{host} is not on loopback")
    for wanted in (port, 0):
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, wanted))
        except OSError:
            door.close()
            if not wanted:
                raise
        else:
            door.listen(128)
            return door
    raise AssertionError("any port is always tried last")


def port_of(door: socket.socket) -> int:
    """The port that a socket listens on."""
    port: int = door.getsockname()[1]
    return port


class _QuietHandler(WSGIRequestHandler):
    """Logs nothing: requests carry codes and tokens."""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing."""

    def connection_dropped(self, _error: BaseException, _environ: Any = None) -> None:
        """The connection ends at once; without this, werkzeug would wait for another request."""
        self.close_connection = True

    def send_response(self, code: int, message: str | None = None) -> None:
        """The status alone: the site tells the time itself, and may be wrong about it on purpose."""
        self.send_response_only(code, message)


class WebServer(ThreadedWSGIServer):
    """A web site in threads; TLS begins in the connection's own thread, so that nobody can block it."""

    def __init__(
        self, door: socket.socket, site: Site, choose_tls: Callable[[], ssl.SSLContext] | None
    ) -> None:
        super().__init__(door.getsockname()[0], port_of(door), site, handler=_QuietHandler, fd=door.fileno())
        door.close()  # the server works on a duplicate
        self.passthrough_errors = False
        self._choose_tls = choose_tls
        self.ssl_context = choose_tls() if choose_tls else None  # tells werkzeug that this is https
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    def start(self) -> None:
        """Serve from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving and close the door; also when it was never opened."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Handle one connection."""
        if self._choose_tls is None:
            super().finish_request(request, client_address)
            return
        request.settimeout(_HANDSHAKE_SECONDS)
        try:
            secured = self._choose_tls().wrap_socket(request, server_side=True)
        except OSError:  # not TLS, or not our authority: the client's business
            return
        with secured:
            super().finish_request(secured, client_address)

    def log(self, type: str, message: str, *args: Any) -> None:
        """Only our own mistakes, which are answered with 500."""
        if type == "error":
            _log.error(message, *args)


class MailServers:
    """IMAP and SMTP, in a thread with an event loop of its own."""

    def __init__(self, directory: Directory, office: PostOffice, tls: ssl.SSLContext) -> None:
        self._directory = directory
        self._imap = ImapServer(directory.exchange, office)
        self._handler = SmtpHandler(directory.exchange, office)
        self._tls = tls
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._servers: list[asyncio.Server] = []
        self._connections: set[asyncio.BaseTransport] = set()

    def start(self, imap: socket.socket, smtp: socket.socket) -> None:
        """Serve from now on."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(imap, smtp), self._loop).result()

    def stop(self) -> None:
        """Stop serving, end every conversation, close the loop; also when it never ran."""
        if not self._thread.is_alive():
            self._loop.close()
            return
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _open(self, imap: socket.socket, smtp: socket.socket) -> None:
        self._servers = [
            await asyncio.start_server(self._converse, sock=imap, ssl=self._tls),
            await self._loop.create_server(self._new_smtp, sock=smtp),
        ]

    def _new_smtp(self) -> SmtpConnection:
        return SmtpConnection(self._handler, self._directory.faults, self._tls, self._loop, self._connections)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._directory.faults.is_on("down"):
            writer.transport.abort()
            return
        self._connections.add(writer.transport)
        try:
            await asyncio.sleep(self._directory.faults.seconds("slow"))
            await self._imap.converse(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the other side lost its patience, as it may while „slow“ is on
        finally:
            self._connections.discard(writer.transport)
            writer.transport.abort()

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for connection in tuple(self._connections):
            assert isinstance(connection, asyncio.WriteTransport)
            connection.abort()
        await asyncio.sleep(0.01)  # transports close on the next turns of the loop
