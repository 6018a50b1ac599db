"""Small servers on loopback that misbehave in one way each."""

import datetime
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import trustme

Converse = Callable[[socket.socket], None]


def nothing(connection: socket.socket) -> None:
    """Wait until the other side has had enough."""
    with suppress(OSError):
        while connection.recv(65536):
            pass


def saying(answer: bytes) -> Converse:
    """Read a request and give this answer, whatever was asked."""

    def converse(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(answer)

    return converse


def offering_starttls(tls: ssl.SSLContext) -> Converse:
    """An SMTP server up to the point where TLS begins."""

    def converse(connection: socket.socket) -> None:
        connection.sendall(b"220 localhost\r\n")
        connection.recv(4096)
        connection.sendall(b"250-localhost\r\n250 STARTTLS\r\n")
        connection.recv(4096)
        connection.sendall(b"220 Ready\r\n")
        with tls.wrap_socket(connection, server_side=True) as secured:
            secured.recv(4096)

    return converse


def http(body: str, *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """An HTTP answer."""
    length = len(body.encode())
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )
    return (head + body).encode()


class Listener:
    """Serves connections one after the other until it is closed."""

    def __init__(self, converse: Converse, tls: ssl.SSLContext | None = None) -> None:
        self._converse, self._tls = converse, tls
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._door.accept()
            except OSError:
                return
            with suppress(OSError), connection:
                connection.settimeout(5)
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        if self._tls is None:
            self._converse(connection)
            return
        with self._tls.wrap_socket(connection, server_side=True) as secured:
            self._converse(secured)


@contextmanager
def listening(converse: Converse, tls: ssl.SSLContext | None = None) -> Iterator[Listener]:
    """A listener for the length of a block."""
    listener = Listener(converse, tls)
    try:
        yield listener
    finally:
        listener.close()


class Authority:
    """A certificate authority, and servers that it vouches for more or less."""

    def __init__(self, folder: Path) -> None:
        self._ca = trustme.CA()
        self.bundle = folder / "authority.pem"
        self._ca.cert_pem.write_to_path(self.bundle)

    def server(self, name: str = "localhost", *, days: int = 1) -> ssl.SSLContext:
        """TLS for this name; with negative days the certificate is out of date."""
        now = datetime.datetime.now(datetime.UTC)
        certificate = self._ca.issue_cert(
            name, not_before=now - datetime.timedelta(days=9), not_after=now + datetime.timedelta(days=days)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context
