"""SELECTs asked the short way answer like those asked the long way."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import bindparam, exists, insert, literal, select

from cmx_app.store.application_settings import save_setting
from cmx_app.store.database import db, writing
from cmx_app.store.models import Interface, Setting
from cmx_app.store.questions import Question

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
    assert asked.ask(latest=MOMENT) == [("Azure", MOMENT, date(2028, 11, 12), False, True)]


def test_values_that_stand_in_the_statement_come_along() -> None:
    save_setting("a", "100 %", "Anna")
    save_setting("b", "%(x)s", "Anna")
    asked = Question(
        select(Setting.value, literal("100 %")).where(
            Setting.name != bindparam("other"), Setting.value != "c"
        )
    )
    assert asked.ask(other="b") == [("100 %", "100 %")]
    assert asked.ask(other="a") == [("%(x)s", "100 %")]


def test_the_connection_goes_back_with_no_transaction_open() -> None:
    asked = Question(select(Setting.value).where(Setting.name == bindparam("name")))
    assert asked.ask(name="a") == []
    assert db.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # a QueuePool on both
    save_setting("a", "1", "Anna")
    assert asked.ask(name="a") == [("1",)]
