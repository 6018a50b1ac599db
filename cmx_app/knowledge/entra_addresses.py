"""Entra's errors about the redirect URL, the tenant and the application itself."""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_sign_in import Row
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import (
    AUTHENTICATION,
    AUTHENTICATION_PAGE,
    ENTERPRISE_PAGE,
    OVERVIEW,
    OVERVIEW_PAGE,
    PROPERTIES,
    REGISTRATIONS_PAGE,
    TENANT,
    TENANT_PAGE,
)
from cmx_app.knowledge.powershell import CREATE_SERVICE_PRINCIPAL, REDIRECT_URL
from cmx_app.knowledge.ways_out import (
    AT_ONCE,
    MAY_BE_TOO_YOUNG,
    MINUTES_AFTER_SAVING,
    NO_USE_IN_WAITING,
    THEN_SIGN_IN,
)
from cmx_app.messages import N_

_MISMATCH = "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-AADSTS50011-redirect-uri-mismatch"

REDIRECT_URLS: tuple[Row, ...] = (
    ((50011, 70004), Explanation(
        N_("Microsoft findet die Umleitungs-URL, die cmxOrganize gesendet hat, nicht unter den Einträgen "
           "der Anwendung."),
        N_("Die URL in Microsofts Meldung ist die, die wir senden; der Fehler liegt am Eintrag bei "
           "Microsoft. Meistens ist er ein wenig anders geschrieben (http, www., Groß- und Kleinschreibung, "
           "Schrägstrich am Ende), sonst fehlt er oder steht unter einer anderen Plattform als „Web“."),
        (N_("Öffnen Sie %(path)s.", path=AUTHENTICATION),
         N_("Kopieren Sie dort den Eintrag unter „Web“ und fügen Sie ihn im Schritt „Umleitungs-URL“ ein: "
            "Der Vergleich zeigt jeden Unterschied."),
         N_("Ersetzen Sie den Eintrag durch %(redirect_url)s und klicken Sie auf „Speichern“ (Save).")),
        Actor.ENTRA_ADMINISTRATOR, "umleitungs-url", MINUTES_AFTER_SAVING, (AUTHENTICATION_PAGE,),
        REDIRECT_URL, _MISMATCH)),
    ((500113, 900971), Explanation(
        N_("Bei der Anwendung ist noch gar keine Umleitungs-URL hinterlegt."),
        N_("Meistens ist dieser Schritt übersprungen oder bei Microsoft nicht gespeichert worden; sonst hat "
           "jemand den Eintrag gelöscht."),
        (N_("Öffnen Sie %(path)s.", path=AUTHENTICATION),
         N_("Klicken Sie auf „Umleitungs-URI hinzufügen“ (Add Redirect URI; früher „Plattform hinzufügen“, "
            "Add a platform) und wählen Sie „Web“."),
         N_("Tragen Sie %(redirect_url)s ein und klicken Sie auf „Konfigurieren“ (Configure).")),
        Actor.ENTRA_ADMINISTRATOR, "umleitungs-url", MINUTES_AFTER_SAVING, (AUTHENTICATION_PAGE,),
        REDIRECT_URL)),
    ((500112,), Explanation(
        N_("Die Umleitungs-URL am Ende der Anmeldung war eine andere als an ihrem Anfang."),
        N_("Meistens wurde sie zwischendurch geändert oder cmxOrganize unter einer anderen Adresse "
           "geöffnet; sonst gibt ein Proxy Host oder https nicht weiter."),
        (N_("Öffnen Sie den Schritt „Umleitungs-URL“ und lesen Sie, was die Prüfung dort meldet."),
         N_("Bleiben Sie danach während der ganzen Anmeldung unter derselben Adresse: %(redirect_url)s.")),
        Actor.YOU, "umleitungs-url", THEN_SIGN_IN)),
    ((50029, 90102), Explanation(
        N_("Die Umleitungs-URL hat eine Form, die Microsoft nicht annimmt."),
        N_("Meistens stehen im Hostnamen Zeichen, die Microsoft nicht erlaubt (Umlaute); sonst gibt ein "
           "Proxy Host oder https nicht weiter."),
        (N_("Öffnen Sie den Schritt „Umleitungs-URL“ und lesen Sie, was die Prüfung dort meldet."),
         N_("Geben Sie die dort gezeigten Zeilen für nginx, Apache oder IIS an die Person weiter, die den "
            "Proxy betreut.")),
        Actor.NETWORK_ADMINISTRATOR, "umleitungs-url", NO_USE_IN_WAITING)),
)

