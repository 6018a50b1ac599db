"""The headers of every answer."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

POLICY = (
    "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "path", ["/anmelden", "/nirgends", "/einladung/x", "/health/live", "/static/favicon.svg", "/"]
)
def test_every_answer_carries_them(client: Any, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("path", ["/anmelden", "/nirgends", "/einladung/x", "/"])
def test_pages_are_not_kept(client: Any, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_https_is_to_stay_https(make_app: Callable[..., Flask]) -> None:
    client = make_app(public_url="https://www.example.de").test_client()
    assert "max-age=" in client.get("/anmelden").headers["Strict-Transport-Security"]


def test_a_request_that_is_too_large_is_explained(client: Any, valid_html: Any) -> None:
    answer = client.post("/anmelden", data={"name": "x" * (1024 * 1024)})
    assert answer.status_code == 413
    assert 'data-check="page.too_large"' in answer.text
    valid_html(answer.text)


def test_large_texts_below_the_limit_are_taken(client: Any, administrator: Any) -> None:
    assert client.submit("/anmelden", data={"name": "x" * 700_000}).status_code == 422
