"""SELECTs asked the short way answer like those asked the long way."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from weakref import ref

import psycopg
import pytest
from flask import current_app
from sqlalchemy import bindparam, exists, insert, literal, literal_column, select

from cmx_app.settings import Settings
from cmx_app.store import questions
from cmx_app.store.application_settings import save_setting
from cmx_app.store.database import db, writing
from cmx_app.store.models import Interface, Setting
from cmx_app.store.questions import Question, Rows

pytestmark = pytest.mark.usefixtures("store")

MOMENT = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


def test_moments_days_and_truth_come_back_as_they_were() -> None:
    values = {
        "name": "Azure",
        "kind": "azure",
        "secret_stored_at": MOMENT,
        "secret_expires_on": date(2028, 11, 12),
        "created_at": MOMENT,
        "updated_at": MOMENT,
    }
    with writing() as connection:
        connection.execute(insert(Interface).values(values))
    asked = Question(
        select(
            Interface.name,
            Interface.secret_stored_at,
            Interface.secret_expires_on,
            Interface.client_secret.is_not(None),
            exists().where(Interface.kind == "azure"),
        ).where(Interface.secret_stored_at <= bindparam("latest"))
    )
    assert asked.ask(latest=MOMENT) == (("Azure", MOMENT, date(2028, 11, 12), False, True),)


def test_values_that_stand_in_the_statement_come_along() -> None:
    save_setting("a", "100 %", "Anna")
    save_setting("b", "%(x)s", "Anna")
    asked = Question(
        select(Setting.value, literal("100 %")).where(
            Setting.name != bindparam("other"), Setting.value != "c"
        )
    )
    assert asked.ask(other="b") == (("100 %", "100 %"),)
    assert asked.ask(other="a") == (("%(x)s", "100 %"),)


def test_no_transaction_stays_open_behind_a_question() -> None:
    asked = Question(select(Setting.value).where(Setting.name == bindparam("name")))
    assert asked.ask(name="a") == ()
    save_setting("a", "1", "Anna")
    assert asked.ask(name="a") == (("1",),)


def test_nothing_is_asked_twice_until_somebody_has_written(store: Settings) -> None:
    asked = Question(select(Setting.value).where(Setting.name == bindparam("name")))
    save_setting("a", "1", "Anna")
    assert asked.ask(name="a") == (("1",),)
    is_told_of_writes = db.engine.dialect.name == "sqlite"
    assert (asked.ask(name="a") is asked.ask(name="a")) is is_told_of_writes
    save_setting("a", "2", "Anna")
    assert asked.ask(name="a") == (("2",),)
    assert asked.ask(name="b") == ()


def test_what_another_process_writes_is_seen_at_once(store: Settings) -> None:
    save_setting("a", "1", "Anna")
    asked = Question(select(Setting.value))
    for value in ("2", "3"):
        assert asked.ask() != ((value,),)
        _run_elsewhere("a", value, store=store)
        assert asked.ask() == ((value,),)


def test_only_so_many_answers_are_kept(store: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "MOST_ANSWERS", 3)
    asked = Question(select(Setting.value).where(Setting.name == bindparam("name")))
    for number in range(10):
        asked.ask(name=str(number))
    assert questions._here.kept
    assert len(questions._here.kept._answers) <= 3


def test_a_database_that_was_started_anew_is_asked_again(store: Settings) -> None:
    save_setting("a", "1", "Anna")
    asked = Question(select(Setting.value))
    assert asked.ask() == (("1",),)
    _end_connections(store)
    assert asked.ask() == (("1",),)


def test_what_the_database_refuses_is_an_error_at_once() -> None:
    with pytest.raises(db.engine.dialect.loaded_dbapi.Error):
        Question(select(literal_column("nowhere"))).ask()


def test_every_thread_asks_over_a_connection_of_its_own_and_leaves_none_behind(store: Settings) -> None:
    save_setting("a", "1", "Anna")
    asked, app = Question(select(Setting.value)), current_app._get_current_object()  # type: ignore[attr-defined]

    def ask() -> tuple[Rows, ref[object]]:
        with app.app_context():
            return asked.ask(), ref(questions._here.kept)

    with ThreadPoolExecutor(1) as pool:
        answer, kept = pool.submit(ask).result()
    assert answer == asked.ask() == (("1",),)
    assert kept() is None


def _run_elsewhere(*setting: str, store: Settings) -> None:
    """Save a setting from a process of its own, which knows nothing of this one."""
    program = (
        "import sys; from flask import Flask; from cmx_app.settings import Settings; "
        "from cmx_app.store.database import bind; "
        "from cmx_app.store.application_settings import save_setting; "
        "app = Flask('other'); bind(app, Settings(_env_file=None, database_url=sys.argv[1])); "
        "app.app_context().push(); save_setting(*sys.argv[2:], 'Anna')"
    )
    subprocess.run((sys.executable, "-c", program, store.database, *setting), check=True, timeout=30)


def _end_connections(settings: Settings) -> None:
    """What a restart of the database does to a connection that was open before."""
    if not settings.database.startswith("postgresql"):
        assert questions._here.kept
        questions._here.kept.connection.close()
        return
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with psycopg.connect(settings.database.replace("+psycopg", "")) as connection:
        connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
