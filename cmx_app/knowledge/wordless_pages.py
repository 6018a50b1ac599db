"""Pages that carry no code and are known by their words, in German and English. First match wins.

Each row: the code, the words that must all be in the text (any of several sets, in small letters), and the
explanation.
"""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_consent import NEEDS_ADMINISTRATOR
from cmx_app.knowledge.entra_errors import EXPLANATIONS
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.smtp_answers import Row
from cmx_app.knowledge.ways_out import (
    CHOOSE_ANOTHER_ACCOUNT,
    FIND_IN_THE_LOG,
    FINISH_AT_MICROSOFT,
    SIGN_IN_AGAIN,
)
from cmx_app.messages import N_

_NO_WAY_BACK = N_(
    "Vergleichen Sie Adresse und Port in der Adresszeile mit der Adresse, unter der Sie cmxOrganize sonst "
    "öffnen."
)

PAGES: tuple[Row, ...] = (
    ("pasted.framed", (
        ("login.microsoftonline.com", "verbindung abgelehnt"),
        ("login.microsoftonline.com", "refused to connect"),
    ), Explanation(
        N_("Microsofts Anmeldeseite lässt sich nicht innerhalb einer anderen Seite anzeigen."), None,
        (N_("Öffnen Sie cmxOrganize in einem eigenen Tab des Browsers und beginnen Sie die Anmeldung "
            "dort."),),
        Actor.YOU, "e-mailkonto")),
    ("pasted.admin_approval", (
        ("genehmigung durch administrator erforderlich",), ("administratorgenehmigung erforderlich",),
        ("genehmigung des "
         "administrators",), ("genehmigung erforderlich",), ("zustimmung des administrators",),
        ("administratorzustimmung "
         "erforderlich",), ("nur ein administrator erteilen",), ("need admin approval",),
        ("approval required",), ("only an admin can grant",), ("administrator's approval",),
    ), NEEDS_ADMINISTRATOR),
    ("pasted.approval_requested", (
        ("anforderung "
         "gesendet", "administrator"), ("request sent", "admin"), ("request has been sent", "admin"),
    ), EXPLANATIONS[90095]),
    ("pasted.wrong_tenant_account", (
        ("user account", "does not exist in tenant"), ("benutzerkonto", "nicht im mandanten"),
        ("benutzerkonto", "im mandanten", "nicht vorhanden"),
    ), EXPLANATIONS[50020]),
    ("pasted.conditional_access", (
        ("you don't have access to "
         "this",), ("you cannot access this right now",), ("you can't get there from here",),
        ("sie können zurzeit nicht darauf zugreifen",), ("sie können von hier aus nicht",),
        ("sie haben darauf keinen zugriff",),
    ), EXPLANATIONS[53003]),
    ("pasted.more_information", (
        ("more information "
         "required",), ("weitere informationen erforderlich",), ("keep your account secure",),
        ("schützen sie ihr konto",),
    ), EXPLANATIONS[50079]),
    ("pasted.locked", (("account has been locked",), ("konto wurde gesperrt",), ("konto ist gesperrt",)),
     EXPLANATIONS[50053]),
    ("pasted.wrong_password", (
        ("account or password is "
         "incorrect",), ("konto oder kennwort ist nicht korrekt",), ("kennwort ist falsch",),
        ("ihr konto oder kennwort",),
    ), EXPLANATIONS[50126]),
    ("pasted.account_unknown", (
        ("username may be "
         "incorrect",), ("we couldn't find an account",), ("benutzername ist möglicherweise falsch",),
        ("konto mit diesem benutzernamen",), ("wir konnten kein konto",),
    ), EXPLANATIONS[50034]),
    ("pasted.consent_page", (
        ("angeforderte berechtigungen",), ("berechtigungen angefordert",), ("permissions requested",),
    ), Explanation(
        N_("Das ist keine Fehlermeldung: Microsoft fragt, ob cmxOrganize auf das Postfach zugreifen "
           "darf."), None,
        (N_("Prüfen Sie den angezeigten Namen „%(display_name)s“ und klicken Sie auf „Akzeptieren“ "
            "(Accept)."),),
        Actor.MAILBOX_USER, "e-mailkonto")),
    ("pasted.choose_account", (
        ("konto auswählen",), ("auswahl eines kontos",), ("wählen sie ein konto",), ("pick an account",),
    ), Explanation(
        N_("Das ist keine Fehlermeldung: Microsoft fragt, mit welchem Konto Sie sich anmelden."), None,
        (N_("Wählen Sie das Konto der Person, zu der das Postfach %(mailbox)s gehört. Bei einem "
            "freigegebenen Postfach: eine Person, die es öffnen darf."),
         CHOOSE_ANOTHER_ACCOUNT),
        Actor.MAILBOX_USER, "e-mailkonto")),
    ("pasted.stuck_sign_in", (
        ("aadsts",), ("sorry, but we're having trouble signing you "
                      "in",), ("leider haben wir probleme beim anmelden",),
        ("we're having trouble signing you in",),
    ), Explanation(
        N_("Microsoft konnte die Anmeldung nicht abschließen; die Nummer des Fehlers fehlt im eingefügten "
           "Text."), None,
        (N_("Kopieren Sie die ganze Seite (Strg+A, dann Strg+C). Wichtig ist die Zeile, die mit „AADSTS“ "
            "beginnt."),
         FIND_IN_THE_LOG),
        Actor.YOU, "e-mailkonto")),
    ("pasted.certificate_refused", (
        ("err_cert_",), ("verbindung ist nicht privat",), ("connection is not private",), ("sec_error_",),
        ("verbindung ist nicht sicher",), ("mögliches sicherheitsrisiko",), ("potential security risk",),
    ), Explanation(
        N_("Der Browser traut dem Zertifikat der Seite nicht, zu der Microsoft zurückgeleitet hat."),
        N_("Meistens gilt das Zertifikat von cmxOrganize nicht für diesen Namen oder ist abgelaufen."),
        (N_("Sehen Sie nach, welcher Name in der Adresszeile steht, und vergleichen Sie ihn mit der "
            "Umleitungs-URL: %(redirect_url)s."),
         N_("Bitten Sie die Person, die den Webserver betreut, ein gültiges Zertifikat für diesen Namen "
            "einzurichten.")),
        Actor.NETWORK_ADMINISTRATOR, "umleitungs-url")),
    ("pasted.name_unknown", (
        ("err_name_not_resolved",), ("dns_probe_",), ("server nicht gefunden",), ("server not found",),
        ("serveradresse wurde nicht "
         "gefunden",), ("ip address could not be found",), ("ip-adresse wurde nicht gefunden",),
        ("ip-adresse von", "nicht gefunden"),
    ), Explanation(
        N_("Der Browser kennt den Namen nicht, zu dem Microsoft zurückleiten wollte."),
        N_("Meistens ist der Hostname in der Umleitungs-URL vertippt; sonst gilt er nur in einem anderen "
           "Netz."),
        (N_("Vergleichen Sie den Namen in der Adresszeile mit der Umleitungs-URL: %(redirect_url)s."),
         N_("Öffnen Sie den Schritt „Umleitungs-URL“ unter der Adresse, die Sie sonst für cmxOrganize "
            "benutzen.")),
        Actor.YOU, "umleitungs-url")),
    ("pasted.connection_refused", (
        ("err_connection_",), ("hat die verbindung "
                               "abgelehnt",), ("refused to connect",), ("err_address_unreachable",),
        ("seite kann nicht erreicht "
         "werden",), ("seite ist nicht erreichbar",), ("website ist nicht erreichbar",),
        ("site can't be reached",), ("can't reach this page",), ("seite ist leider nicht erreichbar",),
        ("verbindung fehlgeschlagen",), ("unable to connect",), ("fehler: netzwerk-zeitüberschreitung",),
    ), Explanation(
        N_("Der Browser erreicht die Seite nicht, zu der Microsoft zurückgeleitet hat."),
        N_("Meistens stimmt der Port oder http/https in der Umleitungs-URL nicht; sonst läuft cmxOrganize "
           "gerade nicht oder ist von diesem Rechner aus nicht erreichbar."),
        (_NO_WAY_BACK,
         N_("Öffnen Sie cmxOrganize in einem neuen Tab. Geht das, öffnen Sie dort den Schritt "
            "„Umleitungs-URL“."),
         N_("Benutzen Sie für die Anmeldung denselben Rechner und dasselbe Netz wie für cmxOrganize.")),
        Actor.YOU, "umleitungs-url")),
    ("pasted.gateway", (
        ("502 bad gateway",), ("bad gateway",), ("503 service",), ("504 gateway",), ("gateway time-out",),
        ("gateway timeout",),
    ), Explanation(
        N_("Der Proxy vor cmxOrganize hat geantwortet, cmxOrganize selbst nicht."),
        N_("Meistens läuft die Anwendung gerade nicht; sonst leitet der Proxy an den falschen Port."),
        (N_("Öffnen Sie cmxOrganize in einem neuen Tab. Kommt dieselbe Meldung, starten Sie die Anwendung "
            "neu."),
         N_("Bitten Sie die Person, die den Proxy betreut, Ziel und Port zu prüfen."), SIGN_IN_AGAIN),
        Actor.NETWORK_ADMINISTRATOR, "ueberblick")),
    ("pasted.page_missing", (
        ("http error "
         "404",), ("404 not found",), ("not found", "continue_oauth"), ("seite wurde nicht gefunden",),
    ), Explanation(
        N_("Die Seite, zu der Microsoft zurückgeleitet hat, gibt es dort nicht."),
        N_("Meistens fehlt in der Umleitungs-URL der Pfad, unter dem cmxOrganize läuft; sonst leitet der "
           "Proxy diesen Pfad nicht weiter."),
        (_NO_WAY_BACK,
         N_("Öffnen Sie den Schritt „Umleitungs-URL“: Dort steht, was Proxy und Browser sehen.")),
        Actor.NETWORK_ADMINISTRATOR, "umleitungs-url")),
    ("pasted.unfinished", (("angemeldet bleiben?",), ("stay signed in?",)), Explanation(
        N_("Das ist keine Fehlermeldung: Microsoft fragt, ob Sie angemeldet bleiben möchten."), None,
        (N_("Beide Antworten sind recht. An einem gemeinsam benutzten Rechner antworten Sie mit „Nein“ "
            "(No)."),
         FINISH_AT_MICROSOFT),
        Actor.MAILBOX_USER, "e-mailkonto")),
)
