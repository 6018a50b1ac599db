"""What Microsoft is known to answer. The catalogue may know more, and must never know less."""

# Numbers of Entra's, by what they are about. Sources: Microsoft Learn, "Microsoft Entra authentication and
# authorization error codes"; those marked so were seen in public reports only.
NUMBERS = {
    "accounts": [
        16000, 16001, 16002, 16003, 160021, 50014, 50015, 50020, 50034, 50053, 50055, 50056, 50057,
        50064, 50125, 50126, 50135, 50137, 50142, 50144, 500207, 500208, 500212, 500213, 51004,
        54000, 90072, 90084, 90099,
    ],
    "sign-in": [
        50058, 50072, 50074, 50076, 50078, 50079, 50085, 50086, 50087, 50088, 50089, 50097, 50105,
        50129, 50131, 50132, 50133, 50136, 50139, 50140, 50143, 50148, 50155, 50158, 50161, 50166,
        50168, 50173, 50177, 50178, 50180, 50187, 50192, 50197, 50199, 501481, 51006, 53000, 53001,
        53002, 53003, 53004, 53010, 53011, 530032, 530034, 530035, 54005, 700005, 700020, 70043,
        75011,
    ],
    "redirect URL": [
        50011, 50029, 500112, 500113, 70004, 900971, 90102,
    ],
    "tenant": [
        50049, 50059, 50128, 50194, 500021, 500022, 50002, 51001, 90002, 90019, 90023, 900023,
        90038, 900382, 900432, 90043, 90051, 90124, 90126, 90130, 9001023, 9002332,
    ],
    "application": [
        65002, 650059, 70001, 700011, 700016, 7000112, 7000229, 90112, 1000031,
    ],
    "proof": [
        50003, 50012, 50013, 50017, 50146, 501461, 70002, 700024, 700025, 700027, 700030, 7000215,
        7000216, 7000218, 7000222, 9002325,
    ],
    "consent": [
        28000, 28002, 28003, 50001, 500011, 65001, 65004, 65005, 65006, 650052, 650053, 650054,
        650056, 650057, 70011, 700022, 700023, 90008, 90093, 90094, 90095, 1002012, 9002341,
    ],
    "connection": [
        70000, 70008, 700082, 700084,
    ],
    "on-premises agent": list(range(80001, 80015)),
    "single sign-on with Windows": [
        81004, 81005, 81006, 81007, 81009, 81010, 81011, 81012,
    ],
    "own sign-in service": [
        20001, 20012, 20033, 40008, 40009, 40010, 40015, 50008, 50107, 50169, 90123,
    ],
    "outages": [
        50000, 50033, 50196, 70012, 90006, 90012, 90024, 90033, 90036, 90055, 90090, 90091,
    ],
    "requests": [
        50147, 501491, 70003, 70005, 70007, 700054, 7000114, 90004, 90005, 90007, 90013, 90014,
        90015, 90056, 900144, 900561, 90100, 90117, 90121, 901002, 9002313,
    ],
    "device codes": [
        70016, 70018, 70019, 90119, 90120,
    ],
    "passwords": [
        120000, 120002, 120003, 120004, 120005, 120008, 120011, 120012, 120013, 120014, 120015,
        120016, 120018, 120020, 120021,
    ],
}  # fmt: skip

ERRORS = [
    "access_denied", "consent_required", "interaction_required", "invalid_client", "invalid_grant",
    "invalid_request", "invalid_resource", "invalid_scope", "invalid_tenant", "login_required",
    "server_error", "temporarily_unavailable", "unauthorized_client", "unsupported_grant_type",
    "unsupported_response_type",
]  # fmt: skip

