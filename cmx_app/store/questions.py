"""SELECTs that stand before every page, asked the short way.

From a statement to its rows SQLAlchemy takes ten times as long as SQLite needs to answer. What is alike each
time (the SQL, the kinds of values and columns) is worked out here once; the rest is the driver's, over a
connection that each thread keeps for itself. While nothing is written, SQLite is only asked whether that is
so.
"""

import os
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import local
from typing import Any

from sqlalchemy import Dialect, Engine, Select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.types import TypeEngine

from cmx_app.store.database import db

Convert = Callable[[Any], Any]
Row = tuple[Any, ...]
Rows = tuple[Row, ...]

MOST_ANSWERS = 500
"""So many are kept; a question about each person who is signed in is one."""


@dataclass(frozen=True)
class _Written:
    """A statement in one database's own words."""

    sql: str
    fixed: Mapping[str, Any]
    """Values that stand in the statement itself."""
    places: tuple[str, ...]
    """The order of the values, where the driver wants them without names."""
    values_in: Mapping[str, Convert]
    columns_out: tuple[tuple[int, Convert], ...]

    def bound(self, values: Mapping[str, object]) -> tuple[Any, ...] | dict[str, Any]:
        """All values as the driver wants them."""
        bound = {**self.fixed, **values}
        for name, turn in self.values_in.items():
            bound[name] = turn(bound[name])
        return tuple([bound[name] for name in self.places]) if self.places else bound


class Question:
    """A SELECT that is put together once and asked often; values for its parameters come with `ask`."""

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self._statement = statement
        self._written: dict[str, _Written] = {}

    def ask(self, **values: object) -> Rows:
        """All rows of the answer. No transaction is open before or after."""
        (rows,) = ask_together(self, **values)
        return rows

    def written(self, dialect: Dialect) -> _Written:
        """The statement as this database wants it."""
        return self._written.get(dialect.name) or self._write(dialect)

    def _write(self, dialect: Dialect) -> _Written:
        compiled = self._statement.compile(dialect=dialect)
        binds: Mapping[str, Any] = compiled.binds
        columns = [_out(column.type, dialect) for column in self._statement.selected_columns]
        written = self._written[dialect.name] = _Written(
            sql=str(compiled),
            fixed={name: bind.effective_value for name, bind in binds.items() if not bind.required},
            places=tuple(compiled.positiontup or ()),
            values_in={name: turn for name, bind in binds.items() if (turn := _in(bind.type, dialect))},
            columns_out=tuple((place, turn) for place, turn in enumerate(columns) if turn),
        )
        return written


def ask_together(*questions: Question, **values: object) -> tuple[Rows, ...]:
    """The answers to several questions, one after the other over the same connection."""
    engine = db.engine
    kept = _kept(engine)
    try:
        return kept.ask(questions, values)
    except engine.dialect.loaded_dbapi.Error as error:
        _forget()
        if not engine.dialect.is_disconnect(error, kept.connection, None):
            raise
    # The database was started anew since; to read twice harms nobody.
    return _kept(engine).ask(questions, values)


def _answer(cursor: DBAPICursor, written: _Written, values: Mapping[str, object]) -> Rows:
    cursor.execute(written.sql, written.bound(values))
    rows: Iterable[Row] = cursor.fetchall()
    return tuple([_converted(row, written.columns_out) for row in rows])


def _converted(row: tuple[Any, ...], columns: tuple[tuple[int, Convert], ...]) -> tuple[Any, ...]:
    cells = list(row)
    for place, turn in columns:
        if cells[place] is not None:
            cells[place] = turn(cells[place])
    return tuple(cells)


class _Kept:
    """A thread's own connection, and what it has answered for as long as nobody wrote anything.

    Taking a connection out of the pool and putting it back takes as long as to ask.
    """

    def __init__(self, engine: Engine) -> None:
        pooled = engine.raw_connection()
        self.engine = engine
        self.connection: Any = pooled.dbapi_connection
        pooled.detach()
        self._tells_of_writes = engine.dialect.name == "sqlite"
        self._version: Row = ()
        self._answers: dict[Hashable, tuple[Rows, ...]] = {}

    def __del__(self) -> None:
        """Closes the connection, also when the thread ends."""
        with suppress(Exception):
            self.connection.close()

    def ask(self, questions: tuple[Question, ...], values: Mapping[str, object]) -> tuple[Rows, ...]:
        """Each question's answer, of this moment."""
        cursor = self.connection.cursor()
        if not self._tells_of_writes:
            return self._asked(cursor, questions, values)
        # Another number once any other connection, of whatever process, has committed something; this one
        # never does. Source: https://www.sqlite.org/pragma.html#pragma_data_version
        version = cursor.execute("PRAGMA data_version").fetchone()
        if version != self._version or len(self._answers) >= MOST_ANSWERS:
            self._answers.clear()
            self._version = version
        key = (questions, *values.items())
        known = self._answers.get(key)
        if known is None:
            known = self._answers[key] = self._asked(cursor, questions, values)
        return known

    def _asked(
        self, cursor: Any, questions: tuple[Question, ...], values: Mapping[str, object]
    ) -> tuple[Rows, ...]:
        dialect = self.engine.dialect
        return tuple(_answer(cursor, question.written(dialect), values) for question in questions)


class _Here(local):
    kept: _Kept | None = None


_here = _Here()


def _kept(engine: Engine) -> _Kept:
    if _here.kept is None or _here.kept.engine is not engine:
        _here.kept = _Kept(engine)
    return _here.kept


def _forget() -> None:
    _here.kept = None


if hasattr(os, "register_at_fork"):
    # No connection may be used on both sides of a fork (see store/database.py), and only this thread forks.
    os.register_at_fork(before=_forget)


def _in(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _out(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