TENANTS: tuple[Row, ...] = (
    ((90002,), Explanation(
        N_("Microsoft kennt kein Verzeichnis mit dieser Verzeichnis-ID (TenantID)."),
        N_("Meistens ist sie vertippt oder mit einer anderen ID verwechselt; sonst liegt das Verzeichnis in "
           "einer anderen Cloud (China, US-Regierung)."),
        (N_("Öffnen Sie %(path)s und kopieren Sie die „Verzeichnis-ID (Mandant)“ (Directory (tenant) ID).",
            path=OVERVIEW),
         N_("Fügen Sie sie im Schritt „TenantID“ ein. Dort können Sie sie auch aus Ihrer Domain ermitteln "
            "lassen.")),
        Actor.YOU, "tenant-id", NO_USE_IN_WAITING, (OVERVIEW_PAGE,))),
    ((900023, 90023), Explanation(
        N_("Was als Verzeichnis-ID (TenantID) eingetragen ist, kann keine sein."),
        N_("Erlaubt sind nur die Verzeichnis-ID oder eine Domain, ohne https:// und ohne weitere Teile "
           "einer Adresse."),
        (N_("Öffnen Sie den Schritt „TenantID“ und tragen Sie die „Verzeichnis-ID (Mandant)“ ein. Sie "
            "besteht aus fünf Gruppen mit Bindestrichen."),),
        Actor.YOU, "tenant-id", NO_USE_IN_WAITING, (OVERVIEW_PAGE,))),
    ((50059, 90019, 50128, 51001, 90126), Explanation(
        N_("Microsoft konnte nicht erkennen, zu welchem Verzeichnis die Anmeldung gehört."),
        N_("Meistens fehlt die Verzeichnis-ID (TenantID); sonst wurde bei der Anmeldung eine Adresse "
           "eingegeben, deren Domain nicht bei Microsoft ist."),
        (N_("Tragen Sie im Schritt „TenantID“ die „Verzeichnis-ID (Mandant)“ ein."),
         N_("Melden Sie sich mit der vollen Adresse an (name@ihre-domain.de).")),
        Actor.YOU, "tenant-id", NO_USE_IN_WAITING, (OVERVIEW_PAGE,))),
    ((50194,), Explanation(
        N_("Die Anwendung ist nur für ein Verzeichnis gedacht, die Anmeldung lief aber über die Adresse für "
           "alle Verzeichnisse."),
        N_("Die Zielgruppe im Schritt „Anwendung“ passt nicht zu dem, was bei Microsoft gewählt ist."),
        (N_("Wählen Sie im Schritt „Anwendung“ die erste Zielgruppe („Nur Konten in diesem "
            "Organisationsverzeichnis“) und prüfen Sie die Verzeichnis-ID (TenantID)."),
         N_("Sollen sich wirklich Personen aus mehreren Verzeichnissen anmelden, ändert die "
            "Entra-Administration unter %(path)s die „Unterstützten Kontotypen“ (Supported account types).",
            path=AUTHENTICATION)),
        Actor.YOU, "anwendung", NO_USE_IN_WAITING, (AUTHENTICATION_PAGE,))),
    ((9001023, 90130, 90124, 9002332, 90133), Explanation(
        N_("Diese Anfrage braucht ein bestimmtes Verzeichnis, ging aber an die Adresse für alle "
           "Verzeichnisse."),
        N_("Meistens ist die Verzeichnis-ID (TenantID) noch nicht eingetragen; sonst steht dort ein Wort "
           "wie „common“ statt der ID."),
        (N_("Tragen Sie im Schritt „TenantID“ die Verzeichnis-ID (Mandant) ein, nicht „common“, "
            "„organizations“ oder „consumers“."),),
        Actor.YOU, "tenant-id", NO_USE_IN_WAITING, (OVERVIEW_PAGE,))),
    ((90038, 900382, 900432, 50049, 90043, 90051, 1000104), Explanation(
        N_("Ihr Verzeichnis liegt in einer anderen Microsoft-Cloud, als hier eingestellt ist."),
        N_("Meistens gehört die Organisation zur Cloud in China oder der US-Regierung; sonst ist auf diesem "
           "Server CMX_CLOUD falsch gesetzt."),
        (N_("Sehen Sie unter %(path)s nach, in welcher Cloud das Verzeichnis liegt.", path=TENANT),
         N_("Setzen Sie auf diesem Server CMX_CLOUD auf den passenden Wert (global, us-gov, us-dod oder "
            "china) und starten Sie die Anwendung neu."),
         N_("Registrieren Sie die Anwendung im Portal dieser Cloud: Jede Cloud braucht eine eigene "
            "Registrierung.")),
        Actor.YOU, "tenant-id", NO_USE_IN_WAITING, (TENANT_PAGE,))),
    ((90099,), Explanation(
        N_("Sie haben sich mit dem Konto eines Partners (Dienstleisters) angemeldet, der für dieses "
           "Verzeichnis nicht freigeschaltet ist."),
        N_("Der Partner braucht dafür die Zustimmung Ihrer Organisation; seine Rechte auf Ihr Verzeichnis "
           "allein genügen nicht."),
        (N_("Melden Sie sich mit einem Konto des Verzeichnisses selbst an."),
         N_("Zustimmen kann auch eine Administratorin oder ein Administrator des Verzeichnisses: Den Link "
            "dafür finden Sie im Schritt „Prüfung“.")),
        Actor.ENTRA_ADMINISTRATOR, "pruefung", AT_ONCE, (ENTERPRISE_PAGE,))),
)

