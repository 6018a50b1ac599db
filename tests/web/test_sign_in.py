"""Sign-in, sign-out, and what nobody sees without it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask

from cmx_app.store.invitations import invite
from cmx_app.store.sign_in import administrators
from cmx_app.web.sign_in import current_administrator


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    app = make_app()
    app.add_url_rule("/zimmer", "zimmer", lambda: current_administrator().name, methods=["GET", "POST"])
    return app


@pytest.fixture
def later() -> Iterator[Callable[[timedelta], None]]:
    with time_machine.travel(datetime.now(UTC), tick=True) as traveller:
        yield traveller.shift


def test_a_page_leads_to_sign_in_and_back(client: Any, administrator: Any) -> None:
    refused = client.get("/zimmer?a=1")
    assert refused.status_code == 303
    assert refused.location == "/anmelden?zurueck=%2Fzimmer%3Fa%3D1"
    data = {"name": "ADA  muster ", "password": administrator.password, "zurueck": "/zimmer?a=1"}
    answer = client.submit(refused.location, page=refused.location, data=data)
    assert (answer.status_code, answer.location) == (303, "/zimmer?a=1")
    assert client.get("/zimmer").text == "Ada Muster"


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_never_leads_to_another_host(client: Any, administrator: Any, wanted: str) -> None:
    data = {"name": administrator.name, "password": administrator.password, "zurueck": wanted}
    assert client.submit("/anmelden", data=data).location == "/"


@pytest.mark.parametrize(
    "data", [{"name": "Ada Muster", "password": "falsch"}, {"name": "Niemand", "password": "x"}, {}]
)
def test_a_wrong_sign_in_does_not_tell_which_half_was_wrong(
    client: Any, administrator: Any, valid_html: Any, data: dict[str, str]
) -> None:
    refused = client.submit("/anmelden", data=data)
    assert refused.status_code == 422
    assert "Name oder Passwort stimmt nicht" in refused.text
    assert "falsch" not in refused.text
    valid_html(refused.text)


def test_too_many_attempts_have_to_wait(client: Any, administrator: Any, later: Any) -> None:
    data = {"name": administrator.name, "password": "falsch"}
    statuses = [client.submit("/anmelden", data=data).status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    data["password"] = administrator.password
    refused = client.submit("/anmelden", data=data)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 800
    later(timedelta(minutes=16))
    assert client.submit("/anmelden", data=data).status_code == 303


def test_a_session_ends_after_eight_idle_hours(administrator: Any, later: Any) -> None:
    later(timedelta(hours=7, minutes=59))
    assert administrator.get("/zimmer").status_code == 200
    later(timedelta(hours=8, minutes=1))
    assert administrator.get("/zimmer").status_code == 303


def test_signing_out_ends_the_session_in_the_store_too(administrator: Any) -> None:
    cookie = administrator.get_cookie("cmx_session").value
    signed_out = administrator.submit("/abmelden", page="/nirgends")
    assert signed_out.location == "/anmelden?abgemeldet=1"
    assert "Sie sind abgemeldet." in administrator.get(signed_out.location).text
    administrator.set_cookie("cmx_session", cookie)
    assert administrator.get("/zimmer").status_code == 303


def test_signing_out_needs_a_form(administrator: Any) -> None:
    assert administrator.get("/abmelden").status_code == 405


def test_htmx_is_sent_to_the_sign_in_page_instead_of_swapping_it_in(client: Any) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/assistent/anwendung?a=1"}
    refused = client.get("/zimmer", headers=headers)
    assert refused.status_code == 401
    assert refused.headers["HX-Redirect"] == "/anmelden?zurueck=%2Fassistent%2Fanwendung%3Fa%3D1"


def test_a_form_sent_too_late_leads_back_to_its_page(client: Any) -> None:
    refused = client.post("/zimmer", headers={"Referer": "http://localhost/assistent/anwendung"})
    assert refused.location == "/anmelden?zurueck=%2Fassistent%2Fanwendung"


def session_cookie(app: Flask, prefix: str = "") -> str:
    with app.app_context():
        link = f"{prefix}/einladung/{invite(str(app.secret_key))}"
    return app.test_client().get(link).headers["Set-Cookie"]


def test_the_session_cookie_is_for_this_application_only(make_app: Callable[..., Flask]) -> None:
    cookie = session_cookie(make_app(public_url="https://www.example.de/intern"), "/intern")
    assert cookie.startswith("cmx_session=")
    for part in ("Secure", "HttpOnly", "Path=/intern", "SameSite=Lax"):
        assert f"; {part}" in cookie


def test_the_session_cookie_works_over_plain_http_on_a_first_run(app: Flask) -> None:
    assert "Secure" not in session_cookie(app)


def test_a_first_visitor_is_told_how_to_get_in(client: Any, valid_html: Any) -> None:
    page = client.get("/anmelden").text
    assert "cmx invite" in page
    valid_html(page)


def test_whoever_is_signed_in_is_not_asked_again(administrator: Any) -> None:
    assert administrator.get("/anmelden").location == "/"


def test_a_new_sign_in_forgets_the_old_session(app: Flask, administrator: Any) -> None:
    before = administrator.token("/nirgends")
    administrator.sign_in()
    assert administrator.post("/zimmer", data={"csrf_token": before}).status_code == 400
    with app.app_context():
        assert len(administrators()) == 1
