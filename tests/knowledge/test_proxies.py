"""The browser's address bar beside what the server sees, and the lines that bring them together."""

from ipaddress import ip_network

import pytest

from cmx_app.checks import Actor, Check, Ok, Problem
from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.proxy_lines import (
    PREFLIGHT,
    apache_lines,
    caddy_lines,
    haproxy_lines,
    iis_commands,
    iis_rule,
    nginx_lines,
    traefik_lines,
)
from cmx_app.knowledge.proxy_servers import door_of, likely_server, proxy_choices, settings_here
from cmx_app.knowledge.redirect_url import Address, check_wanted, compare_addresses

PUBLIC = Address("https", "www.example.de", "/intern")
LOOPBACK = (ip_network("127.0.0.0/8"),)
TOLD = {
    "Host": "127.0.0.1:8000",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "www.example.de",
    "X-Forwarded-Prefix": "/intern",
}


def codes(checks: tuple[Check, ...]) -> list[str]:
    return [check.code for check in checks]


@pytest.mark.parametrize(
    ("browser", "server", "expected"),
    [
        ("https://www.example.de", Address("https", "www.example.de"), ["address.matches"]),
        ("https://www.example.de/intern", PUBLIC, ["address.matches"]),
        ("https://WWW.example.de:443/intern/", PUBLIC, ["address.matches"]),
        ("http://localhost:8000", Address("http", "localhost:8000"), ["address.matches"]),
        ("https://a.de/Mein Intern", Address("https", "a.de", "/Mein%20Intern"), ["address.matches"]),
        ("https://www.example.de", Address("http", "www.example.de"), ["address.scheme_differs"]),
        ("https://www.example.de", Address("https", "127.0.0.1:8000"), ["address.host_differs"]),
        ("https://www.example.de", Address("https", "www.example.de:8443"), ["address.port_differs"]),
        ("https://www.example.de:8443", Address("https", "www.example.de"), ["address.port_differs"]),
        ("https://www.example.de/intern", Address("https", "www.example.de"), ["address.prefix_differs"]),
        ("http://www.example.de", Address("http", "www.example.de"), ["address.not_https"]),
        (
            "https://www.example.de/intern",
            Address("http", "127.0.0.1:8000"),
            ["address.scheme_differs", "address.host_differs", "address.prefix_differs"],
        ),
        ("", Address("https", "www.example.de"), []),
        ("", Address("http", "www.example.de"), ["address.not_https"]),
    ],
)
def test_address_bar_and_server_are_compared(browser: str, server: Address, expected: list[str]) -> None:
    assert codes(compare_addresses(browser, server, "")) == expected


@pytest.mark.parametrize(
    ("server", "header"),
    [
        (Address("http", "www.example.de", "/intern"), "X-Forwarded-Proto"),
        (Address("https", "10.0.0.7", "/intern"), "X-Forwarded-Host"),
        (Address("https", "www.example.de:8443", "/intern"), "X-Forwarded-Port"),
        (Address("https", "www.example.de"), "X-Forwarded-Prefix"),
    ],
)
def test_each_difference_names_the_header_and_brings_lines_for_six_servers(
    server: Address, header: str
) -> None:
    (check,) = compare_addresses(PUBLIC.base, server, "")
    assert isinstance(check, Problem)
    assert check.actor == Actor.NETWORK_ADMINISTRATOR
    assert check.found.values["why"].values["header"] == header  # type: ignore[attr-defined]
    servers = [choice.name for choice in check.evidence.choices]
    assert servers == ["nginx", "Apache", "IIS (ARR)", "Caddy", "HAProxy", "Traefik"]
    assert check.evidence.choices[0].snippets[0].text == nginx_lines(PUBLIC)
    settings = [snippet.text for snippet in check.evidence.snippets]
    assert settings == ["CMX_TRUSTED_PROXIES=1", "CMX_PUBLIC_URL=https://www.example.de/intern"]
    assert check.evidence.links == (PREFLIGHT,)


def test_a_header_that_arrives_with_a_wrong_value_is_quoted() -> None:
    received = Received({"X-Forwarded-Proto": "http"}, "127.0.0.1", 1, LOOPBACK)
    (check,) = compare_addresses("https://www.example.de", Address("http", "www.example.de"), "", received)
    assert check.found.values["why"].values["value"] == "http"  # type: ignore[attr-defined]


