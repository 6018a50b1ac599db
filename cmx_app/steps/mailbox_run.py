"""One run of a mailbox's checks: what was found so far, and what is open meanwhile."""

from collections.abc import Collection
from functools import cached_property
from threading import Event, Lock

from cmx_app.checks import Check, Problem
from cmx_app.services.entra import Access, Greeting
from cmx_app.services.errors import MailboxBusy, ServiceError
from cmx_app.services.imap import ImapConversation
from cmx_app.services.smtp import SmtpConversation
from cmx_app.services.way import Way
from cmx_app.steps.failures import explain_failure, facts_of
from cmx_app.steps.mailbox_access import access_to
from cmx_app.steps.secrets import stored_credentials
from cmx_app.store.mail_accounts import ConnectedMailbox
from cmx_app.store.verdicts import verdicts
from cmx_app.wizard.step import Surroundings

LONGEST = 40.0
"""Seconds after which nobody waits for a run any more; its slowest chain takes half of that."""


def explain_for(
    error: ServiceError, area: str, mailbox: ConnectedMailbox, surroundings: Surroundings
) -> Problem:
    """The problem that a failure means for this mailbox, with its real address in the way out."""
    facts = facts_of(
        surroundings.instance,
        surroundings.settings,
        mailbox=mailbox.address,
        signed_in_as=mailbox.signed_in_as,
    )
    return explain_failure(error, area, facts)


class Run:
    """What the checks of one run share: one IMAP and one SMTP conversation, one token, one look at Entra."""

    def __init__(self, mailbox: ConnectedMailbox, surroundings: Surroundings, names: Collection[str]) -> None:
        self.mailbox = mailbox
        self.surroundings = surroundings
        self.way: Way = surroundings.services.entra.way()
        self.imap: ImapConversation = surroundings.services.mail.imap()
        self.smtp: SmtpConversation = surroundings.services.mail.smtp()
        self.found: dict[str, Check] = {}
        self._known = {name: Event() for name in names}
        self._access: Access | None = None
        self._no_access: ServiceError | None = None
        self._one_at_a_time = Lock()

    def note(self, name: str, check: Check) -> None:
        """Keep what a check found, for those that rest on it."""
        self.found[name] = check
        self.end(name)

    def end(self, name: str) -> None:
        """Nobody needs to wait for this check any more, whatever became of it."""
        self._known[name].set()

    def wait_for(self, name: str) -> Check | None:
        """What a check of this run has found, as soon as it is known; None for one that is not asked."""
        if name in self._known:
            self._known[name].wait(LONGEST)
        return self.found.get(name)

    @cached_property
    def greeting(self) -> Greeting | ServiceError:
        """What Entra shows to everybody, or why it does not; asked once."""
        try:
            return self.surroundings.services.entra.greet()
        except ServiceError as error:
            return error

    @cached_property
    def credentials_failure(self) -> ServiceError | None:
        """Why Entra does not accept application and secret, asked once; None when it does."""
        try:
            self.surroundings.services.entra.check_secret(stored_credentials(self.surroundings))
        except ServiceError as error:
            return error
        return None

    def renew(self) -> None:
        """Get a new access token, whether or not the kept one would still do."""
        self._access = access_to(self.mailbox.id, self.surroundings, fresh=True)

    def token(self) -> str:
        """The access token that the conversations show: this run's new one, else the kept one."""
        with self._one_at_a_time:
            if self._access is None and self._no_access is None:
                try:
                    self._access = access_to(self.mailbox.id, self.surroundings)
                except ServiceError as error:
                    self._no_access = error
        if self._access is None:
            raise self._no_access or MailboxBusy("cmxOrganize")
        return self._access.token

    def has_token(self) -> bool:
        """Whether there is any token to show."""
        try:
            return bool(self.token())
        except ServiceError:
            return False

    def granted_scopes(self) -> tuple[str, ...]:
        """What the newest token is good for, as far as this run asked for one; else the first sign-in's."""
        newest = self._access.scopes if self._access else ()
        return newest or self.mailbox.granted_scopes

    @cached_property
    def imap_worked_before(self) -> bool | None:
        """Whether IMAP accepted a token when it was last asked; None when it never was."""
        kept = next((one for one in verdicts(self.mailbox.id) if one.check == "imap.authenticates"), None)
        return kept.status == "ok" if kept else None

    def explain(self, error: ServiceError, area: str) -> Problem:
        """What a failure means for this mailbox."""
        return explain_for(error, area, self.mailbox, self.surroundings)

    def close(self) -> None:
        """End what is open."""
        for one in (self.way, self.imap, self.smtp):
            one.close()
