"""Every way not to reach a server, told the same for HTTPS, IMAP and SMTP, and always within the limit."""

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from cmx_app.knowledge.clouds import HostPort
from cmx_app.services.connecting import connect
from cmx_app.services.errors import (
    ImapRefused,
    Reason,
    ServiceError,
    SmtpRefused,
    TlsFailed,
    TlsReason,
    Unreachable,
    Unreadable,
)
from cmx_app.services.mailbox import Mailboxes
from cmx_app.services.transport import Transport
from tests.servers.listeners import Authority, Listener, listening, nothing, offering_starttls

_LIMIT = 1.0


@dataclass(frozen=True)
class Protocol:
    """One of the three ways in which the application speaks to the world."""

    name: str
    transport: Transport

    def ask(self, server: HostPort) -> None:
        mailboxes = Mailboxes(server, server, self.transport.tls, _LIMIT)
        questions = {
            "https": lambda: self.transport.get(f"https://{server}/"),
            "imap": mailboxes.greet_imap,
            "smtp": mailboxes.greet_smtp,
        }
        questions[self.name]()

    def served_with(self, tls: ssl.SSLContext) -> AbstractContextManager[Listener]:
        if self.name == "smtp":
            return listening(offering_starttls(tls))
        return listening(nothing, tls)

    def failure(self, host: str, port: int) -> ServiceError:
        begun = time.monotonic()
        with pytest.raises(ServiceError) as failed:
            self.ask(HostPort(host, port))
        assert time.monotonic() - begun < 3 * _LIMIT
        assert failed.value.host == f"{host}:{port}"
        return failed.value


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture(params=["https", "imap", "smtp"])
def protocol(request: pytest.FixtureRequest, authority: Authority) -> Protocol:
    return Protocol(request.param, Transport(authority.bundle, _LIMIT))


@pytest.fixture
def mailboxes_of(authority: Authority) -> Callable[[Listener], Mailboxes]:
    def at(listener: Listener) -> Mailboxes:
        server = HostPort("localhost", listener.port)
        return Mailboxes(server, server, Transport(authority.bundle, _LIMIT).tls, _LIMIT)

    return at


@pytest.fixture
def silent() -> Iterator[Listener]:
    with listening(nothing) as listener:
        yield listener


@pytest.fixture
def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def test_a_closed_port_is_a_refusal(protocol: Protocol, closed_port: int) -> None:
    failure = protocol.failure("localhost", closed_port)
    assert isinstance(failure, Unreachable)
    assert failure.reason is Reason.REFUSED


def test_a_server_that_never_answers_is_a_timeout(protocol: Protocol, silent: Listener) -> None:
    failure = protocol.failure("localhost", silent.port)
    assert isinstance(failure, Unreachable)
    assert failure.reason is Reason.TIMEOUT


@pytest.mark.parametrize("host", ["nirgends.invalid", "zwei..punkte"])
def test_an_unknown_name_is_told_as_such(protocol: Protocol, host: str) -> None:
    failure = protocol.failure(host, 993)
    assert isinstance(failure, Unreachable)
    assert failure.reason is Reason.NAME


def test_a_server_that_hangs_up_is_not_reached(protocol: Protocol) -> None:
    with listening(lambda connection: None) as rude:
        failure = protocol.failure("localhost", rude.port)
    assert isinstance(failure, Unreachable | TlsFailed)


def test_another_protocol_is_no_trust_or_unreadable(protocol: Protocol) -> None:
    with listening(lambda connection: connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")) as other:
        failure = protocol.failure("localhost", other.port)
    assert isinstance(failure, TlsFailed | Unreadable)


def test_a_certificate_for_another_name_is_told(protocol: Protocol, authority: Authority) -> None:
    with protocol.served_with(authority.server("another.example")) as server:
        failure = protocol.failure("localhost", server.port)
    assert isinstance(failure, TlsFailed)
    assert failure.reason is TlsReason.WRONG_NAME


def test_a_certificate_out_of_date_is_told(protocol: Protocol, authority: Authority) -> None:
    with protocol.served_with(authority.server(days=-1)) as server:
        failure = protocol.failure("localhost", server.port)
    assert isinstance(failure, TlsFailed)
    assert failure.reason is TlsReason.EXPIRED


def test_an_unknown_authority_is_told_by_its_name(
    protocol: Protocol, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stranger = Authority(tmp_path_factory.mktemp("stranger"))
    with protocol.served_with(stranger.server()) as server:
        failure = protocol.failure("localhost", server.port)
    assert isinstance(failure, TlsFailed)
    assert failure.reason is TlsReason.UNKNOWN_AUTHORITY
    assert "trustme" in failure.issuer


def test_imap_that_is_none_is_unreadable(
    authority: Authority, mailboxes_of: Callable[[Listener], Mailboxes]
) -> None:
    no_imap = listening(lambda c: c.sendall(b"hello there\r\n"), authority.server())
    with no_imap as other, pytest.raises(Unreadable):
        mailboxes_of(other).greet_imap()


def test_imap_that_turns_everybody_away_is_told_in_its_words(
    authority: Authority, mailboxes_of: Callable[[Listener], Mailboxes]
) -> None:
    full = listening(lambda c: c.sendall(b"* BYE Connection limit reached\r\n"), authority.server())
    with full as busy, pytest.raises(ImapRefused, match="Connection limit reached"):
        mailboxes_of(busy).greet_imap()


def test_imap_that_says_goodbye_in_between_is_told_in_its_words(
    authority: Authority, mailboxes_of: Callable[[Listener], Mailboxes]
) -> None:
    def say_goodbye(connection: socket.socket) -> None:
        connection.sendall(b"* OK ready\r\n")
        connection.recv(4096)
        connection.sendall(b"* BYE Session invalidated\r\n")

    with listening(say_goodbye, authority.server()) as short, pytest.raises(ImapRefused) as refused:
        mailboxes_of(short).greet_imap()
    assert refused.value.detail == "Session invalidated"


def test_smtp_that_turns_everybody_away_is_told_in_its_words(
    mailboxes_of: Callable[[Listener], Mailboxes],
) -> None:
    full = listening(lambda c: c.sendall(b"421-4.3.2 Not now\r\n421 4.3.2 Later\r\n"))
    with full as busy, pytest.raises(SmtpRefused) as refused:
        mailboxes_of(busy).greet_smtp()
    assert (refused.value.status, refused.value.detail) == (421, "4.3.2 Not now\n4.3.2 Later")


def test_smtp_without_starttls_is_not_trusted(mailboxes_of: Callable[[Listener], Mailboxes]) -> None:
    def without_starttls(connection: socket.socket) -> None:
        connection.sendall(b"220 localhost\r\n")
        while connection.recv(4096):
            connection.sendall(b"250-localhost\r\n250 XXXXXXXA\r\n")

    with listening(without_starttls) as bare, pytest.raises(TlsFailed) as failed:
        mailboxes_of(bare).greet_smtp()
    assert failed.value.reason is TlsReason.OTHER


@pytest.fixture
def full_door() -> Iterator[tuple[str, int]]:
    """An address where a connection never comes about, as behind a firewall that drops packets."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as door, ExitStack() as stack:
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(door.getsockname())
        yield door.getsockname()


def test_many_addresses_share_one_limit(full_door: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    eight = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", full_door)] * 8
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: eight)
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        connect("outlook.example", 993, 0.4)
    assert time.monotonic() - begun < 1


def test_a_second_address_is_tried(silent: Listener) -> None:
    with connect("localhost", silent.port, _LIMIT) as connection:
        assert connection.gettimeout() == _LIMIT
