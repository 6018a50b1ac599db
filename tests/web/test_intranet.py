"""Sign-in by the intranet: a header from the server in front says who is asking, on every request."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from cmx_app.store.audit import newest_lines
from cmx_app.store.invitations import invite
from cmx_app.store.sign_in import administrators, verify
from cmx_app.web.sign_in import current_administrator
from tests.conftest import Administrator, Browser

PROXY, ELSEWHERE = "10.0.0.5", "203.0.113.9"


@pytest.fixture
def make(make_app: Callable[..., Flask]) -> Callable[..., Flask]:
    def make(**settings: Any) -> Flask:
        app = make_app(sign_in="header:X-Remote-User", proxy_addresses=PROXY, **settings)
        app.add_url_rule("/zimmer", "zimmer", lambda: current_administrator().name, methods=["GET", "POST"])
        return app

    return make


@pytest.fixture
def app(make: Callable[..., Flask]) -> Flask:
    return make()


def browser_of(app: Flask, peer: str = PROXY) -> Browser:
    browser = Browser(app, app.response_class, use_cookies=True)
    browser.environ_base["REMOTE_ADDR"] = peer
    return browser


def named(name: str, **more: str) -> dict[str, Any]:
    return {"headers": {"X-Remote-User": name, **more}}


def names(app: Flask) -> list[str]:
    with app.app_context():
        return [one.name for one in administrators()]


def test_whoever_the_proxy_names_is_in_and_becomes_an_administrator_once(app: Flask) -> None:
    browser = browser_of(app)
    for name in ("Ada Muster", "ADA  muster", "Ada Muster"):
        assert browser.get("/zimmer", **named(name)).text == "Ada Muster"
    assert names(app) == ["Ada Muster"]
    with app.app_context():
        assert [line.action for line in newest_lines()] == ["signed-in", "administrator-added"]
        assert verify("Ada Muster", "") is None


def test_a_direct_client_that_sends_the_header_gets_nothing(app: Flask) -> None:
    browser = browser_of(app, ELSEWHERE)
    assert browser.get("/zimmer", **named("Ada Muster")).status_code == 303
    page = browser.get("/anmelden", **named("Ada Muster")).text
    assert 'data-check="sign_in.sender_not_believed"' in page
    assert names(app) == []


def test_an_address_that_is_only_forwarded_makes_nobody_a_proxy(make: Callable[..., Flask]) -> None:
    headers = named("Ada Muster", **{"X-Forwarded-For": PROXY})
    assert browser_of(make(trusted_proxies=1), ELSEWHERE).get("/zimmer", **headers).status_code == 303
    behind = {"X-Forwarded-For": ELSEWHERE}
    assert browser_of(make(trusted_proxies=1)).get("/zimmer", **named("Ada", **behind)).text == "Ada"


def test_who_is_no_longer_named_is_out_at_once(app: Flask) -> None:
    browser = browser_of(app)
    assert browser.get("/zimmer", **named("Ada")).status_code == 200
    assert browser.get("/zimmer").status_code == 303
    assert "Abmelden" not in browser.get("/anmelden").text


def test_another_person_at_the_same_browser_is_another_person(app: Flask) -> None:
    browser = browser_of(app)
    token = browser.get("/", **named("Ada")).text.partition('name="csrf_token" value="')[2].partition('"')[0]
    headers = named("Karl", **{"Sec-Fetch-Site": "same-origin"})
    assert browser.post("/zimmer", data={"csrf_token": token}, **headers).status_code == 400
    assert browser.get("/zimmer", **named("Karl")).text == "Karl"


def test_a_page_says_who_was_named_and_offers_no_sign_out(app: Flask, valid_html: Any) -> None:
    page = browser_of(app).get("/", **named("Ada Muster")).text
    valid_html(page)
    assert "Angemeldet durch das Intranet" in page
    assert "Abmelden" not in page


def test_nobody_named_is_told_which_line_is_missing(app: Flask, valid_html: Any) -> None:
    page = browser_of(app).get("/anmelden").text
    valid_html(page)
    assert 'data-check="sign_in.nobody_named"' in page
    assert "proxy_set_header X-Remote-User $remote_user;" in page


def test_only_members_of_the_group_come_in(make: Callable[..., Flask], valid_html: Any) -> None:
    app = make(sign_in_group="X-Remote-Groups:mail-admins")
    browser = browser_of(app)
    assert browser.get("/zimmer", **named("Ada")).status_code == 303
    stranger = named("Karl", **{"X-Remote-Groups": "staff"})
    page = browser.get("/anmelden", **stranger).text
    valid_html(page)
    assert 'data-check="sign_in.not_in_group"' in page
    assert names(app) == []
    member = named("Ada", **{"X-Remote-Groups": "staff, mail-admins"})
    assert browser.get("/zimmer", **member).text == "Ada"


@pytest.mark.parametrize("peer", [PROXY, ELSEWHERE])
def test_the_local_administrator_is_the_way_back_in(app: Flask, peer: str) -> None:
    person = Administrator(app, app.response_class, use_cookies=True)
    person.environ_base["REMOTE_ADDR"] = peer
    person.register()
    assert person.sign_in().status_code == 303
    assert person.get("/zimmer").text == person.name
    assert "Abmelden" in person.get("/").text


def test_an_invitation_gives_a_password_to_somebody_from_the_intranet(app: Flask) -> None:
    browser_of(app).get("/zimmer", **named("Ada"))
    with app.app_context():
        (ada,) = administrators()
        link = f"/einladung/{invite(str(app.secret_key), ada.id)}"
    outside = browser_of(app, ELSEWHERE)
    answer = outside.submit(link, page=link, data={"password": "korrektes Pferd Batterie"})
    assert answer.status_code == 303
    assert outside.get("/zimmer").text == "Ada"
    assert names(app) == ["Ada"]


def test_without_the_setting_the_header_is_nothing(make_app: Callable[..., Flask]) -> None:
    app = make_app(proxy_addresses=PROXY)
    refused = browser_of(app).get("/", **named("Ada"))
    assert refused.status_code == 303
    assert "sign_in.nobody_named" not in browser_of(app).get("/anmelden", **named("Ada")).text
