"""What the HTTPS session believes, and what it does not wait for."""

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from cmx_app.services.errors import Reason, Unreachable, Unreadable
from cmx_app.services.transport import Transport
from tests.servers.listeners import Authority, http, listening, nothing, saying


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def transport(authority: Authority) -> Transport:
    return Transport(authority.bundle, 1)


def test_an_answer_comes_with_status_text_and_headers(transport: Transport, authority: Authority) -> None:
    with listening(saying(http("Grüße", status="404 Not Found")), authority.server()) as server:
        answer = transport.get(f"https://localhost:{server.port}/x")
    assert (answer.status_code, answer.text) == (404, "Grüße")
    assert answer.headers["content-type"] == "text/html"


def test_a_redirect_is_not_followed(transport: Transport, authority: Authority) -> None:
    portal = b"HTTP/1.1 302 Found\r\nLocation: http://portal.invalid/\r\nContent-Length: 0\r\n\r\n"
    with listening(saying(portal), authority.server()) as server:
        assert transport.get(f"https://localhost:{server.port}/").status_code == 302


def test_what_other_programs_trust_changes_nothing(
    transport: Transport, authority: Authority, monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(Authority(tmp_path_factory.mktemp(name)).bundle))
    with listening(saying(http("yes")), authority.server()) as server:
        assert transport.get(f"https://localhost:{server.port}/").text == "yes"


def test_an_answer_that_trickles_in_is_not_waited_for(transport: Transport, authority: Authority) -> None:
    def trickle(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        with suppress(OSError):
            connection.settimeout(0.1)
            while True:
                connection.sendall(b".")
                with suppress(TimeoutError):
                    connection.recv(1)

    begun = time.monotonic()
    with listening(trickle, authority.server()) as server, pytest.raises(Unreachable) as failed:
        transport.get(f"https://localhost:{server.port}/")
    assert failed.value.reason is Reason.TIMEOUT
    assert time.monotonic() - begun < 2


def test_an_endless_answer_is_not_read_to_its_end(transport: Transport, authority: Authority) -> None:
    with listening(saying(http("x" * 3_000_000)), authority.server()) as server, pytest.raises(Unreadable):
        transport.get(f"https://localhost:{server.port}/")


def tunnel_to(port: Callable[[], int]) -> Callable[[socket.socket], None]:
    """A proxy that opens every tunnel to the same server."""

    def converse(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection(("127.0.0.1", port()), timeout=2) as server:
            for source, target in ((connection, server), (server, connection)) * 4:
                source.settimeout(0.3)
                with suppress(OSError):
                    target.sendall(source.recv(65536))

    return converse


class TestProxy:
    def test_the_proxy_of_the_environment_is_used(
        self, transport: Transport, authority: Authority, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with (
            listening(saying(http("through")), authority.server("login.example")) as server,
            listening(tunnel_to(lambda: server.port)) as proxy,
        ):
            monkeypatch.setenv("HTTPS_PROXY", f"http://localhost:{proxy.port}")
            assert transport.get("https://login.example/").text == "through"

    @pytest.mark.parametrize("answer", ["407 Proxy Authentication Required", "403 Forbidden"])
    def test_a_proxy_that_says_no_is_named_as_the_reason_without_its_password(
        self, transport: Transport, monkeypatch: pytest.MonkeyPatch, answer: str
    ) -> None:
        with listening(saying(http("no", status=answer))) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", f"http://user:password1@localhost:{proxy.port}")
            with pytest.raises(Unreachable) as failed:
                transport.get("https://login.example/")
        assert failed.value.reason is Reason.PROXY
        assert failed.value.host == "login.example:443"
        assert answer[:3] in failed.value.detail
        assert "password1" not in str(failed.value)

    def test_a_proxy_that_is_not_there_is_named_as_the_reason(
        self, transport: Transport, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with listening(nothing) as gone:
            monkeypatch.setenv("HTTPS_PROXY", f"localhost:{gone.port}")
        with pytest.raises(Unreachable) as failed:
            transport.get("https://login.example/")
        assert failed.value.reason is Reason.PROXY

    @pytest.mark.parametrize("url", ["https://login.invalid/", "https://localhost:1/"])
    def test_no_proxy_and_loopback_go_straight(
        self, transport: Transport, monkeypatch: pytest.MonkeyPatch, url: str
    ) -> None:
        monkeypatch.setenv("HTTPS_PROXY", "http://proxy.invalid:3128")
        monkeypatch.setenv("NO_PROXY", ".invalid")
        with pytest.raises(Unreachable) as failed:
            transport.get(url)
        assert failed.value.reason in (Reason.NAME, Reason.REFUSED)


def test_nothing_is_remembered_between_two_questions(transport: Transport, authority: Authority) -> None:
    heard: list[bytes] = []

    def remember(connection: socket.socket) -> None:
        heard.append(connection.recv(65536))
        connection.recv(65536)  # the form itself
        connection.sendall(http("yes").replace(b"\r\n", b"\r\nSet-Cookie: esctx=1; Path=/\r\n", 1))

    with listening(remember, authority.server()) as server:
        for _ in range(2):
            transport.post(f"https://localhost:{server.port}/", data={"a": "b"})
    assert len(heard) == 2
    assert not any(b"cookie" in request.lower() for request in heard)
