"""Each thing that came in beside what the browser shows: the verdict of every row."""

from ipaddress import ip_network

import pytest

from cmx_app.checks import Check
from cmx_app.knowledge.preflight import Row, address_typed, preflight
from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.redirect_url import Address
from cmx_app.messages import Message

BROWSER = "https://www.example.de/intern"
HERE = "/App%20E-Mailkonto/proxy"
GOOD = {
    "Host": "127.0.0.1:8000",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "www.example.de",
    "X-Forwarded-Port": "443",
    "X-Forwarded-Prefix": "/intern",
    "X-Forwarded-For": "203.0.113.9",
}


def received(
    headers: dict[str, str], proxies: int = 1, sender: str = "127.0.0.1", path: str = HERE
) -> Received:
    return Received(headers, sender, proxies, (ip_network("127.0.0.0/8"),), path=path, door="127.0.0.1:8000")


def rows(arrived: Received, browser: str = BROWSER, public_url: str = "") -> dict[str, Row]:
    seen = arrived.address(arrived.unproxied) if arrived.is_believed else arrived.unproxied
    found = preflight(arrived, seen, public_url, browser)
    return {row.name if isinstance(row.name, str) else row.name.msgid: row for row in found}


def codes(table: dict[str, Row]) -> dict[str, str]:
    return {name: check.code for name, check in checks(table).items()}


def checks(table: dict[str, Row]) -> dict[str, Check]:
    """The verdicts that are more than words."""
    return {name: row.verdict for name, row in table.items() if not isinstance(row.verdict, Message)}


def without(*names: str) -> dict[str, str]:
    return {name: value for name, value in GOOD.items() if name not in names}


def test_a_proxy_that_tells_everything_is_right_in_every_row() -> None:
    table = rows(received(GOOD))
    assert {check.status for check in checks(table).values()} == {"ok"}
    assert codes(table)["Daraus schließt dieser Server"] == "address.matches"
    assert codes(table)["Pfad dieser Seite"] == "proxy.path_kept"


@pytest.mark.parametrize(
    ("headers", "row", "code"),
    [
        (without("X-Forwarded-Proto"), "X-Forwarded-Proto", "proxy.header_missing"),
        (without("X-Forwarded-Host"), "X-Forwarded-Host", "proxy.header_missing"),
        (without("X-Forwarded-Host"), "Kopfzeile Host", "proxy.host_internal"),
        (without("X-Forwarded-Prefix"), "X-Forwarded-Prefix", "proxy.header_missing"),
        (without("X-Forwarded-Port"), "X-Forwarded-Port", "proxy.header_not_needed"),
        (GOOD | {"X-Forwarded-Proto": "http"}, "X-Forwarded-Proto", "proxy.header_wrong"),
        (GOOD | {"X-Forwarded-Proto": "https, http"}, "X-Forwarded-Proto", "proxy.wrong_count"),
        (GOOD | {"X-Forwarded-Prefix": "/Intranet"}, "X-Forwarded-Prefix", "proxy.header_wrong"),
        (GOOD | {"Host": "www.example.de"}, "Kopfzeile Host", "proxy.header_right"),
        (GOOD, "Kopfzeile Host", "proxy.header_not_needed"),
    ],
)
def test_what_a_proxy_forgets_or_gets_wrong_is_told_at_its_header(
    headers: dict[str, str], row: str, code: str
) -> None:
    assert codes(rows(received(headers)))[row] == code


def test_a_port_that_gets_lost_is_told() -> None:
    table = rows(received(without("X-Forwarded-Port")), "https://www.example.de:8443/intern")
    assert codes(table)["X-Forwarded-Port"] == "proxy.header_missing"
    named = rows(
        received(without("X-Forwarded-Host", "X-Forwarded-Port")), "https://www.example.de:8443/intern"
    )
    assert "X-Forwarded-Port" not in checks(named)


def test_a_blank_that_was_decoded_on_the_way_is_told() -> None:
    headers = GOOD | {"X-Forwarded-Prefix": "/Mein Intern"}
    table = rows(received(headers), "https://www.example.de/Mein%20Intern")
    assert codes(table)["X-Forwarded-Prefix"] == "proxy.header_decoded"
    headers |= {"X-Forwarded-Prefix": "/Mein%20Intern"}
    table = rows(received(headers), "https://www.example.de/Mein%20Intern")
    assert codes(table)["X-Forwarded-Prefix"] == "proxy.header_right"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/App%20E-Mailkonto/proxy", "proxy.path_kept"),
        ("/App%2520E-Mailkonto/proxy", "proxy.path_encoded_twice"),
        ("/App+E-Mailkonto/proxy", "proxy.path_changed"),
        ("", None),
    ],
)
def test_the_path_shows_whether_a_blank_comes_through(path: str, code: str | None) -> None:
    assert codes(rows(received(GOOD, path=path))).get("Pfad dieser Seite") == code


