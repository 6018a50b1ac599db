"""The AADSTS numbers that the practice Microsoft answers with: OAuth error, text, HTTP status.

Texts and statuses follow public reports and "Microsoft Entra authentication and authorization error codes".
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """An AADSTS number's OAuth error, text with places to fill, HTTP status and suberror."""

    error: str
    text: str
    status: int = 400
    suberror: str = ""


KNOWN = {
    1002012: Known(
        "invalid_scope",
        "The provided value for scope {scope} is not valid. Client credential flows must have a scope "
        "value with /.default suffixed to the resource identifier (application ID URI).",
    ),
    500011: Known(
        "invalid_resource",
        "The resource principal named {resource} was not found in the tenant named {tenant}. This can "
        "happen if the application has not been installed by the administrator of the tenant or "
        "consented to by any user in the tenant. You may have sent your authentication request to the "
        "wrong tenant.",
    ),
    50011: Known(
        "invalid_request",
        "The redirect URI '{uri}' specified in the request does not match the redirect URIs configured "
        "for the application '{client_id}'. Make sure the redirect URI sent in the request matches one "
        "added to your application in the Azure portal. Navigate to "
        "https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.",
    ),
    500112: Known(
        "invalid_client",
        "The reply address '{uri}' does not match the reply address '{wanted}' provided when requesting "
        "Authorization code.",
    ),
    500113: Known(
        "invalid_request",
        "No reply address is registered for the application.",
    ),
    50020: Known(
        "invalid_request",
        "User account '{address}' from identity provider 'https://sts.windows.net/{theirs}/' does not "
        "exist in tenant '{tenant}' and cannot access the application '{client_id}'({name}) in that "
        "tenant. The account needs to be added as an external user in the tenant first. Sign out and "
        "sign in again with a different Azure Active Directory user account.",
    ),
    50034: Known(
        "invalid_request",
        "The user account {address} does not exist in the {tenant} directory. To sign into this "
        "application, the account must be added to the directory.",
    ),
    50057: Known(
        "invalid_grant",
        "The user account is disabled.",
    ),
    50058: Known(
        "login_required",
        "A silent sign-in request was sent but no user is signed in. The cookies used to represent the "
        "user's session were not sent in the request to Azure AD.",
    ),
    50105: Known(
        "invalid_grant",
        "Your administrator has configured the application {name} ('{client_id}') to block users unless "
        "they are specifically granted ('assigned') access to the application. The signed-in user "
        "'{address}' is blocked because they are not a direct member of a group with access, nor had "
        "access directly assigned by an administrator. Please contact your administrator to assign "
        "access to this application.",
    ),
    501051: Known(
        "invalid_grant",
        "Application '{client_id}'({name}) is not assigned to a role.",
    ),
    501481: Known(
        "invalid_grant",
        "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    ),
    501491: Known(
        "invalid_request",
        "Invalid size of Code_Challenge parameter.",
    ),
    50173: Known(
        "invalid_grant",
        "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user "
        "might have changed or reset their password.",
        suberror="bad_token",
    ),
    50194: Known(
        "invalid_request",
        "Application '{client_id}'({name}) is not configured as a multi-tenant application. Usage of "
        "the /common endpoint is not supported for such apps created after '10/15/2018'. Use a "
        "tenant-specific endpoint or configure the application to be multi-tenant.",
    ),
    54005: Known(
        "invalid_grant",
        "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an "
        "existing refresh token.",
    ),
    65001: Known(
        "invalid_grant",
        "The user or administrator has not consented to use the application with ID '{client_id}' named "
        "'{name}'. Send an interactive authorization request for this user and resource.",
        suberror="consent_required",
    ),
    65004: Known(
        "access_denied",
        "User declined to consent to access the app.",
    ),
    650053: Known(
        "invalid_client",
        "The application '{name}' asked for scope '{scope}' that doesn't exist on the resource "
        "'{resource}'. Contact the app vendor.",
    ),
    70000: Known(
        "invalid_grant",
        "The provided value for the input parameter 'refresh_token' or 'code' is not valid.",
    ),
    700005: Known(
        "invalid_grant",
        "Provided Authorization Code is intended to use against other tenant, thus rejected.",
    ),
    7000112: Known(
        "unauthorized_client",
        "Application '{client_id}'({name}) is disabled.",
    ),
    700016: Known(
        "unauthorized_client",
        "Application with identifier '{client_id}' was not found in the directory '{tenant}'. This can "
        "happen if the application has not been installed by the administrator of the tenant or "
        "consented to by any user in the tenant. You may have sent your authentication request to the "
        "wrong tenant.",
    ),
    7000215: Known(
        "invalid_client",
        "Invalid client secret provided. Ensure the secret being sent in the request is the client "
        "secret value, not the client secret ID, for a secret added to app '{client_id}'.",
        status=401,
    ),
    7000216: Known(
        "invalid_client",
        "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' "
        "grant type.",
        status=401,
    ),
    7000218: Known(
        "invalid_client",
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
        status=401,
    ),
    700022: Known(
        "invalid_scope",
        "The provided value for the input parameter scope '{scope}' is not valid because it contains "
        "more than one resource.",
    ),
    7000222: Known(
        "invalid_client",
        "The provided client secret keys for app '{client_id}' are expired. Visit the Azure portal to "
        "create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate "
        "credentials for added security: https://aka.ms/certCreds.",
        status=401,
    ),
    7000229: Known(
        "invalid_client",
        "The client application {client_id} is missing service principal in the tenant {tenant}. See "
        "instructions here: https://go.microsoft.com/fwlink/?linkid=2225119",
        status=401,
    ),
    700025: Known(
        "invalid_client",
        "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
        status=401,
    ),
    70003: Known(
        "unsupported_grant_type",
        "The app requested an unsupported grant type '{grant}'.",
    ),
    700054: Known(
        "unsupported_response_type",
        "response_type '{type}' is not enabled for the application.",
    ),
    70008: Known(
        "invalid_grant",
        "The provided authorization code or refresh token has expired due to inactivity. Send a new "
        "interactive authorization request for this user and resource.",
    ),
    700082: Known(
        "invalid_grant",
        "The refresh token has expired due to inactivity. The token was inactive for 90.00:00:00.",
        suberror="bad_token",
    ),
    70011: Known(
        "invalid_scope",
        "The provided value for the input parameter 'scope' is not valid. The scope '{scope}' is not valid.",
    ),
    90002: Known(
        "invalid_tenant",
        "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing "
        "into the correct cloud. Check with your subscription administrator, this may happen if there "
        "are no active subscriptions for the tenant.",
    ),
    900023: Known(
        "invalid_request",
        "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.",
    ),
    9001023: Known(
        "invalid_request",
        "The grant type is not supported over the /common or /consumers endpoints. Please use the "
        "/organizations or tenant-specific endpoint.",
    ),
    900144: Known(
        "invalid_request",
        "The request body must contain the following parameter: '{parameter}'.",
    ),
    9002327: Known(
        "invalid_request",
        "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via "
        "cross-origin requests.",
    ),
    9002332: Known(
        "invalid_request",
        "Application '{client_id}'({name}) is configured for use by Azure Active Directory users only. "
        "Please do not use the /consumers endpoint to serve this request.",
    ),
    90033: Known(
        "temporarily_unavailable",
        "A transient error has occurred. Please try again.",
        status=503,
    ),
    90094: Known(
        "consent_required",
        "An administrator of {tenant} has set a policy that prevents you from granting {name} the "
        "permissions it is requesting. Contact an administrator, who can grant permissions to this app "
        "on your behalf.",
    ),
}