_REFUSED = "5.7.139 Authentication unsuccessful, "
SMTP = [
    ("smtp.disabled_for_tenant", 535,
     _REFUSED + "SmtpClientAuthentication is disabled for the Tenant. Visit "
     "https://aka.ms/smtp_auth_disabled for more information. [FR0P281CA0075.DEUP281.PROD.OUTLOOK.COM]"),
    ("smtp.disabled_for_mailbox", 535,
     _REFUSED + "SmtpClientAuthentication is disabled for the Mailbox. Visit "
     "https://aka.ms/smtp_auth_disabled for more information."),
    ("smtp.disabled", 535, "5.7.139 Authentication unsuccessful. Visit https://aka.ms/smtp_auth_disabled"),
    ("smtp.security_defaults", 535,
     _REFUSED + "user is locked by your organization's security defaults policy. "
     "Contact your administrator."),
    ("smtp.policy", 535,
     _REFUSED + "the request did not meet the criteria to be authenticated successfully. "
     "Contact your administrator. [AM0PR04CA0012.eurprd04.prod.outlook.com]"),
    ("smtp.basic_disabled", 535, _REFUSED + "basic authentication is disabled. [DU2P251CA0020]"),
    ("smtp.basic_disabled", 550, "5.7.30 Basic authentication is not supported for Client Submission."),
    ("smtp.not_allowed", 535, "5.7.139 Authentication unsuccessful"),
    ("smtp.not_accepted", 535,
     "5.7.3 Authentication unsuccessful [AM0PR04CA0012.eurprd04.prod.outlook.com]"),
    ("smtp.not_accepted", 535, "5.7.8 Error: authentication failed"),
    ("smtp.not_signed_in", 530, "5.7.57 Client not authenticated to send mail. [AM0PR04CA0012]"),
    ("smtp.not_signed_in", 550, "5.7.57 SMTP; Client was not authenticated to send anonymous mail"),
    ("smtp.not_signed_in", 550, "5.7.64 TenantAttribution; Relay Access Denied"),
    ("smtp.mechanism_refused", 504, "5.7.4 Unrecognized authentication type [AM0PR04CA0012]"),
    ("smtp.tls_unavailable", 530, "5.7.0 Must issue a STARTTLS command first"),
    ("smtp.tls_unavailable", 454, "4.7.0 TLS not available due to local problem"),
    ("smtp.send_as_denied", 554, "5.2.252 SendAsDenied; a@example.de not allowed to send as b@example.de; "
     "STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied"),
    ("smtp.send_as_denied", 554,
     "5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied"),
    ("smtp.send_as_denied", 550, "5.7.60 SMTP; Client does not have permissions to send as this sender"),
    ("smtp.too_many_connections", 432, "4.3.2 Concurrent connections limit exceeded. Visit "
     "https://aka.ms/concurrent_sending for more information."),
    ("smtp.too_many_connections", 421, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded"),
    ("smtp.too_many_mails", 554, "5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"),
    ("smtp.too_many_mails", 550,
     "5.1.90 Your message can't be sent because you've reached your daily limit"),
    ("smtp.too_many_mails", 550,
     "5.7.233 Your message can't be sent because your tenant exceeded its daily limit"),
    ("smtp.too_many_mails", 452, "4.5.3 Too many recipients"),
    ("smtp.sender_blocked", 550, "5.7.705 Access denied, tenant has exceeded threshold"),
    ("smtp.sender_blocked", 550,
     "5.7.708 Service unavailable. Access denied, traffic not accepted from this IP."),
    ("smtp.sender_blocked", 550, "5.1.8 Access denied, bad outbound sender AS(42003)"),
    ("smtp.sender_blocked", 550,
     "5.7.750 Service unavailable. Client blocked from sending from unregistered domains"),
    ("smtp.recipient_unknown", 550,
     "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP lookup"),
    ("smtp.recipient_unknown", 550, "5.4.1 Recipient address rejected: Access denied. AS(201806281)"),
    ("smtp.recipient_refuses", 550, "5.7.124 Sender not in allowed-senders list"),
    ("smtp.recipient_refuses", 550,
     "5.7.1 RESOLVER.RST.AuthRequired; you do not have permission to send to"),
    ("smtp.too_large", 552, "5.3.4 Message size exceeds fixed maximum message size"),
    ("smtp.mailbox_full", 554, "5.2.2 mailbox full"),
    ("smtp.try_again", 451, "4.7.0 Temporary server error. Please try again later. PRX4"),
    ("smtp.try_again", 421, "4.3.2 Service not active"),
    ("smtp.try_again", 451, "4.7.500 Server busy. Please try again later from [203.0.113.7]."),
]  # fmt: skip

IMAP = [
    ("imap.not_connected", "BAD User is authenticated but not connected."),
    ("imap.not_accepted", "NO AUTHENTICATE failed."),
    ("imap.not_accepted", "NO [AUTHENTICATIONFAILED] Authentication failed."),
    ("imap.basic_blocked", "NO LOGIN failed."),
    ("imap.basic_blocked", 'NO [Error="BasicAuthBlocked-Org"] AUTHENTICATE failed.'),
    ("imap.session_expired", "* BYE Session invalidated - AccessTokenExpired"),
    ("imap.disabled", "NO IMAP access is disabled for this mailbox"),
    ("imap.throttled", "BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds"),
    ("imap.too_many_connections", "* BYE Too many simultaneous connections"),
    ("imap.command_refused", "BAD Command Argument Error. 11"),
    ("imap.try_again", "NO [UNAVAILABLE] Temporary authentication failure."),
    ("imap.try_again", "NO Server Unavailable. 15"),
    ("imap.try_again", "* BYE Connection is closed. 13"),
]

GRAPH = [
    ("graph.secrets_forbidden", "CredentialTypeNotAllowedAsPerAppPolicy"),
    ("graph.secret_lifetime", "CredentialInvalidLifetimeAsPerAppPolicy"),
    ("graph.mailbox_missing",
     '{"error":{"code":"MailboxNotEnabledForRESTAPI","message":"The mailbox is either '
     'inactive, soft-deleted, or is hosted on-premise."}}'),
    ("graph.user_unknown", "ErrorInvalidUser"),
    ("graph.user_unknown", "ErrorItemNotFound"),
    ("graph.too_many_requests", "ApplicationThrottled"),
    ("graph.not_for_us", '{"error":{"code":"ErrorAccessDenied"}}'),
    ("graph.not_for_us", "InvalidAuthenticationToken"),
]  # fmt: skip
