"""A mailbox's lease: whoever holds it may refresh the tokens, alone among all processes.

A turn is the same for its checks, which connect to its mail servers.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import or_, update

from cmx_app.services.vault import Vault
from cmx_app.store.database import writing
from cmx_app.store.models import MailAccount
from cmx_app.store.places import token_place


def take_lease(id: int, owner: str, seconds: float) -> bool:
    """Take the mailbox for so long; False while somebody else has it."""
    now = datetime.now(UTC)
    is_free = or_(
        MailAccount.lease_until.is_(None), MailAccount.lease_until <= now, MailAccount.lease_owner == owner
    )
    taken = update(MailAccount).where(MailAccount.id == id, is_free)
    with writing() as connection:
        values = {"lease_owner": owner, "lease_until": now + timedelta(seconds=seconds)}
        return connection.execute(taken.values(values)).rowcount == 1


def store_refreshed(vault: Vault, id: int, owner: str, cache: str) -> bool:
    """Keep refreshed tokens, the rotated refresh token among them, if the lease is still `owner`'s.

    A lease that ran out but that nobody took since is still one's own: giving the tokens up would lose
    a refresh token that Microsoft has rotated already.
    """
    sealed = vault.seal(cache, token_place(id))
    mine = update(MailAccount).where(MailAccount.id == id, MailAccount.lease_owner == owner)
    with writing() as connection:
        return connection.execute(mine.values(token_cache=sealed)).rowcount == 1


def release_lease(id: int, owner: str) -> None:
    """Give the mailbox back; does nothing when it is somebody else's by now."""
    mine = update(MailAccount).where(MailAccount.id == id, MailAccount.lease_owner == owner)
    with writing() as connection:
        connection.execute(mine.values(lease_owner=None, lease_until=None))


def take_turn(id: int, owner: str, seconds: float) -> bool:
    """Check the mailbox for so long; False while somebody else does."""
    now = datetime.now(UTC)
    is_free = or_(MailAccount.turn_until.is_(None), MailAccount.turn_until <= now)
    taken = update(MailAccount).where(MailAccount.id == id, is_free)
    with writing() as connection:
        values = {"turn_owner": owner, "turn_until": now + timedelta(seconds=seconds)}
        return connection.execute(taken.values(values)).rowcount == 1


def end_turn(id: int, owner: str) -> None:
    """Let the next one check; does nothing when it is somebody else's turn by now."""
    mine = update(MailAccount).where(MailAccount.id == id, MailAccount.turn_owner == owner)
    with writing() as connection:
        connection.execute(mine.values(turn_owner=None, turn_until=None))
