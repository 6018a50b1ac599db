"""The named checks of one connected mailbox: one table, in the order in which they rest on each other."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from cmx_app.checks import Check
from cmx_app.messages import N_, Message
from cmx_app.steps import imap_checks, login_checks, smtp_checks
from cmx_app.steps.mailbox_run import Run


class Chain(StrEnum):
    """Checks that follow each other; the chains run side by side."""

    LOGIN = "login"
    IMAP = "imap"
    SMTP = "smtp"

    @property
    def words(self) -> Message:
        """What the chain is about."""
        return _TITLES[self]


_TITLES = {
    Chain.LOGIN: N_("Anmeldung bei Microsoft"),
    Chain.IMAP: N_("Empfangen (IMAP)"),
    Chain.SMTP: N_("Senden (SMTP)"),
}


@dataclass(frozen=True)
class MailboxCheck:
    """A named check of one mailbox."""

    name: str
    title: Message
    chain: Chain
    ask: Callable[[Run], Check]
    needs: tuple[str, ...] = ()
    """What must not be a problem, or this one can't be asked."""
    token_from: str = ""
    """What brings a new token; where that fails, an older one that is still good does as well."""

    @property
    def not_checked(self) -> str:
        """The code of the finding when it can't be asked."""
        return f"{self.name.partition('.')[0]}.not_checked"


_NAME = N_("Name (DNS)")
_CONNECTION = N_("Verbindung (TCP)")
_ENCRYPTION = N_("Verschlüsselung und Zertifikat (TLS)")
_GREETING = N_("Begrüßung")
_L, _I, _S = Chain
_RENEWAL = "account.refreshes"

MAILBOX_CHECKS = (
    MailboxCheck("entra.name_resolves", _NAME, _L, login_checks.check_name),
    MailboxCheck("entra.connects", _CONNECTION, _L, login_checks.check_connection, ("entra.name_resolves",)),
    MailboxCheck("entra.tls_trusted", _ENCRYPTION, _L, login_checks.check_certificates, ("entra.connects",)),
    MailboxCheck("clock.right", N_("Uhr dieses Servers"), _L, login_checks.check_clock,
                 ("entra.tls_trusted",)),
    MailboxCheck("entra.directory_known", N_("Verzeichnis (Mandant)"), _L, login_checks.check_directory,
                 ("entra.tls_trusted",)),
    MailboxCheck("entra.application_known", N_("Anwendung"), _L, login_checks.check_application,
                 ("entra.directory_known",)),
    MailboxCheck("entra.secret_accepted", N_("Kundengeheimnis"), _L, login_checks.check_secret,
                 ("entra.directory_known",)),
    MailboxCheck("account.refreshes", N_("Erneuerung der Anmeldung"), _L, login_checks.check_refresh,
                 ("entra.secret_accepted",)),
    MailboxCheck("account.scopes_granted", N_("Berechtigungen"), _L, login_checks.check_scopes),
    MailboxCheck("account.person_fits", N_("Angemeldete Person"), _L, login_checks.check_person),
    MailboxCheck("imap.name_resolves", _NAME, _I, imap_checks.check_name),
    MailboxCheck("imap.connects", _CONNECTION, _I, imap_checks.check_connection, ("imap.name_resolves",)),
    MailboxCheck("imap.tls_trusted", _ENCRYPTION, _I, imap_checks.check_certificates, ("imap.connects",)),
    MailboxCheck("imap.greets", _GREETING, _I, imap_checks.check_greeting, ("imap.tls_trusted",)),
    MailboxCheck("imap.authenticates", N_("Anmeldung zum Empfangen (IMAP)"), _I,
                 imap_checks.check_authentication, ("imap.greets",), _RENEWAL),
    MailboxCheck("imap.opens", N_("Postfach öffnen (IMAP)"), _I, imap_checks.check_inbox,
                 ("imap.authenticates",)),
    MailboxCheck("smtp.name_resolves", _NAME, _S, smtp_checks.check_name),
    MailboxCheck("smtp.connects", _CONNECTION, _S, smtp_checks.check_connection, ("smtp.name_resolves",)),
    MailboxCheck("smtp.greets", _GREETING, _S, smtp_checks.check_greeting, ("smtp.connects",)),
    MailboxCheck("smtp.tls_trusted", N_("Verschlüsselung und Zertifikat (STARTTLS)"), _S,
                 smtp_checks.check_certificates, ("smtp.greets",)),
    MailboxCheck("smtp.authenticates", N_("Anmeldung zum Senden (SMTP AUTH)"), _S,
                 smtp_checks.check_authentication, ("smtp.tls_trusted",), _RENEWAL),
    MailboxCheck("smtp.sender_accepted", N_("Absender (MAIL FROM)"), _S, smtp_checks.check_sender,
                 ("smtp.authenticates",)),
)  # fmt: skip
"""All of them."""

THE_SHORT_LIST = tuple(
    check
    for check in MAILBOX_CHECKS
    if check.chain is Chain.LOGIN
    and check.name.startswith("account.")
    or check.name in ("imap.opens", "smtp.authenticates")
)
"""What tells whether a mailbox works, for pages that are about more than its checks."""

_BY_NAME = {check.name: check for check in MAILBOX_CHECKS}


def find_mailbox_check(name: str) -> MailboxCheck | None:
    """The check with this name, None for an unknown one."""
    return _BY_NAME.get(name)


def with_what_they_need(wanted: Iterable[MailboxCheck]) -> tuple[MailboxCheck, ...]:
    """These checks and all that they rest on, in the order of the table."""
    names: set[str] = set()
    ahead = [check.name for check in wanted]
    while ahead:
        names.add(name := ahead.pop())
        ahead += [need for need in _BY_NAME[name].needs if need not in names]
    return tuple(check for check in MAILBOX_CHECKS if check.name in names)


def chains_of(checks: Collection[MailboxCheck]) -> dict[Chain, tuple[MailboxCheck, ...]]:
    """The checks by their chains, without chains that have none."""
    by_chain = {chain: tuple(check for check in checks if check.chain is chain) for chain in Chain}
    return {chain: mine for chain, mine in by_chain.items() if mine}