def test_headers_that_nobody_believes_are_a_setting_that_is_missing_and_no_line_of_the_proxy() -> None:
    table = codes(rows(received(GOOD, proxies=0)))
    assert table["CMX_TRUSTED_PROXIES"] == "address.headers_not_believed"
    assert table["X-Forwarded-Proto"] == "proxy.header_not_believed"
    assert "proxy.header_missing" not in table.values()


def test_a_sender_that_is_not_believed_is_told_in_its_own_row() -> None:
    table = codes(rows(received(GOOD, sender="10.0.0.5")))
    assert table["Absender der Anfrage"] == "address.sender_not_believed"


@pytest.mark.parametrize(
    ("chain", "proxies", "code"),
    [
        ("203.0.113.9", 1, "proxy.count_right"),
        ("203.0.113.9", 2, "proxy.count_too_high"),
        ("203.0.113.9, 10.0.0.1", 1, "proxy.count_too_low"),
    ],
)
def test_too_many_and_too_few_counted_proxies_are_told(chain: str, proxies: int, code: str) -> None:
    assert codes(rows(received(GOOD | {"X-Forwarded-For": chain}, proxies)))["CMX_TRUSTED_PROXIES"] == code


def test_the_newer_notation_alone_is_told() -> None:
    headers = {"Host": "127.0.0.1:8000", "Forwarded": "proto=https;host=www.example.de"}
    assert codes(rows(received(headers)))["Forwarded"] == "proxy.forwarded_only"
    assert codes(rows(received(GOOD | headers)))["Forwarded"] == "proxy.header_not_needed"


def test_a_fixed_address_makes_every_header_unimportant() -> None:
    table = codes(rows(received({"Host": "127.0.0.1:8000"}), public_url=BROWSER))
    assert table["X-Forwarded-Proto"] == "proxy.header_not_needed"
    assert table["CMX_PUBLIC_URL"] == "proxy.public_url_set"
    assert table["Daraus schließt dieser Server"] == "address.matches"


def test_without_a_proxy_there_is_nothing_to_complain_about() -> None:
    table = rows(received({"Host": "localhost:8000"}, 0), "http://localhost:8000")
    assert {check.status for check in checks(table).values()} == {"ok"}


def test_what_the_browser_shows_is_not_judged_before_it_is_known() -> None:
    table = rows(received({"Host": "127.0.0.1:8000"}), "")
    assert "X-Forwarded-Proto" not in checks(table)
    assert table["X-Forwarded-Proto"].shown is None
    assert "Daraus schließt dieser Server" not in checks(table)


def test_differing_parts_are_marked_and_long_values_cut() -> None:
    table = rows(received(GOOD | {"X-Forwarded-Host": "example.de", "Forwarded": "x" * 5000}))
    shown = table["X-Forwarded-Host"].shown
    assert shown is not None
    assert [(piece.text, piece.differs) for piece in shown] == [("www.", True), ("example.de", False)]
    assert len("".join(piece.text for piece in table["Forwarded"].received)) < 200


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://www.example.de/intern/App%20E-Mailkonto/proxy", BROWSER),
        (" https://www.example.de/intern/App E-Mailkonto/proxy?sprache=en\n", BROWSER),
        ("https://www.example.de/intern/assistent/ueberblick", BROWSER),
        ("https://www.example.de/intern", BROWSER),
        ("", ""),
    ],
)
def test_of_a_whole_address_bar_the_beginning_counts(typed: str, address: str) -> None:
    assert address_typed(typed) == address


def test_nothing_that_a_header_can_hold_is_an_error() -> None:
    for value in ("", ",", ", ,", "\x00", "https,,", "[::1", "a" * 9000, "%", "%zz", "ü", "//x", "\t"):
        headers = dict.fromkeys((*GOOD, "Forwarded", "Via"), value)
        assert rows(received(headers))
        assert preflight(received(headers), Address("http", value), "", value)
