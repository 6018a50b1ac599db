"""What Exchange says when it does not let somebody send. First match wins, so the special stand first.

What it says of single mails, also later in a bounce, is in smtp_bounces.
"""

from cmx_app.checks import Actor
from cmx_app.knowledge.explanation import AnswerRow, Explanation
from cmx_app.knowledge.portal import (
    ACTIVE_USERS,
    ACTIVE_USERS_PAGE,
    MAIL_FLOW,
    MAIL_FLOW_PAGE,
    SERVICE_HEALTH_PAGE,
)
from cmx_app.knowledge.powershell import LOOK_AT_SMTP, SWITCH_ON_SMTP
from cmx_app.knowledge.smtp_bounces import BOUNCES, BOUNCES_PAGE
from cmx_app.knowledge.ways_out import (
    ASK_ABOUT_OUTAGES,
    AT_ONCE,
    NO_USE_IN_WAITING,
    REPORT_IT,
    SIGN_IN_AGAIN,
    TRY_AGAIN_SOON,
    UP_TO_AN_HOUR,
)
from cmx_app.messages import N_

_STEP = "e-mailkonto"
_SUBMISSION = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission"
_OAUTH = "https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth"

SWITCH_FOR_ONE = N_("Öffnen Sie %(path)s, klicken Sie auf das Konto %(sender)s, dann auf „E-Mail“ (Mail) › "
                    "„E-Mail-Apps verwalten“ (Manage email apps), setzen Sie den Haken bei "
                    "„Authentifiziertes SMTP“ (Authenticated SMTP) und speichern Sie.",
    path=ACTIVE_USERS,
)
_OR_BY_POWERSHELL = N_("Oder ohne Admin Center: mit den PowerShell-Zeilen unten. Nötig ist die Rolle "
                       "„Exchange-Administrator“."
)
WHOSE_SWITCH = N_("Bei einem freigegebenen Postfach zählt der Schalter des Kontos %(sender)s, das sich "
                  "angemeldet hat, nicht der des Postfachs %(mailbox)s."
)

