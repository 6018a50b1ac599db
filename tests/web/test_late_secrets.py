"""A secret that comes after its session has ended: kept for its sender, and for nobody else."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from cmx_app.store.database import reading
from cmx_app.store.instance import load_instance
from cmx_app.store.models import LateSecret
from cmx_app.store.sign_in import end_all_sessions
from tests.conftest import Administrator

SECRET = "abc8Q~" + "x" * 34
STEP = "/assistent/kundengeheimnis"
Later = Callable[[timedelta], None]


@pytest.fixture
def later() -> Iterator[Later]:
    with time_machine.travel(datetime.now(UTC), tick=True) as traveller:
        yield traveller.shift


@pytest.fixture
def waiting(app: Flask) -> Callable[[], int]:
    """Counts the secrets that wait for somebody."""

    def count() -> int:
        with app.app_context(), reading() as connection:
            return connection.execute(select(func.count()).select_from(LateSecret)).scalar_one()

    return count


@pytest.fixture
def has_secret(app: Flask) -> Callable[[], bool]:
    """Whether the interface has one."""

    def look() -> bool:
        with app.app_context():
            return load_instance().has_secret

    return look


def send(person: Administrator, token: str, address: str = STEP, secret: str = SECRET) -> str:
    """Send the form that was open all the time; gives what the sign-in page says."""
    data = {"csrf_token": token, "client_secret": secret}
    headers = {"Sec-Fetch-Site": "same-origin", "Referer": f"http://localhost{STEP}"}
    answer = person.post(address, data=data, headers=headers)
    assert (answer.status_code, answer.location.partition("?")[0]) == (303, "/anmelden")
    return person.get(answer.location).text


def test_a_secret_sent_after_eight_idle_hours_is_there_after_signing_in(
    administrator: Administrator, later: Later, has_secret: Callable[[], bool], waiting: Callable[[], int]
) -> None:
    token = administrator.token(STEP)
    later(timedelta(hours=15))
    said = send(administrator, token)
    assert "liegt verschlüsselt bereit" in said
    assert SECRET not in said
    assert (waiting(), has_secret()) == (1, False)
    administrator.sign_in()
    assert "Wert liegt vor (abc…)" in administrator.get(STEP).text
    assert waiting() == 0


def test_a_live_check_that_finds_no_session_keeps_the_secret_too(
    administrator: Administrator, later: Later, has_secret: Callable[[], bool]
) -> None:
    token = administrator.token(STEP)
    later(timedelta(hours=9))
    data = {"csrf_token": token, "client_secret": SECRET}
    answer = administrator.post(f"{STEP}/pruefen", data=data, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "liegt verschlüsselt bereit" in administrator.get(answer.headers["HX-Redirect"]).text
    administrator.sign_in()
    assert has_secret()


def test_only_the_sender_gets_it(
    app: Flask, administrator: Administrator, later: Later, has_secret: Callable[[], bool]
) -> None:
    token = administrator.token(STEP)
    later(timedelta(hours=9))
    send(administrator, token)
    other = Administrator(app, app.response_class, use_cookies=True)
    other.name = "Otto Anders"
    other.register()
    data = {"name": other.name, "password": other.password}
    assert administrator.submit("/anmelden", data=data).status_code == 303
    administrator.submit("/abmelden", page=STEP)
    administrator.sign_in()
    assert not has_secret()


def test_it_waits_for_an_hour(
    administrator: Administrator, later: Later, has_secret: Callable[[], bool]
) -> None:
    token = administrator.token(STEP)
    later(timedelta(hours=9))
    send(administrator, token)
    later(timedelta(hours=1, minutes=1))
    assert "liegt verschlüsselt bereit" not in administrator.get("/anmelden").text
    administrator.sign_in()
    assert not has_secret()


def test_a_newer_secret_stays(app: Flask, administrator: Administrator, later: Later) -> None:
    other = Administrator(app, app.response_class, use_cookies=True)
    other.name = "Otto Anders"
    other.register()
    token = administrator.token(STEP)
    later(timedelta(hours=9))
    send(administrator, token)
    later(timedelta(minutes=5))
    other.come_in()
    other.submit(STEP, page=STEP, data={"client_secret": "neu8Q~" + "y" * 34})
    administrator.sign_in()
    assert "Wert liegt vor (neu…)" in administrator.get(STEP).text


@pytest.mark.parametrize("hours", [0, 25])
def test_nothing_is_kept_of_a_session_that_was_signed_out_or_ended_long_ago(
    administrator: Administrator, later: Later, waiting: Callable[[], int], hours: int
) -> None:
    token = administrator.token(STEP)
    cookie = administrator.get_cookie("cmx_session")
    assert cookie
    if not hours:
        administrator.post("/abmelden", data={"csrf_token": token})
        administrator.set_cookie("cmx_session", cookie.value)
    later(timedelta(hours=hours or 9))
    assert "nicht gespeichert" in send(administrator, token)
    assert waiting() == 0


def test_nothing_is_kept_when_the_password_was_changed_meanwhile(
    app: Flask, administrator: Administrator, later: Later, waiting: Callable[[], int]
) -> None:
    token = administrator.token(STEP)
    later(timedelta(hours=9))
    with app.app_context():
        end_all_sessions(administrator.id)
    assert "nicht gespeichert" in send(administrator, token)
    assert waiting() == 0


def test_signing_out_everywhere_forgets_what_waits(
    app: Flask, administrator: Administrator, later: Later, waiting: Callable[[], int]
) -> None:
    token = administrator.token(STEP)
    later(timedelta(hours=9))
    send(administrator, token)
    with app.app_context():
        end_all_sessions(administrator.id)
    assert waiting() == 0


def test_nothing_is_kept_of_a_forged_session(
    administrator: Administrator, later: Later, waiting: Callable[[], int]
) -> None:
    token = administrator.token(STEP)
    cookie = administrator.get_cookie("cmx_session")
    assert cookie
    administrator.set_cookie("cmx_session", cookie.value[:-3] + "abc")
    later(timedelta(hours=9))
    assert "nicht gespeichert" in send(administrator, token)
    assert waiting() == 0


def test_nothing_is_kept_of_a_form_that_is_not_ours(
    administrator: Administrator, later: Later, waiting: Callable[[], int]
) -> None:
    administrator.token(STEP)
    later(timedelta(hours=9))
    assert "nicht gespeichert" in send(administrator, "0" * 64)
    assert waiting() == 0


@pytest.mark.parametrize("secret", ["ab", "0f1e2d3c-1111-4222-8333-444455556666", "x" * 5000])
def test_nothing_is_kept_that_is_no_secret(
    administrator: Administrator, later: Later, waiting: Callable[[], int], secret: str
) -> None:
    token = administrator.token(STEP)
    later(timedelta(hours=9))
    assert "nicht gespeichert" in send(administrator, token, secret=secret)
    assert waiting() == 0


def test_a_secret_for_one_interface_comes_to_that_one(
    app: Flask, administrator: Administrator, later: Later
) -> None:
    for name in ("Erste", "Zweite"):
        administrator.submit("/App Schnittstellen/neu", page=STEP, data={"name": name})
    token = administrator.token(STEP)
    later(timedelta(hours=9))
    assert "nicht gespeichert" in send(administrator, token, "/App Schnittstellen/99/")
    assert "liegt verschlüsselt bereit" in send(administrator, token, "/App Schnittstellen/2/")
    administrator.sign_in()
    assert "Wert liegt vor" not in administrator.get("/App Schnittstellen/1/").text
    assert "Wert liegt vor (abc…)" in administrator.get("/App Schnittstellen/2/").text
