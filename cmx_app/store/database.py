"""The one database handle, how an engine is prepared, and how transactions begin."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import ref

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import URL, Connection, Engine, event, func, make_url, select
from sqlalchemy.orm import DeclarativeBase

from cmx_app.settings import Settings
from cmx_app.store.models import Base


class Database(SQLAlchemy):
    """Flask-SQLAlchemy's handle, with engines that are prepared for several processes."""

    def _make_engine(self, bind_key: str | None, options: dict[str, Any], app: Any) -> Engine:
        engine = super()._make_engine(bind_key, options, app)
        prepare(engine)
        _close_before_forking(engine)
        return engine

    def _teardown_session(self, exc: BaseException | None) -> None:
        """Nothing to end after a request: all goes over connections, and no ORM session is ever begun."""


db = Database(metadata=Base.metadata)

_WRITERS = 0x636D78
"""The advisory lock's number: "cmx". Any other program in the same database has to keep away from it."""


def bind(app: Any, settings: Settings) -> None:
    """Give a Flask application its database. Opens no connection yet."""
    url = database_url(settings)
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(url)
    db.init_app(app)


def database_url(settings: Settings) -> URL:
    """The database's address; a SQLite path is made absolute, so that every reader means the same file."""
    url = make_url(settings.database)
    if url.get_backend_name() == "sqlite" and url.database:
        return url.set(database=str(Path(url.database).resolve()))
    return url


def engine_options(url: URL) -> dict[str, Any]:
    """Pool and time limits: a connection for every thread that may ask at once, kept between requests.

    Connections open no transaction by themselves: only who writes begins one.
    """
    pool = {"pool_size": 10, "max_overflow": 30, "pool_timeout": 10}
    if url.get_backend_name() == "sqlite":
        return pool
    alone = {"isolation_level": "AUTOCOMMIT", "skip_autocommit_rollback": True}
    return {**pool, **alone, "pool_pre_ping": True, "connect_args": {"connect_timeout": 10}}


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection for SELECTs. Each sees the newest data by itself; no transaction stays open behind it."""
    with db.engine.connect() as connection:
        connection.execution_options(begin="")
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """A connection whose transaction may write: commits at the end, rolls back on an error.

    Writers wait for each other from the first moment, so what one reads here is still true when it writes.
    Never speak to the network inside.
    """
    with db.engine.connect() as connection, write_alone(connection):
        yield connection


@contextmanager
def write_alone(connection: Connection) -> Iterator[None]:
    """A transaction on this connection, begun so that no other writer is inside one meanwhile.

    SQLite begins IMMEDIATE, as a deferred transaction that reads and then writes fails at once when
    another one was quicker. PostgreSQL takes an advisory lock and so behaves alike.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        connection.execution_options(begin="IMMEDIATE")
    else:
        connection.execution_options(isolation_level="READ COMMITTED")
    with connection.begin():
        if not is_sqlite:
            connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))
        yield


def put(
    connection: Connection,
    table: type[DeclarativeBase],
    key: Mapping[str, object],
    values: Mapping[str, object],
) -> None:
    """Write `values` into the row with this key, which is made if it is not there yet."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    fresh = insert(table).values(**key, **values)
    connection.execute(fresh.on_conflict_do_update(index_elements=list(key), set_=dict(values)))


def prepare(engine: Engine) -> None:
    """Give an engine what its database needs before the first statement of each connection."""
    if engine.dialect.name == "sqlite":
        prepare_sqlite(engine)
    else:
        event.listen(engine, "connect", _limit_time)


def prepare_sqlite(engine: Engine, *, busy_seconds: int = 10, foreign_keys: bool = True) -> None:
    """Give an SQLite engine WAL, foreign keys, a busy time-out, and transactions that begin when we say so.

    `synchronous` stays FULL: what Microsoft shows only once must survive a power cut.
    Migrations do without foreign keys: Alembic changes a table by making it anew, and dropping the old one
    would delete what refers to it.
    """
    pragmas = (
        f"busy_timeout={busy_seconds * 1000}",
        "journal_mode=WAL",
        f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("begin", "DEFERRED")
        if kind:
            connection.exec_driver_sql(f"BEGIN {kind}")


def _close_before_forking(engine: Engine) -> None:
    """No connection may be used on both sides of a fork; see https://www.sqlite.org/howtocorrupt.html#_carrying."""
    still_there = ref(engine)

    def close() -> None:
        if alive := still_there():
            alive.dispose()

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=close)


def _limit_time(connection: Any, _record: Any) -> None:
    # Set here and not among the connection's options, which connection poolers refuse.
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '20s'")
        cursor.execute("SET idle_in_transaction_session_timeout = '60s'")
    connection.commit()
