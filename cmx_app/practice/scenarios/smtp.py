"""What Exchange says by SMTP."""

from cmx_app.practice.scenarios.scenario import (
    EXCHANGE,
    MICROSOFT,
    NETWORK,
    YOU,
    Bite,
    Explained,
    Group,
    Place,
    Scenario,
    Seen,
    Words,
)

_NO = "535 5.7.139 Authentication unsuccessful, "
_OFF = "Visit https://aka.ms/smtp_auth_disabled for more information."
_STEP = "e-mailkonto"

_SWITCH_ON_SMTP: Words = (
    "Die Exchange-Administration schaltet „Authentifiziertes SMTP“ für das Konto ein.",
    "The Exchange administrator switches “Authenticated SMTP” on for the account.",
)
_LET_SEND_AS: Words = (
    "Die Exchange-Administration gibt dem Konto das Recht „Senden als“.",
    "The Exchange administrator gives the account the right “Send as”.",
)
_WAIT: Words = ("Ein paar Minuten warten und noch einmal versuchen.", "Wait a few minutes and try again.")


def _smtp(
    name: str, title: Words, effect: Words, text: str, code: str, actor: str, way_out: Words,
    place: Place = Place.SMTP_AUTHENTICATION,
) -> Scenario:
    seen = Seen.MAILBOX if place is Place.SMTP_AUTHENTICATION else Seen.TEST_MAIL
    return Scenario(
        name,
        Group.SMTP,
        title,
        effect,
        Explained(seen, code, _STEP, actor),
        way_out,
        bites=(Bite(place, text=text),),
    )


