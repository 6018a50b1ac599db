"""One-time links."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask

from cmx_app.store.invitations import invite

PASSWORD = "zwölf Zeichen sind es"


@pytest.fixture
def link(app: Flask) -> str:
    with app.app_context():
        return f"/einladung/{invite(str(app.secret_key))}"


def test_looking_at_a_link_uses_nothing_up(client: Any, link: str, valid_html: Any) -> None:
    for _ in range(3):
        page = client.get(link)
        assert page.status_code == 200
        assert "Willkommen" in page.text
    client.head(link)
    valid_html(page.text)
    assert client.submit(link, page=link, data={"name": "Ada", "password": PASSWORD}).status_code == 303


def test_a_link_makes_an_administrator_and_leads_into_the_wizard(client: Any, link: str) -> None:
    answer = client.submit(link, page=link, data={"name": "Ada", "password": PASSWORD})
    assert answer.location == "/assistent/"
    assert client.get("/anmelden").status_code == 303


def test_a_used_link_says_so(client: Any, link: str, valid_html: Any) -> None:
    client.submit(link, page=link, data={"name": "Ada", "password": PASSWORD})
    for answer in (
        client.get(link),
        client.submit(link, page="/nirgends", data={"name": "Eve", "password": PASSWORD}),
    ):
        assert answer.status_code == 410
        assert "schon benutzt" in answer.text
        valid_html(answer.text)


def test_a_link_ends_after_a_day(client: Any, link: str) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=24, minutes=1)):
        answer = client.get(link)
    assert answer.status_code == 410
    assert "abgelaufen" in answer.text


def test_a_mangled_link_is_not_known(client: Any, link: str) -> None:
    answer = client.get(link[:-3])
    assert answer.status_code == 404
    assert "abgeschnitten" in answer.text


@pytest.mark.parametrize(
    ("data", "field", "text"),
    [
        ({"name": "Ada", "password": "elfZeichen!"}, "password", "mindestens 12 Zeichen"),
        ({"name": "  ", "password": PASSWORD}, "name", "Bitte geben Sie einen Namen ein"),
        ({"name": "ADA muster", "password": PASSWORD}, "name", "gibt es schon"),
    ],
)
def test_what_is_wrong_is_told_and_uses_nothing_up(
    client: Any, administrator: Any, link: str, valid_html: Any, data: dict[str, str], field: str, text: str
) -> None:
    answer = client.submit(link, page=link, data=data)
    assert answer.status_code == 422
    assert text in answer.text
    assert f'href="#{field}"' in answer.text
    assert "<title>Fehler: " in answer.text
    assert data["password"] not in answer.text
    valid_html(answer.text)
    assert client.get(link).status_code == 200


def test_a_new_password_signs_out_everywhere_else(app: Flask, client: Any, administrator: Any) -> None:
    with app.app_context():
        link = f"/einladung/{invite(str(app.secret_key), administrator.id)}"
    assert "Hallo Ada Muster" in client.get(link).text
    assert client.submit(link, page=link, data={"password": PASSWORD}).location == "/"
    assert administrator.get("/anmelden").status_code == 200
    assert administrator.sign_in().status_code == 422