def test_where_a_public_address_is_set_a_difference_names_both() -> None:
    server = Address("http", "127.0.0.1:8000")
    assert codes(compare_addresses(PUBLIC.base, server, PUBLIC.base)) == ["address.matches"]
    (check,) = compare_addresses("https://example.de", server, PUBLIC.base)
    assert (check.code, check.status) == ("address.public_url_differs", "caution")
    assert check.found.values == {"seen": "https://example.de", "public": PUBLIC.base}
    assert compare_addresses("", server, PUBLIC.base) == ()


def test_headers_that_nobody_believes_are_the_only_finding_when_they_would_be_right() -> None:
    received = Received(TOLD, "127.0.0.1", 0, LOOPBACK)
    (check,) = compare_addresses(PUBLIC.base, Address("http", "127.0.0.1:8000"), "", received)
    assert check.code == "address.headers_not_believed"
    assert check.evidence.snippets[0].text == "CMX_TRUSTED_PROXIES=1"


def test_a_sender_that_is_not_believed_is_named() -> None:
    received = Received(TOLD, "10.0.0.5", 1, LOOPBACK)
    (check,) = compare_addresses(PUBLIC.base, Address("http", "127.0.0.1:8000"), "", received)
    assert (check.code, check.subject) == ("address.sender_not_believed", "10.0.0.5")
    assert check.evidence.snippets[0].text == "CMX_PROXY_ADDRESSES=10.0.0.5"


def test_headers_not_believed_and_a_missing_one_are_both_told() -> None:
    headers = {name: value for name, value in TOLD.items() if name != "X-Forwarded-Prefix"}
    received = Received(headers, "127.0.0.1", 0, LOOPBACK)
    checks = compare_addresses(PUBLIC.base, Address("http", "127.0.0.1:8000"), "", received)
    assert codes(checks) == ["address.headers_not_believed", "address.prefix_differs"]


def test_headers_that_are_believed_and_right_are_no_finding() -> None:
    received = Received(TOLD, "::ffff:127.0.0.1", 1, LOOPBACK)
    assert received.is_believed
    assert codes(compare_addresses(PUBLIC.base, PUBLIC, "", received)) == ["address.matches"]


@pytest.mark.parametrize(("proxies", "scheme"), [(0, "http"), (1, "http"), (2, "https"), (5, "ftp")])
def test_of_several_values_the_outermost_that_counts_is_read(proxies: int, scheme: str) -> None:
    received = Received({"x-forwarded-proto": "ftp, https, http"}, trusted_proxies=proxies)
    assert received.address(PUBLIC).scheme == scheme


@pytest.mark.parametrize("prefix", ["//evil.example", "intern", "https://evil.example/"])
def test_a_prefix_of_another_shape_is_not_taken(prefix: str) -> None:
    received = Received({"X-Forwarded-Prefix": prefix}, trusted_proxies=1)
    assert received.address(PUBLIC).prefix == "/intern"


def test_the_lines_carry_the_real_host_and_prefix() -> None:
    assert "location /intern/ {" in nginx_lines(PUBLIC)
    assert "proxy_set_header X-Forwarded-Host www.example.de;" in nginx_lines(PUBLIC)
    assert "proxy_pass http://127.0.0.1:8000;" in nginx_lines(Address("https", "a.de"))
    assert 'RequestHeader set X-Forwarded-Prefix "/intern"' in apache_lines(PUBLIC)
    assert 'ProxyPass "/intern/" "http://127.0.0.1:8000/"' in apache_lines(PUBLIC)
    assert '<set name="HTTP_X_FORWARDED_PROTO" value="https" />' in iis_rule(PUBLIC)
    assert '<match url="^intern/(.*)" />' in iis_rule(PUBLIC)
    assert "[name='HTTP_X_FORWARDED_PREFIX']" in iis_commands()
    assert "handle_path /intern/* {" in caddy_lines(PUBLIC)
    assert "header_up X-Forwarded-Prefix /intern" in caddy_lines(PUBLIC)
    assert "http-request set-header X-Forwarded-Host www.example.de" in haproxy_lines(PUBLIC)
    assert "http-request replace-path ^/intern/(.*) /\\1" in haproxy_lines(PUBLIC)
    assert 'rule: "Host(`www.example.de`) && PathPrefix(`/intern`)"' in traefik_lines(PUBLIC)
    assert 'prefixes: ["/intern"]' in traefik_lines(PUBLIC)


