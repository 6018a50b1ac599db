"""Client secrets that arrived when their session had just ended by itself, kept until their sender is back.

Microsoft shows a secret only once, so what somebody sends from a page that was open too long must not get
lost; and nobody who is not signed in may store anything. So it is kept, sealed, for a session that is known
and has only been idle (sign-out and a new password delete theirs), one for each, for an hour, and it becomes
the interface's only when the same administrator signs in again in the same browser.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, exists, select

from cmx_app.services.vault import CannotOpen, Vault
from cmx_app.store.database import put, reading, writing
from cmx_app.store.interfaces import interface, interfaces, save_azure_interface
from cmx_app.store.models import LateSecret, SignInSession
from cmx_app.store.places import late_secret_place
from cmx_app.store.sign_in import IDLE_FOR, REMEMBERED_FOR, SignedIn

KEPT_FOR = timedelta(hours=1)
"""Long enough to find one's password; what waits longer is asked for again."""


@dataclass(frozen=True)
class _Waiting:
    token_hash: str
    secret: str = field(repr=False)
    interface_id: int | None
    arrived_at: datetime
    administrator_id: int


def keep_late_secret(vault: Vault, token: str, secret: str, interface_id: int | None = None) -> bool:
    """Keep the secret for whoever was signed in with this token; False when nobody was, or still is.

    `interface_id` is the interface it was sent for, None for the first one. A newer one takes its place.
    """
    if interface_id is not None and interface(interface_id) is None:
        return False
    now, token_hash = datetime.now(UTC), _hash(token)
    idle = exists().where(
        SignInSession.token_hash == token_hash,
        SignInSession.last_seen_at <= now - IDLE_FOR,
        SignInSession.last_seen_at > now - REMEMBERED_FOR,
    )
    sealed = vault.seal(secret, late_secret_place(token_hash))
    values = {"secret": sealed, "interface_id": interface_id, "arrived_at": now}
    with writing() as connection:
        if not connection.execute(select(idle)).scalar():
            return False
        connection.execute(delete(LateSecret).where(LateSecret.arrived_at <= now - KEPT_FOR))
        put(connection, LateSecret, {"token_hash": token_hash}, values)
    return True


def has_late_secret(token: str) -> bool:
    """Whether a secret waits for whoever was signed in with this token."""
    return _waiting(token) is not None


def take_late_secret(vault: Vault, token: str, administrator: SignedIn) -> bool:
    """Store what waits in this browser, if it is this administrator's; either way it waits no more."""
    waiting = _waiting(token)
    if waiting is None:
        return False
    is_theirs = waiting.administrator_id == administrator.id
    stored = is_theirs and not _is_overtaken(waiting) and _store(vault, waiting, administrator)
    with writing() as connection:
        connection.execute(delete(LateSecret).where(LateSecret.token_hash == waiting.token_hash))
    return stored


def _waiting(token: str) -> _Waiting | None:
    if not token:
        return None
    columns = (LateSecret.token_hash, LateSecret.secret, LateSecret.interface_id, LateSecret.arrived_at)
    statement = select(*columns, SignInSession.administrator_id).join(SignInSession)
    fresh = LateSecret.arrived_at > datetime.now(UTC) - KEPT_FOR
    with reading() as connection:
        row = connection.execute(statement.where(LateSecret.token_hash == _hash(token), fresh)).first()
    return _Waiting(*row) if row else None


def _is_overtaken(waiting: _Waiting) -> bool:
    """Whether the interface has got another secret meanwhile."""
    target = interface(waiting.interface_id) if waiting.interface_id else next(iter(interfaces()), None)
    return bool(target and target.secret_stored_at and target.secret_stored_at >= waiting.arrived_at)


def _store(vault: Vault, waiting: _Waiting, administrator: SignedIn) -> bool:
    try:
        secret = vault.open(waiting.secret, late_secret_place(waiting.token_hash))
    except CannotOpen:
        return False
    save_azure_interface(vault, who=administrator.name, client_secret=secret, id=waiting.interface_id)
    return True


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
