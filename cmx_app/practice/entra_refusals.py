"""How Entra says no: AADSTS numbers with their OAuth error, HTTP status and text.

Texts and statuses follow public reports and "Microsoft Entra authentication and authorization error codes".
"""

import time
import uuid
from dataclasses import dataclass, field

_MANY = 400
_CREDENTIALS = 401


@dataclass(frozen=True)
class _Known:
    error: str
    text: str
    status: int = _MANY
    suberror: str = ""


_WRONG_TENANT = (
    "This can happen if the application has not been installed by the administrator of the tenant or consented to "
    "by any user in the tenant. You may have sent your authentication request to the wrong tenant."
)
_KNOWN = {
    1002012: _Known(
        "invalid_scope", "The provided value for scope {scope} is not valid. Client credential flows must have a "
        "scope value with /.default suffixed to the resource identifier (application ID URI).",
    ),
    50011: _Known(
        "invalid_request", "The redirect URI '{uri}' specified in the request does not match the redirect URIs "
        "configured for the application '{client_id}'. Make sure the redirect URI sent in the request matches one "
        "added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to "
        "learn more about how to troubleshoot this error.",
    ),
    500011: _Known(
        "invalid_resource", "The resource principal named {resource} was not found in the tenant named {tenant}. "
        + _WRONG_TENANT,
    ),
    500112: _Known(
        "invalid_client", "The reply address '{uri}' does not match the reply address '{wanted}' provided when "
        "requesting Authorization code.",
    ),
    500113: _Known("invalid_request", "No reply address is registered for the application."),
    50020: _Known(
        "invalid_request", "User account '{address}' from identity provider 'https://sts.windows.net/{theirs}/' does "
        "not exist in tenant '{tenant}' and cannot access the application '{client_id}'({name}) in that tenant. The "
        "account needs to be added as an external user in the tenant first. Sign out and sign in again with a "
        "different Azure Active Directory user account.",
    ),
    50034: _Known(
        "invalid_request", "The user account {address} does not exist in the {tenant} directory. To sign into this "
        "application, the account must be added to the directory.",
    ),
    50057: _Known("invalid_grant", "The user account is disabled."),
    50058: _Known(
        "login_required", "A silent sign-in request was sent but no user is signed in. The cookies used to represent "
        "the user's session were not sent in the request to Azure AD.",
    ),
    501051: _Known("invalid_grant", "Application '{client_id}'({name}) is not assigned to a role."),
    50105: _Known(
        "invalid_grant", "Your administrator has configured the application {name} ('{client_id}') to block users "
        "unless they are specifically granted ('assigned') access to the application. The signed-in user "
        "'{address}' is blocked because they are not a direct member of a group with access, nor had access "
        "directly assigned by an administrator. Please contact your administrator to assign access to this "
        "application.",
    ),
    501481: _Known(
        "invalid_grant", "The Code_Verifier does not match the code_challenge supplied in the authorization request."
    ),
    501491: _Known("invalid_request", "Invalid size of Code_Challenge parameter."),
    50173: _Known(
        "invalid_grant", "The provided grant has expired due to it being revoked, a fresh auth token is needed. The "
        "user might have changed or reset their password.", suberror="bad_token",
    ),
    50194: _Known(
        "invalid_request", "Application '{client_id}'({name}) is not configured as a multi-tenant application. Usage "
        "of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific "
        "endpoint or configure the application to be multi-tenant.",
    ),
    54005: _Known(
        "invalid_grant", "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use "
        "an existing refresh token.",
    ),
    65001: _Known(
        "invalid_grant", "The user or administrator has not consented to use the application with ID '{client_id}' "
        "named '{name}'. Send an interactive authorization request for this user and resource.",
        suberror="consent_required",
    ),
    650053: _Known(
        "invalid_client", "The application '{name}' asked for scope '{scope}' that doesn't exist on the resource "
        "'{resource}'. Contact the app vendor.",
    ),
    65004: _Known("access_denied", "User declined to consent to access the app."),
    70000: _Known("invalid_grant", "The provided value for the input parameter 'refresh_token' or 'code' is not valid."),
    70003: _Known("unsupported_grant_type", "The app requested an unsupported grant type '{grant}'."),
    700005: _Known(
        "invalid_grant", "Provided Authorization Code is intended to use against other tenant, thus rejected."
    ),
    700016: _Known(
        "unauthorized_client", "Application with identifier '{client_id}' was not found in the directory '{tenant}'. "
        + _WRONG_TENANT,
    ),
    700025: _Known(
        "invalid_client", "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
        _CREDENTIALS,
    ),
    7000112: _Known("unauthorized_client", "Application '{client_id}'({name}) is disabled."),
    7000215: _Known(
        "invalid_client", "Invalid client secret provided. Ensure the secret being sent in the request is the client "
        "secret value, not the client secret ID, for a secret added to app '{client_id}'.", _CREDENTIALS,
    ),
    7000216: _Known(
        "invalid_client", "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' "
        "grant type.", _CREDENTIALS,
    ),
    7000218: _Known(
        "invalid_client", "The request body must contain the following parameter: 'client_assertion' or "
        "'client_secret'.", _CREDENTIALS,
    ),
    7000222: _Known(
        "invalid_client", "The provided client secret keys for app '{client_id}' are expired. Visit the Azure portal "
        "to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials "
        "for added security: https://aka.ms/certCreds.", _CREDENTIALS,
    ),
    7000229: _Known(
        "invalid_client", "The client application {client_id} is missing service principal in the tenant {tenant}. "
        "See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119", _CREDENTIALS,
    ),
    70008: _Known(
        "invalid_grant", "The provided authorization code or refresh token has expired due to inactivity. Send a new "
        "interactive authorization request for this user and resource.",
    ),
    700082: _Known(
        "invalid_grant", "The refresh token has expired due to inactivity. The token was inactive for 90.00:00:00.",
        suberror="bad_token",
    ),
    70011: _Known(
        "invalid_scope", "The provided value for the input parameter 'scope' is not valid. The scope '{scope}' is "
        "not valid.",
    ),
    700022: _Known(
        "invalid_scope", "The provided value for the input parameter scope '{scope}' is not valid because it "
        "contains more than one resource.",
    ),
    700054: _Known("unsupported_response_type", "response_type '{type}' is not enabled for the application."),
    900023: _Known(
        "invalid_request", "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external "
        "domain.",
    ),
    900144: _Known("invalid_request", "The request body must contain the following parameter: '{parameter}'."),
    90002: _Known(
        "invalid_tenant", "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are "
        "signing into the correct cloud. Check with your subscription administrator, this may happen if there are no "
        "active subscriptions for the tenant.",
    ),
    90033: _Known("temporarily_unavailable", "A transient error has occurred. Please try again.", 503),
    90094: _Known(
        "consent_required", "An administrator of {tenant} has set a policy that prevents you from granting {name} the "
        "permissions it is requesting. Contact an administrator, who can grant permissions to this app on your "
        "behalf.",
    ),
    9001023: _Known(
        "invalid_request", "The grant type is not supported over the /common or /consumers endpoints. Please use the "
        "/organizations or tenant-specific endpoint.",
    ),
    9002327: _Known(
        "invalid_request", "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via "
        "cross-origin requests.",
    ),
    9002332: _Known(
        "invalid_request", "Application '{client_id}'({name}) is configured for use by Azure Active Directory users "
        "only. Please do not use the /consumers endpoint to serve this request.",
    ),
}


