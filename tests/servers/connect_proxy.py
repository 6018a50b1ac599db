"""A proxy for HTTPS on loopback, as networks have them: it knows names that nobody else here knows.

With a certificate authority it opens the connections, as virus scanners and inspecting proxies do.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from tests.servers.listeners import listening


class ConnectProxy:
    """Opens tunnels (CONNECT) to the hosts that it knows, refuses all others, and remembers who was asked."""

    def __init__(self, hosts: Mapping[str, int], inspects: Callable[[str], ssl.SSLContext] | None) -> None:
        self.asked: list[str] = []
        self._hosts, self._inspects = hosts, inspects
        self.port = 0

    def converse(self, connection: socket.socket) -> None:
        """One request for a tunnel, and what goes through it."""
        method, host, _ = connection.recv(65536).decode().split(maxsplit=2)
        self.asked.append(f"{method} {host}")
        if method != "CONNECT" or host not in self._hosts:
            connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection(("127.0.0.1", self._hosts[host]), 10) as server:
            if self._inspects is None:
                _carry(connection, server)
                return
            anybody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
            name = host.partition(":")[0]
            with (
                self._inspects(name).wrap_socket(connection, server_side=True) as here,
                anybody.wrap_socket(server, server_hostname="localhost") as there,
            ):
                _carry(here, there)


@contextmanager
def connect_proxy(
    hosts: Mapping[str, int], inspects: Callable[[str], ssl.SSLContext] | None = None
) -> Iterator[ConnectProxy]:
    """A proxy for the length of a block."""
    proxy = ConnectProxy(hosts, inspects)
    with listening(proxy.converse) as door:
        proxy.port = door.port
        yield proxy


def _carry(one: socket.socket, other: socket.socket) -> None:
    """Both ways until one side has said everything."""
    back = threading.Thread(target=_pour, args=(other, one))
    back.start()
    _pour(one, other)
    back.join(10)


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
