"""The chain of sending: from the name of the SMTP server to a sender that is taken."""

from cmx_app.checks import Check, Ok, Problem
from cmx_app.knowledge.smtp_evidence import SmtpEvidence, weigh
from cmx_app.messages import N_
from cmx_app.services.errors import ServiceError, SmtpRefused
from cmx_app.steps.failures import facts_of
from cmx_app.steps.mailbox_run import Run
from cmx_app.steps.way_checks import judge_chain, judge_connection, judge_name


def _host(run: Run) -> str:
    return str(run.surroundings.settings.cloud_hosts.smtp)


def check_name(run: Run) -> Check:
    """Whether the server's name resolves."""
    try:
        return judge_name("smtp", _host(run), run.smtp.look_up())
    except ServiceError as error:
        return run.explain(error, "smtp")


def check_connection(run: Run) -> Check:
    """Whether anybody answers there."""
    try:
        return judge_connection("smtp", _host(run), run.smtp.connect())
    except ServiceError as error:
        return run.explain(error, "smtp")


def check_greeting(run: Run) -> Check:
    """Whether the server speaks SMTP."""
    try:
        run.smtp.greet()
    except ServiceError as error:
        return run.explain(error, "smtp")
    found = N_("Der Mailserver meldet sich und spricht SMTP.")
    return Ok("smtp.greets", found, subject=_host(run))


def check_certificates(run: Run) -> Check:
    """Whether STARTTLS leads to a server that is trusted, and whose certificates say so."""
    try:
        return judge_chain("smtp", _host(run), run.smtp.secure())
    except ServiceError as error:
        return run.explain(error, "smtp")


def check_authentication(run: Run) -> Check:
    """Whether the server lets the person who signed in send; a no is weighed with what else is known."""
    try:
        run.smtp.authenticate(run.mailbox.signed_in_as, run.token())
    except SmtpRefused as error:
        return _weighed(run.explain(error, "smtp"), run)
    except ServiceError as error:
        return run.explain(error, "smtp")
    found = N_("Die Anmeldung zum Senden klappt (SMTP AUTH).")
    return Ok("smtp.authenticates", found, subject=run.mailbox.address)


def check_sender(run: Run) -> Check:
    """Whether the mailbox's address is taken as the sender; nothing is sent."""
    address, person = run.mailbox.address, run.mailbox.signed_in_as
    try:
        run.smtp.name_sender(address)
    except ServiceError as error:
        return run.explain(error, "smtp")
    found = N_("Der Mailserver nimmt %(address)s als Absender an. Gesendet wurde nichts.", address=address)
    if person.casefold() != address.casefold():
        found = N_(
            "%(taken)s Ob %(person)s im Namen dieses Postfachs senden darf („Senden als“), prüft Microsoft "
            "erst bei einer echten E-Mail: Das zeigt die Testmail.",
            taken=found,
            person=person,
        )
    return Ok("smtp.sender_accepted", found, subject=address)


def _weighed(problem: Problem, run: Run) -> Problem:
    scopes = {scope.casefold() for scope in run.granted_scopes()}
    imap = run.wait_for("imap.authenticates")
    evidence = SmtpEvidence(
        imap_accepted=imap.status == "ok" if imap is not None else run.imap_worked_before,
        may_send=any(scope.endswith("/smtp.send") for scope in scopes),
        is_shared=run.mailbox.mailbox_kind == "shared",
    )
    facts = facts_of(
        run.surroundings.instance,
        run.surroundings.settings,
        mailbox=run.mailbox.address,
        signed_in_as=run.mailbox.signed_in_as,
    )
    return weigh(problem, evidence, facts)
