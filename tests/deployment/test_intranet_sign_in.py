"""People are signed in by the server in front: what it says counts, and what anybody else says does not."""

import socket
from collections.abc import Iterator

import pytest

from cmx_app.store.sign_in import administrators
from tests.deployment.conftest import Serve
from tests.deployment.served import ROOT_URL, Served
from tests.deployment.visiting import VISITORS, findings_of
from tests.servers.front import SERVERS, site_of

PASSWORD = "korrektes Pferd"
_SHA1 = "ada:{SHA}EnlSf487Wgofr1kOa7mAwwAXd8I="
_BCRYPT = "ada $2b$04$abcdefghijklmnopqrstuu3rjGYyU.31iDIN7AP6FUD9nz/ye6c.6"
USERS = {"nginx": _SHA1, "apache": _SHA1, "caddy": _BCRYPT}
FORGED = {"X-Remote-User": "karl", "X_Remote_User": "karl"}


@pytest.fixture(scope="module")
def served(serve_with: Serve) -> Iterator[Served]:
    """Believes nobody but servers at 127.0.0.1."""
    settings = {"sign_in": "header:X-Remote-User", "proxy_addresses": "127.0.0.1"}
    with serve_with(trusted_proxies=1, trusted_hosts="www.example.de,localhost", **settings) as running:
        yield running


@pytest.mark.parametrize("server", SERVERS)
def test_the_server_in_front_names_people_and_the_whole_sign_in_works(served: Served, server: str) -> None:
    with served.behind(server, site_of(server, "intranet"), users=USERS[server]) as visitor:
        assert visitor.get("/").status_code == 401
        visitor.signs_in("ada", PASSWORD)
        page = visitor.get("/", headers=FORGED)
        assert page.status_code == 200
        assert "</span> ada</span>" in page.text
        assert "karl" not in page.text
        assert served.connects(visitor, served.set_up(ROOT_URL))


def ask(served: Served, *lines: str, source: str = "127.0.0.1", path: str = "/anmelden") -> str:
    """What the application itself answers to these very bytes."""
    request = "\r\n".join([f"GET {path} HTTP/1.1", *lines, "Connection: close", "", ""])
    with socket.create_connection(("127.0.0.1", served.port), 20, (source, 0)) as connection:
        connection.sendall(request.encode())
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


def codes(answer: str) -> list[str]:
    return [finding.code for finding in findings_of(answer.partition("\r\n\r\n")[2])]


HOST = "Host: www.example.de"


@pytest.mark.parametrize(
    ("lines", "source", "code"),
    [
        (("X-Remote-User: karl",), VISITORS, "sign_in.sender_not_believed"),
        (("X-Remote-User: karl", "X-Forwarded-For: 127.0.0.1"), VISITORS, "sign_in.sender_not_believed"),
        (("X_Remote_User: karl",), "127.0.0.1", "sign_in.nobody_named"),
        (("X-Remote_User: karl",), "127.0.0.1", "sign_in.nobody_named"),
        (("X-Remote-User: ada", "X-Remote-User: karl"), "127.0.0.1", "sign_in.header_unclear"),
        (("X-Remote-User: ada, karl",), "127.0.0.1", "sign_in.header_unclear"),
        (("X-Remote-User:",), "127.0.0.1", "sign_in.nobody_named"),
    ],
)
def test_a_header_that_nobody_vouches_for_signs_nobody_in(
    served: Served, lines: tuple[str, ...], source: str, code: str
) -> None:
    assert codes(ask(served, HOST, *lines, source=source)) == [code]
    with served.app.app_context():
        assert "karl" not in {one.name for one in administrators()}


def test_a_header_with_an_underscore_adds_nothing_to_the_right_one(served: Served) -> None:
    answer = ask(served, HOST, "X-Remote-User: ada", "X_Remote_User: karl", path="/")
    assert answer.startswith("HTTP/1.1 200 ")
    assert "</span> ada</span>" in answer


def test_forwarded_headers_from_elsewhere_change_nothing(served: Served) -> None:
    forged = ("X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "X-Forwarded-Prefix: /evil")
    for source, is_believed in (("127.0.0.1", True), (VISITORS, False)):
        with_them = ask(served, HOST, *forged, source=source)
        assert ("400 Bad Request" in with_them) is is_believed  # evil.example is no trusted host
        assert ("Path=/;" in with_them) is not is_believed
        assert "evil" not in with_them


def test_a_foreign_host_gets_a_page_that_needs_nothing_and_health_is_answered(served: Served) -> None:
    refused = ask(served, "Host: evil.example")
    assert refused.startswith("HTTP/1.1 400 ")
    assert "CMX_TRUSTED_HOSTS" in refused
    assert "Set-Cookie" not in refused
    assert ask(served, "Host: evil.example", path="/health/ready").startswith("HTTP/1.1 200 ")
    assert ask(served, "Host: www.example.de:8443").startswith("HTTP/1.1 200 ")
