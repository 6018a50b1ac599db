"""Entra's answers about applications, their secrets, directories and requests."""

from cmx_app.practice.entra_known import Known

ABOUT_APPLICATIONS = {
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
    501491: Known(
        "invalid_request",
        "Invalid size of Code_Challenge parameter.",
    ),
    50194: Known(
        "invalid_request",
        "Application '{client_id}'({name}) is not configured as a multi-tenant application. Usage of "
        "the /common endpoint is not supported for such apps created after '10/15/2018'. Use a "
        "tenant-specific endpoint or configure the application to be multi-tenant.",
    ),
    650053: Known(
        "invalid_client",
        "The application '{name}' asked for scope '{scope}' that doesn't exist on the resource "
        "'{resource}'. Contact the app vendor.",
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
    90038: Known(
        "invalid_tenant",
        "Tenant '{tenant}' request is being redirected to the National Cloud 'microsoftonline.us'.",
    ),
    90055: Known(
        "temporarily_unavailable",
        "The tenant is being throttled due to too many incoming requests.",
        status=429,
    ),
}
