"""What can go wrong at Microsoft: the named scenarios, each one entry.

An entry says in words what it does, where it bites, and with which answer.
"""

from dataclasses import dataclass
from enum import StrEnum, auto


class Place(StrEnum):
    """Where a fault bites."""

    EVERYWHERE = auto()
    APPLICATION = auto()
    CREDENTIAL = auto()
    SIGN_IN = auto()
    CONSENT = auto()
    REFRESH = auto()
    IMAP_AUTHENTICATION = auto()
    IMAP_MAILBOX = auto()
    SMTP_AUTHENTICATION = auto()
    SMTP_DATA = auto()


@dataclass(frozen=True)
class Fault:
    """One scenario; titles and effects are German and English.

    `number` is Entra's answer (AADSTS…), `text` a mail server's, `seconds` how long or how much by default.
    """

    name: str
    title: tuple[str, str]
    effect: tuple[str, str]
    place: Place
    number: int = 0
    text: str = ""
    seconds: int = 0


CATALOGUE = (
    Fault(
        "secret_expired",
        ("Geheimnis abgelaufen", "Secret expired"),
        (
            "Jedes Kundengeheimnis gilt als abgelaufen: AADSTS7000222.",
            "Every client secret counts as expired: AADSTS7000222.",
        ),
        Place.CREDENTIAL,
        number=7000222,
    ),
    Fault(
        "secret_wrong",
        ("Geheimnis falsch", "Secret wrong"),
        (
            "Kein Kundengeheimnis wird angenommen: AADSTS7000215.",
            "No client secret is accepted: AADSTS7000215.",
        ),
        Place.CREDENTIAL,
        number=7000215,
    ),
    Fault(
        "application_unknown",
        ("Anwendung unbekannt", "Application unknown"),
        ("Keine Anwendung wird gefunden: AADSTS700016.", "No application is found: AADSTS700016."),
        Place.APPLICATION,
        number=700016,
    ),
    Fault(
        "application_disabled",
        ("Anwendung gesperrt", "Application disabled"),
        (
            "„Aktiviert für die Benutzeranmeldung“ steht auf Nein: AADSTS7000112.",
            "“Enabled for users to sign in” is set to No: AADSTS7000112.",
        ),
        Place.APPLICATION,
        number=7000112,
    ),
    Fault(
        "service_principal_missing",
        ("Unternehmensanwendung fehlt", "Enterprise application missing"),
        (
            "Die Registrierung hat keine Unternehmensanwendung: AADSTS7000229.",
            "The registration has no enterprise application: AADSTS7000229.",
        ),
        Place.CREDENTIAL,
        number=7000229,
    ),
    Fault(
        "user_not_assigned",
        ("Person nicht zugewiesen", "User not assigned"),
        (
            "Niemand ist der Anwendung zugewiesen: AADSTS50105 beim Anmelden.",
            "Nobody is assigned to the application: AADSTS50105 when signing in.",
        ),
        Place.SIGN_IN,
        number=50105,
    ),
    Fault(
        "consent_blocked",
        ("Zustimmung gesperrt", "Consent blocked"),
        (
            "Nur Administratoren dürfen zustimmen: „Administratorgenehmigung erforderlich“, AADSTS90094.",
            "Only administrators may consent: “Need admin approval”, AADSTS90094.",
        ),
        Place.CONSENT,
        number=90094,
    ),
    Fault(
        "token_revoked",
        ("Anmeldung widerrufen", "Token revoked"),
        (
            "Alle Token sind widerrufen: AADSTS50173 beim Erneuern, IMAP und SMTP lehnen ab.",
            "All tokens are revoked: AADSTS50173 on refresh, IMAP and SMTP refuse.",
        ),
        Place.REFRESH,
        number=50173,
    ),
    Fault(
        "smtp_off_tenant",
        ("SMTP AUTH für die Organisation aus", "SMTP AUTH off for the organization"),
        (
            "SMTP lehnt die Anmeldung ab: 535 5.7.139, „disabled for the Tenant“.",
            "SMTP refuses to authenticate: 535 5.7.139, “disabled for the Tenant”.",
        ),
        Place.SMTP_AUTHENTICATION,
        text="535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. "
        "Visit https://aka.ms/smtp_auth_disabled for more information.",
    ),
    Fault(
        "smtp_off_mailbox",
        ("SMTP AUTH für das Postfach aus", "SMTP AUTH off for the mailbox"),
        (
            "SMTP lehnt die Anmeldung ab: 535 5.7.139, „disabled for the Mailbox“.",
            "SMTP refuses to authenticate: 535 5.7.139, “disabled for the Mailbox”.",
        ),
        Place.SMTP_AUTHENTICATION,
        text="535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. "
        "Visit https://aka.ms/smtp_auth_disabled for more information.",
    ),
    Fault(
        "smtp_security_defaults",
        ("Sicherheitsstandards sperren", "Security defaults block"),
        (
            "SMTP lehnt die Anmeldung ab: „security defaults policy“.",
            "SMTP refuses: “security defaults policy”.",
        ),
        Place.SMTP_AUTHENTICATION,
        text="535 5.7.139 Authentication unsuccessful, user is locked by your organization's security "
        "defaults policy. Contact your administrator.",
    ),
    Fault(
        "smtp_not_accepted",
        ("SMTP nimmt das Token nicht an", "SMTP does not accept the token"),
        ("SMTP antwortet 535 5.7.3 ohne Grund.", "SMTP answers 535 5.7.3 without a reason."),
        Place.SMTP_AUTHENTICATION,
        text="535 5.7.3 Authentication unsuccessful",
    ),
    Fault(
        "smtp_busy",
        ("Zu viele Verbindungen", "Too many connections"),
        ("SMTP nimmt die Nachricht nicht an: 432 4.3.2.", "SMTP does not take the message: 432 4.3.2."),
        Place.SMTP_DATA,
        text="432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending "
        "for more information.",
    ),
    Fault(
        "send_as_denied",
        ("„Senden als“ fehlt", "Send As is missing"),
        ("SMTP lehnt jede Absenderadresse ab: 554 5.2.252.", "SMTP refuses every sender: 554 5.2.252."),
        Place.SMTP_DATA,
        text="554 5.2.252 SendAsDenied; {identity} not allowed to send as {sender}; "
        "STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
    ),
    Fault(
        "imap_off",
        ("IMAP aus", "IMAP off"),
        (
            "IMAP meldet an, öffnet aber kein Postfach: „authenticated but not connected“.",
            "IMAP signs in but opens no mailbox: “authenticated but not connected”.",
        ),
        Place.IMAP_MAILBOX,
        text="User is authenticated but not connected.",
    ),
    Fault(
        "imap_not_accepted",
        ("IMAP nimmt das Token nicht an", "IMAP does not accept the token"),
        ("IMAP antwortet „AUTHENTICATE failed.“", "IMAP answers “AUTHENTICATE failed.”"),
        Place.IMAP_AUTHENTICATION,
        text="AUTHENTICATE failed.",
    ),
    Fault(
        "replication_delay",
        ("Neues braucht eine Weile", "New things take a while"),
        (
            "In den ersten Sekunden sind neue Anwendungen (700016) und Geheimnisse (7000215) noch unbekannt.",
            "New applications (700016) and secrets (7000215) are unknown for the first seconds.",
        ),
        Place.EVERYWHERE,
        seconds=60,
    ),
    Fault(
        "clock_wrong",
        ("Uhr geht falsch", "Clock is wrong"),
        (
            "Die Uhr von Microsoft geht um so viele Sekunden vor.",
            "Microsoft's clock is ahead by that many seconds.",
        ),
        Place.EVERYWHERE,
        seconds=600,
    ),
    Fault(
        "slow",
        ("Microsoft ist langsam", "Microsoft is slow"),
        (
            "Jede Antwort an die Anwendung dauert so viele Sekunden länger.",
            "Every answer to the application takes that many seconds longer.",
        ),
        Place.EVERYWHERE,
        seconds=10,
    ),
    Fault(
        "unavailable",
        ("Microsoft ist überlastet", "Microsoft is overloaded"),
        ("Die Anmeldedienste antworten 503 mit AADSTS90033.", "Sign-in answers 503 with AADSTS90033."),
        Place.EVERYWHERE,
        number=90033,
    ),
    Fault(
        "down",
        ("Microsoft ist nicht erreichbar", "Microsoft is down"),
        (
            "Alle Verbindungen brechen ab: Anmeldung, IMAP und SMTP.",
            "All connections break: sign-in, IMAP, SMTP.",
        ),
        Place.EVERYWHERE,
    ),
)
