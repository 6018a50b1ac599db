"""The one database handle, and how transactions begin."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session, scoped_session

from cmx_app.store.models import Base

db = SQLAlchemy(metadata=Base.metadata)


@contextmanager
def writing() -> Iterator[scoped_session[Session]]:
    """A session whose transaction may write: commits at the end, rolls back on an error.

    On SQLite it begins IMMEDIATE, so that two writers wait for each other instead of failing half-way.
    Never speak to the network inside.
    """
    db.session.rollback()
    db.session.connection(execution_options={"begin": "IMMEDIATE"})
    try:
        yield db.session
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise


def prepare_sqlite(engine: Engine) -> None:
    """Give an SQLite engine WAL, foreign keys, a busy time-out, and transactions that begin when we say so."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=10000", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', '')}".strip())
