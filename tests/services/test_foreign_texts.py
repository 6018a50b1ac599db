"""Whatever a server sends, from nothing to a megabyte of noise: a ServiceError comes out, and soon."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cmx_app.knowledge.clouds import CLOUDS, HostPort
from cmx_app.services.entra import Credentials, Entra
from cmx_app.services.errors import EntraRefused, ServiceError
from cmx_app.services.mailbox import Mailboxes
from cmx_app.services.transport import HttpAnswer, Transport
from tests.servers.listeners import Authority, Listener, listening
from tests.services.conftest import authenticate_sender

TENANT = "0b9e3c52-8f0f-4b9e-9a77-5d6f2c1e4a33"
CREDENTIALS = Credentials(TENANT, "6a1f7a0e-27d5-4c39-a6f4-2f1b8a9d0c11", "abc8Q~" + "x" * 34)
AT = f"https://login.microsoftonline.com/{TENANT}"
DOCUMENT: dict[str, Any] = {
    "issuer": f"{AT}/v2.0",
    "authorization_endpoint": f"{AT}/oauth2/v2.0/authorize",
    "token_endpoint": f"{AT}/oauth2/v2.0/token",
}
LIMIT = 3.0
in_our_time = settings(max_examples=60, deadline=None)
"""How long an example takes is measured below; the suite as a whole stays short."""
MEGABYTE = 1_000_000

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
documents = st.fixed_dictionaries(
    {}, optional={name: st.just(DOCUMENT[name]) | anything for name in DOCUMENT}
)
refusals = st.fixed_dictionaries(
    {"error": anything},
    optional={
        name: anything
        for name in (
            "error_description", "error_codes", "trace_id", "correlation_id", "timestamp", "suberror",
            "claims",
        )
    },
)  # fmt: skip
tokens = st.fixed_dictionaries(
    {},
    optional={
        name: anything
        for name in (
            "access_token", "refresh_token", "id_token", "expires_in", "scope", "token_type", "client_info"
        )
    },
)  # fmt: skip
bodies = st.one_of(
    st.text(), st.sampled_from(["", "[" * MEGABYTE, "<html>" * 9000, "\ufeff{}", '"\\ud800"', "1" * 9000]),
    (documents | refusals | tokens | anything).map(json.dumps),
)  # fmt: skip
statuses = st.sampled_from([200, 204, 302, 400, 401, 429, 500, 503])
answers = st.builds(
    HttpAnswer, statuses, bodies, st.dictionaries(st.sampled_from(["date", "retry-after"]), st.text())
)


class Saying(Transport):
    """The edge of the network: gives the prepared answers, one for GET and one for POST."""

    def __init__(self, got: HttpAnswer, posted: HttpAnswer) -> None:
        super().__init__(None, LIMIT)
        self._prepared = {"GET": got, "POST": posted}

    def _ask(self, method: str, url: str, **_: Any) -> HttpAnswer:
        return self._prepared[method]


def works_out_or_fails_as_agreed(ask: Callable[[], object]) -> ServiceError | None:
    """Nothing else than ServiceError comes out, in time, and what it says can be written and kept."""
    begun = time.monotonic()
    failure: ServiceError | None = None
    try:
        ask()
    except ServiceError as error:
        failure = error
    assert time.monotonic() - begun < 2 * LIMIT
    if failure is not None:
        can_be_written(failure.detail)
    if isinstance(failure, EntraRefused):
        answer = failure.answer
        assert all(isinstance(number, int) and number > 0 for number in answer.numbers)
        for text in (
            answer.error,
            answer.description,
            answer.trace_id,
            answer.correlation_id,
            answer.timestamp,
        ):
            can_be_written(text)
    return failure


def can_be_written(text: str) -> None:
    """Into a page and into a database."""
    text.encode()
    assert "\x00" not in text


class TestEntra:
    good = HttpAnswer(200, json.dumps(DOCUMENT), {"date": "Wed, 25 Nov 2026 15:00:00 GMT"})

    @in_our_time
    @given(answers)
    @example(HttpAnswer(200, json.dumps(DOCUMENT | {"token_endpoint": "http://x"}), {}))
    def test_discovery_is_read_or_told(self, answer: HttpAnswer) -> None:
        entra = Entra(CLOUDS["global"], Saying(answer, answer))
        works_out_or_fails_as_agreed(lambda: entra.find_directory("example.de"))
        works_out_or_fails_as_agreed(lambda: entra.check_secret(CREDENTIALS))
        works_out_or_fails_as_agreed(entra.clock_difference)

    @in_our_time
    @given(answers)
    @example(HttpAnswer(400, json.dumps({"error": {"code": "x"}, "error_codes": [True, -5, 50011]}), {}))
    @example(HttpAnswer(400, '{"error":"\\ud800","error_description":"a\\u0000b","trace_id":["x"]}', {}))
    def test_an_answer_about_the_secret_is_read_or_told(self, answer: HttpAnswer) -> None:
        entra = Entra(CLOUDS["global"], Saying(self.good, answer))
        works_out_or_fails_as_agreed(lambda: entra.check_secret(CREDENTIALS))

    @in_our_time
    @given(answers, st.dictionaries(st.sampled_from(["code", "error", "error_description", "x"]), st.text()))
    def test_an_answer_to_a_sign_in_is_read_or_told(self, answer: HttpAnswer, query: dict[str, str]) -> None:
        entra = Entra(CLOUDS["global"], Saying(self.good, answer))
        started = entra.begin_sign_in(CREDENTIALS, "https://www.example.de/x")
        for brought_back in (query, {"code": "c"}):
            came = {**brought_back, "state": started.state}
            works_out_or_fails_as_agreed(lambda: entra.finish_sign_in(CREDENTIALS, started.flow, came))  # noqa: B023


class Mouth:
    """Mail servers that say the same bytes to everybody; TAG becomes that of the question."""

    def __init__(self) -> None:
        self.words = b""

    def imap(self, connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(b"* OK ready\r\n")
            tag = connection.recv(4096).split(b" ")[0]
            connection.sendall(self.words.replace(b"TAG", tag))

    def smtp(self, connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(self.words)


beginnings = st.sampled_from(
    [
        b"220 ",
        b"421 ",
        b"535 5.7.3 ",
        b"535-",
        b"5",
        b"TAG NO ",
        b"TAG BAD ",
        b"TAG OK ",
        b"* BYE ",
        b"* ",
        b"+ ",
    ]
)
lines = st.builds(bytes.__add__, beginnings, st.binary(max_size=200)) | st.sampled_from(
    [
        b"421 \x00\x00",
        b"TAG NO \x00\xff",
        b"535 5.7.3 " + "grün".encode("latin-1"),
        b"250-",
        b"334 !!!!",
        b"A1 NO ",
        b"+ ",
        b"* BYE ",
        b"* 1 EXISTS",
    ]
)
speeches = st.lists(lines, max_size=5).map(b"\r\n".join) | st.sampled_from(
    [
        b"",
        b"x" * MEGABYTE,
        b"535-a\r\n" * 90_000,
        b"\xff\xfe" * 500_000,
        b"* OK " + b"(" * MEGABYTE,
        b"\r\n" * 9000,
    ]
)


@pytest.fixture(scope="module")
def mouth() -> Mouth:
    return Mouth()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(Path(tmp_path_factory.mktemp("authority")))


@pytest.fixture(scope="module")
def imap(mouth: Mouth, authority: Authority) -> Iterator[Listener]:
    with listening(mouth.imap, authority.server()) as listener:
        yield listener


@pytest.fixture(scope="module")
def smtp(mouth: Mouth) -> Iterator[Listener]:
    with listening(mouth.smtp) as listener:
        yield listener


@pytest.fixture(scope="module")
def mailboxes(authority: Authority, imap: Listener, smtp: Listener) -> Mailboxes:
    servers = (HostPort("localhost", imap.port), HostPort("localhost", smtp.port))
    return Mailboxes(*servers, Transport(authority.bundle, LIMIT).tls, 1.0)


class TestMailServers:
    @in_our_time
    @given(speeches)
    def test_whatever_an_imap_server_says(self, mailboxes: Mailboxes, mouth: Mouth, said: bytes) -> None:
        mouth.words = said
        works_out_or_fails_as_agreed(lambda: mailboxes.count_messages("a@example.de", "t"))

    @in_our_time
    @given(speeches)
    def test_whatever_an_smtp_server_says(self, mailboxes: Mailboxes, mouth: Mouth, said: bytes) -> None:
        mouth.words = said
        works_out_or_fails_as_agreed(lambda: authenticate_sender(mailboxes, "a@example.de", "t"))
