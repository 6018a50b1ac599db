"""The named checks of one connected mailbox, each with a result of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.messages import N_, Message
from cmx_app.services.errors import ServiceError
from cmx_app.steps.failures import explain_failure, facts_of
from cmx_app.steps.mailbox_access import access_token
from cmx_app.store.mail_accounts import ConnectedMailbox, note_verdict
from cmx_app.wizard.step import Surroundings


@dataclass(frozen=True)
class MailboxCheck:
    """A named check of one mailbox."""

    name: str
    title: Message
    run: Callable[[ConnectedMailbox, Surroundings], Check]

    def ask(self, mailbox: ConnectedMailbox, surroundings: Surroundings) -> Check:
        """What is found now; the verdict is remembered."""
        found = self.run(mailbox, surroundings)
        note_verdict(mailbox.id, self.name, found.status, found.code)
        return found


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


def judge_person(mailbox: ConnectedMailbox) -> Check:
    """Whether the person who signed in fits the mailbox. A different name alone proves nothing.

    Source: Microsoft Learn, "ID token claims reference": preferred_username is mutable and for display only.
    """
    person, address = mailbox.signed_in_as, mailbox.address
    same = person.casefold() == address.casefold()
    if mailbox.mailbox_kind == "shared":
        return _judge_shared(person, address, same)
    if same:
        return Ok(
            "account.person_fits", N_("Angemeldet hat sich %(person)s.", person=person), subject=address
        )
    return Caution(
        "account.other_name",
        N_("Angemeldet hat sich %(person)s, das Postfach heißt %(address)s.", person=person, address=address),
        (
            N_("Ist das dieselbe Person unter ihrem Anmeldenamen, ist alles in Ordnung."),
            N_(
                "Sonst melden Sie bitte neu an und wählen bei Microsoft das Konto von %(address)s.",
                address=address,
            ),
        ),
        Actor.MAILBOX_USER,
        step="e-mailkonto",
        subject=address,
    )


def _judge_shared(person: str, address: str, same: bool) -> Check:
    if not same:
        found = N_("Für das freigegebene Postfach hat sich %(person)s angemeldet.", person=person)
        return Ok("account.person_fits", found, subject=address)
    return Caution(
        "account.shared_signed_in_itself",
        N_("Angemeldet hat sich das freigegebene Postfach selbst, nicht eine Person."),
        (
            N_(
                "Melden Sie sich neu an, und zwar als eine Person, die das Postfach %(address)s öffnen "
                "und in seinem Namen senden darf.",
                address=address,
            ),
        ),
        Actor.MAILBOX_USER,
        step="e-mailkonto",
        subject=address,
    )


def _check_person(mailbox: ConnectedMailbox, surroundings: Surroundings) -> Check:
    return judge_person(mailbox)


def _check_scopes(mailbox: ConnectedMailbox, surroundings: Surroundings) -> Check:
    granted = {scope.casefold() for scope in mailbox.granted_scopes}
    wanted = surroundings.settings.cloud_hosts.scopes
    missing = [scope.rpartition("/")[2] for scope in wanted if scope.casefold() not in granted]
    if not missing:
        found = N_("Beide Berechtigungen sind erteilt: Mails holen und Mails senden.")
        return Ok("account.scopes_granted", found, subject=mailbox.address)
    return Problem(
        "account.scope_missing",
        N_(
            "Microsoft hat nicht alle Berechtigungen erteilt. Es fehlt: %(missing)s.",
            missing=", ".join(missing),
        ),
        (
            N_(
                "Öffnen Sie im Schritt „Prüfung“ den Link zur Zustimmung und stimmen Sie für die "
                "Organisation zu."
            ),
            N_("Melden Sie das Postfach danach neu an."),
        ),
        Actor.ENTRA_ADMINISTRATOR,
        step="pruefung",
        subject=mailbox.address,
    )


def _check_refresh(mailbox: ConnectedMailbox, surroundings: Surroundings) -> Check:
    try:
        access_token(mailbox.id, surroundings, fresh=True)
    except ServiceError as error:
        return explain_for(error, "entra", mailbox, surroundings)
    found = N_("Die Verbindung erneuert sich von selbst. Niemand muss sich dafür wieder anmelden.")
    return Ok("account.refreshes", found, subject=mailbox.address)


def _check_imap(mailbox: ConnectedMailbox, surroundings: Surroundings) -> Check:
    try:
        token = access_token(mailbox.id, surroundings)
        count = surroundings.services.mail.count_messages(mailbox.address, token)
    except ServiceError as error:
        return explain_for(error, "imap", mailbox, surroundings)
    found = N_("Empfangen klappt. Nachrichten im Posteingang: %(count)s.", count=count)
    return Ok("imap.opens", found, subject=mailbox.address)


def _check_smtp(mailbox: ConnectedMailbox, surroundings: Surroundings) -> Check:
    try:
        token = access_token(mailbox.id, surroundings)
        surroundings.services.mail.authenticate_sender(mailbox.signed_in_as, token)
    except ServiceError as error:
        return explain_for(error, "smtp", mailbox, surroundings)
    found = N_("Die Anmeldung zum Senden klappt (SMTP AUTH).")
    return Ok("smtp.authenticates", found, subject=mailbox.address)


MAILBOX_CHECKS = (
    MailboxCheck("account.person_fits", N_("Wer hat sich angemeldet?"), _check_person),
    MailboxCheck("account.scopes_granted", N_("Sind beide Berechtigungen erteilt?"), _check_scopes),
    MailboxCheck("account.refreshes", N_("Erneuert sich die Verbindung von selbst?"), _check_refresh),
    MailboxCheck("imap.opens", N_("Lässt sich das Postfach öffnen (IMAP)?"), _check_imap),
    MailboxCheck("smtp.authenticates", N_("Klappt die Anmeldung zum Senden (SMTP AUTH)?"), _check_smtp),
)


def find_mailbox_check(name: str) -> MailboxCheck | None:
    """The check with this name, None for an unknown one."""
    return next((check for check in MAILBOX_CHECKS if check.name == name), None)
