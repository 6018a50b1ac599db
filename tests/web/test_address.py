"""What is believed of a request about the address under which the application is used."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, jsonify, request, url_for

from cmx_app.web.address import address_in, received_in
from cmx_app.web.parts import house
from cmx_app.web.sign_in import public

PROXY = {
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "www.example.de",
    "X-Forwarded-Prefix": "/intern",
    "X-Forwarded-For": "203.0.113.9",
}


@pytest.fixture
def look(make_app: Callable[..., Flask]) -> Callable[..., dict[str, Any]]:
    """Ask an application with these settings what it sees of a request."""

    def ask(
        path: str = "/umschau",
        headers: dict[str, str] | None = None,
        peer: str = "127.0.0.1",
        **settings: Any,
    ) -> Any:
        app = make_app(**settings)
        app.add_url_rule("/umschau", "umschau", public(umschau))
        environ = {"REMOTE_ADDR": peer, "HTTP_HOST": "localhost:8000"}
        return app.test_client().get(path, headers=headers or {}, environ_overrides=environ).json

    return ask


def umschau() -> Any:
    seen = address_in(request.environ)
    return jsonify(
        seen=f"{seen.scheme}://{seen.host}{seen.prefix}",
        used=request.root_url,
        link=url_for("umschau"),
        client=request.remote_addr,
        received=dict(received_in(request.environ, house().settings).headers),
    )


def test_without_trusted_proxies_no_header_changes_anything(look: Any) -> None:
    seen = look(headers=PROXY)
    assert seen["seen"] == "http://localhost:8000"
    assert seen["used"] == "http://localhost:8000/"
    assert seen["client"] == "127.0.0.1"


def test_what_was_received_is_kept_for_the_diagnosis(look: Any) -> None:
    received = look(headers={**PROXY, "Forwarded": "proto=https"})["received"]
    assert received == {**PROXY, "Forwarded": "proto=https", "Host": "localhost:8000"}


def test_a_trusted_proxy_is_believed(look: Any) -> None:
    seen = look(headers=PROXY, trusted_proxies=1)
    assert seen["seen"] == "https://www.example.de/intern"
    assert seen["link"] == "/intern/umschau"
    assert seen["client"] == "203.0.113.9"


def test_a_proxy_from_elsewhere_is_not_believed(look: Any) -> None:
    seen = look(headers=PROXY, peer="203.0.113.1", trusted_proxies=1)
    assert seen["seen"] == "http://localhost:8000"
    assert (
        look(headers=PROXY, peer="10.0.0.5", trusted_proxies=1, proxy_addresses="10.0.0.0/8")["client"]
        != "10.0.0.5"
    )


def test_a_loopback_proxy_is_known_by_its_mapped_address_too(look: Any) -> None:
    assert look(headers=PROXY, peer="::ffff:127.0.0.1", trusted_proxies=1)["used"].startswith("https://")


def test_only_the_last_values_come_from_trusted_proxies(look: Any) -> None:
    headers = {"X-Forwarded-Host": "evil.example, www.example.de", "X-Forwarded-For": "6.6.6.6, 203.0.113.9"}
    seen = look(headers=headers, trusted_proxies=1)
    assert seen["seen"] == "http://www.example.de"
    assert seen["client"] == "203.0.113.9"


@pytest.mark.parametrize(
    ("sent", "client"),
    [("203.0.113.9:52122", "203.0.113.9"), ("[2001:db8::9]:52122", "2001:db8::9"), ("2001:db8::9",) * 2],
)
def test_the_port_that_iis_writes_is_no_part_of_the_address(look: Any, sent: str, client: str) -> None:
    assert look(headers={"X-Forwarded-For": sent}, trusted_proxies=1)["client"] == client


@pytest.mark.parametrize(
    "prefix",
    [
        *(
            "//evil.example",
            "/\\evil.example",
            "intern",
            "/a b",
            "https://evil.example",
            "/a//b",
            "/a?b",
            "/",
        ),
        *("/%2Fevil.example", "/%5Cevil.example", "/a%0Ab", "/a%09b"),
    ],
)
def test_a_prefix_that_is_no_path_is_not_believed(look: Any, prefix: str) -> None:
    seen = look(headers={"X-Forwarded-Prefix": prefix}, trusted_proxies=1)
    assert seen["link"] == "/umschau"


def test_a_port_is_taken_over_unless_it_is_the_usual_one(look: Any) -> None:
    host = {"X-Forwarded-Host": "www.example.de", "X-Forwarded-Proto": "https"}
    assert look(headers={**host, "X-Forwarded-Port": "8443"}, trusted_proxies=1)["seen"].endswith(".de:8443")
    assert look(headers={**host, "X-Forwarded-Port": "443"}, trusted_proxies=1)["seen"].endswith(".de")


@pytest.mark.parametrize("path", ["/umschau", "/intern/umschau"])
def test_a_public_url_wins_whether_or_not_the_proxy_strips_its_path(look: Any, path: str) -> None:
    settings = {"public_url": "https://www.example.de/intern", "trusted_proxies": 1}
    seen = look(path, headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil"}, **settings)
    assert seen["used"] == "https://www.example.de/intern/"
    assert seen["link"] == "/intern/umschau"
    assert seen["seen"] == "http://evil.example/evil"


def test_a_path_that_only_begins_like_the_prefix_is_left_alone(look: Any) -> None:
    assert look("/umschau", public_url="https://www.example.de/um")["link"] == "/um/umschau"


def test_a_prefix_with_an_umlaut_is_written_as_in_an_address(look: Any) -> None:
    seen = look(headers={"X-Forwarded-Prefix": "/b%C3%BCro"}, trusted_proxies=1)
    assert seen["seen"] == "http://localhost:8000/b%C3%BCro"


def test_a_blank_in_a_prefix_comes_encoded(look: Any) -> None:
    seen = look(headers={"X-Forwarded-Prefix": "/Mein%20Intern"}, trusted_proxies=1)
    assert seen["seen"] == "http://localhost:8000/Mein%20Intern"


def test_a_host_that_is_not_trusted_gets_a_page_that_explains(make_app: Callable[..., Flask]) -> None:
    client = make_app(trusted_hosts="www.example.de,.intern.example.de").test_client()
    refused = client.get("/anmelden", headers={"Host": "evil.example"})
    assert refused.status_code == 400
    assert "CMX_TRUSTED_HOSTS" in refused.text
    assert 'id="assistent"' in refused.text
    assert client.get("/anmelden", headers={"Host": "www.example.de:8443"}).status_code == 200
    assert client.get("/anmelden", headers={"Host": "a.intern.example.de"}).status_code == 200


def test_health_is_answered_under_any_host(make_app: Callable[..., Flask]) -> None:
    client = make_app(
        trusted_hosts="www.example.de", public_url="https://www.example.de/intern"
    ).test_client()
    assert client.get("/intern/health/live", headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/health/ready", headers={"Host": "10.0.0.7:8000"}).status_code == 200


def test_a_host_that_is_no_host_is_refused(client: Any) -> None:
    assert client.get("/anmelden", headers={"Host": "evil.example/x?"}).status_code == 400
