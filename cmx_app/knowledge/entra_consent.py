"""Entra's errors about consent, permissions and the service that they are for."""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_sign_in import Row
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import (
    ACTIVE_USERS,
    ACTIVE_USERS_PAGE,
    CONSENT_REQUESTS,
    ENTERPRISE_PAGE,
    PERMISSIONS,
    PERMISSIONS_PAGE,
)
from cmx_app.knowledge.ways_out import (
    ASK_FOR_CONSENT,
    MINUTES_AFTER_SAVING,
    NO_USE_IN_WAITING,
    REPORT_IT,
    THEN_SIGN_IN,
    TICK_FOR_ALL,
)
from cmx_app.messages import N_

DECLINED = Explanation(
    N_("Auf Microsofts Seite wurde der Zugriff nicht erlaubt."),
    N_("Meistens wurde dort auf „Abbrechen“ (Cancel) geklickt; sonst durfte diese Person nicht selbst "
       "zustimmen."),
    (N_("Klicken Sie auf der Seite „Angeforderte Berechtigungen“ (Permissions requested) auf „Akzeptieren“ "
        "(Accept). cmxOrganize bekommt nur Zugriff auf das Postfach und das Senden."),
     N_("Erscheint stattdessen „Administratorgenehmigung erforderlich“ oder „Genehmigung durch "
        "Administrator erforderlich“, lassen Sie im Schritt „Prüfung“ für die ganze Organisation "
        "zustimmen.")),
    Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)

NEEDS_ADMINISTRATOR = Explanation(
    N_("In Ihrer Organisation muss eine Administratorin oder ein Administrator der Anwendung zustimmen."),
    N_("Das ist oft so eingestellt, seit Ende 2025 auch durch Microsofts Voreinstellung für den Zugriff auf "
       "Postfächer."),
    (ASK_FOR_CONSENT, TICK_FOR_ALL),
    Actor.ENTRA_ADMINISTRATOR, "pruefung", THEN_SIGN_IN, (ENTERPRISE_PAGE,))

