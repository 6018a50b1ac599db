"""How transactions behave, alike on both databases."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import current_app
from sqlalchemy import func, select

from cmx_app.settings import Settings
from cmx_app.store.application_settings import all_settings, save_setting
from cmx_app.store.audit import Action, newest_lines, note_in
from cmx_app.store.database import database_url, db, reading, writing
from cmx_app.store.models import AuditLine

pytestmark = pytest.mark.usefixtures("store")


def test_an_error_leaves_nothing_behind() -> None:
    def note_and_fail() -> None:
        with writing() as connection:
            note_in(connection, "Anna", Action.INVITED, "")
            raise LookupError

    with pytest.raises(LookupError):
        note_and_fail()
    assert newest_lines() == ()


def test_a_reader_is_not_held_up_by_a_writer_and_sees_no_half_done_work() -> None:
    with writing() as connection:
        note_in(connection, "Anna", Action.INVITED, "")
        assert newest_lines() == ()
    assert len(newest_lines()) == 1


def test_what_a_writer_reads_is_still_true_when_it_writes() -> None:
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy that mypy takes for the thing

    def add_one(_: int) -> None:
        with app.app_context(), writing() as connection:
            count = connection.execute(select(func.count()).select_from(AuditLine)).scalar_one()
            note_in(connection, "Anna", Action.INVITED, str(count))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_one, range(40)))
    assert sorted(int(line.subject) for line in newest_lines()) == list(range(40))


def test_a_reader_sees_the_newest_data_with_every_question() -> None:
    with reading() as connection:
        before = connection.execute(select(func.count()).select_from(AuditLine)).scalar_one()
        with writing() as other:
            note_in(other, "Anna", Action.INVITED, "")
        after = connection.execute(select(func.count()).select_from(AuditLine)).scalar_one()
    assert (before, after) == (0, 1)


def test_a_connection_goes_back_as_it_was() -> None:
    for number in range(3):
        save_setting("Zahl", str(number), "Anna")
        assert [one.value for one in all_settings()] == [str(number)]
    assert db.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # a QueuePool on both


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")  # the child does nothing
def test_a_fork_takes_no_connection_along() -> None:
    newest_lines()
    assert db.engine.pool.checkedin() == 1  # type: ignore[attr-defined]  # a QueuePool on both
    if os.fork() == 0:
        os._exit(0)
    os.wait()
    assert db.engine.pool.checkedin() == 0  # type: ignore[attr-defined]  # a QueuePool on both


def test_a_relative_path_is_meant_from_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(_env_file=None, database_url="sqlite:///there.sqlite3")
    assert database_url(settings).database == str(tmp_path / "there.sqlite3")
