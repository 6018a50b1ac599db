"""What a request says is read the short way, and means what it means to Werkzeug."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask, Request, Response
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge
from werkzeug.test import EnvironBuilder

from cmx_app.web import asked as asked_module
from cmx_app.web.asked import Answer, Asked
from cmx_app.web.headers import LARGEST_REQUEST

FORM = "application/x-www-form-urlencoded"


def asked(kind: type[Request], body: bytes, **more: Any) -> Request:
    environ = EnvironBuilder(method="POST", data=body, content_type=FORM).get_environ()
    return kind({**environ, **more})


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=20)), max_size=4))
def test_a_form_holds_what_werkzeug_finds_in_it(fields: list[tuple[str, str]]) -> None:
    body = urlencode([(name, text.encode("utf-8", "ignore")) for name, text in fields if name.isascii()])
    assert asked(Asked, body.encode()).form == asked(Request, body.encode()).form


@given(st.binary(max_size=60))
def test_nonsense_is_no_surprise(body: bytes) -> None:
    request = asked(Asked, body)
    assert all(isinstance(text, str) for text in request.form.values())
    assert not request.files


def test_a_form_whose_kind_names_its_letters_is_one() -> None:
    request = asked(Asked, b"name=J%C3%BCrgen+X&leer=", CONTENT_TYPE=f"{FORM};charset=UTF-8")
    assert request.form.to_dict() == {"name": "Jürgen X", "leer": ""}


def test_a_form_with_files_is_werkzeugs() -> None:
    data = {"name": "Anna", "file": (BytesIO(b"content"), "a.txt")}
    with Asked(EnvironBuilder(method="POST", data=data).get_environ()) as request:
        assert (request.form["name"], request.files["file"].read()) == ("Anna", b"content")


@pytest.mark.parametrize("kind", ["text/plain", "application/json", ""])
def test_what_is_no_form_has_no_fields(kind: str) -> None:
    assert not asked(Asked, b"a=b", CONTENT_TYPE=kind).form


def test_a_form_that_breaks_off_is_none() -> None:
    with pytest.raises(ClientDisconnected):
        _ = asked(Asked, b"a=b", CONTENT_LENGTH="10").form


def test_a_form_that_is_too_large_is_not_read() -> None:
    request = asked(Asked, b"a=b", CONTENT_LENGTH=str(LARGEST_REQUEST + 1))
    request.max_content_length = LARGEST_REQUEST
    with pytest.raises(RequestEntityTooLarge):
        _ = request.form


ADDRESSES = [
    *(
        "/",
        "/assistent/ueberblick",
        "/App%20E-Mailkonto/7/",
        "/App%20E-Mailkonto/8/",
        "/static/a.css",
    ),
    *("/assistent", "/nirgends", "/assistent/ueberblick/pruefen", "/suche", "//", "/App%20E-Mailkonto"),
]


def found(app: Flask, path: str, method: str) -> tuple[str, Mapping[str, Any], str]:
    with app.test_request_context(path, method=method) as context:
        request = context.request
        return request.endpoint or "", request.view_args or {}, repr(request.routing_exception)


def test_an_address_leads_to_the_same_view_the_first_time_and_ever_after(app: Flask) -> None:
    for method in ("GET", "POST", "HEAD", "OPTIONS", "DELETE"):
        for path in ADDRESSES:
            first, second = (found(app, path, method) for _ in range(2))
            assert first == second
    assert found(app, "/App%20E-Mailkonto/9/", "GET")[1] == {"account_id": 9}


def test_a_view_that_changes_its_values_changes_no_later_ones(app: Flask) -> None:
    found(app, "/App%20E-Mailkonto/9/", "GET")[1].clear()  # type: ignore[attr-defined]  # a dict
    assert found(app, "/App%20E-Mailkonto/9/", "GET")[1] == {"account_id": 9}


def test_only_so_many_addresses_are_remembered(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked_module, "MOST_ADDRESSES", 3)
    for number in range(10):
        assert found(app, f"/App%20E-Mailkonto/{number}/", "GET")[1] == {"account_id": number}
    assert len(asked_module._found[app.url_map]) <= 3


def test_an_address_that_may_hold_a_ticket_is_not_remembered(app: Flask) -> None:
    path = "/einladung/" + "x" * 60
    assert found(app, path, "GET")[1] == {"token": "x" * 60}
    assert not any("xxx" in known for _, known in asked_module._found.get(app.url_map, {}))


def test_redirects_lead_to_the_host_that_was_asked(app: Flask) -> None:
    for host in ("a.example", "b.example"):
        with app.test_request_context("/assistent", base_url=f"http://{host}") as context:
            assert getattr(context.request.routing_exception, "new_url", "") == f"http://{host}/assistent/"


@pytest.mark.parametrize("status", [200, 204, 303, 304, 404])
@pytest.mark.parametrize("body", ["", "Grüß Gott", b"bytes", [b"a", b"bc"]])
def test_an_answer_carries_the_headers_of_flasks_own(status: int, body: Any) -> None:
    environ = EnvironBuilder("/anmelden").get_environ()
    headers = {"Location": "/ä"} if status == 303 else {}
    ours, flasks = (kind(body, status, headers) for kind in (Answer, Response))
    assert ours.get_wsgi_headers(environ) == flasks.get_wsgi_headers(environ)
