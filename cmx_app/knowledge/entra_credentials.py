"""Entra's errors about the client secret and what else proves the application's identity."""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_sign_in import Row
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import (
    AUTHENTICATION,
    AUTHENTICATION_PAGE,
    ENTERPRISE_APPLICATION,
    ENTERPRISE_PAGE,
    SECRETS,
    SECRETS_PAGE,
)
from cmx_app.knowledge.powershell import REDIRECT_URL
from cmx_app.knowledge.ways_out import (
    AT_ONCE,
    MAY_BE_TOO_YOUNG,
    MINUTES_AFTER_SAVING,
    NO_USE_IN_WAITING,
)
from cmx_app.messages import N_

_OPEN_SECRETS = N_("Öffnen Sie %(path)s.", path=SECRETS)
_MAKE_A_NEW_ONE = N_("Klicken Sie auf „Neuer geheimer Clientschlüssel“ (New client secret), wählen Sie 24 "
                     "Monate und kopieren Sie sofort die Spalte „Wert“ (Value)."
)
_ENTER_IT = N_("Tragen Sie den Wert und das Datum im Schritt „Kundengeheimnis“ ein.")

CREDENTIALS: tuple[Row, ...] = (
    ((7000215, 70002), Explanation(
        N_("Microsoft nimmt das Kundengeheimnis nicht an."),
        N_("Meistens wurde die „Geheime ID“ (Secret ID) statt des „Wertes“ (Value) kopiert oder der Wert "
           "ist unvollständig; sonst gehört er zu einer anderen Anwendung oder wurde bei Microsoft "
           "gelöscht."),
        (N_("Haben Sie den Wert noch, tragen Sie ihn im Schritt „Kundengeheimnis“ noch einmal ein: aus der "
            "Spalte „Wert“ (Value)."),
         N_("Sonst legen Sie ein neues Geheimnis an, denn Microsoft zeigt den Wert nur einmal: Öffnen Sie "
            "%(path)s.",
            path=SECRETS),
         _MAKE_A_NEW_ONE, _ENTER_IT),
        Actor.YOU, "kundengeheimnis", MAY_BE_TOO_YOUNG, (SECRETS_PAGE,))),
    ((7000222,), Explanation(
        N_("Das Kundengeheimnis ist abgelaufen."),
        N_("Microsoft begrenzt die Laufzeit und verschickt keine Erinnerung. Die Anmeldungen der Postfächer "
           "bleiben gültig."),
        (_OPEN_SECRETS, _MAKE_A_NEW_ONE, _ENTER_IT,
         N_("Löschen Sie den abgelaufenen Eintrag bei Microsoft erst, wenn die Prüfung mit dem neuen "
            "gelingt.")),
        Actor.ENTRA_ADMINISTRATOR, "kundengeheimnis", NO_USE_IN_WAITING, (SECRETS_PAGE,))),
    ((7000216, 7000218), Explanation(
        N_("Bei Microsoft kam kein Kundengeheimnis an."),
        N_("Meistens ist es nicht eingetragen; sonst steht die Umleitungs-URL unter „Mobilgerät- und "
           "Desktopanwendungen“ statt unter „Web“."),
        (N_("Tragen Sie den Wert im Schritt „Kundengeheimnis“ ein."),
         N_("Ist er eingetragen, sehen Sie unter %(path)s nach, ob die Umleitungs-URL unter „Web“ steht.",
            path=AUTHENTICATION)),
        Actor.YOU, "kundengeheimnis", NO_USE_IN_WAITING, (AUTHENTICATION_PAGE,))),
    ((700025, 9002325, 9002327), Explanation(
        N_("Die Umleitungs-URL steht bei Microsoft unter der falschen Plattform."),
        N_("Sie steht unter „Mobilgerät- und Desktopanwendungen“ oder „Single-Page-Anwendung“; cmxOrganize "
           "braucht „Web“."),
        (N_("Öffnen Sie %(path)s.", path=AUTHENTICATION),
         N_("Löschen Sie die Umleitungs-URL unter der falschen Plattform."),
         N_("Fügen Sie sie unter „Web“ wieder hinzu: %(redirect_url)s. Klicken Sie auf „Speichern“ (Save).")),
        Actor.ENTRA_ADMINISTRATOR, "umleitungs-url", MINUTES_AFTER_SAVING, (AUTHENTICATION_PAGE,),
        REDIRECT_URL)),
    ((700027, 700030, 50012, 700024, 50017, 50048, 900384, 500133), Explanation(
        N_("Microsoft nimmt den Nachweis der Anwendung nicht an."),
        N_("Meistens geht die Uhr dieses Servers falsch; sonst passt ein hinterlegtes Zertifikat nicht."),
        (N_("Stellen Sie die Uhr dieses Servers (Zeitabgleich mit NTP). Der Schritt „Überblick“ zeigt den "
            "Unterschied zu Microsoft."),
         N_("Legen Sie ein neues Kundengeheimnis an: %(path)s.", path=SECRETS), _ENTER_IT),
        Actor.YOU, "kundengeheimnis", AT_ONCE, (SECRETS_PAGE,))),
    ((50146, 501461, 50003), Explanation(
        N_("Die Anwendung soll ihre Anmeldungen mit einem eigenen Schlüssel unterschreiben lassen, hat aber "
           "keinen."),
        N_("Meistens sind bei der Anwendung eigene Ansprüche (Claims) eingestellt, die cmxOrganize nicht "
           "braucht; sonst ist ihr Schlüssel abgelaufen."),
        (N_("Die Entra-Administration öffnet %(path)s und löscht unter „Einmaliges Anmelden“ (Single "
            "sign-on) die eigenen Ansprüche (Attributes & Claims).", path=ENTERPRISE_APPLICATION),
         N_("Oder registrieren Sie für cmxOrganize eine neue Anwendung (Schritt „Anwendung“).")),
        Actor.ENTRA_ADMINISTRATOR, "anwendung", MINUTES_AFTER_SAVING, (ENTERPRISE_PAGE,))),
)