CONSENT: tuple[Row, ...] = (
    ((65001, 90008, 9002341), Explanation(
        N_("Für diese Anwendung liegt noch keine Zustimmung vor, oder sie gilt nicht für alle nötigen "
           "Berechtigungen."),
        N_("Meistens hat noch niemand zugestimmt; sonst wurde im Portal für andere Berechtigungen "
           "zugestimmt, als cmxOrganize braucht, oder die Zustimmung wurde zurückgenommen."),
        (ASK_FOR_CONSENT, TICK_FOR_ALL,
         N_("Verlassen Sie sich nicht auf die Schaltfläche „Administratorzustimmung erteilen“ (Grant admin "
            "consent) im Portal: Sie deckt diese Berechtigungen womöglich nicht ab.")),
        Actor.ENTRA_ADMINISTRATOR, "pruefung", THEN_SIGN_IN, (ENTERPRISE_PAGE,))),
    ((65004,), DECLINED),
    ((90094, 90093, 900941, 900944), NEEDS_ADMINISTRATOR),
    ((90095,), Explanation(
        N_("Ihre Bitte um Zustimmung liegt jetzt bei der Administration Ihrer Organisation."),
        N_("In Ihrer Organisation ist dafür ein Genehmigungsablauf eingerichtet."),
        (N_("Die Entra-Administration öffnet %(path)s und genehmigt die Anfrage für „%(display_name)s“.",
            path=CONSENT_REQUESTS),
         N_("Schneller geht es mit dem Zustimmungslink aus dem Schritt „Prüfung“.")),
        Actor.ENTRA_ADMINISTRATOR, "pruefung", THEN_SIGN_IN, (ENTERPRISE_PAGE,))),
    ((650056,), Explanation(
        N_("Microsoft hält die Anwendung für unvollständig eingerichtet."),
        N_("Meistens fehlt die Zustimmung oder die Anwendungs-ID ist falsch; sonst fehlt bei Microsoft jede "
           "Berechtigung."),
        (N_("Vergleichen Sie im Schritt „Schnittstelle“ die Anwendungs-ID: %(client_id)s."),
        ASK_FOR_CONSENT, TICK_FOR_ALL,
         N_("Hilft das nicht, fügen Sie unter %(path)s bei „Microsoft Graph“ die delegierte Berechtigung "
            "„User.Read“ hinzu.",
            path=PERMISSIONS)),
        Actor.ENTRA_ADMINISTRATOR, "pruefung", MINUTES_AFTER_SAVING, (PERMISSIONS_PAGE,))),
    ((65006,), Explanation(
        N_("Unter den Berechtigungen der Anwendung steht eine, die es bei diesem Dienst nicht gibt."),
        N_("Meistens hat ein Skript sie mit einer falschen Kennung eingetragen; sonst ist Exchange Online "
           "in diesem Verzeichnis noch nicht eingerichtet."),
        (N_("Öffnen Sie %(path)s und löschen Sie jede Zeile, die keinen Namen, sondern nur eine Kennung "
            "zeigt.", path=PERMISSIONS),
         ASK_FOR_CONSENT, TICK_FOR_ALL),
        Actor.ENTRA_ADMINISTRATOR, "pruefung", MINUTES_AFTER_SAVING, (PERMISSIONS_PAGE,))),
    ((650057, 65005), Explanation(
        N_("Exchange Online steht nicht unter den Berechtigungen der Anwendung."),
        N_("Meistens wurden sie im Portal nicht oder bei einem anderen Dienst (Microsoft Graph) "
           "hinzugefügt; sonst gehört die Anwendungs-ID zu einer anderen Anwendung."),
        (ASK_FOR_CONSENT,
         N_("Hilft das nicht: Die Entra-Administration öffnet %(path)s, klickt auf „Berechtigung "
            "hinzufügen“ (Add a permission) › „Von meiner Organisation verwendete APIs“ (APIs my "
            "organization uses) › „Office 365 Exchange Online“ und wählt die delegierten Berechtigungen "
            "„IMAP.AccessAsUser.All“ und „SMTP.Send“.",
            path=PERMISSIONS)),
        Actor.ENTRA_ADMINISTRATOR, "pruefung", MINUTES_AFTER_SAVING, (PERMISSIONS_PAGE,))),
    ((650052, 500011, 50001, 650054), Explanation(
        N_("In diesem Verzeichnis ist Exchange Online nicht vorhanden oder nicht eingeschaltet."),
        N_("Meistens fehlt eine Lizenz mit Exchange Online; sonst ist die Verzeichnis-ID (TenantID) die "
           "eines anderen Verzeichnisses, in dem es keine Postfächer gibt."),
        (N_("Vergleichen Sie im Schritt „TenantID“ die Verzeichnis-ID (TenantID): %(tenant_id)s."),
         N_("Sehen Sie im Microsoft 365 Admin Center unter %(path)s nach, ob die Person eine Lizenz mit "
            "Exchange Online hat.",
            path=ACTIVE_USERS)),
        Actor.ENTRA_ADMINISTRATOR, "tenant-id", NO_USE_IN_WAITING, (ACTIVE_USERS_PAGE,))),
    ((650053, 70011, 700022, 700023, 28000, 28002, 28003, 1002012), Explanation(
        N_("Microsoft lehnt die Berechtigungen ab, um die gebeten wurde."),
        N_("Meistens gibt es sie in dieser Cloud nicht, sonst ist die Anfrage fehlerhaft. An Ihren Eingaben "
           "liegt es nicht."),
        (N_("Prüfen Sie auf diesem Server die Einstellung CMX_CLOUD: Sie muss zur Cloud Ihres "
            "Verzeichnisses passen."), REPORT_IT),
        Actor.YOU, "pruefung", NO_USE_IN_WAITING)),
)
