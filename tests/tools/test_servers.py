"""A server is measured only when each of its workers listens."""

import socket

from tools.bench.servers import listeners


def test_every_socket_that_listens_on_the_port_is_counted() -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as first:
        port = first.getsockname()[1]
        assert listeners(port) == 1
        with socket.create_server(("127.0.0.1", port), reuse_port=True):
            assert listeners(port) == 2
    assert listeners(port) == 0
