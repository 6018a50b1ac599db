"""The Schnittstellen: how this installation shows itself to Microsoft. Their secrets are kept sealed."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from cmx_app.services.vault import CannotOpen, Vault
from cmx_app.store.audit import Action, note_in
from cmx_app.store.database import reading, writing
from cmx_app.store.instance import INTERFACE_COLUMNS, InterfaceState
from cmx_app.store.models import Interface, MailAccount
from cmx_app.store.places import secret_place
from cmx_app.store.registration import forget_check

AZURE = "azure"
DEFAULT_NAME = "Azure"


class InUse(Exception):
    """The interface keeps mailboxes connected; `mailboxes` are their addresses."""

    def __init__(self, mailboxes: tuple[str, ...]) -> None:
        super().__init__(", ".join(mailboxes))
        self.mailboxes = mailboxes


def interfaces() -> tuple[InterfaceState, ...]:
    """All interfaces, the oldest first."""
    with reading() as connection:
        rows = connection.execute(select(*INTERFACE_COLUMNS).order_by(Interface.id))
        return tuple(InterfaceState(*row) for row in rows)


def interface(id: int) -> InterfaceState | None:
    """One interface, None when there is no such one."""
    with reading() as connection:
        row = connection.execute(select(*INTERFACE_COLUMNS).where(Interface.id == id)).first()
        return InterfaceState(*row) if row else None


def client_secret(vault: Vault, interface_id: int) -> str:
    """The secret in clear, "" when there is none. For asking Microsoft only."""
    with reading() as connection:
        sealed = connection.execute(
            select(Interface.client_secret).where(Interface.id == interface_id)
        ).scalar_one_or_none()
    return vault.open(sealed, secret_place(interface_id)) if sealed else ""


def save_azure_interface(
    vault: Vault,
    *,
    who: str,
    name: str | None = None,
    client_id: str | None = None,
    client_secret: str | None = None,
    secret_expires_on: date | None = None,
    id: int | None = None,
) -> int:
    """Change the interface `id`, without one the first Azure interface, which is made if need be.

    None leaves a value as it is. Gives the interface's id.
    """
    plain = {"name": name, "client_id": client_id, "secret_expires_on": secret_expires_on}
    with writing() as connection:
        found = id if id is not None else _first_azure(connection)
        target = found if found is not None else _create(connection, name or DEFAULT_NAME, who)
        _change(connection, target, {key: value for key, value in plain.items() if value is not None}, who)
        if client_secret:
            _replace_secret(connection, vault, target, client_secret, who)
    return target


def add_azure_interface(
    vault: Vault, *, who: str, name: str, client_id: str = "", client_secret: str = ""
) -> int:
    """Make a further Azure interface."""
    with writing() as connection:
        id = _create(connection, name or DEFAULT_NAME, who)
        _change(connection, id, {"client_id": client_id}, who)
        if client_secret:
            _replace_secret(connection, vault, id, client_secret, who)
    return id


def mailboxes_of(interface_id: int) -> tuple[str, ...]:
    """The connected mailboxes that would stop working without this interface."""
    with reading() as connection:
        return _mailboxes_of(connection, interface_id)


def delete_interface(id: int, who: str) -> bool:
    """Delete an interface and its secret; False when it is gone already. Raises InUse."""
    with writing() as connection:
        if mailboxes := _mailboxes_of(connection, id):
            raise InUse(mailboxes)
        name = connection.execute(select(Interface.name).where(Interface.id == id)).scalar_one_or_none()
        if name is None:
            return False
        connection.execute(delete(Interface).where(Interface.id == id))
        note_in(connection, who, Action.INTERFACE_DELETED, name)
    return True


def _first_azure(connection: Connection) -> int | None:
    return connection.execute(select(func.min(Interface.id)).where(Interface.kind == AZURE)).scalar()


def _create(connection: Connection, name: str, who: str) -> int:
    now = datetime.now(UTC)
    values = {"kind": AZURE, "name": name, "created_at": now, "updated_at": now}
    id = connection.execute(insert(Interface).values(values).returning(Interface.id)).scalar_one()
    note_in(connection, who, Action.INTERFACE_CREATED, name)
    return id


def _change(connection: Connection, id: int, values: dict[str, object], who: str) -> None:
    """Write what differs; an unchanged form leaves no audit line."""
    columns = (Interface.name, Interface.client_id, Interface.secret_expires_on)
    stored = connection.execute(select(*columns).where(Interface.id == id)).mappings().one()
    changed = {key: value for key, value in values.items() if stored[key] != value}
    if changed:
        changed["updated_at"] = datetime.now(UTC)
        connection.execute(update(Interface).where(Interface.id == id).values(changed))
        if "client_id" in changed:
            forget_check(connection)
        note_in(connection, who, Action.INTERFACE_CHANGED, stored["name"])


def _replace_secret(connection: Connection, vault: Vault, id: int, secret: str, who: str) -> None:
    stored = connection.execute(
        select(Interface.client_secret, Interface.name).where(Interface.id == id)
    ).one()
    if stored.client_secret and _is_the_same(vault, stored.client_secret, id, secret):
        return
    now = datetime.now(UTC)
    values = {
        "client_secret": vault.seal(secret, secret_place(id)),
        "secret_hint": secret[:3],
        "secret_stored_at": now,
        "updated_at": now,
    }
    connection.execute(update(Interface).where(Interface.id == id).values(values))
    forget_check(connection)
    note_in(connection, who, Action.SECRET_REPLACED, stored.name)


def _is_the_same(vault: Vault, sealed: str, id: int, secret: str) -> bool:
    try:
        return vault.open(sealed, secret_place(id)) == secret
    except CannotOpen:
        return False


def _mailboxes_of(connection: Connection, interface_id: int) -> tuple[str, ...]:
    connected = MailAccount.token_cache.is_not(None)
    statement = select(MailAccount.address).where(MailAccount.interface_id == interface_id, connected)
    return tuple(connection.execute(statement.order_by(MailAccount.address)).scalars())
