"""What Microsoft Graph answers, where somebody pastes it: from a script, the Azure CLI or another program.

cmxOrganize itself does not use Graph. First match wins; the words are in small letters, as in wordless_pages.
Sources: Microsoft Learn, "Microsoft Graph error responses" and "Application authentication methods".
"""

from cmx_app.checks import Actor
from cmx_app.knowledge.explanation import AnswerRow, Explanation
from cmx_app.knowledge.portal import (
    ACTIVE_USERS,
    ACTIVE_USERS_PAGE,
    ENTERPRISE_PAGE,
    SECRETS,
    SECRETS_PAGE,
)
from cmx_app.knowledge.ways_out import (
    ASK_ABOUT_OUTAGES,
    AT_ONCE,
    MINUTES_AFTER_SAVING,
    NO_USE_IN_WAITING,
    TRY_AGAIN_SOON,
    UP_TO_AN_HOUR,
)
from cmx_app.messages import N_

_ERRORS = "https://learn.microsoft.com/graph/errors"
_POLICIES = "https://learn.microsoft.com/graph/api/resources/applicationauthenticationmethodpolicy"

_NOT_OURS = N_("cmxOrganize benutzt Microsoft Graph nicht: Die Meldung stammt aus einem anderen Programm. "
               "Für cmxOrganize zählt, was der Schritt „Prüfung“ zeigt.")

ANSWERS: tuple[AnswerRow, ...] = (
    ("graph.secrets_forbidden",
     (("credentialtypenotallowedasperapppolicy",), ("credential type not allowed",)), Explanation(
        N_("In Ihrer Organisation dürfen für Anwendungen keine Kundengeheimnisse angelegt werden."),
        N_("Das verbietet eine Richtlinie für Anwendungen (App management policy)."),
        (N_("Bitten Sie die Person, die diese Richtlinie betreut, „%(display_name)s“ davon auszunehmen. "
            "Microsoft nennt die Regel „Block password addition“."),
         N_("Legen Sie danach das Geheimnis an: %(path)s.", path=SECRETS)),
        Actor.ENTRA_ADMINISTRATOR, "kundengeheimnis", MINUTES_AFTER_SAVING, (ENTERPRISE_PAGE, SECRETS_PAGE),
        (), _POLICIES)),
    ("graph.secret_lifetime",
     (("credentialinvalidlifetimeasperapppolicy",), ("credential lifetime", "policy")), Explanation(
        N_("Das Kundengeheimnis soll länger gelten, als Ihre Organisation erlaubt."),
        N_("Eine Richtlinie für Anwendungen (App management policy) begrenzt die Laufzeit."),
        (N_("Öffnen Sie %(path)s und wählen Sie bei „Gültig bis“ (Expires) eine kürzere Zeit, zum Beispiel "
            "6 Monate.", path=SECRETS),
         N_("Tragen Sie Wert und Datum im Schritt „Kundengeheimnis“ ein. cmxOrganize erinnert Sie, bevor es "
            "abläuft.")),
        Actor.ENTRA_ADMINISTRATOR, "kundengeheimnis", AT_ONCE, (SECRETS_PAGE,), (), _POLICIES)),
    ("graph.mailbox_missing",
     (("mailboxnotenabledforrestapi",), ("mailbox is either inactive",), ("mailboxnotsupportedforrestapi",)),
     Explanation(
        N_("Zu diesem Konto gehört kein Postfach in Exchange Online."),
        N_("Meistens fehlt die Lizenz oder das Postfach ist gerade erst angelegt; sonst liegt es noch auf "
           "einem eigenen Exchange-Server oder die Adresse ist falsch."),
        (N_("Öffnen Sie %(path)s, klicken Sie auf %(mailbox)s und sehen Sie unter „Lizenzen und Apps“ "
            "(Licenses and apps) nach, ob Exchange Online dabei ist.", path=ACTIVE_USERS),
         N_("Öffnen Sie das Postfach einmal in Outlook im Web (outlook.office.com).")),
        Actor.EXCHANGE_ADMINISTRATOR, "e-mailkonto", UP_TO_AN_HOUR, (ACTIVE_USERS_PAGE,), (), _ERRORS)),
    ("graph.user_unknown",
     (("errorinvaliduser",), ("request_resourcenotfound",), ("erroritemnotfound",)), Explanation(
        N_("Microsoft findet dieses Konto oder Postfach nicht."),
        N_("Meistens ist die Adresse vertippt oder ein Alias; sonst gehört sie zu einem anderen "
           "Verzeichnis."),
        (N_("Vergleichen Sie im Schritt „E-Mailkonto“ die Adresse: %(mailbox)s."),
         N_("Sehen Sie unter %(path)s nach, wie die Adresse dort geschrieben ist.", path=ACTIVE_USERS)),
        Actor.YOU, "e-mailkonto", AT_ONCE, (ACTIVE_USERS_PAGE,), (), _ERRORS)),
    ("graph.too_many_requests",
     (("applicationthrottled",), ("toomanyrequests",), ("mailboxconcurrency",), ("activitylimitreached",)),
     Explanation(
        N_("Microsoft hat in kurzer Zeit zu viele Anfragen bekommen und bremst."),
        N_("Meistens ruft noch ein anderes Programm dasselbe Postfach ab; sonst ist Microsoft überlastet."),
        (_NOT_OURS, ASK_ABOUT_OUTAGES),
        Actor.MICROSOFT, "pruefung", TRY_AGAIN_SOON, (), (), _ERRORS)),
    ("graph.not_for_us",
     (("erroraccessdenied",), ("invalidauthenticationtoken",), ("authorization_requestdenied",),
      ("access token validation failure",), ("insufficient privileges to complete",)), Explanation(
        N_("Ein Programm durfte bei Microsoft Graph nicht, was es wollte."),
        N_("Meistens fehlt ihm eine Berechtigung oder die Zustimmung dazu; sonst ist seine Anmeldung "
           "abgelaufen."),
        (_NOT_OURS,
         N_("Melden Sie sich in dem anderen Programm neu an, oder lassen Sie dort jemanden mit der Rolle "
            "„Cloudanwendungsadministrator“ (Cloud Application Administrator) zustimmen.")),
        Actor.ENTRA_ADMINISTRATOR, "pruefung", NO_USE_IN_WAITING, (ENTERPRISE_PAGE,), (), _ERRORS)),
)
