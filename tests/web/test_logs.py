"""The log: one line a request, and never a secret."""

import json
import logging
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest
import structlog
from flask import Flask

from cmx_app.web.logs import configure_logging

SECRETS = [
    "client_secret=Xyz8Q~abcdefghijklmnopqrstuvwxyz012345",
    "the value Xyz8Q~abcdefghijklmnopqrstuvwxyz012345 was pasted",
    '{"access_token": "abcdefgh"}',
    "{'refresh_token': 'abcdefgh'}",
    "Authorization: Bearer abcdefgh",
    "AUTH XOAUTH2 dXNlcj1hZGFAZXhhbXBsZS5kZQFhdXRoPUJlYXJlciBhYmNkZWZnaA==",
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmNkZWZnaCJ9.abcdefgh",
    "0.AXEAabcdefgh-abcdefgh_abcdefgh.abcdefghabcdefghabcdefgh",
    "GET /App%20E-Mailkonto/continue_oauth?code=abcdefgh&state=abcdefgh",
    "/einladung/abcdefgh",
    "postgresql+psycopg://cmx:abcdefgh@localhost/cmx",
    "Cookie: cmx_session=abcdefgh; a=b",
]


@pytest.fixture
def logged(app: Flask, capsys: Any) -> Any:
    def lines() -> list[dict[str, Any]]:
        return [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]

    return lines


def test_a_request_is_one_line_without_query_and_invitation(client: Any, logged: Any) -> None:
    client.get("/anmelden?code=abcdefgh")
    client.get("/einladung/abcdefgh?x=abcdefgh")
    client.get("/health/live")
    client.get("/static/favicon.svg")
    lines = logged()
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        ("GET", "/anmelden", 200),
        ("GET", "/einladung/•••", 404),
    ]
    assert "abcdefgh" not in json.dumps(lines)


def test_requests_have_numbers_of_their_own(client: Any, logged: Any) -> None:
    client.get("/anmelden")
    client.get("/anmelden")
    assert len({line["reference"] for line in logged()}) == 2


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_is_hidden_whoever_logs_it(logged: Any, text: str) -> None:
    structlog.get_logger().info(text, detail=text)
    logging.getLogger("some.library").warning("said: %s", text)
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger("some.library").exception("failed")
    output = json.dumps(logged(), ensure_ascii=False)
    assert output.count("•••") >= 4
    assert "abcdefgh" not in output


def test_a_secret_is_hidden_by_the_name_it_is_logged_under(logged: Any) -> None:
    structlog.get_logger().info(
        "stored", client_secret="abcdefgh", password="abcdefgh", token_cache={"a": "abcdefgh"}
    )
    assert "abcdefgh" not in json.dumps(logged())


@pytest.mark.parametrize(
    "text", ["GET /assistent/pruefung 200", "SMTP 535 5.7.139 from smtp.office365.com:587"]
)
def test_what_is_no_secret_stays_readable(logged: Any, text: str) -> None:
    structlog.get_logger().info(text)
    assert logged()[0]["event"] == text


def test_nothing_that_is_typed_reaches_the_log(administrator: Any, logged: Any) -> None:
    administrator.submit("/anmelden", data={"name": "typed-name-abcdefgh", "password": "typed-abcdefgh"})
    assert "abcdefgh" not in json.dumps(logged())


def test_requests_are_not_logged_where_only_warnings_are_wanted(client: Any, logged: Any) -> None:
    configure_logging(logging.WARNING)
    try:
        client.get("/anmelden")
        assert logged() == []
    finally:
        configure_logging()


def test_a_request_is_logged_with_time_level_and_number(client: Any, logged: Any) -> None:
    client.get("/anmelden")
    (line,) = logged()
    assert {"event": "request", "level": "info"}.items() <= line.items()
    assert datetime.fromisoformat(line["timestamp"]).tzinfo is not None
    assert len(line["reference"]) == 8
    assert line["ms"] >= 0


@pytest.mark.parametrize("path", ['/a"b', "/a\\b", "/a\nb", "/ä€😀", '/", "level": "error'])
def test_whatever_is_asked_for_stays_one_line(client: Any, logged: Any, path: str) -> None:
    client.get(quote(path))
    (line,) = logged()
    assert (line["path"], line["level"]) == (path, "info")