@dataclass
class Refused(Exception):
    """Entra says no. On pages it is shown, at the token endpoint it is the answer."""

    number: int
    error: str
    text: str
    status: int
    suberror: str = ""
    trace_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    correlation_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def description(self, now: float) -> str:
        """The text with IDs and time, as it stands in `error_description`."""
        return (
            f"AADSTS{self.number}: {self.text}\r\nTrace ID: {self.trace_id}\r\n"
            f"Correlation ID: {self.correlation_id}\r\nTimestamp: {stamp(now)}"
        )

    def body(self, now: float, authority: str) -> dict[str, object]:
        """The JSON that Entra answers with."""
        answer: dict[str, object] = {
            "error": self.error,
            "error_description": self.description(now),
            "error_codes": [self.number],
            "timestamp": stamp(now),
            "trace_id": self.trace_id,
            "correlation_id": self.correlation_id,
            "error_uri": f"{authority}/error?code={self.number}",
        }
        return answer | ({"suberror": self.suberror} if self.suberror else {})


def refuse(number: int, **values: str) -> Refused:
    """The refusal with this number, its text filled in."""
    known = _KNOWN[number]
    return Refused(number, known.error, known.text.format(**values), known.status, known.suberror)


def stamp(now: float) -> str:
    """A time as Entra writes it."""
    return time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime(now))