def test_a_port_and_a_blank_in_the_prefix_are_written_as_each_server_wants_them() -> None:
    odd = Address("https", "www.example.de:8443", "/Mein Intern")
    assert 'location "/Mein Intern/" {' in nginx_lines(odd)
    assert "X-Forwarded-Prefix /Mein%20Intern;" in nginx_lines(odd)
    assert 'X-Forwarded-Prefix "/Mein%%20Intern"' in apache_lines(odd)
    assert "X-Forwarded-Prefix /Mein%%20Intern" in haproxy_lines(odd)
    assert "X-Forwarded-Port 8443" in haproxy_lines(odd)
    assert "https://www.example.de:8443 {" in caddy_lines(odd)
    assert "Host(`www.example.de`)" in traefik_lines(odd)
    assert settings_here(odd, None)[-1].text == "CMX_PUBLIC_URL=https://www.example.de:8443/Mein%20Intern"


@pytest.mark.parametrize(
    ("door", "expected"),
    [
        ("127.0.0.1:8010", "127.0.0.1:8010"),
        ("0.0.0.0:8010", "127.0.0.1:8010"),
        ("10.0.0.7:80", "10.0.0.7:80"),
        ("", "127.0.0.1:8000"),
        ("/run/cmx.sock:", "127.0.0.1:8000"),
    ],
)
def test_the_lines_lead_to_where_this_server_listens(door: str, expected: str) -> None:
    received = Received({}, door=door)
    assert door_of(received) == expected
    assert (
        f"proxy_pass http://{expected};"
        in proxy_choices(Address("https", "a.de"), received)[0].snippets[0].text
    )


@pytest.mark.parametrize(
    ("headers", "server"),
    [
        ({"Via": "1.1 Caddy"}, "caddy"),
        ({"Via": "1.1 www.example.de (Apache/2.4)"}, "apache"),
        ({"X-ARR-LOG-ID": "7b1d"}, "iis"),
        ({"X-Forwarded-For": "203.0.113.9:51412"}, "iis"),
        ({"X-Forwarded-Server": "www", "X-Forwarded-For": "203.0.113.9"}, "apache"),
        ({"X-Forwarded-Server": "ce2b", "X-Real-Ip": "203.0.113.9"}, "traefik"),
        ({"X-Real-IP": "203.0.113.9"}, "nginx"),
        (TOLD | {"X-Forwarded-For": "203.0.113.9"}, "caddy"),
        ({"X-Forwarded-For": "203.0.113.9"}, ""),
        ({}, ""),
    ],
)
def test_the_server_that_the_headers_hint_at_stands_open_and_first(
    headers: dict[str, str], server: str
) -> None:
    received = Received(headers)
    assert likely_server(received) == server
    first, *others = proxy_choices(PUBLIC, received)
    assert first.is_likely == bool(server)
    assert not any(choice.is_likely for choice in others)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.de/App%20E-Mailkonto/continue_oauth", []),
        ("http://localhost:8000/App%20E-Mailkonto/continue_oauth", []),
        ("http://www.example.de/x", ["redirect_url.wanted_not_https"]),
        ("https://müller.de/x", ["redirect_url.wanted_umlaut_domain"]),
        ("https://www.xn--mller-kva.de/x", ["redirect_url.wanted_umlaut_domain"]),
        ("https://192.168.1.5/x", ["redirect_url.wanted_ip_address"]),
        ("https://[2001:db8::1]:8443/x", ["redirect_url.wanted_ip_address"]),
        ("https://www.example.de/~a!(b)/x", ["redirect_url.wanted_refused_characters"]),
        ("https://www.example.de/" + "x" * 240, ["redirect_url.wanted_too_long"]),
    ],
)
def test_what_microsoft_would_refuse_of_the_needed_address_is_said_beforehand(
    url: str, expected: list[str]
) -> None:
    checks = check_wanted(url)
    assert codes(checks) == expected
    assert not any(isinstance(check, Ok) for check in checks)
