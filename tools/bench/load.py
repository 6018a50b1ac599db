"""A load generator: the same request again and again over a few kept-alive connections of one process.

One connection is measured by plain blocking reads, because every microsecond that this program takes
is counted as if the server had taken it.
"""

import selectors
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, quantiles
from urllib.parse import urlencode

WARM_UP = 100
"""Requests before the clock runs: caches fill, threads start."""


@dataclass(frozen=True)
class Load:
    """How a page answered: requests a second, and the time of one request in milliseconds."""

    per_second: float
    p50: float
    p95: float


def middle(loads: Iterable[Load]) -> Load:
    """What several measurements of the same say in the middle."""
    per_second, p50, p95 = zip(*((load.per_second, load.p50, load.p95) for load in loads), strict=True)
    return Load(median(per_second), median(p50), median(p95))


@dataclass(frozen=True)
class Request:
    """A request as it goes over the wire."""

    port: int
    wire: bytes


def request(
    port: int,
    path: str,
    *,
    cookie: str = "",
    form: dict[str, str] | None = None,
    headers: tuple[str, ...] = (),
) -> Request:
    """A GET, or with `form` a POST as htmx sends it, of a signed-in browser that accepts gzip."""
    body = urlencode(form).encode() if form is not None else b""
    lines = [
        f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
        f"Host: localhost:{port}",
        "Accept-Encoding: gzip",
        "Accept-Language: de",
        *headers,
    ]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if form is not None:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        lines += ["Sec-Fetch-Site: same-origin", "HX-Request: true"]
    return Request(port, "\r\n".join([*lines, "", ""]).encode() + body)


def measure(wanted: Request, *, connections: int, seconds: float) -> Load:
    """Send the request over and over for some seconds; raises when an answer is not 200."""
    sockets = [socket.create_connection(("127.0.0.1", wanted.port), timeout=10) for _ in range(connections)]
    try:
        for _ in range(WARM_UP):
            # In turn: a connection that waits for long is closed by the server.
            for connection in sockets:
                _one(connection, wanted)
        times = (
            _alone(sockets[0], wanted, seconds) if connections == 1 else _together(sockets, wanted, seconds)
        )
    finally:
        for connection in sockets:
            connection.close()
    cuts = quantiles(times, n=100)
    return Load(len(times) / seconds, cuts[49] * 1000, cuts[94] * 1000)


def _alone(connection: socket.socket, wanted: Request, seconds: float) -> list[float]:
    times = []
    end = time.perf_counter() + seconds
    while (started := time.perf_counter()) < end:
        _one(connection, wanted)
        times.append(time.perf_counter() - started)
    return times


def _together(sockets: list[socket.socket], wanted: Request, seconds: float) -> list[float]:
    times: list[float] = []
    started: dict[socket.socket, float] = {}
    with selectors.DefaultSelector() as selector:
        for connection in sockets:
            selector.register(connection, selectors.EVENT_READ, data=connection)
            started[connection] = time.perf_counter()
            connection.sendall(wanted.wire)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            for key, _ in selector.select(timeout=10):
                connection = key.data
                _expect_page(connection)
                now = time.perf_counter()
                times.append(now - started[connection])
                started[connection] = now
                connection.sendall(wanted.wire)
    return times


def _one(connection: socket.socket, wanted: Request) -> None:
    connection.sendall(wanted.wire)
    _expect_page(connection)


def _expect_page(connection: socket.socket) -> None:
    answer = read_answer(connection)
    if not answer.lower().startswith(b"http/1.1 200"):
        raise RuntimeError(f"The measured page answers: {answer[:300].decode(errors='replace')}")


def read_answer(connection: socket.socket) -> bytes:
    """Wait for a whole answer, and give its beginning; raises when there is no more of it."""
    answer = connection.recv(262_144)
    while (end := answer.find(b"\r\n\r\n")) < 0:
        answer += _more(connection)
    length = int(answer[:end].lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    missing = length - (len(answer) - end - 4)
    while missing > 0:
        missing -= len(_more(connection))
    return answer


def _more(connection: socket.socket) -> bytes:
    part = connection.recv(262_144)
    if not part:
        raise RuntimeError("The server closed the connection in the middle of an answer.")
    return part
