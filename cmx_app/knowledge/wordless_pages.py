"""Microsoft's pages that carry no code and are known by their words, in German and English.

First match wins.
"""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_consent import NEEDS_ADMINISTRATOR
from cmx_app.knowledge.entra_errors import EXPLANATIONS
from cmx_app.knowledge.explanation import AnswerRow, Explanation
from cmx_app.knowledge.ways_out import (
    AT_ONCE,
    CHOOSE_ANOTHER_ACCOUNT,
    FIND_IN_THE_LOG,
    FINISH_AT_MICROSOFT,
    THEN_SIGN_IN,
)
from cmx_app.messages import N_

PAGES: tuple[AnswerRow, ...] = (
    ("pasted.framed", (
        ("login.microsoftonline.com", "verbindung abgelehnt"),
        ("login.microsoftonline.com", "refused to connect"),
        ("x-frame-options",),
    ), Explanation(
        N_("Microsofts Anmeldeseite lässt sich nicht innerhalb einer anderen Seite anzeigen."),
        N_("Microsoft verbietet das zum Schutz vor gefälschten Seiten. Meistens ist cmxOrganize gerade in "
           "ein Intranet eingebettet."),
        (N_("Öffnen Sie cmxOrganize in einem eigenen Tab des Browsers und beginnen Sie die Anmeldung "
            "dort."),),
        Actor.YOU, "e-mailkonto", AT_ONCE)),
    ("pasted.admin_approval", (
        ("genehmigung durch administrator erforderlich",), ("administratorgenehmigung erforderlich",),
        ("genehmigung des administrators",), ("genehmigung erforderlich",),
        ("zustimmung des administrators",),
        ("administratorzustimmung erforderlich",), ("nur ein administrator erteilen",),
        ("need admin approval",),
        ("approval required",), ("only an admin can grant",), ("administrator's approval",),
        ("needs permission to access resources in your organization",),
    ), NEEDS_ADMINISTRATOR),
    ("pasted.approval_requested", (
        ("anforderung gesendet", "administrator"), ("request sent", "admin"),
        ("request has been sent", "admin"),
    ), EXPLANATIONS[90095]),
    ("pasted.wrong_tenant_account", (
        ("user account", "does not exist in tenant"), ("benutzerkonto", "nicht im mandanten"),
        ("benutzerkonto", "im mandanten", "nicht vorhanden"),
    ), EXPLANATIONS[50020]),
    ("pasted.personal_account", (
        ("can't sign in here with a personal account",), ("nicht mit einem persönlichen konto anmelden",),
        ("use your work or school account instead",), ("geschäfts-, schul- oder unikonto", "stattdessen"),
        ("not enabled for consumers",),
    ), EXPLANATIONS[500207]),
    ("pasted.conditional_access", (
        ("you don't have access to this",), ("you cannot access this right now",),
        ("you can't get there from here",), ("does not meet the criteria to access",),
        ("sie können zurzeit nicht darauf zugreifen",), ("sie können momentan nicht darauf zugreifen",),
        ("sie können von hier aus nicht",), ("von hier aus nicht möglich",),
        ("sie haben darauf keinen zugriff",),
        ("erfüllt", "nicht die kriterien"), ("your sign-in was blocked",), ("anmeldung wurde blockiert",),
    ), EXPLANATIONS[53003]),
    ("pasted.more_information", (
        ("more information required",), ("weitere informationen erforderlich",),
        ("keep your account secure",),
        ("schützen sie ihr konto",), ("more information is needed",),
    ), EXPLANATIONS[50079]),
    ("pasted.no_answer_on_phone", (
        ("we didn't hear from you",), ("wir haben nichts von ihnen gehört",), ("request denied", "sign-in"),
        ("anforderung verweigert",), ("keine antwort", "authenticator"),
    ), Explanation(
        N_("Auf dem Telefon wurde die Anmeldung nicht rechtzeitig bestätigt."),
        N_("Meistens lag das Telefon nicht bereit; sonst kam die Nachricht nicht an oder wurde abgelehnt."),
        (N_("Legen Sie das Telefon bereit, entsperren Sie es und öffnen Sie die App „Authenticator“."),
         FINISH_AT_MICROSOFT),
        Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ("pasted.locked", (
        ("account has been locked",), ("konto wurde gesperrt",), ("konto ist gesperrt",),
        ("account is temporarily locked",), ("konto wurde vorübergehend gesperrt",),
    ), EXPLANATIONS[50053]),
    ("pasted.wrong_password", (
        ("account or password is incorrect",), ("konto oder kennwort ist nicht korrekt",),
        ("kennwort ist falsch",),
        ("ihr konto oder kennwort",),
    ), EXPLANATIONS[50126]),
    ("pasted.account_unknown", (
        ("username may be incorrect",), ("we couldn't find an account",),
        ("benutzername ist möglicherweise falsch",), ("konto mit diesem benutzernamen",),
        ("wir konnten kein konto",),
    ), EXPLANATIONS[50034]),
    ("pasted.cookies_blocked", (
        ("block cookies",), ("cookies blockier",), ("cookies are blocked",),
        ("cookies", "aktivier", "anmelden"),
        ("cookies", "are not enabled"), ("enable cookies",),
    ), Explanation(
        N_("Der Browser nimmt für Microsofts Seiten keine Cookies an; ohne sie geht keine Anmeldung."),
        N_("Meistens ist das in den Einstellungen für Datenschutz so gewählt; sonst blockiert eine "
           "Erweiterung sie."),
        (N_("Erlauben Sie im Browser Cookies für login.microsoftonline.com, oder benutzen Sie einen anderen "
            "Browser."),),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
    ("pasted.consent_page", (
        ("angeforderte berechtigungen",), ("berechtigungen angefordert",), ("permissions requested",),
    ), Explanation(
        N_("Das ist keine Fehlermeldung: Microsoft fragt, ob cmxOrganize auf das Postfach zugreifen darf."),
        N_("So fragt Microsoft jede Person einmal, solange niemand für die ganze Organisation zugestimmt "
           "hat."),
        (N_("Prüfen Sie den angezeigten Namen „%(display_name)s“ und klicken Sie auf „Akzeptieren“ "
            "(Accept)."),),
        Actor.MAILBOX_USER, "e-mailkonto", AT_ONCE)),
    ("pasted.choose_account", (
        ("konto auswählen",), ("auswahl eines kontos",), ("wählen sie ein konto",), ("pick an account",),
        ("which account do you want to use",), ("welches konto möchten sie verwenden",),
    ), Explanation(
        N_("Das ist keine Fehlermeldung: Microsoft fragt, mit welchem Konto Sie sich anmelden."),
        N_("Kommt die Frage immer wieder, wurde meistens ein Konto gewählt, das nicht zur Organisation "
           "gehört; sonst hat der Browser eine alte Anmeldung behalten."),
        (N_("Wählen Sie das Konto der Person, zu der das Postfach %(mailbox)s gehört. Bei einem "
            "freigegebenen Postfach: eine Person, die es öffnen darf."),
         CHOOSE_ANOTHER_ACCOUNT),
        Actor.MAILBOX_USER, "e-mailkonto", AT_ONCE)),
    ("pasted.stuck_sign_in", (
        ("aadsts",), ("sorry, but we're having trouble signing you in",),
        ("leider haben wir probleme beim anmelden",), ("we're having trouble signing you in",),
        ("bei ihrer anmeldung ist ein problem aufgetreten",),
    ), Explanation(
        N_("Microsoft konnte die Anmeldung nicht abschließen; die Nummer des Fehlers fehlt im eingefügten "
           "Text."),
        N_("Ohne die Nummer kommen viele Ursachen in Frage."),
        (N_("Kopieren Sie die ganze Seite (Strg+A, dann Strg+C). Wichtig ist die Zeile, die mit „AADSTS“ "
            "beginnt."),
         FIND_IN_THE_LOG),
        Actor.YOU, "e-mailkonto", AT_ONCE)),
    ("pasted.unfinished", (("angemeldet bleiben?",), ("stay signed in?",)), Explanation(
        N_("Das ist keine Fehlermeldung: Microsoft fragt, ob Sie angemeldet bleiben möchten."),
        N_("Die Frage kommt nach jeder neuen Anmeldung; für cmxOrganize ist die Antwort gleich."),
        (N_("Beide Antworten sind recht. An einem gemeinsam benutzten Rechner antworten Sie mit „Nein“ "
            "(No)."),
         FINISH_AT_MICROSOFT),
        Actor.MAILBOX_USER, "e-mailkonto", AT_ONCE)),
)
