"""Error pages: a page answers with a page, a live region with a part, and the number is in the log."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, abort
from sqlalchemy import event

from cmx_app.store.database import db

HTMX = {
    "HX-Request": "true",
    "HX-Target": "div#befunde",
    "HX-Current-URL": "http://localhost/assistent/anwendung",
}


def breaks() -> None:
    raise RuntimeError("client_secret=abc8Q~0123456789012345678901234567890")


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    app = make_app()
    app.add_url_rule("/kaputt", "kaputt", breaks)
    app.add_url_rule("/zu-oft", "zu_oft", lambda: abort(429))
    app.add_url_rule("/teekanne", "teekanne", lambda: abort(418))
    return app


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nirgends", 404, "page.not_found"),
        ("/abmelden", 405, "page.method_not_allowed"),
        ("/zu-oft", 429, "page.too_many"),
        ("/teekanne", 418, "page.bad_request"),
        ("/kaputt", 500, "page.broken"),
    ],
)
def test_a_page_answers_with_a_page(
    administrator: Any, valid_html: Any, path: str, status: int, code: str
) -> None:
    answer = administrator.get(path)
    assert answer.status_code == status
    assert f'data-check="{code}"' in answer.text
    assert '<div id="assistent"' in answer.text
    valid_html(answer.text)


def test_a_live_region_answers_with_a_part(administrator: Any) -> None:
    answer = administrator.get("/kaputt", headers=HTMX)
    assert answer.status_code == 500
    assert answer.text.startswith('<div id="befunde"')
    assert 'data-check="page.broken"' in answer.text
    assert "<html" not in answer.text


def test_a_step_swapped_by_htmx_answers_with_a_page(administrator: Any) -> None:
    answer = administrator.get("/kaputt", headers={**HTMX, "HX-Target": "div#assistent"})
    assert '<div id="assistent"' in answer.text


def test_a_target_that_is_no_id_gets_a_page(administrator: Any) -> None:
    answer = administrator.get("/kaputt", headers={**HTMX, "HX-Target": 'div#"><script>'})
    assert '<div id="assistent"' in answer.text
    assert "<script>" not in answer.text


def test_the_number_on_the_page_is_in_the_log_and_the_secret_is_not(administrator: Any, capsys: Any) -> None:
    page = administrator.get("/kaputt").text
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    broken = next(line for line in lines if line["event"] == "broken")
    assert broken["reference"] in page
    assert "RuntimeError" in broken["exception"]
    assert "0123456789" not in json.dumps(lines)


def test_the_page_for_a_breakdown_asks_nothing_of_the_database(app: Flask, administrator: Any) -> None:
    asked: list[str] = []
    app.view_functions["kaputt"].is_public = True  # type: ignore[attr-defined]
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    assert administrator.get("/kaputt").status_code == 500
    assert asked == []


def test_even_a_broken_error_page_answers(app: Flask, administrator: Any, monkeypatch: Any) -> None:
    monkeypatch.setitem(app.jinja_env.globals, "asset", None)
    answer = administrator.get("/kaputt")
    assert answer.status_code == 500
    assert '<div id="assistent">' in answer.text
    assert "Something went wrong" in answer.text


def test_the_refusal_says_which_methods_there_are(administrator: Any) -> None:
    assert "POST" in administrator.get("/abmelden").headers["Allow"]
