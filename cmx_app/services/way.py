"""The way to a mail server, walked stage by stage: its name, a connection, encryption."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLContext, SSLSocket

from cmx_app.knowledge.clouds import HostPort
from cmx_app.services.connecting import Address, connect, connect_to, look_up
from cmx_app.services.failures import failure_of
from cmx_app.services.transcript import Transcript
from cmx_app.services.trust import Chain, chain_of


class Way:
    """One way to one server. Each stage rests on the one before, and raises ServiceError."""

    def __init__(self, server: HostPort, tls: SSLContext, limit: float, transcript: Transcript) -> None:
        self.server = server
        self.tls = tls
        self.limit = limit
        self.transcript = transcript
        self._addresses: tuple[Address, ...] = ()
        self._socket: socket.socket | None = None

    def look_up(self) -> tuple[str, ...]:
        """The addresses of the server's name."""
        with self._failing():
            self._addresses = look_up(self.server.host, self.server.port, self.limit / 2)
        return tuple(dict.fromkeys(str(address) for address in self._addresses))

    def connect(self) -> str:
        """A connection to the first address that answers; gives that address."""
        with self._failing():
            self._socket = connect_to(self._addresses, self.limit / 2)
            self._socket.settimeout(self.limit)
        address = str(self._socket.getpeername()[0])
        self.transcript.happened(f"connected to {self.server} ({address})")
        return address

    def secure(self) -> Chain | None:
        """Encryption with a server that is trusted; gives the certificates that said so."""
        with self._failing():
            self._socket = self.tls.wrap_socket(self.take(), server_hostname=self.server.host)
        return self.secured_by(self._socket)

    def secured_by(self, secured: SSLSocket) -> Chain | None:
        """The certificates of a connection that is encrypted by now, which is written down."""
        self.transcript.happened(f"encrypted with {secured.version()}")
        return chain_of(secured)

    def look(self, anybody: SSLContext) -> SSLSocket:
        """A second connection with other trust, to see who is there."""
        connection = connect(self.server.host, self.server.port, self.limit / 2)
        return anybody.wrap_socket(connection, server_hostname=self.server.host)

    def take(self) -> socket.socket:
        """The connection, whose keeper is now who takes it."""
        taken, self._socket = self._socket, None
        if taken is None:
            raise ConnectionError("The connection is closed.")
        return taken

    def close(self) -> None:
        """End the connection, if nobody took it."""
        if self._socket is not None:
            self._socket.close()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            failure = failure_of(error, str(self.server))
            self.transcript.happened(f"failed: {failure.detail}")
            raise failure from None
