"""Sign-ins at Microsoft that are under way: each is kept sealed, for one use, and for half an hour."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, insert, select

from cmx_app.services.vault import Vault
from cmx_app.store.database import writing
from cmx_app.store.models import Administrator, SignInFlow
from cmx_app.store.places import flow_place

KEPT_FOR = timedelta(minutes=30)
"""People do their second factor on a phone, and look for it first."""


@dataclass(frozen=True)
class KeptFlow:
    """A sign-in that came back; it is no longer in the store."""

    flow: str = field(repr=False)
    purpose: str
    administrator_id: int
    administrator: str
    """Who began it, by name."""
    mail_account_id: int | None
    return_to: str
    ticket_id: str
    """The ticket that opened a window for it; "" when it began where somebody is signed in."""
    browser_hash: str = field(repr=False)

    def began_in(self, browser_token: str) -> bool:
        """Whether the browser that came back is the one that left."""
        return hmac.compare_digest(self.browser_hash, _hash(browser_token))


def keep_flow(
    vault: Vault,
    *,
    state: str,
    flow: str,
    purpose: str,
    administrator_id: int,
    browser_token: str,
    mail_account_id: int | None,
    return_to: str,
    ticket_id: str = "",
) -> None:
    """Keep a sign-in until its state comes back; also forgets those that never did."""
    now = datetime.now(UTC)
    state_hash = _hash(state)
    values = {
        "state_hash": state_hash,
        "flow": vault.seal(flow, flow_place(state_hash)),
        "purpose": purpose,
        "administrator_id": administrator_id,
        "browser_hash": _hash(browser_token),
        "mail_account_id": mail_account_id,
        "return_to": return_to,
        "ticket_id": ticket_id,
        "expires_at": now + KEPT_FOR,
    }
    with writing() as connection:
        connection.execute(delete(SignInFlow).where(SignInFlow.expires_at <= now))
        connection.execute(insert(SignInFlow).values(values))


def take_flow(vault: Vault, state: str) -> KeptFlow | None:
    """The sign-in with this state, which is deleted first: None when it is unknown, used or expired."""
    state_hash = _hash(state)
    name = select(Administrator.name).where(Administrator.id == SignInFlow.administrator_id).scalar_subquery()
    columns = (
        SignInFlow.flow,
        SignInFlow.purpose,
        SignInFlow.administrator_id,
        name.label("administrator"),
        SignInFlow.mail_account_id,
        SignInFlow.return_to,
        SignInFlow.ticket_id,
        SignInFlow.browser_hash,
        SignInFlow.expires_at,
    )
    with writing() as connection:
        taken = delete(SignInFlow).where(SignInFlow.state_hash == state_hash).returning(*columns)
        row = connection.execute(taken).one_or_none()
    if row is None or row.expires_at <= datetime.now(UTC):
        return None
    sealed, *rest = row[:8]
    return KeptFlow(vault.open(sealed, flow_place(state_hash)), *rest)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
