"""The plain words of the scenarios as people read them, in German and English."""

from collections.abc import Mapping

from cmx_app.practice.scenarios.scenario import (
    ENTRA,
    EXCHANGE,
    MAILBOX_USER,
    MICROSOFT,
    NETWORK,
    YOU,
    Group,
    Seen,
    Words,
)

GROUPS: Mapping[Group, Words] = {
    Group.NETWORK: ("Netz und Microsoft als Ganzes", "Network, and Microsoft as a whole"),
    Group.APPLICATION: ("Anwendung, Geheimnis, Verzeichnis", "Application, secret, directory"),
    Group.REDIRECT_URL: ("Umleitungs-URL", "Redirect URL"),
    Group.SIGN_IN: ("Anmeldung bei Microsoft", "Sign-in at Microsoft"),
    Group.CONSENT: ("Zustimmung", "Consent"),
    Group.CONNECTION: ("Rückkehr und Verbindung", "Way back and connection"),
    Group.IMAP: ("Empfangen (IMAP)", "Receiving (IMAP)"),
    Group.SMTP: ("Senden (SMTP)", "Sending (SMTP)"),
}

SEEN: Mapping[Seen, Words] = {
    Seen.FIELD: ("im Schritt selbst, sobald er geprüft wird", "in the step itself, once it is checked"),
    Seen.CHECKS: ("im Schritt „Prüfung“", "in step “Checks”"),
    Seen.OVERVIEW: ("im Schritt „Überblick“", "in step “Overview”"),
    Seen.SIGN_IN: ("nach der Rückkehr von Microsoft", "after coming back from Microsoft"),
    Seen.MICROSOFTS_PAGE: (
        "auf Microsofts Seite; erklärt wird sie unter „Microsoft zeigt eine Fehlermeldung“",
        "on Microsoft's page; it is explained under “Microsoft shows an error message”",
    ),
    Seen.MAILBOX: (
        "bei einem verbundenen Postfach unter „Verbindung prüfen“",
        "at a connected mailbox, under “Check the connection”",
    ),
    Seen.TEST_MAIL: ("wenn eine Testmail gesendet wird", "when a test mail is sent"),
}

ACTORS: Mapping[str, Words] = {
    "": ("niemand", "nobody"),
    YOU: ("Sie selbst", "you"),
    ENTRA: ("Entra-Administration", "Entra administrator"),
    EXCHANGE: ("Exchange-Administration", "Exchange administrator"),
    NETWORK: ("Netzwerk-Administration", "network administrator"),
    MAILBOX_USER: ("wer das Postfach benutzen darf", "whoever may use the mailbox"),
    MICROSOFT: ("Microsoft", "Microsoft"),
}

STEPS: Mapping[str, Words] = {
    "": ("–", "–"),
    "ueberblick": ("Überblick", "Overview"),
    "anwendung": ("Anwendung", "Application"),
    "umleitungs-url": ("Umleitungs-URL", "Redirect URL"),
    "kundengeheimnis": ("Kundengeheimnis", "Client secret"),
    "schnittstelle": ("Schnittstelle „Azure“", "“Azure” interface"),
    "tenant-id": ("TenantID", "TenantID"),
    "pruefung": ("Prüfung", "Checks"),
    "e-mailkonto": ("E-Mailkonto", "Mail account"),
}
