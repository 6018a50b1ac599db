"""Entra's answers about people, their sign-ins, consents and connections."""

from cmx_app.practice.entra_known import Known

ABOUT_PEOPLE = {
    500021: Known("access_denied", "Access to '{tenant}' tenant is denied."),
    50014: Known(
        "invalid_request", "Guest user account is in pending state: its invitation was not redeemed yet."
    ),
    50020: Known(
        "invalid_request",
        "User account '{address}' from identity provider 'https://sts.windows.net/{theirs}/' does not "
        "exist in tenant '{tenant}' and cannot access the application '{client_id}'({name}) in that "
        "tenant. The account needs to be added as an external user in the tenant first. Sign out and "
        "sign in again with a different Azure Active Directory user account.",
    ),
    500207: Known(
        "invalid_request", "The account type can't be used for the resource you're trying to access."
    ),
    500213: Known(
        "access_denied",
        "The resource tenant's cross-tenant access policy does not allow this user to access this tenant.",
    ),
    50034: Known(
        "invalid_request",
        "The user account {address} does not exist in the {tenant} directory. To sign into this "
        "application, the account must be added to the directory.",
    ),
    50053: Known(
        "invalid_grant",
        "The account is locked, you've tried to sign in too many times with an incorrect user ID or "
        "password.",
    ),
    50055: Known("invalid_grant", "The password is expired."),
    50057: Known(
        "invalid_grant",
        "The user account is disabled.",
    ),
    50058: Known(
        "login_required",
        "A silent sign-in request was sent but no user is signed in. The cookies used to represent the "
        "user's session were not sent in the request to Azure AD.",
    ),
    50076: Known(
        "invalid_grant",
        "Due to a configuration change made by your administrator, or because you moved to a new location, "
        "you must use multi-factor authentication to access '00000002-0000-0ff1-ce00-000000000000'.",
        suberror="basic_action",
    ),
    50079: Known(
        "interaction_required",
        "Due to a configuration change made by your administrator, or because you moved to a new location, "
        "you must enroll in multi-factor authentication to access '00000002-0000-0ff1-ce00-000000000000'.",
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
    50173: Known(
        "invalid_grant",
        "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user "
        "might have changed or reset their password.",
        suberror="bad_token",
    ),
    50196: Known(
        "invalid_grant",
        "The server terminated an operation because it encountered a client request loop. Please contact "
        "your app vendor.",
    ),
    53000: Known(
        "interaction_required",
        "Device is not in required device state: unknown. Conditional Access policy requires a compliant "
        "device, and the device is not compliant.",
    ),
    53003: Known(
        "invalid_grant",
        "Access has been blocked by Conditional Access policies. The access policy does not allow token "
        "issuance.",
        suberror="message_only",
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
    650052: Known(
        "invalid_request",
        "The app is trying to access a service '00000002-0000-0ff1-ce00-000000000000'(Office 365 Exchange "
        "Online) that your organization '{tenant}' lacks a service principal for. Contact your IT Admin to "
        "review the configuration of your service subscriptions or consent to the application in order to "
        "create the required service principal.",
    ),
    70000: Known(
        "invalid_grant",
        "The provided value for the input parameter 'refresh_token' or 'code' is not valid.",
    ),
    700005: Known(
        "invalid_grant",
        "Provided Authorization Code is intended to use against other tenant, thus rejected.",
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
    700084: Known(
        "invalid_grant",
        "The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited "
        "lifetime of 1.00:00:00, which can't be extended. It is now expired and a new sign in request must "
        "be sent by the SPA to the sign in page.",
        suberror="bad_token",
    ),
    70043: Known(
        "invalid_grant",
        "The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access. "
        "The token was issued earlier than the policy allows.",
        suberror="token_expired",
    ),
    90094: Known(
        "consent_required",
        "An administrator of {tenant} has set a policy that prevents you from granting {name} the "
        "permissions it is requesting. Contact an administrator, who can grant permissions to this app "
        "on your behalf.",
    ),
    90095: Known(
        "consent_required",
        "The admin consent workflow request for {name} was sent to the administrators of {tenant}.",
    ),
}
