"""Where things are in Microsoft's admin centres: click paths, and addresses that lead straight there.

Paths name the German label first and the English one in brackets; the portal follows the browser's language.
Sources: Microsoft Learn "Register an application", "Redirect URI mismatch" (addresses of the registration's
pages), "Enable or disable SMTP AUTH".
"""

from dataclasses import dataclass

from cmx_app.checks import Link
from cmx_app.knowledge.facts import Facts
from cmx_app.messages import N_, Message

# Click paths, to be put into actions.
REGISTRATION = N_(
    "Entra Admin Center › „Entra ID“ › „App-Registrierungen“ (App registrations) › „Alle Anwendungen“ (All "
    "applications) › „%(display_name)s“"
)
OVERVIEW = N_("%(path)s › „Übersicht“ (Overview)", path=REGISTRATION)
AUTHENTICATION = N_("%(path)s › „Authentifizierung“ (Authentication)", path=REGISTRATION)
SECRETS = N_(
    "%(path)s › „Zertifikate & Geheimnisse“ (Certificates & secrets) › „Geheime Clientschlüssel“ (Client "
    "secrets)",
    path=REGISTRATION,
)
PERMISSIONS = N_("%(path)s › „API-Berechtigungen“ (API permissions)", path=REGISTRATION)
ENTERPRISE_APPLICATION = N_(
    "Entra Admin Center › „Entra ID“ › „Unternehmensanwendungen“ (Enterprise apps) › „Alle Anwendungen“ (All "
    "applications) › „%(display_name)s“"
)
ASSIGNED_PEOPLE = N_("%(path)s › „Benutzer und Gruppen“ (Users and groups)", path=ENTERPRISE_APPLICATION)
PROPERTIES = N_("%(path)s › „Eigenschaften“ (Properties)", path=ENTERPRISE_APPLICATION)
CONSENT_REQUESTS = N_(
    "Entra Admin Center › „Entra ID“ › „Unternehmensanwendungen“ (Enterprise apps) › "
    "„Administratoreinwilligungsanforderungen“ (Admin consent requests)"
)
USERS = N_("Entra Admin Center › „Entra ID“ › „Benutzer“ (Users) › „Alle Benutzer“ (All users)")
SIGN_IN_LOGS = N_(
    "Entra Admin Center › „Entra ID“ › „Überwachung & Integrität“ (Monitoring & health) › "
    "„Anmeldeprotokolle“ (Sign-in logs)"
)
CONDITIONAL_ACCESS = N_(
    "Entra Admin Center › „Entra ID“ › „Bedingter Zugriff“ (Conditional Access) › „Richtlinien“ (Policies)"
)
DEVICES = N_("Entra Admin Center › „Entra ID“ › „Geräte“ (Devices) › „Alle Geräte“ (All devices)")
PASS_THROUGH = N_(
    "Entra Admin Center › „Entra ID“ › „Entra Connect“ › „Connect-Synchronisierung“ (Connect Sync) › "
    "„Passthrough-Authentifizierung“ (Pass-through authentication)"
)
TENANT = N_("Entra Admin Center › „Entra ID“ › „Übersicht“ (Overview)")
ACTIVE_USERS = N_("Microsoft 365 Admin Center › „Benutzer“ (Users) › „Aktive Benutzer“ (Active users)")
MAIL_FLOW = N_("Exchange Admin Center › „Einstellungen“ (Settings) › „Nachrichtenfluss“ (Mail flow)")
MAILBOXES = N_("Exchange Admin Center › „Empfänger“ (Recipients) › „Postfächer“ (Mailboxes)")


@dataclass(frozen=True)
class Page:
    """A page of an admin centre; `address` has places for the portal and the application ID.

    `practised` is where the practice portal has what Microsoft keeps outside of Entra's centre.
    """

    label: Message
    address: str
    practised: str = ""

    def link(self, facts: Facts) -> Link | None:
        """The page for this instance; None when its address is not known (other clouds, not practised)."""
        if not self.address.startswith("{portal}"):
            return self._elsewhere(facts)
        if "{client_id}" in self.address and not facts.client_id:
            return REGISTRATIONS_PAGE.link(facts)
        return Link(self.label, self.address.format(portal=facts.portal_address, client_id=facts.client_id))

    def _elsewhere(self, facts: Facts) -> Link | None:
        if not facts.uses_microsofts_portal:
            return Link(self.label, f"{facts.portal_address}/{self.practised}") if self.practised else None
        return Link(self.label, self.address) if facts.cloud == "global" else None


def _of_the_registration(blade: str) -> str:
    menu = "Microsoft_AAD_RegisteredApps/ApplicationMenuBlade"
    return f"{{portal}}/#view/{menu}/~/{blade}/appId/{{client_id}}"


REGISTRATIONS_PAGE = Page(
    N_("App-Registrierungen öffnen"), "{portal}/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade"
)
NEW_REGISTRATION_PAGE = Page(
    N_("„Neue Registrierung“ öffnen"),
    "{portal}/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false",
)
OVERVIEW_PAGE = Page(N_("„Übersicht“ der Registrierung öffnen"), _of_the_registration("Overview"))
AUTHENTICATION_PAGE = Page(
    N_("„Authentifizierung“ der Registrierung öffnen"), _of_the_registration("Authentication")
)
SECRETS_PAGE = Page(
    N_("„Zertifikate & Geheimnisse“ der Registrierung öffnen"), _of_the_registration("Credentials")
)
PERMISSIONS_PAGE = Page(
    N_("„API-Berechtigungen“ der Registrierung öffnen"), _of_the_registration("CallAnAPI")
)
ENTERPRISE_PAGE = Page(
    N_("Unternehmensanwendungen öffnen"),
    "{portal}/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview",
)
TENANT_PAGE = Page(
    N_("Übersicht des Verzeichnisses öffnen"), "{portal}/#view/Microsoft_AAD_IAM/TenantOverview.ReactView"
)
ENTRA_PAGE = Page(N_("Microsoft Entra Admin Center öffnen"), "{portal}/")
ACTIVE_USERS_PAGE = Page(
    N_("„Aktive Benutzer“ im Microsoft 365 Admin Center öffnen"),
    "https://admin.microsoft.com/#/users",
    "exchange",
)
MAIL_FLOW_PAGE = Page(
    N_("„Einstellungen“ im Exchange Admin Center öffnen"),
    "https://admin.exchange.microsoft.com/#/settings",
    "exchange",
)
MAILBOXES_PAGE = Page(
    N_("„Postfächer“ im Exchange Admin Center öffnen"),
    "https://admin.exchange.microsoft.com/#/mailboxes",
    "exchange",
)
RESTRICTED_ENTITIES_PAGE = Page(
    N_("„Eingeschränkte Entitäten“ im Defender-Portal öffnen"),
    "https://security.microsoft.com/restrictedentities",
)
SERVICE_HEALTH_PAGE = Page(
    N_("Dienststatus von Microsoft 365 öffnen"), "https://admin.microsoft.com/#/servicehealth"
)