ANSWERS: tuple[AnswerRow, ...] = (
    ("smtp.disabled_for_tenant", (("disabled for the tenant",),), Explanation(
        N_("Das Senden mit SMTP AUTH ist in Ihrer Organisation ausgeschaltet."),
        N_("Das ist Microsofts Voreinstellung. Es genügt, SMTP AUTH für das Konto %(sender)s einzuschalten: "
           "Der Schalter am Konto gilt vor dem der Organisation."),
        (SWITCH_FOR_ONE, _OR_BY_POWERSHELL,
         N_("Oder für alle auf einmal (weniger sicher): Entfernen Sie unter %(path)s den Haken bei „SMTP "
            "AUTH-Protokoll für Ihre Organisation deaktivieren“ (Turn off SMTP AUTH protocol for your "
            "organization).", path=MAIL_FLOW)),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE, MAIL_FLOW_PAGE),
        SWITCH_ON_SMTP, _SUBMISSION)),
    ("smtp.disabled_for_mailbox", (("disabled for the mailbox",),), Explanation(
        N_("Das Senden mit SMTP AUTH ist für das Konto %(sender)s ausgeschaltet."),
        N_("Meistens hat das jemand an diesem Konto so eingestellt. Der Schalter am Konto gilt vor dem der "
           "Organisation."),
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
        (SWITCH_FOR_ONE, _OR_BY_POWERSHELL,
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
    ("smtp.basic_disabled",
     (("basic authentication is disabled",), ("5.7.30",), ("basic authentication is not",),
      ("basicauthblocked",)),
     Explanation(
        N_("Microsoft hat eine Anmeldung mit Kennwort abgelehnt, weil die in Exchange Online abgeschaltet "
           "ist."),
        N_("cmxOrganize meldet sich ohne Kennwort an. Meistens stammt diese Antwort von einem anderen Gerät "
           "oder Programm; sonst ist SMTP AUTH für das Konto %(sender)s ausgeschaltet."),
        (N_("Stammt der Text aus einem anderen Programm (Drucker, Scanner, altes Mailprogramm), stellen Sie "
            "es dort auf OAuth um."),
         SWITCH_FOR_ONE),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,), LOOK_AT_SMTP, _SUBMISSION)),
    ("smtp.not_allowed", (("5.7.139",),), Explanation(
        N_("Microsoft lässt das Konto %(sender)s nicht mit SMTP AUTH senden."),
        N_("Meistens ist SMTP AUTH für das Konto oder die Organisation ausgeschaltet; sonst verbietet es "
           "eine Richtlinie (Sicherheitsstandards, bedingter Zugriff)."),
        (SWITCH_FOR_ONE, _OR_BY_POWERSHELL,
         N_("Hilft das nicht, suchen Sie in den „Anmeldeprotokollen“ (Sign-in logs) im Entra Admin Center "
            "die Anmeldung von %(sender)s: Dort steht die Richtlinie.")),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,), SWITCH_ON_SMTP,
        _SUBMISSION)),
    ("smtp.not_signed_in",
     (("5.7.57",), ("not authenticated to send",), ("5.7.64",), ("relay access denied",),
      ("unable to relay",)), Explanation(
        N_("Microsoft hat die E-Mail ohne Anmeldung bekommen und deshalb abgelehnt."),
        N_("Meistens verändert ein Virenscanner oder Proxy die Verbindung, sodass die Anmeldung verloren "
           "geht; sonst stammt die Meldung von einem anderen Gerät oder Programm, das sich nicht anmeldet."),
        (N_("Bitten Sie die Netzwerk-Administration, Port 587 zum Mailserver ohne Prüfung durchzulassen."),
         REPORT_IT),
        Actor.NETWORK_ADMINISTRATOR, _STEP, AT_ONCE, (), (), _SUBMISSION)),
    ("smtp.mechanism_refused",
     (("5.7.4",), ("unrecognized authentication type",), ("504", "authentication")), Explanation(
        N_("Der Mailserver bietet die Anmeldung ohne Kennwort (XOAUTH2) nicht an."),
        N_("Meistens entfernt ein Virenscanner oder Proxy die Verschlüsselung (STARTTLS); sonst ist "
           "CMX_SMTP auf einen Server gesetzt, der nicht zu Microsoft gehört."),
        (N_("Prüfen Sie auf diesem Server die Einstellung CMX_SMTP. Ohne sie wird der richtige Server "
            "benutzt."),
         N_("Bitten Sie die Netzwerk-Administration, Port 587 zum Mailserver ohne Prüfung durchzulassen.")),
        Actor.NETWORK_ADMINISTRATOR, _STEP, AT_ONCE, (), (), _SUBMISSION)),
    ("smtp.tls_unavailable",
     (("454", "tls"), ("starttls", "first"), ("starttls", "issue"), ("5.7.0", "starttls")), Explanation(
        N_("Der Mailserver hat keine verschlüsselte Verbindung zustande gebracht."),
        N_("Meistens stört ein Virenscanner oder Proxy die Verschlüsselung (STARTTLS); sonst ist der "
           "Mailserver gerade gestört."),
        (N_("Bitten Sie die Netzwerk-Administration, Port 587 zum Mailserver ohne Prüfung durchzulassen."),),
        Actor.NETWORK_ADMINISTRATOR, _STEP, TRY_AGAIN_SOON, (), (), _SUBMISSION)),
    *BOUNCES,
    ("smtp.not_accepted", (("5.7.3",), ("5.7.8",), ("535",), ("authentication unsuccessful",)), Explanation(
        N_("Microsoft hat die Anmeldung zum Senden mit dem Konto %(sender)s abgelehnt, ohne einen Grund zu "
           "nennen."),
        N_("Meistens gehört zu diesem Konto kein Postfach mit Exchange-Lizenz, oder SMTP AUTH wurde gerade "
           "erst eingeschaltet; sonst hat sich eine andere Person angemeldet, als Sie meinen."),
        (N_("Vergleichen Sie, wer sich angemeldet hat: das Konto %(sender)s. Bei einem freigegebenen "
            "Postfach muss es eine Person sein."),
         N_("Sehen Sie unter %(path)s nach, ob dieses Konto eine Lizenz mit Exchange Online hat.",
            path=ACTIVE_USERS),
         SWITCH_FOR_ONE,
         N_("Stimmt alles: %(action)s", action=SIGN_IN_AGAIN)),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,), LOOK_AT_SMTP, _OAUTH)),
    ("smtp.try_again",
     (("temporary server error",), ("451",), ("421",), ("4.7.0",), ("4.7.500",), ("server busy",), ("4.3.2",),
      ("4.4.2",), ("4.3.0",)), Explanation(
        N_("Microsofts Mailserver ist gerade gestört oder überlastet."),
        N_("Meistens ist das nach wenigen Minuten vorbei; sonst liegt eine größere Störung vor. An Ihren "
           "Eingaben liegt es nicht."),
        (ASK_ABOUT_OUTAGES,),
        Actor.MICROSOFT, _STEP, TRY_AGAIN_SOON, (SERVICE_HEALTH_PAGE,), (), BOUNCES_PAGE)),
)

UNKNOWN = Explanation(
    N_("Microsofts Mailserver hat die E-Mail oder die Anmeldung abgelehnt. Seine Antwort steht hier im "
       "Wortlaut."),
    N_("Die Ziffern dahinter nennen den Grund: 5.7 steht meistens für Rechte und Richtlinien, 5.1 für "
       "Adressen, 5.2 für das Postfach."),
    (N_("Geben Sie die Antwort an die Exchange-Administration weiter. Sie nennt meistens den Grund auf "
        "Englisch."),
     N_("Prüfen Sie in der Zwischenzeit, ob das Konto %(sender)s in Outlook im Web (outlook.office.com) "
        "senden kann.")),
    Actor.EXCHANGE_ADMINISTRATOR, _STEP, NO_USE_IN_WAITING, (), (), BOUNCES_PAGE)

UNKNOWN_FOR_NOW = Explanation(
    N_("Microsofts Mailserver hat für den Augenblick abgelehnt. Seine Antwort steht hier im Wortlaut."),
    N_("Eine Zahl, die mit 4 beginnt, heißt: Meistens hilft ein neuer Versuch."),
    (ASK_ABOUT_OUTAGES,), Actor.MICROSOFT, _STEP, TRY_AGAIN_SOON, (SERVICE_HEALTH_PAGE,), (), BOUNCES_PAGE)