SMTP_SCENARIOS = (
    _smtp(
        "smtp_off_tenant",
        ("SMTP AUTH für die Organisation aus", "SMTP AUTH off for the organization"),
        ("SMTP lehnt die Anmeldung ab: 535 5.7.139, „disabled for the Tenant“.",
         "SMTP refuses to authenticate: 535 5.7.139, “disabled for the Tenant”."),
        f"{_NO}SmtpClientAuthentication is disabled for the Tenant. {_OFF}",
        "smtp.disabled_for_tenant", EXCHANGE, _SWITCH_ON_SMTP,
    ),
    _smtp(
        "smtp_off_mailbox",
        ("SMTP AUTH für das Postfach aus", "SMTP AUTH off for the mailbox"),
        ("SMTP lehnt die Anmeldung ab: 535 5.7.139, „disabled for the Mailbox“.",
         "SMTP refuses to authenticate: 535 5.7.139, “disabled for the Mailbox”."),
        f"{_NO}SmtpClientAuthentication is disabled for the Mailbox. {_OFF}",
        "smtp.disabled_for_mailbox", EXCHANGE, _SWITCH_ON_SMTP,
    ),
    _smtp(
        "smtp_security_defaults",
        ("Sicherheitsstandards sperren", "Security defaults block"),
        ("SMTP lehnt die Anmeldung ab: „security defaults policy“.",
         "SMTP refuses: “security defaults policy”."),
        f"{_NO}user is locked by your organization's security defaults policy. Contact your administrator.",
        "smtp.security_defaults", EXCHANGE, _SWITCH_ON_SMTP,
    ),
    _smtp(
        "smtp_policy",
        ("Richtlinie sperrt SMTP", "Policy blocks SMTP"),
        ("SMTP lehnt die Anmeldung ab: „did not meet the criteria“.",
         "SMTP refuses: “did not meet the criteria”."),
        f"{_NO}the request did not meet the criteria to be authenticated successfully. "
        "Contact your administrator.",
        "smtp.policy", EXCHANGE,
        ("Die Exchange-Administration nimmt das Konto von der Richtlinie aus.",
         "The Exchange administrator exempts the account from the policy."),
    ),
    _smtp(
        "smtp_basic_disabled",
        ("Für eine Anmeldung mit Kennwort gehalten", "Taken for a sign-in with a password"),
        ("SMTP antwortet „basic authentication is disabled“.",
         "SMTP answers “basic authentication is disabled”."),
        f"{_NO}basic authentication is disabled.",
        "smtp.basic_disabled", EXCHANGE, _SWITCH_ON_SMTP,
    ),
    _smtp(
        "smtp_basic_removed",
        ("Anmeldung mit Kennwort abgeschafft", "Sign-in with a password abolished"),
        ("SMTP hält die Anmeldung für eine mit Kennwort: 550 5.7.30.",
         "SMTP takes the sign-in for one with a password: 550 5.7.30."),
        "550 5.7.30 Basic authentication is not supported for Client Submission.",
        "smtp.basic_disabled", EXCHANGE, _SWITCH_ON_SMTP,
    ),
    _smtp(
        "smtp_not_accepted",
        ("SMTP nimmt das Token nicht an", "SMTP does not accept the token"),
        ("SMTP antwortet 535 5.7.3 ohne Grund.", "SMTP answers 535 5.7.3 without a reason."),
        "535 5.7.3 Authentication unsuccessful",
        "smtp.not_accepted", EXCHANGE,
        ("Die Exchange-Administration sieht nach Lizenz und SMTP-Schalter des Kontos.",
         "The Exchange administrator looks at the account's licence and SMTP switch."),
    ),
    _smtp(
        "smtp_mechanism_refused",
        ("XOAUTH2 wird nicht angeboten", "XOAUTH2 is not offered"),
        ("Etwas unterwegs verändert die Verbindung: 504 5.7.4.",
         "Something on the way changes the connection: 504 5.7.4."),
        "504 5.7.4 Unrecognized authentication type",
        "smtp.mechanism_refused", NETWORK,
        ("Die Netzwerk-Administration lässt Port 587 ohne Prüfung durch.",
         "The network administrator lets port 587 through without inspection."),
    ),
    _smtp(
        "smtp_try_again",
        ("SMTP ist gestört", "SMTP has trouble"),
        ("Der Mailserver ist vorübergehend gestört: 451 4.7.0.",
         "The mail server has trouble for a while: 451 4.7.0."),
        "451 4.7.0 Temporary server error. Please try again later. PRX5",
        "smtp.try_again", MICROSOFT, _WAIT,
    ),
    _smtp(
        "smtp_not_signed_in",
        ("Anmeldung ging verloren", "Authentication got lost"),
        ("Beim Absender fragt der Server nach der Anmeldung: 530 5.7.57.",
         "The server misses the authentication at the sender: 530 5.7.57."),
        "530 5.7.57 Client not authenticated to send mail.",
        "smtp.not_signed_in", NETWORK,
        ("Die Netzwerk-Administration lässt Port 587 ohne Prüfung durch.",
         "The network administrator lets port 587 through without inspection."),
        Place.SMTP_SENDER,
    ),
    _smtp(
        "send_as_denied",
        ("„Senden als“ fehlt", "Send As is missing"),
        ("SMTP lehnt jede Absenderadresse ab: 554 5.2.252.", "SMTP refuses every sender: 554 5.2.252."),
        "554 5.2.252 SendAsDenied; {identity} not allowed to send as {sender}; "
        "STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
        "smtp.send_as_denied", EXCHANGE, _LET_SEND_AS, Place.SMTP_DATA,
    ),
    _smtp(
        "send_as_denied_older",
        ("„Senden als“ fehlt, ältere Antwort", "Send As is missing, older answer"),
        ("SMTP lehnt die Absenderadresse ab: 550 5.7.60.", "SMTP refuses the sender: 550 5.7.60."),
        "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
        "smtp.send_as_denied", EXCHANGE, _LET_SEND_AS, Place.SMTP_DATA,
    ),
    _smtp(
        "smtp_busy",
        ("Zu viele Verbindungen", "Too many connections"),
        ("SMTP nimmt die Nachricht nicht an: 432 4.3.2.", "SMTP does not take the message: 432 4.3.2."),
        "432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending "
        "for more information.",
        "smtp.too_many_connections", YOU,
        ("Andere Programme schließen, die über dasselbe Konto senden.",
         "Close other programs that send by the same account."),
        Place.SMTP_DATA,
    ),
    _smtp(
        "smtp_quota",
        ("Zu viele E-Mails", "Too many mails"),
        ("Die Grenze für gesendete E-Mails ist erreicht: SubmissionQuotaExceeded.",
         "The limit of mails sent is reached: SubmissionQuotaExceeded."),
        "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message",
        "smtp.too_many_mails", YOU,
        ("Bis zu 24 Stunden warten und dann weniger auf einmal senden.",
         "Wait up to 24 hours, then send less at a time."),
        Place.SMTP_DATA,
    ),
    _smtp(
        "smtp_sender_blocked",
        ("Als Spam gesperrt", "Blocked as spam"),
        ("Microsoft hat das Senden gesperrt: 550 5.1.8.", "Microsoft has blocked sending: 550 5.1.8."),
        "550 5.1.8 Access denied, bad outbound sender",
        "smtp.sender_blocked", EXCHANGE,
        ("Die Exchange-Administration hebt die Sperre unter „Eingeschränkte Entitäten“ auf.",
         "The Exchange administrator lifts the block under “Restricted entities”."),
        Place.SMTP_DATA,
    ),
)
