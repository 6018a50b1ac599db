"""What we ask of a mailbox: open it, authenticate, send. Every question is a connection of its own.

Exchange allows few connections at a time to a mailbox, so none is kept.
"""

from email.message import EmailMessage
from ssl import SSLContext

from cmx_app.knowledge.clouds import HostPort
from cmx_app.services.imap import ImapConversation, imap_conversation
from cmx_app.services.smtp import SmtpConversation, smtp_conversation


class Mailboxes:
    """The mail hosts of one cloud. Everything raises ServiceError when it does not work out."""

    def __init__(self, imap: HostPort, smtp: HostPort, tls: SSLContext, timeout: float = 10.0) -> None:
        self._imap = imap
        self._smtp = smtp
        self._tls = tls
        self._timeout = timeout

    def imap(self) -> ImapConversation:
        """A conversation whose stages the caller walks one by one, and closes."""
        return ImapConversation(self._imap, self._tls, self._timeout)

    def smtp(self) -> SmtpConversation:
        """The same for sending."""
        return SmtpConversation(self._smtp, self._tls, self._timeout)

    def greet_imap(self) -> None:
        """Connect, secure, and wait for the IMAP server's hello; nobody signs in."""
        with imap_conversation(self._imap, self._tls, self._timeout):
            pass

    def greet_smtp(self) -> None:
        """Connect, wait for the SMTP server's hello, and secure; nobody signs in."""
        with smtp_conversation(self._smtp, self._tls, self._timeout):
            pass

    def count_messages(self, address: str, token: str) -> int:
        """How many messages the inbox of this address holds."""
        with imap_conversation(self._imap, self._tls, self._timeout) as conversation:
            conversation.authenticate(address, token)
            return conversation.count_inbox()

    def send(self, identity: str, token: str, mail: EmailMessage) -> None:
        """Send the mail as this person; for a shared mailbox its From is another address."""
        with smtp_conversation(self._smtp, self._tls, self._timeout) as conversation:
            conversation.authenticate(identity, token)
            conversation.send(mail)

    def has_arrived(self, address: str, token: str, message_id: str) -> bool:
        """Whether the inbox of this address holds the message by now."""
        with imap_conversation(self._imap, self._tls, self._timeout) as conversation:
            conversation.authenticate(address, token)
            conversation.count_inbox()
            return conversation.finds(message_id)
