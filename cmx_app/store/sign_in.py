"""Administrators and the browsers in which they are signed in."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from cmx_app.store.audit import Action, note, note_in
from cmx_app.store.database import reading, writing
from cmx_app.store.models import Administrator, SignInSession
from cmx_app.store.passwords import fits
from cmx_app.store.questions import Question

IDLE_FOR = timedelta(hours=8)
"""After so long without a request a session is over."""

REMEMBERED_FOR = timedelta(days=1)
"""For so long after its last request a session that ended so is still known (see store/late_secrets.py)."""

SEEN_EVERY = timedelta(minutes=1)
"""How exactly the last request is remembered; more often would be a write for every page."""


@dataclass(frozen=True)
class SignedIn:
    """An administrator, as the pages know them."""

    id: int
    name: str
    rights: str = ""
    """What a signed link opened for this browser (rights.py); "" is everything."""


def administrators() -> tuple[SignedIn, ...]:
    """All administrators by name."""
    statement = select(Administrator.id, Administrator.name).order_by(Administrator.sign_in_name)
    with reading() as connection:
        return tuple(SignedIn(*row) for row in connection.execute(statement))


def administrator_with(id: int) -> SignedIn | None:
    """The administrator with this number."""
    statement = select(Administrator.id, Administrator.name).where(Administrator.id == id)
    with reading() as connection:
        row = connection.execute(statement).first()
        return SignedIn(*row) if row else None


def find_administrator(name: str) -> SignedIn | None:
    """The administrator of this name, however it is capitalised."""
    statement = select(Administrator.id, Administrator.name)
    with reading() as connection:
        row = connection.execute(statement.where(Administrator.sign_in_name == sign_in_name(name))).first()
        return SignedIn(*row) if row else None


def administrator_named(name: str) -> SignedIn:
    """The administrator whom the intranet calls so; made without a password where there is none yet."""
    if found := _NAMED.ask(key=sign_in_name(name)):
        return SignedIn(*found[0])
    with writing() as connection:
        known = select(Administrator.id, Administrator.name)
        row = connection.execute(known.where(Administrator.sign_in_name == sign_in_name(name))).first()
        if row is None:
            note_in(connection, name, Action.ADMINISTRATOR_ADDED, name)
            return add_administrator_in(connection, name, password_hash="")
    return SignedIn(*row)


def add_administrator_in(connection: Connection, name: str, *, password_hash: str) -> SignedIn:
    """A new administrator; without a hash there is no password that fits."""
    values = {"name": name, "sign_in_name": sign_in_name(name), "created_at": datetime.now(UTC)}
    added = insert(Administrator).values(password_hash=password_hash, **values).returning(Administrator.id)
    return SignedIn(connection.execute(added).scalar_one(), name)


def verify(name: str, password: str, *, address: str = "") -> SignedIn | None:
    """The administrator with this name and password; None tells nothing about which of them was wrong.

    `address` is where the attempt came from, for the audit line of one that failed. What was typed as an
    unknown name is not written down: people type passwords there.
    """
    statement = select(Administrator.id, Administrator.name, Administrator.password_hash)
    with reading() as connection:
        row = connection.execute(statement.where(Administrator.sign_in_name == sign_in_name(name))).first()
    if fits(password, row.password_hash if row else None) and row:
        return SignedIn(row.id, row.name)
    note(row.name if row else "", Action.SIGN_IN_FAILED, address)
    return None


def begin_session(administrator_id: int, *, address: str = "", begun_from: str = "", rights: str = "") -> str:
    """Sign a browser in: the token for its cookie, of which only a hash is kept.

    `begun_from` is the hash of the session whose end ends this one too; `rights` limit it.
    """
    token = secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    with writing() as connection:
        name = connection.execute(
            select(Administrator.name).where(Administrator.id == administrator_id)
        ).scalar_one()
        _forget_old_ones(connection, now)
        values = {
            "token_hash": hash_of(token),
            "administrator_id": administrator_id,
            "begun_from": begun_from,
            "rights": rights,
        }
        connection.execute(insert(SignInSession).values(created_at=now, last_seen_at=now, **values))
        note_in(connection, name, Action.SIGNED_IN, address)
    return token


def who_is(token: str) -> SignedIn | None:
    """Whose browser this is; None when nobody is signed in there, or not any more. Asked on every request."""
    if not token:
        return None
    now = datetime.now(UTC)
    token_hash = hash_of(token)
    rows = _WHO_IS.ask(token_hash=token_hash)
    if not rows:
        return None
    ((identifier, name, rights, last_seen_at),) = rows
    if now - last_seen_at >= IDLE_FOR:
        return None
    if now - last_seen_at >= SEEN_EVERY:
        _note_seen(token_hash, now)
    return SignedIn(identifier, name, rights)


def end_session(token: str) -> None:
    """Sign this browser out, with the frames that were signed in from here."""
    if not token:
        return
    mine = hash_of(token)
    theirs = or_(SignInSession.token_hash == mine, SignInSession.begun_from == mine)
    with writing() as connection:
        connection.execute(delete(SignInSession).where(theirs))


def end_all_sessions(administrator_id: int) -> None:
    """Sign the administrator out everywhere."""
    with writing() as connection:
        end_all_sessions_in(connection, administrator_id)


def end_all_sessions_in(connection: Connection, administrator_id: int) -> None:
    """The same, together with what is the reason for it."""
    connection.execute(delete(SignInSession).where(SignInSession.administrator_id == administrator_id))


def sign_in_name(name: str) -> str:
    """The name for comparison: capital letters, blanks around it and ways to write an umlaut don't matter."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()[:200]


def _forget_old_ones(connection: Connection, now: datetime) -> None:
    # What was kept at the last moment is still to be fetched, hence twice the time.
    connection.execute(delete(SignInSession).where(SignInSession.last_seen_at <= now - 2 * REMEMBERED_FOR))


def _note_seen(token_hash: str, now: datetime) -> None:
    session = update(SignInSession).where(SignInSession.token_hash == token_hash)
    with writing() as connection:
        connection.execute(session.where(SignInSession.last_seen_at < now).values(last_seen_at=now))


def hash_of(token: str) -> str:
    """What is kept of a session's token; of none, nothing."""
    return hashlib.sha256(token.encode()).hexdigest() if token else ""


_NAMED = Question(
    select(Administrator.id, Administrator.name).where(Administrator.sign_in_name == bindparam("key"))
)
_WHO_IS = Question(
    select(Administrator.id, Administrator.name, SignInSession.rights, SignInSession.last_seen_at)
    .join(SignInSession, SignInSession.administrator_id == Administrator.id)
    .where(SignInSession.token_hash == bindparam("token_hash"))
)