APPLICATIONS: tuple[Row, ...] = (
    ((700016, 70001, 700011), Explanation(
        N_("In diesem Verzeichnis gibt es keine Anwendung mit der Anwendungs-ID %(client_id)s."),
        N_("Meistens ist eine der beiden IDs falsch oder sie sind vertauscht; sonst ist die Anwendung in "
           "einem anderen Verzeichnis registriert oder gelöscht worden."),
        (N_("Öffnen Sie %(path)s.", path=OVERVIEW),
         N_("Vergleichen Sie dort die „Anwendungs-ID (Client)“ (Application (client) ID) mit dem "
            "Benutzernamen der Schnittstelle: %(client_id)s."),
         N_("Vergleichen Sie dort die „Verzeichnis-ID (Mandant)“ (Directory (tenant) ID) mit der "
            "Verzeichnis-ID (TenantID) hier: %(tenant_id)s.")),
        Actor.YOU, "schnittstelle", MAY_BE_TOO_YOUNG, (OVERVIEW_PAGE,))),
    ((90112,), Explanation(
        N_("Die Anwendungs-ID hat nicht die Form, die Microsoft vergibt."),
        N_("Sie besteht aus fünf Gruppen aus Ziffern und den Buchstaben a bis f, getrennt durch "
           "Bindestriche."),
        (N_("Öffnen Sie %(path)s und kopieren Sie die „Anwendungs-ID (Client)“ (Application (client) ID).",
            path=OVERVIEW),
         N_("Tragen Sie sie im Schritt „Schnittstelle“ als Benutzernamen ein.")),
        Actor.YOU, "schnittstelle", NO_USE_IN_WAITING, (OVERVIEW_PAGE,))),
    ((7000112, 1000031), Explanation(
        N_("Die Anwendung ist in Ihrem Verzeichnis ausgeschaltet."),
        N_("Meistens hat das jemand bewusst so eingestellt; sonst hat Microsoft sie wegen eines Verdachts "
           "gesperrt."),
        (N_("Die Entra-Administration öffnet %(path)s.", path=PROPERTIES),
         N_("Sie stellt „Aktiviert für die Benutzeranmeldung?“ (Enabled for users to sign-in?) auf „Ja“ und "
            "speichert.")),
        Actor.ENTRA_ADMINISTRATOR, "anwendung", MINUTES_AFTER_SAVING, (ENTERPRISE_PAGE,))),
    ((7000229,), Explanation(
        N_("Die Anwendung ist registriert, im Verzeichnis fehlt aber die zugehörige Unternehmensanwendung."),
        N_("Meistens wurde sie mit einem Skript angelegt oder die Unternehmensanwendung gelöscht; sonst ist "
           "die Registrierung erst wenige Minuten alt."),
        (N_("Die Entra-Administration öffnet %(path)s und klickt bei „Verwaltete Anwendung in lokalem "
            "Verzeichnis“ (Managed application in local directory) auf „Dienstprinzipal erstellen“ (Create "
            "Service Principal).",
            path=OVERVIEW),
         N_("Oder sie öffnet den Zustimmungslink aus dem Schritt „Prüfung“: Die Zustimmung legt sie auch "
            "an.")),
        Actor.ENTRA_ADMINISTRATOR, "anwendung", MAY_BE_TOO_YOUNG, (OVERVIEW_PAGE,),
        CREATE_SERVICE_PRINCIPAL)),
    ((650059,), Explanation(
        N_("Die Anwendung ist nur im Verzeichnis einer anderen Organisation erlaubt."),
        N_("Sie wurde dort als Anwendung für nur ein Verzeichnis registriert."),
        (N_("Registrieren Sie im eigenen Verzeichnis eine eigene Anwendung (Schritt „Anwendung“)."),),
        Actor.ENTRA_ADMINISTRATOR, "anwendung", NO_USE_IN_WAITING, (REGISTRATIONS_PAGE,))),
    ((65002,), Explanation(
        N_("Die eingetragene Anwendungs-ID gehört zu einer Anwendung von Microsoft selbst."),
        N_("Mit fremden Anwendungs-IDs aus dem Internet lässt sich cmxOrganize nicht verbinden."),
        (N_("Öffnen Sie %(path)s und kopieren Sie die „Anwendungs-ID (Client)“ Ihrer eigenen Registrierung.",
            path=OVERVIEW),
         N_("Tragen Sie sie im Schritt „Schnittstelle“ als Benutzernamen ein.")),
        Actor.YOU, "schnittstelle", NO_USE_IN_WAITING, (OVERVIEW_PAGE,))),
)
