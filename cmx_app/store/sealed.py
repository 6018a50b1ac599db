"""Everything that lies sealed in the database, wherever it lies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import InstrumentedAttribute

from cmx_app.services.vault import CannotOpen, Place, Vault
from cmx_app.store.audit import Action, note_in
from cmx_app.store.database import writing
from cmx_app.store.models import Interface, LateSecret, MailAccount, SignInFlow
from cmx_app.store.places import flow_place, late_secret_place, secret_place, token_place


@dataclass(frozen=True)
class _Drawer:
    """A column of sealed values, the column that tells its rows apart, and how a row's place is called."""

    row: InstrumentedAttribute[Any]
    column: InstrumentedAttribute[Any]
    place: Callable[[Any], Place]


_LASTING = (
    _Drawer(Interface.id, Interface.client_secret, secret_place),
    _Drawer(MailAccount.id, MailAccount.token_cache, token_place),
)
_PASSING = (
    _Drawer(SignInFlow.state_hash, SignInFlow.flow, flow_place),
    _Drawer(LateSecret.token_hash, LateSecret.secret, late_secret_place),
)
"""Gone within the hour."""


@dataclass(frozen=True)
class Sealed:
    """A sealed value and where it lies."""

    drawer: _Drawer
    row: Any
    value: str = field(repr=False)

    @property
    def place(self) -> Place:
        """The place it was sealed for."""
        return self.drawer.place(self.row)


def anything_is_sealed(connection: Connection) -> bool:
    """Whether there is anything that a lost key would lose."""
    return next(_all_in(connection, _LASTING), None) is not None


def everything_opens(connection: Connection, vault: Vault) -> bool:
    """Whether these keys open all that has to last."""
    try:
        for sealed in _all_in(connection, _LASTING):
            vault.open(sealed.value, sealed.place)
    except CannotOpen:
        return False
    return True


def rotate_keys(vault: Vault, who: str = "cmx keys rotate") -> int:
    """Seal everything again with the first key; tells how many values were sealed with an older one."""
    with writing() as connection:
        old = [
            sealed
            for sealed in _all_in(connection, _LASTING + _PASSING)
            if not vault.is_current(sealed.value)
        ]
        for sealed in old:
            fresh = vault.seal(vault.open(sealed.value, sealed.place), sealed.place)
            mine = update(sealed.drawer.row.class_).where(sealed.drawer.row == sealed.row)
            connection.execute(mine.values({sealed.drawer.column.key: fresh}))
        note_in(connection, who, Action.KEYS_ROTATED, str(len(old)))
    return len(old)


def _all_in(connection: Connection, drawers: tuple[_Drawer, ...]) -> Iterator[Sealed]:
    for drawer in drawers:
        rows = connection.execute(select(drawer.row, drawer.column).where(drawer.column.is_not(None)))
        for row, value in rows:
            yield Sealed(drawer, row, value)
