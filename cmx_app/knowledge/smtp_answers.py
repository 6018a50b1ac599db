"""What Exchange says when it does not want to take a mail. First match wins, so the special stand first.

Each row: the code, the words that must all be in the answer (any of several sets; a number such as "5.7.139"
counts as a word and must stand alone), and the explanation.
"""

from cmx_app.checks import Actor
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import (
    ACTIVE_USERS,
    ACTIVE_USERS_PAGE,
    MAIL_FLOW,
    MAIL_FLOW_PAGE,
    MAILBOXES,
    MAILBOXES_PAGE,
)
from cmx_app.knowledge.powershell import LET_SEND_AS, LOOK_AT_SMTP, SWITCH_ON_SMTP
from cmx_app.knowledge.ways_out import (
    ASK_ABOUT_OUTAGES,
    REPORT_IT,
    SIGN_IN_AGAIN,
    TRY_AGAIN_SOON,
    UP_TO_AN_HOUR,
)
from cmx_app.messages import N_

Row = tuple[str, tuple[tuple[str, ...], ...], Explanation]

_STEP = "e-mailkonto"
_SUBMISSION = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission"
_OAUTH = "https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth"
_BOUNCES = "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online"

SWITCH_FOR_ONE = N_(
    "Öffnen Sie %(path)s, klicken Sie auf das Konto %(sender)s, dann auf „E-Mail“ (Mail) › „E-Mail-Apps "
    "verwalten“ (Manage email apps), setzen Sie den Haken bei „Authentifiziertes SMTP“ (Authenticated SMTP) "
    "und speichern Sie.",
    path=ACTIVE_USERS,
)
_OR_BY_POWERSHELL = N_(
    "Ohne Admin Center geht es mit den PowerShell-Zeilen unten. Nötig ist die Rolle „Exchange-Administrator“."
)
WHOSE_SWITCH = N_(
    "Bei einem freigegebenen Postfach zählt der Schalter des Kontos %(sender)s, das sich angemeldet hat, "
    "nicht der des Postfachs %(mailbox)s."
)

