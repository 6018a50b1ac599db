"""Who did what to what, and when. Callers pass names and addresses, never a value that is secret."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from cmx_app.store.database import reading, writing
from cmx_app.store.models import AuditLine


class Action(StrEnum):
    """What can have been done."""

    ADMINISTRATOR_ADDED = "administrator-added"
    SIGNED_IN = "signed-in"
    SIGN_IN_FAILED = "sign-in-failed"
    INVITED = "invited"
    INVITATION_USED = "invitation-used"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105  # the name of an event
    INTERFACE_CREATED = "interface-created"
    INTERFACE_CHANGED = "interface-changed"
    SECRET_REPLACED = "secret-replaced"  # noqa: S105  # the name of an event
    INTERFACE_DELETED = "interface-deleted"
    APPLICATION_ADDED = "application-added"
    SETTING_SAVED = "setting-saved"
    SETTING_DELETED = "setting-deleted"
    MAILBOX_CREATED = "mailbox-created"
    MAILBOX_CHANGED = "mailbox-changed"
    MAILBOX_CONNECTED = "mailbox-connected"
    CONNECTION_FAILED = "connection-failed"
    MAILBOX_DELETED = "mailbox-deleted"
    KEYS_ROTATED = "keys-rotated"


@dataclass(frozen=True)
class Noted:
    """One audit line."""

    at: datetime
    who: str
    action: str
    subject: str


def note(who: str, action: Action, subject: str) -> None:
    """Write one line, in a transaction of its own."""
    with writing() as connection:
        note_in(connection, who, action, subject)


def note_in(connection: Connection, who: str, action: Action, subject: str) -> None:
    """Write one line together with what it tells about: both are kept, or neither."""
    line = {"at": datetime.now(UTC), "who": who, "action": action.value, "subject": subject}
    connection.execute(insert(AuditLine).values(line))


def newest_lines(count: int = 100) -> tuple[Noted, ...]:
    """The newest audit lines, newest first."""
    statement = select(AuditLine.at, AuditLine.who, AuditLine.action, AuditLine.subject)
    with reading() as connection:
        rows = connection.execute(statement.order_by(AuditLine.id.desc()).limit(count))
        return tuple(Noted(*row) for row in rows)
