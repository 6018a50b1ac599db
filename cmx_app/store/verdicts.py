"""What the named checks of a mailbox found last, and what was said at its mail servers meanwhile."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select

from cmx_app.store.database import put, reading, writing
from cmx_app.store.models import Conversation, MailAccount, Verdict


@dataclass(frozen=True)
class StoredVerdict:
    """What a named check last found."""

    check: str
    status: str
    code: str
    at: datetime
    finding: str = ""
    """The whole finding as text (steps/kept_findings.py), "" where only the verdict was kept."""


@dataclass(frozen=True)
class StoredConversation:
    """What was said in the newest conversation of one protocol, masked."""

    protocol: str
    at: datetime
    lines: str


def note_verdict(id: int, check: str, status: str, code: str, finding: str = "") -> None:
    """Keep what a named check found, in place of what it found before; nothing when the mailbox is gone."""
    with writing() as connection:
        if _exists(connection, id):
            found = {"status": status, "code": code, "at": datetime.now(UTC), "finding": finding}
            put(connection, Verdict, {"mail_account_id": id, "check": check}, found)


def verdicts(id: int) -> tuple[StoredVerdict, ...]:
    """The newest verdict of each check of this mailbox, by the check's name."""
    statement = select(Verdict.check, Verdict.status, Verdict.code, Verdict.at, Verdict.finding)
    with reading() as connection:
        rows = connection.execute(statement.where(Verdict.mail_account_id == id).order_by(Verdict.check))
        return tuple(StoredVerdict(*row) for row in rows)


def keep_conversation(id: int, protocol: str, lines: str) -> None:
    """Keep a conversation's masked lines, in place of those before; nothing for a mailbox that is gone."""
    with writing() as connection:
        if _exists(connection, id):
            said = {"at": datetime.now(UTC), "lines": lines}
            put(connection, Conversation, {"mail_account_id": id, "protocol": protocol}, said)


def conversations(id: int) -> tuple[StoredConversation, ...]:
    """The newest conversation of each protocol with this mailbox."""
    statement = select(Conversation.protocol, Conversation.at, Conversation.lines)
    with reading() as connection:
        mine = statement.where(Conversation.mail_account_id == id).order_by(Conversation.protocol)
        return tuple(StoredConversation(*row) for row in connection.execute(mine))


def forget_verdicts(connection: Connection, id: int) -> None:
    """Within a transaction: nothing that was found or said belongs to this mailbox any more."""
    for table in (Verdict, Conversation):
        connection.execute(delete(table).where(table.mail_account_id == id))


def _exists(connection: Connection, id: int) -> bool:
    return connection.execute(select(MailAccount.id).where(MailAccount.id == id)).first() is not None
