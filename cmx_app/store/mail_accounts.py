"""The E-Mailkonten: their addresses, their connections at Microsoft, and what their checks found."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from cmx_app.services.vault import Vault
from cmx_app.store.audit import Action, note_in
from cmx_app.store.database import reading, writing
from cmx_app.store.instance import FIRST_AZURE, MailAccountState, load_mail_accounts
from cmx_app.store.leases import release_lease, store_refreshed, take_lease
from cmx_app.store.models import MailAccount
from cmx_app.store.places import token_place
from cmx_app.store.verdicts import forget_verdicts, note_verdict, verdicts

__all__ = ["note_verdict", "release_lease", "store_refreshed", "take_lease", "verdicts"]

_UNCONNECTED: dict[str, Any] = {
    "token_cache": None,
    "signed_in_as": "",
    "signed_in_tenant": "",
    "signed_in_object": "",
    "granted_scopes": "",
    "connected_at": None,
    "last_failure": "",
    "lease_owner": None,
    "lease_until": None,
}


class AddressTaken(Exception):
    """Another mailbox has this address already."""


@dataclass(frozen=True)
class ConnectedMailbox:
    """One mailbox with what its connection is made of; the tokens themselves are not in it."""

    id: int
    address: str
    mailbox_kind: str
    signed_in_as: str
    is_connected: bool
    granted_scopes: tuple[str, ...]
    connected_at: datetime | None
    last_failure: str
    """Why the newest sign-in came to nothing, as it was noted; "" after one that succeeded."""


def mail_accounts() -> tuple[MailAccountState, ...]:
    """All mailboxes with their state, the oldest first."""
    return load_mail_accounts()


def mail_account(id: int) -> ConnectedMailbox | None:
    """One mailbox, None when there is no such one."""
    with reading() as connection:
        row = connection.execute(_MAILBOX.where(MailAccount.id == id)).first()
    return _mailbox(row) if row else None


def save_mail_account(address: str, mailbox_kind: str, who: str, id: int | None = None) -> int:
    """Change the mailbox `id`, or note a new one; the same address twice stays one mailbox.

    Another address is another mailbox: its connection starts anew. Raises AddressTaken.
    """
    with writing() as connection:
        owner = connection.execute(
            select(MailAccount.id).where(MailAccount.address_key == _key(address))
        ).scalar_one_or_none()
        if id is not None and owner not in (None, id):
            raise AddressTaken
        target = owner if id is None else id
        if target is None:
            return _create(connection, address, mailbox_kind, who)
        _change(connection, target, address, mailbox_kind, who)
        return target


def delete_mail_account(id: int, who: str) -> bool:
    """Delete a mailbox with its tokens; False when it is gone already."""
    with writing() as connection:
        address = connection.execute(
            delete(MailAccount).where(MailAccount.id == id).returning(MailAccount.address)
        ).scalar_one_or_none()
        if address is not None:
            note_in(connection, who, Action.MAILBOX_DELETED, address)
    return address is not None


def token_cache(vault: Vault, id: int) -> str:
    """MSAL's serialised cache in clear, "" when the mailbox is not connected. For asking Microsoft only."""
    with reading() as connection:
        sealed = connection.execute(
            select(MailAccount.token_cache).where(MailAccount.id == id)
        ).scalar_one_or_none()
    return vault.open(sealed, token_place(id)) if sealed else ""


def store_tokens(
    vault: Vault,
    id: int,
    *,
    cache: str,
    signed_in_as: str,
    signed_in_tenant: str,
    signed_in_object: str,
    granted_scopes: Sequence[str],
    who: str,
) -> bool:
    """Keep what a sign-in brought, drop the verdicts on older connections; False when the mailbox is gone.

    Whoever refreshes older tokens at this moment loses the lease, so they can't come back.
    """
    values = _UNCONNECTED | {
        "token_cache": vault.seal(cache, token_place(id)),
        "signed_in_as": signed_in_as,
        "signed_in_tenant": signed_in_tenant,
        "signed_in_object": signed_in_object,
        "granted_scopes": " ".join(granted_scopes),
        "connected_at": datetime.now(UTC),
        "interface_id": FIRST_AZURE,
    }
    with writing() as connection:
        address = _change_one(connection, id, values)
        if address is not None:
            forget_verdicts(connection, id)
            note_in(connection, who, Action.MAILBOX_CONNECTED, address)
    return address is not None


def note_failure(id: int, failure: str, who: str) -> None:
    """Keep why a sign-in came to nothing, beside the mailbox; an older connection stays as it is."""
    with writing() as connection:
        address = _change_one(connection, id, {"last_failure": failure})
        if address is not None:
            note_in(connection, who, Action.CONNECTION_FAILED, address)


def _key(address: str) -> str:
    return hashlib.sha256(address.casefold().encode()).hexdigest()


def _create(connection: Connection, address: str, mailbox_kind: str, who: str) -> int:
    values = {"address": address, "address_key": _key(address), "mailbox_kind": mailbox_kind}
    made = insert(MailAccount).values(created_at=datetime.now(UTC), **values).returning(MailAccount.id)
    id = connection.execute(made).scalar_one()
    note_in(connection, who, Action.MAILBOX_CREATED, address)
    return id


def _change(connection: Connection, id: int, address: str, mailbox_kind: str, who: str) -> None:
    stored = connection.execute(
        select(MailAccount.address, MailAccount.address_key, MailAccount.mailbox_kind).where(
            MailAccount.id == id
        )
    ).one()
    if (stored.address, stored.mailbox_kind) == (address, mailbox_kind):
        return
    values = {"address": address, "address_key": _key(address), "mailbox_kind": mailbox_kind}
    if stored.address_key != values["address_key"]:
        values |= _UNCONNECTED
    _change_one(connection, id, values)
    forget_verdicts(connection, id)
    note_in(connection, who, Action.MAILBOX_CHANGED, address)


def _change_one(connection: Connection, id: int, values: dict[str, Any]) -> str | None:
    """Write into one mailbox; gives its address, None when it is gone."""
    changed = update(MailAccount).where(MailAccount.id == id).values(values)
    address: str | None = connection.execute(changed.returning(MailAccount.address)).scalar_one_or_none()
    return address


def _mailbox(row: Row[*tuple[Any, ...]]) -> ConnectedMailbox:
    values = row._asdict()
    return ConnectedMailbox(**values | {"granted_scopes": tuple(values["granted_scopes"].split())})


_MAILBOX = select(
    MailAccount.id,
    MailAccount.address,
    MailAccount.mailbox_kind,
    MailAccount.signed_in_as,
    MailAccount.token_cache.is_not(None).label("is_connected"),
    MailAccount.granted_scopes,
    MailAccount.connected_at,
    MailAccount.last_failure,
)
