"""One-time links: the first administrator, further ones, and forgotten passwords."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer
from sqlalchemy import Connection, delete, insert, select, update

from cmx_app.store.audit import Action, note_in
from cmx_app.store.database import reading, writing
from cmx_app.store.models import Administrator, Invitation
from cmx_app.store.passwords import hash_password, is_long_enough
from cmx_app.store.sign_in import SignedIn, add_administrator_in, end_all_sessions_in, sign_in_name

VALID_FOR = timedelta(hours=24)
LONGEST_NAME = 120


class Standing(StrEnum):
    """How an invitation stands."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Invited:
    """What a link is good for. `administrator` is whose password it renews; None makes a new one."""

    standing: Standing
    administrator: SignedIn | None = None

    @property
    def is_open(self) -> bool:
        """Whether it can still be used."""
        return self.standing is Standing.OPEN


class NotUsed(StrEnum):
    """Why an invitation did not make anybody an administrator."""

    NO_LONGER_OPEN = "no-longer-open"
    NAME_TAKEN = "name-taken"
    NAME_MISSING = "name-missing"
    PASSWORD_TOO_SHORT = "password-too-short"  # noqa: S105  # the name of a reason


class _Refused(Exception):
    def __init__(self, reason: NotUsed) -> None:
        self.reason = reason


def invite(signing_key: str, administrator_id: int | None = None, *, who: str = "cmx invite") -> str:
    """The token of a new link; with an administrator it renews that one's password."""
    id, now = secrets.token_urlsafe(16), datetime.now(UTC)
    with writing() as connection:
        connection.execute(delete(Invitation).where(Invitation.created_at < now - VALID_FOR))
        connection.execute(
            insert(Invitation).values(id=id, administrator_id=administrator_id, created_at=now)
        )
        note_in(connection, who, Action.INVITED, _name(connection, administrator_id))
    return str(_serializer(signing_key).dumps(id))


def look_at(signing_key: str, token: str) -> Invited:
    """How the link stands; uses nothing up."""
    id, standing = _read(signing_key, token)
    if standing is not Standing.OPEN:
        return Invited(standing)
    statement = select(Invitation.used_at, Administrator.id, Administrator.name)
    with reading() as connection:
        row = connection.execute(statement.outerjoin(Administrator).where(Invitation.id == id)).first()
    if row is None:
        return Invited(Standing.UNKNOWN)
    return Invited(
        Standing.OPEN if row.used_at is None else Standing.USED,
        SignedIn(row.id, row.name) if row.id is not None else None,
    )


def use(signing_key: str, token: str, name: str, password: str) -> SignedIn | NotUsed:
    """Use the link up: make the administrator, or renew a password and sign that person out everywhere.

    Whoever clicks twice, or in two windows, makes one administrator. A taken name uses nothing up.
    For a renewed password the name is not asked.
    """
    id, standing = _read(signing_key, token)
    if standing is not Standing.OPEN:
        return NotUsed.NO_LONGER_OPEN
    if not is_long_enough(password):
        return NotUsed.PASSWORD_TOO_SHORT
    password_hash = hash_password(password)
    try:
        with writing() as connection:
            administrator_id = _use_up(connection, id)
            if administrator_id is None:
                return _make_administrator(connection, " ".join(name.split())[:LONGEST_NAME], password_hash)
            return _renew_password(connection, administrator_id, password_hash)
    except _Refused as refused:
        return refused.reason


def _serializer(signing_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(signing_key, salt="cmx-invitation")


def _read(signing_key: str, token: str) -> tuple[str, Standing]:
    try:
        return str(
            _serializer(signing_key).loads(token, max_age=int(VALID_FOR.total_seconds()))
        ), Standing.OPEN
    except SignatureExpired:
        return "", Standing.EXPIRED
    except BadSignature:
        return "", Standing.UNKNOWN


def _use_up(connection: Connection, id: str) -> int | None:
    """Mark the invitation as used, if nobody was quicker; gives the administrator whom it is for."""
    unused = update(Invitation).where(Invitation.id == id, Invitation.used_at.is_(None))
    used = connection.execute(
        unused.values(used_at=datetime.now(UTC)).returning(Invitation.administrator_id)
    ).one_or_none()
    if used is None:
        raise _Refused(NotUsed.NO_LONGER_OPEN)
    administrator_id: int | None = used.administrator_id
    return administrator_id


def _make_administrator(connection: Connection, name: str, password_hash: str) -> SignedIn:
    key = sign_in_name(name)
    if not key:
        raise _Refused(NotUsed.NAME_MISSING)
    if connection.execute(select(Administrator.id).where(Administrator.sign_in_name == key)).first():
        raise _Refused(NotUsed.NAME_TAKEN)
    note_in(connection, name, Action.INVITATION_USED, name)
    return add_administrator_in(connection, name, password_hash=password_hash)


def _renew_password(connection: Connection, administrator_id: int, password_hash: str) -> SignedIn:
    """Also uses up all other links for this person: who renews a password wants older ways in closed."""
    person = Administrator.id == administrator_id
    connection.execute(update(Administrator).where(person).values(password_hash=password_hash))
    others = update(Invitation).where(
        Invitation.administrator_id == administrator_id, Invitation.used_at.is_(None)
    )
    connection.execute(others.values(used_at=datetime.now(UTC)))
    end_all_sessions_in(connection, administrator_id)
    name = _name(connection, administrator_id)
    note_in(connection, name, Action.PASSWORD_CHANGED, name)
    return SignedIn(administrator_id, name)


def _name(connection: Connection, administrator_id: int | None) -> str:
    statement = select(Administrator.name).where(Administrator.id == administrator_id)
    return connection.execute(statement).scalar_one_or_none() or ""