ANSWERS: tuple[Row, ...] = (
    ("smtp.disabled_for_tenant", (("disabled for the tenant",),), Explanation(
        N_("Das Senden mit SMTP AUTH ist in Ihrer Organisation ausgeschaltet."),
        N_("Das ist Microsofts Voreinstellung. Es genügt, SMTP AUTH für das Konto %(sender)s einzuschalten: "
           "Der Schalter am Konto gilt vor dem der Organisation."),
        (SWITCH_FOR_ONE, _OR_BY_POWERSHELL,
         N_("Für alle auf einmal (weniger sicher): Entfernen Sie unter %(path)s den Haken bei „SMTP "
            "AUTH-Protokoll für Ihre Organisation deaktivieren“ (Turn off SMTP AUTH protocol for your "
            "organization).", path=MAIL_FLOW)),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE, MAIL_FLOW_PAGE),
        SWITCH_ON_SMTP, _SUBMISSION)),
    ("smtp.disabled_for_mailbox", (("disabled for the mailbox",),), Explanation(
        N_("Das Senden mit SMTP AUTH ist für das Konto %(sender)s ausgeschaltet."), None,
        (SWITCH_FOR_ONE, _OR_BY_POWERSHELL),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,),
        SWITCH_ON_SMTP, _SUBMISSION)),
    ("smtp.disabled", (("smtpclientauthentication is disabled",), ("smtp_auth_disabled",)), Explanation(
        N_("Das Senden mit SMTP AUTH ist ausgeschaltet."),
        N_("Microsoft sagt nicht, ob der Schalter am Konto oder der für die ganze Organisation gemeint ist. "
           "Der am Konto genügt in beiden Fällen."),
        (SWITCH_FOR_ONE, _OR_BY_POWERSHELL),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,),
        SWITCH_ON_SMTP, _SUBMISSION)),
    ("smtp.security_defaults", (("security defaults",),), Explanation(
        N_("Die Sicherheitsstandards (Security defaults) Ihrer Organisation haben die Anmeldung zum Senden "
           "abgelehnt."),
        N_("Meistens ist SMTP AUTH für das Konto %(sender)s nicht ausdrücklich eingeschaltet; sonst wurde "
           "die Anmeldung als eine mit Kennwort verstanden."),
        (SWITCH_FOR_ONE, _OR_BY_POWERSHELL, SIGN_IN_AGAIN,
         N_("Schalten Sie die Sicherheitsstandards nicht aus: Für die Anmeldung ohne Kennwort ist das nicht "
            "nötig.")),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,),
        SWITCH_ON_SMTP, _SUBMISSION)),
    ("smtp.policy", (("did not meet the "
                      "criteria",), ("5.7.139", "policy"), ("conditional access",)), Explanation(
        N_("Eine Richtlinie Ihrer Organisation hat die Anmeldung zum Senden abgelehnt."),
        N_("Meistens ist es der bedingte Zugriff (Conditional Access) oder eine "
           "Authentifizierungsrichtlinie; sonst ist SMTP AUTH für das Konto %(sender)s ausgeschaltet."),
        (N_("Suchen Sie im Entra Admin Center in den „Anmeldeprotokollen“ (Sign-in logs) die Anmeldung des "
            "Kontos %(sender)s: Dort steht die Richtlinie, die abgelehnt hat."),
         N_("Nehmen Sie dieses Konto oder diese Anwendung von der Richtlinie aus."), SWITCH_FOR_ONE),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,),
        LOOK_AT_SMTP, _SUBMISSION)),
    ("smtp.basic_disabled", (("basic authentication is "
                              "disabled",), ("5.7.30",), ("basic authentication is not",)),
     Explanation(
        N_("Microsoft hat eine Anmeldung mit Kennwort abgelehnt. Die ist in Exchange Online abgeschaltet."),
        N_("cmxOrganize meldet sich ohne Kennwort an. Meistens stammt diese Antwort von einem anderen Gerät "
           "oder Programm; sonst ist SMTP AUTH für das Konto %(sender)s ausgeschaltet."),
        (N_("Stammt der Text aus einem anderen Programm (Drucker, Scanner, altes Mailprogramm), stellen Sie "
            "es dort auf OAuth um."),
         SIGN_IN_AGAIN, SWITCH_FOR_ONE),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, None, (ACTIVE_USERS_PAGE,), LOOK_AT_SMTP, _SUBMISSION)),
    ("smtp.send_as_denied",
     (("5.2.252",), ("sendasdenied",), ("5.7.60",), ("not have "
                                                     "permission", "send as"), ("not allowed to send as",)),
     Explanation(
        N_("Das Konto %(sender)s darf nicht mit der Absenderadresse %(mailbox)s senden."),
        N_("Anmelden hat geklappt. Meistens fehlt das Recht „Senden als“; sonst ist %(mailbox)s nicht die "
           "Hauptadresse des Kontos, das sich angemeldet hat."),
        (N_("Öffnen Sie %(path)s, klicken Sie auf %(mailbox)s, dann auf „Stellvertretung“ (Delegation) › "
            "„Senden als“ (Send as) › „Bearbeiten“ (Edit) und fügen Sie das Konto %(sender)s "
            "hinzu.", path=MAILBOXES),
         N_("Ohne Admin Center geht es mit den PowerShell-Zeilen unten.")),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (MAILBOXES_PAGE,), LET_SEND_AS, _BOUNCES)),
    ("smtp.too_many_connections",
     (("concurrent connection",), ("thread limit",), ("concurrent_sending",), ("432", "4.3.2")), Explanation(
        N_("Für dieses Postfach waren gleichzeitig zu viele Verbindungen zum Senden offen."),
        N_("Microsoft erlaubt drei. Meistens senden noch andere Programme über dasselbe Konto."),
        (N_("Sehen Sie nach, welche anderen Geräte oder Programme über das Konto %(sender)s senden."),),
        Actor.YOU, _STEP, TRY_AGAIN_SOON, (), (), _SUBMISSION)),
    ("smtp.too_many_mails",
     (("submissionquotaexceeded",), ("5.1.90",), ("recipientlimit",), ("message "
                                                                       "rate",), ("submission rate",)),
     Explanation(
        N_("Das Konto %(sender)s hat seine Grenze für gesendete E-Mails erreicht."),
        N_("Microsoft erlaubt 30 E-Mails in der Minute und 10.000 Empfänger am Tag."),
        (N_("Warten Sie eine Minute, bei der Tagesgrenze 24 Stunden, und senden Sie dann weniger auf "
            "einmal."),),
        Actor.YOU, _STEP, None, (), (), _SUBMISSION)),
    ("smtp.sender_blocked", (("5.7.705",), ("5.7.708",), ("5.1.8",), ("bad outbound sender",)), Explanation(
        N_("Microsoft hat das Senden für dieses Konto oder die ganze Organisation gesperrt, weil es Spam "
           "vermutet."), None,
        (N_("Ändern Sie das Kennwort des Kontos und prüfen Sie, ob es missbraucht wurde."),
         N_("Heben Sie die Sperre im Microsoft-Defender-Portal unter „Eingeschränkte Entitäten“ (Restricted "
            "entities) auf.")),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, None, (), (), _BOUNCES)),
    ("smtp.not_signed_in", (("5.7.57",), ("not authenticated to send",)), Explanation(
        N_("Microsoft hat die E-Mail ohne Anmeldung bekommen und deshalb abgelehnt."),
        N_("Meistens verändert ein Virenscanner oder Proxy die Verbindung, sodass die Anmeldung verloren "
           "geht."),
        (N_("Bitten Sie die Netzwerk-Administration, Port 587 zum Mailserver ohne Prüfung "
            "durchzulassen."), REPORT_IT),
        Actor.NETWORK_ADMINISTRATOR, _STEP, None, (), (), _SUBMISSION)),
    ("smtp.mechanism_refused", (("5.7.4", "unrecognized"), ("504", "5.7.4"), ("unrecognized authentication "
                                                                              "type",)),
     Explanation(
        N_("Der Mailserver bietet die Anmeldung ohne Kennwort (XOAUTH2) nicht an."),
        N_("Meistens entfernt ein Virenscanner oder Proxy die Verschlüsselung (STARTTLS); sonst ist CMX_SMTP "
           "auf einen Server gesetzt, der nicht zu Microsoft gehört."),
        (N_("Prüfen Sie auf diesem Server die Einstellung CMX_SMTP. Ohne sie wird der richtige Server "
            "benutzt."),
         N_("Bitten Sie die Netzwerk-Administration, Port 587 zum Mailserver ohne Prüfung durchzulassen.")),
        Actor.NETWORK_ADMINISTRATOR, _STEP, None, (), (), _SUBMISSION)),
    ("smtp.tls_unavailable", (("454", "tls"), ("starttls", "first"), ("5.7.0", "starttls")), Explanation(
        N_("Der Mailserver hat keine verschlüsselte Verbindung zustande gebracht."), None,
        (N_("Bitten Sie die Netzwerk-Administration, Port 587 zum Mailserver ohne Prüfung durchzulassen."),),
        Actor.NETWORK_ADMINISTRATOR, _STEP, TRY_AGAIN_SOON, (), (), _SUBMISSION)),
    ("smtp.recipient_unknown", (("5.1.10",), ("recipientnotfound",), ("5.1.1",)), Explanation(
        N_("Die Adresse, an die gesendet wurde, gibt es nicht."), None,
        (N_("Prüfen Sie im Schritt „E-Mailkonto“, ob %(mailbox)s richtig geschrieben ist."),
         N_("Wurde das Postfach gerade erst angelegt, warten Sie eine Stunde.")),
        Actor.YOU, _STEP, None, (), (), _BOUNCES)),
    ("smtp.mailbox_full", (("5.2.2",), ("mailbox full",), ("quotaexceeded",)), Explanation(
        N_("Das Postfach ist voll."), None,
        (N_("Löschen Sie in Outlook E-Mails aus dem Postfach %(mailbox)s und leeren Sie den Ordner "
            "„Gelöschte Elemente“."),),
        Actor.MAILBOX_USER, _STEP, None, (), (), _BOUNCES)),
    ("smtp.not_accepted", (("5.7.3",), ("5.7.8",), ("535",), ("authentication unsuccessful",)), Explanation(
        N_("Microsoft hat die Anmeldung zum Senden mit dem Konto %(sender)s abgelehnt, ohne einen Grund zu "
           "nennen."),
        N_("Meistens gehört zu diesem Konto kein Postfach mit Exchange-Lizenz, oder SMTP AUTH wurde gerade "
           "erst eingeschaltet; sonst hat sich eine andere Person angemeldet, als Sie meinen."),
        (N_("Vergleichen Sie, wer sich angemeldet hat: das Konto %(sender)s. Bei einem freigegebenen "
            "Postfach muss es eine Person sein."),
         N_("Sehen Sie unter %(path)s nach, ob dieses Konto eine Lizenz mit Exchange Online "
            "hat.", path=ACTIVE_USERS),
         SWITCH_FOR_ONE,
         N_("Stimmt alles: %(action)s", action=SIGN_IN_AGAIN)),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,), LOOK_AT_SMTP, _OAUTH)),
    ("smtp.try_again",
     (("temporary server "
       "error",), ("451",), ("421",), ("4.7.0",), ("4.7.500",), ("server busy",)), Explanation(
        N_("Microsofts Mailserver ist gerade gestört oder "
           "überlastet."), None, (TRY_AGAIN_SOON, ASK_ABOUT_OUTAGES),
        Actor.MICROSOFT, _STEP, None, (), (), _BOUNCES)),
)

UNKNOWN = Explanation(
    N_("Microsofts Mailserver hat die E-Mail oder die Anmeldung abgelehnt. Seine Antwort steht hier im "
       "Wortlaut."), None,
    (N_("Geben Sie die Antwort an die Exchange-Administration weiter. Sie nennt meistens den Grund auf "
        "Englisch."),
     N_("Prüfen Sie in der Zwischenzeit, ob das Konto %(sender)s in Outlook im Web (outlook.office.com) "
        "senden kann.")),
    Actor.EXCHANGE_ADMINISTRATOR, _STEP, None, (), (), _BOUNCES)

UNKNOWN_FOR_NOW = Explanation(
    N_("Microsofts Mailserver hat für den Augenblick abgelehnt. Seine Antwort steht hier im Wortlaut."), None,
    (TRY_AGAIN_SOON, ASK_ABOUT_OUTAGES), Actor.MICROSOFT, _STEP, None, (), (), _BOUNCES)
