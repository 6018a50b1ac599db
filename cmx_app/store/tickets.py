"""Errands that a frame sends a window of its own on: opened once, within a minute, and watched until done.

What the window is for travels in the signed ticket itself; only who has opened it is kept here.
"""

import secrets
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from cmx_app.store.database import reading, writing
from cmx_app.store.models import Administrator, Ticket
from cmx_app.store.sign_in import SignedIn, hash_of

OPENS_FOR = timedelta(seconds=60)
"""How long a ticket opens its window."""

WATCHED_FOR = timedelta(hours=1)
"""How long the frame may look for its window; a sign-in at Microsoft may take half of it."""


class Purpose(StrEnum):
    """What a window is opened for."""

    SIGN_IN = "sign-in"
    CONNECT = "connect"
    TRY = "try"


@dataclass(frozen=True)
class Errand:
    """What a window is to do, for whom, and where the frame goes on afterwards."""

    purpose: Purpose
    back: str
    again: str
    """The frame's address that sends a window on this errand once more."""
    administrator_id: int = 0
    mail_account_id: int = 0
    asks_who: bool = False
    id: str = ""
    since: float = 0
    """When the frame sent its window, in seconds since 1970."""

    @property
    def is_late(self) -> bool:
        """Whether the frame has looked for its window long enough."""
        return datetime.now(UTC).timestamp() - self.since > WATCHED_FOR.total_seconds()

    @classmethod
    def new(cls, purpose: Purpose, back: str, again: str, **more: Any) -> "Errand":
        """An errand that nobody else can guess."""
        since = round(datetime.now(UTC).timestamp())
        return cls(purpose, back, again, id=secrets.token_urlsafe(24), since=since, **more)


class Standing(StrEnum):
    """How an errand stands."""

    UNOPENED = "unopened"
    OPENED = "opened"
    DONE = "done"


def ticket_for(errand: Errand, signing_key: str) -> str:
    """The ticket that opens the window from now on, for a minute."""
    return str(_serializer(signing_key).dumps(astuple(errand)))


def read_ticket(
    token: str, signing_key: str, valid_for: timedelta = WATCHED_FOR
) -> tuple[Errand, datetime] | None:
    """The errand and when this ticket for it was written; None when it is not ours, or too old."""
    try:
        values, written_at = _serializer(signing_key).loads(
            token, max_age=int(valid_for.total_seconds()), return_timestamp=True
        )
    except BadSignature:
        return None
    purpose, *others = values
    return Errand(Purpose(purpose), *others), written_at


def open_ticket(token: str, signing_key: str) -> Errand | None:
    """The errand, for the first who comes within the minute; None for everybody else."""
    found = read_ticket(token, signing_key, OPENS_FOR)
    if found is None:
        return None
    errand, now = found[0], datetime.now(UTC)
    try:
        with writing() as connection:
            connection.execute(delete(Ticket).where(Ticket.opened_at < now - WATCHED_FOR))
            connection.execute(insert(Ticket).values(id=errand.id, opened_at=now))
    except IntegrityError:
        return None
    return errand


def note_done(id: str, administrator_id: int | None = None, token: str = "") -> None:
    """The window has done its errand; for a sign-in, who is signed in there, and with which session."""
    values = {
        "done_at": datetime.now(UTC),
        "administrator_id": administrator_id,
        "session_hash": hash_of(token),
    }
    with writing() as connection:
        connection.execute(update(Ticket).where(Ticket.id == id, Ticket.done_at.is_(None)).values(values))


def standing_of(id: str) -> Standing:
    """Whether the window was opened, and has done its errand."""
    with reading() as connection:
        row = connection.execute(select(Ticket.done_at).where(Ticket.id == id)).one_or_none()
    if row is None:
        return Standing.UNOPENED
    return Standing.OPENED if row.done_at is None else Standing.DONE


def take_sign_in(id: str) -> tuple[SignedIn, str] | None:
    """Who signed in in the window, and the hash of the session there; for one who asks once."""
    name = select(Administrator.name).where(Administrator.id == Ticket.administrator_id).scalar_subquery()
    taken = delete(Ticket).where(Ticket.id == id, Ticket.administrator_id.is_not(None))
    with writing() as connection:
        row = connection.execute(
            taken.returning(Ticket.administrator_id, name, Ticket.session_hash)
        ).one_or_none()
    return (SignedIn(row[0], row[1]), row[2]) if row else None


def _serializer(signing_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(signing_key, salt="cmx-ticket")
