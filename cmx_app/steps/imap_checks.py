"""The chain of receiving: from the name of the IMAP server to the inbox."""

from cmx_app.checks import Check, Ok
from cmx_app.messages import N_
from cmx_app.services.errors import ServiceError
from cmx_app.steps.mailbox_run import Run
from cmx_app.steps.way_checks import judge_chain, judge_connection, judge_name


def _host(run: Run) -> str:
    return str(run.surroundings.settings.cloud_hosts.imap)


def check_name(run: Run) -> Check:
    """Whether the server's name resolves."""
    try:
        return judge_name("imap", _host(run), run.imap.look_up())
    except ServiceError as error:
        return run.explain(error, "imap")


def check_connection(run: Run) -> Check:
    """Whether anybody answers there."""
    try:
        return judge_connection("imap", _host(run), run.imap.connect())
    except ServiceError as error:
        return run.explain(error, "imap")


def check_certificates(run: Run) -> Check:
    """Whether the server is trusted, and whose certificates say so."""
    try:
        return judge_chain("imap", _host(run), run.imap.secure())
    except ServiceError as error:
        return run.explain(error, "imap")


def check_greeting(run: Run) -> Check:
    """Whether the server speaks IMAP."""
    try:
        run.imap.greet()
    except ServiceError as error:
        return run.explain(error, "imap")
    found = N_("Der Mailserver meldet sich und spricht IMAP.")
    return Ok("imap.greets", found, subject=_host(run))


def check_authentication(run: Run) -> Check:
    """Whether the server accepts the token for this mailbox."""
    try:
        run.imap.authenticate(run.mailbox.address, run.token())
    except ServiceError as error:
        return run.explain(error, "imap")
    found = N_("Der Mailserver nimmt die Anmeldung für %(address)s an.", address=run.mailbox.address)
    return Ok("imap.authenticates", found, subject=run.mailbox.address)


def check_inbox(run: Run) -> Check:
    """Whether the mailbox opens; a yes to the authentication alone does not show it."""
    try:
        count = run.imap.count_inbox()
    except ServiceError as error:
        return run.explain(error, "imap")
    found = N_("Empfangen klappt. Nachrichten im Posteingang: %(count)s.", count=count)
    return Ok("imap.opens", found, subject=run.mailbox.address)
