"""What Exchange says when it does not open a mailbox by IMAP. First match wins; see smtp_answers."""

from cmx_app.checks import Actor
from cmx_app.knowledge.explanation import AnswerRow, Explanation
from cmx_app.knowledge.portal import (
    ACTIVE_USERS,
    ACTIVE_USERS_PAGE,
    MAILBOXES,
    MAILBOXES_PAGE,
    SERVICE_HEALTH_PAGE,
)
from cmx_app.knowledge.powershell import LET_OPEN_MAILBOX, SWITCH_ON_IMAP
from cmx_app.knowledge.ways_out import (
    ASK_ABOUT_OUTAGES,
    AT_ONCE,
    REPORT_IT,
    SIGN_IN_AGAIN,
    TRY_AGAIN_SOON,
    UP_TO_AN_HOUR,
)
from cmx_app.messages import N_

_STEP = "e-mailkonto"
_OAUTH = "https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth"
_CAS_MAILBOX = "https://learn.microsoft.com/powershell/module/exchange/set-casmailbox"

_SWITCH_ON = N_("Öffnen Sie %(path)s, klicken Sie auf %(mailbox)s, dann auf „Einstellungen für E-Mail-Apps "
                "verwalten“ (Manage email apps settings), schalten Sie „IMAP“ ein und speichern Sie.",
    path=MAILBOXES,
)
_LET_OPEN = N_("Freigegebenes Postfach: Öffnen Sie %(path)s, klicken Sie auf %(mailbox)s, dann auf "
               "„Stellvertretung“ (Delegation) › „Lesen und verwalten (Vollzugriff)“ (Read and manage (Full "
               "Access)) und fügen Sie das Konto %(sender)s hinzu.",
    path=MAILBOXES,
)
_COMPARE_PERSON = N_("Vergleichen Sie das Konto %(sender)s, das sich angemeldet hat, mit dem Postfach "
                     "%(mailbox)s."
)
_LICENCE = N_("Sehen Sie unter %(path)s nach, ob zu %(mailbox)s ein Postfach gehört. Eigene Postfächer "
              "brauchen eine Lizenz mit Exchange Online.", path=ACTIVE_USERS)
_OR_BY_POWERSHELL = N_("Oder ohne Admin Center: mit den PowerShell-Zeilen unten. Nötig ist die Rolle "
                       "„Exchange-Administrator“."
)

