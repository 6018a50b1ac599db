"""Forms from elsewhere are refused; forms of ours that are too old lose nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, g, request

from cmx_app.web.csrf import answers_expired_forms


@answers_expired_forms
def patient() -> str:
    return f"{'noch einmal' if g.get('form_expired') else 'gespeichert'}: {request.form['value']}"


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    app = make_app()
    app.add_url_rule("/geduldig", "geduldig", patient, methods=["POST"])
    app.add_url_rule("/streng", "streng", lambda: "gespeichert", methods=["POST"])
    return app


def test_a_form_of_our_own_is_taken(administrator: Any) -> None:
    answer = administrator.submit("/geduldig", page="/nirgends", data={"value": "3"})
    assert answer.text == "gespeichert: 3"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused_even_with_the_token(
    administrator: Any, site: str, valid_html: Any
) -> None:
    answer = administrator.submit("/streng", page="/nirgends", headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    valid_html(answer.text)


def test_a_wrong_referer_matters_to_nobody(administrator: Any) -> None:
    headers = {"Referer": "https://www.example.de/", "Origin": "https://www.example.de"}
    assert administrator.submit("/streng", page="/nirgends", headers=headers).text == "gespeichert"


def test_a_form_with_an_old_token_gets_a_page_that_explains(administrator: Any, valid_html: Any) -> None:
    answer = administrator.post(
        "/streng", data={"csrf_token": "alt"}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 400
    assert 'data-check="page.form_expired"' in answer.text
    valid_html(answer.text)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}])
def test_a_view_may_answer_an_old_form_with_what_was_typed(
    administrator: Any, headers: dict[str, str]
) -> None:
    answer = administrator.post("/geduldig", data={"value": "3"}, headers=headers)
    assert answer.text == "noch einmal: 3"


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "none"}])
def test_nobody_knows_where_this_old_form_is_from_so_no_view_sees_it(
    administrator: Any, headers: Any
) -> None:
    assert administrator.post("/geduldig", data={"value": "3"}, headers=headers).status_code == 400


def test_an_old_sign_in_form_keeps_the_name(client: Any, valid_html: Any, administrator: Any) -> None:
    answer = client.post("/anmelden", data={"name": "Ada"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 400
    assert 'value="Ada"' in answer.text
    assert "zu lange offen" in answer.text
    valid_html(answer.text)


def test_each_page_shows_another_token_and_all_are_taken(administrator: Any) -> None:
    tokens = {administrator.token("/nirgends") for _ in range(3)}
    assert len(tokens) == 3
    for token in tokens:
        assert administrator.post("/streng", data={"csrf_token": token}).text == "gespeichert"


@pytest.mark.parametrize("token", ["", "0" * 64, "ä" * 64, "0" * 62, "zz" * 32])
def test_a_token_that_is_none_is_refused(administrator: Any, token: str) -> None:
    administrator.get("/nirgends")
    assert administrator.post("/streng", data={"csrf_token": token}).status_code == 400
