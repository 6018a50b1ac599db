"""SELECTs that stand before every page, asked the short way.

From a statement to its rows SQLAlchemy takes ten times as long as SQLite needs to answer. What is alike each
time (the SQL, the kinds of values and columns) is worked out here once; the rest is the driver's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.types import TypeEngine

from cmx_app.store.database import db

Convert = Callable[[Any], Any]
Row = tuple[Any, ...]


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

    def ask(self, **values: object) -> list[Row]:
        """All rows of the answer. No transaction is open before or after."""
        (rows,) = ask_together((self,), **values)
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


def ask_together(questions: Iterable[Question], **values: object) -> list[list[Row]]:
    """The answers to several questions, one after the other over the same connection."""
    engine = db.engine
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        answers = [_answer(cursor, question.written(engine.dialect), values) for question in questions]
        cursor.close()
    finally:
        connection.close()
    return answers


def _answer(cursor: DBAPICursor, written: _Written, values: Mapping[str, object]) -> list[Row]:
    cursor.execute(written.sql, written.bound(values))
    rows: Iterable[Row] = cursor.fetchall()
    return [_converted(row, written.columns_out) for row in rows]


def _converted(row: tuple[Any, ...], columns: tuple[tuple[int, Convert], ...]) -> tuple[Any, ...]:
    cells = list(row)
    for place, turn in columns:
        if cells[place] is not None:
            cells[place] = turn(cells[place])
    return tuple(cells)


def _in(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _out(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
