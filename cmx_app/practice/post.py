"""The mail that arrives: one inbox per address, readable by IMAP and for tests."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxSet
from pymap.parsing.message import AppendMessage

SENT = "Sent Items"


@dataclass(frozen=True)
class Mail:
    """A message as it arrived."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes = field(repr=False)
    arrived_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def parsed(self) -> EmailMessage:
        """The message with its headers."""
        message = message_from_bytes(self.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message


@dataclass
class _Box:
    """What belongs to one address; made in the thread of the mail servers."""

    folders: MailboxSet = field(default_factory=MailboxSet)
    filters: FilterSet = field(default_factory=FilterSet)


class PostOffice:
    """Takes mail and keeps it in memory."""

    def __init__(self) -> None:
        self._boxes: dict[str, _Box] = {}
        self._arrived: list[Mail] = []
        self._lock = threading.Lock()

    def open(self, address: str) -> tuple[MailboxSet, FilterSet]:
        """The folders of an address, for IMAP."""
        box = self._boxes.setdefault(address.lower(), _Box())
        return box.folders, box.filters

    async def deliver(self, mail: Mail, *, sent_by: str) -> None:
        """Put a message into its recipients' inboxes, and into the sent items of the mailbox that sent it."""
        for address in dict.fromkeys(recipient.lower() for recipient in mail.recipients):
            folders, _ = self.open(address)
            await (await folders.get_mailbox("INBOX")).append(_as_append(mail), recent=True)
        folders, _ = self.open(sent_by)
        if SENT not in {entry.name for entry in (await folders.list_mailboxes()).list()}:
            await folders.add_mailbox(SENT)
        await (await folders.get_mailbox(SENT)).append(_as_append(mail))
        with self._lock:
            self._arrived.append(mail)

    def arrived(self, address: str = "") -> tuple[Mail, ...]:
        """What arrived for an address, or everything, in order."""
        with self._lock:
            known = tuple(self._arrived)
        return tuple(mail for mail in known if not address or _is_among(address, mail.recipients))

    def clear(self) -> None:
        """Throw all mail away."""
        with self._lock:
            self._arrived.clear()
            self._boxes = {}


def _as_append(mail: Mail) -> AppendMessage:
    return AppendMessage(mail.content, mail.arrived_at)


def _is_among(address: str, addresses: Iterable[str]) -> bool:
    return address.lower() in (one.lower() for one in addresses)
