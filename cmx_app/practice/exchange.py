"""What Exchange decides: who may open a mailbox, who may send, and as whom."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from cmx_app.practice import scopes
from cmx_app.practice.faults import Faults
from cmx_app.practice.scenarios import Bite, Place
from cmx_app.practice.state import Mailbox
from cmx_app.practice.storage import Storage
from cmx_app.practice.tokens import Access, Tokens

HOST = "practice.prod.outlook.example"
IMAP_REFUSED = "NO AUTHENTICATE failed."
IMAP_NOT_CONNECTED = "BAD User is authenticated but not connected."
SMTP_REFUSED = f"535 5.7.3 Authentication unsuccessful [{HOST}]"
_SMTP_OFF = (
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the {where}. "
    f"Visit https://aka.ms/smtp_auth_disabled for more information. [{HOST}]"
)
_SEND_AS_DENIED = (
    "554 5.2.252 SendAsDenied; {identity} not allowed to send as {sender}; "
    f"STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied [Hostname={HOST}]"
)


class Exchange:
    """The mailboxes and their switches."""

    def __init__(self, storage: Storage, tokens: Tokens, faults: Faults) -> None:
        self._storage = storage
        self._tokens = tokens
        self._faults = faults

    def mailboxes(self) -> tuple[Mailbox, ...]:
        """All mailboxes."""
        return tuple(self._storage.state.mailboxes.values())

    def find(self, address: str) -> Mailbox | None:
        """The mailbox with this address, or None."""
        return self._storage.state.mailboxes.get(address.strip().lower())

    def add_mailbox(self, address: str, name: str, *, is_shared: bool = False) -> None:
        """A new mailbox; one that is shared belongs to nobody, and is opened with rights."""
        with self._storage.changing() as state:
            key = address.strip().lower()
            state.mailboxes[key] = Mailbox(key, name, is_shared)

    def remove_mailbox(self, address: str) -> None:
        """Forget a mailbox."""
        with self._storage.changing() as state:
            state.mailboxes.pop(address.strip().lower(), None)

    def switch_imap(self, address: str, is_on: bool) -> None:
        """IMAP of one mailbox."""
        self._change(address, lambda box: replace(box, imap_is_on=is_on))

    def switch_smtp_auth_off(self, address: str, is_off: bool | None) -> None:
        """`SmtpClientAuthenticationDisabled` of one mailbox; None lets the organization's switch decide."""
        self._change(address, lambda box: replace(box, smtp_auth_is_off=is_off))

    def switch_smtp_auth_off_for_all(self, is_off: bool) -> None:
        """`SmtpClientAuthenticationDisabled` of the organization."""
        with self._storage.changing() as state:
            state.smtp_auth_is_off = is_off

    @property
    def smtp_auth_is_off(self) -> bool:
        """The organization's switch."""
        return self._storage.state.smtp_auth_is_off

    def give_rights(self, address: str, *, full_access: Iterable[str], send_as: Iterable[str]) -> None:
        """Who may open a mailbox and who may send as it."""
        openers, senders = tuple(full_access), tuple(send_as)
        self._change(address, lambda box: replace(box, full_access=openers, send_as=senders))

    def imap_refusal(self, identity: str, token: str) -> str:
        """The answer (`NO …`) to a token that IMAP does not accept here; empty when it does."""
        access = self._accepted(token, scopes.IMAP)
        if access is None or self.find(identity) is None:
            return IMAP_REFUSED
        return _text(self._faults.at(Place.IMAP_AUTHENTICATION))

    def why_not_connected(self, identity: str, token: str) -> str:
        """The answer to somebody who was let in and finds no mailbox; empty when it is open."""
        access, mailbox = self._accepted(token, scopes.IMAP), self.find(identity)
        if (
            access is None
            or mailbox is None
            or not mailbox.imap_is_on
            or not self._may_open(access.address.lower(), mailbox)
        ):
            return IMAP_NOT_CONNECTED
        return _text(self._faults.at(Place.IMAP_MAILBOX))

    def smtp_refusal(self, identity: str, token: str) -> str:
        """The line with which SMTP refuses a token; empty when it is accepted."""
        access, mailbox = self._accepted(token, scopes.SMTP), self.find(identity)
        if access is None or mailbox is None or access.address.lower() != mailbox.address:
            return SMTP_REFUSED
        if mailbox.smtp_auth_is_off:
            return _SMTP_OFF.format(where="Mailbox")
        if mailbox.smtp_auth_is_off is None and self.smtp_auth_is_off:
            return _SMTP_OFF.format(where="Tenant")
        return _text(self._faults.at(Place.SMTP_AUTHENTICATION))

    def sender_refusal(self, identity: str, sender: str) -> str:
        """The line with which a sender is refused at MAIL FROM; empty when it is taken."""
        return _filled_in(self._faults.at(Place.SMTP_SENDER), identity, sender)

    def sending_refusal(self, identity: str, senders: Iterable[str]) -> str:
        """The line with which a message is refused at DATA; empty when it is taken."""
        names = tuple(dict.fromkeys(sender.lower() for sender in senders if sender))
        refusal = _filled_in(self._faults.at(Place.SMTP_DATA), identity, names[0] if names else "")
        if refusal:
            return refusal
        denied = next((name for name in names if not self._may_send(identity.lower(), name)), "")
        return _SEND_AS_DENIED.format(identity=identity, sender=denied) if denied else ""

    def _may_open(self, person: str, mailbox: Mailbox) -> bool:
        if self._faults.is_on("somebody_with_access"):
            return True
        has_access = person in mailbox.full_access and not self._faults.is_on("shared_not_allowed")
        return person == mailbox.address or has_access

    def _may_send(self, identity: str, sender: str) -> bool:
        mailbox = self.find(sender)
        return sender == identity or (mailbox is not None and identity in mailbox.send_as)

    def _accepted(self, token: str, permission: str) -> Access | None:
        access = self._tokens.read_access_token(token)
        if access is None or access.resource not in scopes.MAIL_HOSTS or permission not in access.scopes:
            return None
        return access

    def _change(self, address: str, change: Callable[[Mailbox], Mailbox]) -> None:
        with self._storage.changing() as state:
            key = address.strip().lower()
            state.mailboxes[key] = change(state.mailboxes[key])


def _filled_in(bite: Bite | None, identity: str, sender: str) -> str:
    return _text(bite).format(identity=identity, sender=sender)


def _text(bite: Bite | None) -> str:
    return bite.text if bite else ""
