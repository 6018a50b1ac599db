"""The load generator measures what really was answered."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools.bench.load import measure, request


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"x" * 300_000
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.mark.parametrize("connections", [1, 4])
def test_answers_are_counted_and_timed(port: int, connections: int) -> None:
    load = measure(request(port, "/"), connections=connections, seconds=0.2)
    assert load.per_second > 0
    assert 0 < load.p50 <= load.p95


def test_an_error_page_is_not_measured(port: int) -> None:
    with pytest.raises(RuntimeError, match="404"):
        measure(request(port, "/nowhere"), connections=1, seconds=0.1)
