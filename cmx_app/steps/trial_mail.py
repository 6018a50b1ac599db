"""The test mail: a mailbox writes to itself, and the letter is watched until it arrives."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from cmx_app.checks import Actor, Caution, Check, Ok, Waiting
from cmx_app.messages import N_
from cmx_app.services.errors import ServiceError
from cmx_app.steps.kept_findings import as_text
from cmx_app.steps.mailbox_access import access_token
from cmx_app.steps.mailbox_run import explain_for
from cmx_app.store.mail_accounts import ConnectedMailbox, note_verdict
from cmx_app.wizard.step import Surroundings

ARRIVAL_PATIENCE = 30
"""How often the inbox is looked at, every two seconds, before we say that the mail is late."""


def compose(address: str, subject: str, text: str) -> EmailMessage:
    """A mail from the mailbox to itself."""
    mail = EmailMessage()
    mail["From"] = mail["To"] = address
    mail["Subject"] = subject
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = make_msgid(domain=address.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    return mail


def send_test_mail(mail: EmailMessage, mailbox: ConnectedMailbox, surroundings: Surroundings) -> Check:
    """Send it as the person who signed in; a mail that left is waited for."""
    try:
        token = access_token(mailbox.id, surroundings)
        surroundings.services.mail.send(mailbox.signed_in_as, token, mail)
    except ServiceError as error:
        problem = explain_for(error, "smtp", mailbox, surroundings)
        note_verdict(mailbox.id, "mail.sent", problem.status, problem.code, as_text(problem))
        return problem
    note_verdict(mailbox.id, "mail.sent", "ok", "mail.sent")
    return Waiting("mail.arrived", N_("Die Testmail ist abgeschickt. Wir warten, bis sie ankommt."))


def look_for_test_mail(
    message_id: str, attempt: int, mailbox: ConnectedMailbox, surroundings: Surroundings
) -> Check:
    """Whether the mail has arrived by now; waits on until the patience is over."""
    try:
        token = access_token(mailbox.id, surroundings)
        arrived = surroundings.services.mail.has_arrived(mailbox.address, token, message_id)
    except ServiceError as error:
        return explain_for(error, "imap", mailbox, surroundings)
    if arrived:
        note_verdict(mailbox.id, "mail.arrived", "ok", "mail.arrived")
        found = N_("Die Testmail ist angekommen. Senden und Empfangen funktionieren.")
        return Ok("mail.arrived", found, subject=mailbox.address)
    if attempt < ARRIVAL_PATIENCE:
        return Waiting("mail.arrived", N_("Die Testmail ist unterwegs. Wir sehen alle zwei Sekunden nach."))
    return Caution(
        "mail.late",
        N_("Die Testmail ist verschickt, aber nach einer Minute noch nicht im Posteingang."),
        (
            N_("Microsoft stellt manchmal verzögert zu. Sehen Sie in ein paar Minuten im Posteingang nach."),
            N_("Sehen Sie auch unter „Junk-E-Mail“ nach. Regeln können Mails außerdem verschieben."),
        ),
        Actor.MAILBOX_USER,
        step="e-mailkonto",
        subject=mailbox.address,
    )