ANSWERS: tuple[AnswerRow, ...] = (
    ("imap.session_expired", (("accesstokenexpired",), ("session invalidated",)), Explanation(
        N_("Die Anmeldung am Postfach ist nach einer Stunde abgelaufen."),
        N_("Das ist normal: Beim nächsten Abholen meldet sich cmxOrganize von selbst neu an."),
        (N_("Prüfen Sie die Verbindung noch einmal."),
         N_("Kommt dieselbe Meldung sofort wieder: %(action)s", action=SIGN_IN_AGAIN)),
        Actor.YOU, _STEP, AT_ONCE, (), (), _OAUTH)),
    ("imap.not_connected", (("authenticated but not connected",),), Explanation(
        N_("Die Anmeldung stimmt, aber das Postfach %(mailbox)s lässt sich damit nicht öffnen."),
        N_("Meistens hat sich eine andere Person angemeldet oder es fehlt das Recht auf das Postfach; sonst "
           "ist IMAP für das Postfach ausgeschaltet oder es fehlt die Lizenz."),
        (_COMPARE_PERSON, _LET_OPEN, _SWITCH_ON, _LICENCE,
         _OR_BY_POWERSHELL),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE, MAILBOXES_PAGE),
        (*SWITCH_ON_IMAP, *LET_OPEN_MAILBOX), _CAS_MAILBOX)),
    ("imap.disabled",
     (("imap", "is disabled"), ("imap", "not enabled"), ("imap4", "disabled"), ("imap", "access is blocked"),
      ("protocol disabled",)), Explanation(
        N_("IMAP ist für das Postfach %(mailbox)s ausgeschaltet."),
        N_("Meistens hat das jemand an diesem Postfach so eingestellt; sonst schaltet Ihre Organisation "
           "IMAP für neue Postfächer von vornherein aus."),
        (_SWITCH_ON, _OR_BY_POWERSHELL),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (MAILBOXES_PAGE,),
        SWITCH_ON_IMAP, _CAS_MAILBOX)),
    ("imap.too_many_connections",
     (("too many", "connection"), ("connection limit",), ("maximum number of connections",)), Explanation(
        N_("Für dieses Postfach sind gleichzeitig zu viele Verbindungen zum Abholen offen."),
        N_("Meistens holen noch andere Programme oder Telefone dasselbe Postfach ab; sonst sind alte "
           "Verbindungen noch nicht geschlossen."),
        (N_("Schließen Sie andere Programme, die das Postfach %(mailbox)s mit IMAP abholen."),),
        Actor.YOU, _STEP, TRY_AGAIN_SOON, (), (), _OAUTH)),
    ("imap.throttled", (("throttled",), ("backoff time",)), Explanation(
        N_("Microsoft bremst das Abholen aus dem Postfach %(mailbox)s."),
        N_("Meistens wurde in kurzer Zeit sehr oft oder sehr viel abgeholt; sonst holen noch andere "
           "Programme dasselbe Postfach ab."),
        (N_("Schließen Sie andere Programme, die das Postfach %(mailbox)s mit IMAP abholen."),),
        Actor.YOU, _STEP, TRY_AGAIN_SOON, (), (), _OAUTH)),
    ("imap.basic_blocked", (("basicauthblocked",), ("basic authentication",), ("login failed",)), Explanation(
        N_("Microsoft hat eine Anmeldung mit Kennwort abgelehnt, weil die in Exchange Online abgeschaltet "
           "ist."),
        N_("cmxOrganize meldet sich ohne Kennwort an. Meistens stammt diese Antwort also von einem anderen "
           "Programm; sonst ist CMX_IMAP auf einen Server gesetzt, der nicht zu Microsoft gehört."),
        (N_("Stammt der Text aus einem anderen Programm, stellen Sie es dort auf OAuth („Moderne "
            "Authentifizierung“) um."),
         N_("Prüfen Sie sonst auf diesem Server die Einstellung CMX_IMAP. Ohne sie wird der richtige Server "
            "benutzt.")),
        Actor.YOU, _STEP, AT_ONCE, (), (), _OAUTH)),
    ("imap.command_refused", (("command argument error",), ("command error",)), Explanation(
        N_("Microsofts Mailserver hat den Befehl zum Anmelden nicht verstanden."),
        N_("Meistens verändert ein Virenscanner oder Proxy die Verbindung; sonst hat das Programm einen "
           "Fehler."),
        (N_("Bitten Sie die Netzwerk-Administration, Port 993 zum Mailserver ohne Prüfung durchzulassen."),
        REPORT_IT),
        Actor.NETWORK_ADMINISTRATOR, _STEP, AT_ONCE, (), (), _OAUTH)),
    ("imap.folder_missing",
     (("[nonexistent]",), ("doesn't exist",), ("does not exist",), ("trycreate",)), Explanation(
        N_("Im Postfach %(mailbox)s fehlt der Posteingang."),
        N_("Meistens wurde das Postfach gerade erst angelegt; sonst ist es noch nicht ganz zu Exchange "
           "Online umgezogen."),
        (N_("Öffnen Sie das Postfach einmal in Outlook im Web (outlook.office.com)."),),
        Actor.MAILBOX_USER, _STEP, TRY_AGAIN_SOON, (), (), _OAUTH)),
    ("imap.try_again",
     (("[unavailable]",), ("unavailable",), ("temporary",), ("server busy",), ("try again",), ("[inuse]",),
      ("backend",), ("connection is closed",)), Explanation(
        N_("Microsofts Mailserver ist gerade gestört oder überlastet."),
        N_("Meistens ist das nach wenigen Minuten vorbei; sonst liegt eine größere Störung vor. An Ihren "
           "Eingaben liegt es nicht."),
        (ASK_ABOUT_OUTAGES,), Actor.MICROSOFT, _STEP, TRY_AGAIN_SOON, (SERVICE_HEALTH_PAGE,), (), _OAUTH)),
    ("imap.not_accepted",
     (("authenticate failed",), ("authenticationfailed",), ("authentication failed",),
      ("authorizationfailed",), ("invalid credentials",)), Explanation(
        N_("Microsoft hat die Anmeldung am Postfach %(mailbox)s abgelehnt, ohne einen Grund zu nennen."),
        N_("Meistens hat sich eine andere Person angemeldet oder es gibt kein Postfach mit dieser Adresse; "
           "sonst ist IMAP ausgeschaltet oder die Zustimmung umfasst IMAP nicht."),
        (_COMPARE_PERSON, _LICENCE, _SWITCH_ON, SIGN_IN_AGAIN),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (MAILBOXES_PAGE,),
        SWITCH_ON_IMAP, _OAUTH)),
)

OWN_NOT_CONNECTED = Explanation(
    N_("Angemeldet hat sich das richtige Konto %(mailbox)s, aber sein Postfach lässt sich nicht öffnen."),
    N_("Meistens ist IMAP für das Postfach ausgeschaltet; sonst fehlt die Lizenz."),
    (_SWITCH_ON, _OR_BY_POWERSHELL, _LICENCE),
    Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (MAILBOXES_PAGE, ACTIVE_USERS_PAGE),
    SWITCH_ON_IMAP, _CAS_MAILBOX)
"""What "not connected" leaves where the mailbox's own account signed in: no right can be missing."""

UNKNOWN = Explanation(
    N_("Microsofts Mailserver hat das Postfach nicht geöffnet. Seine Antwort steht hier im Wortlaut."),
    N_("Meistens fehlt ein Recht oder eine Lizenz; sonst ist das Postfach vorübergehend nicht erreichbar."),
    (N_("Prüfen Sie, ob sich das Postfach %(mailbox)s in Outlook im Web (outlook.office.com) öffnen lässt."),
     N_("Geben Sie die Antwort an die Exchange-Administration weiter. Sie nennt meistens den Grund auf "
        "Englisch.")),
    Actor.EXCHANGE_ADMINISTRATOR, _STEP, TRY_AGAIN_SOON, (), (), _OAUTH)
