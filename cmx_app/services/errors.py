"""Everything that a service can fail with, as one tree.

ServiceError
├── Unreachable    no connection: name, refusal, time-out, proxy
├── TlsFailed      a connection, but no trust
├── Unreadable     an answer, but not one of this protocol (a captive portal, a filter)
└── Refused        the other side understood and said no
    ├── EntraRefused
    ├── SignInRefused  Entra said yes, but not to what was asked
    ├── ImapRefused
    ├── SmtpRefused
    └── MailboxBusy    another process has held the mailbox's lease for too long
"""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why no connection came about."""

    NAME = "name"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    PROXY = "proxy"
    NETWORK = "network"


class TlsReason(StrEnum):
    """Why a TLS connection was not trusted."""

    UNKNOWN_AUTHORITY = "unknown_authority"
    WRONG_NAME = "wrong_name"
    EXPIRED = "expired"
    OTHER = "other"


class SignInReason(StrEnum):
    """Why a sign-in that Entra accepted is not accepted here."""

    STATE_MISMATCH = "state_mismatch"
    NONCE = "nonce"
    WRONG_TENANT = "wrong_tenant"
    WRONG_AUDIENCE = "wrong_audience"
    EXPIRED = "expired"
    NO_REFRESH_TOKEN = "no_refresh_token"  # noqa: S105  # a reason, no secret
    WRONG_PERSON = "wrong_person"


@dataclass(frozen=True)
class EntraAnswer:
    """Entra's error body (or the query of its redirect), as sent; missing parts are empty."""

    error: str = ""
    description: str = ""
    numbers: tuple[int, ...] = ()
    trace_id: str = ""
    correlation_id: str = ""
    timestamp: str = ""
    suberror: str = ""
    http_status: int = 0


def writable(text: str) -> str:
    """What a server said, so that it can stand in a page and a database: half a character and NUL can't."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


class ServiceError(Exception):
    """A party outside did not do what was asked."""

    def __init__(self, host: str, detail: str = "") -> None:
        detail = writable(detail)
        super().__init__(f"{host}: {detail}" if detail else host)
        self.host = host
        self.detail = detail


class Unreachable(ServiceError):
    """No connection to `host` (as `name:port`) came about within the time limit."""

    def __init__(self, host: str, reason: Reason, detail: str = "") -> None:
        super().__init__(host, detail)
        self.reason = reason


class TlsFailed(ServiceError):
    """`host` answered, but its certificate was not trusted."""

    def __init__(self, host: str, reason: TlsReason, detail: str = "", issuer: str = "") -> None:
        super().__init__(host, detail)
        self.reason = reason
        self.issuer = issuer


class Unreadable(ServiceError):
    """`host` answered, but not in the protocol that was spoken."""


class Refused(ServiceError):
    """`host` understood the question and said no."""


class EntraRefused(Refused):
    """Entra's own error answer."""

    def __init__(self, host: str, answer: EntraAnswer) -> None:
        super().__init__(host, answer.error)
        self.answer = answer


class SignInRefused(Refused):
    """A sign-in whose tokens were thrown away; `detail` names the wrong tenant or person."""

    def __init__(self, host: str, reason: SignInReason, detail: str = "") -> None:
        super().__init__(host, detail)
        self.reason = reason


class ImapRefused(Refused):
    """The IMAP server's NO or BAD; `detail` is its text, `while_doing` the command."""

    def __init__(self, host: str, detail: str, while_doing: str) -> None:
        super().__init__(host, detail)
        self.while_doing = while_doing


class SmtpRefused(Refused):
    """The SMTP server's 4xx or 5xx; `detail` is its text (all lines), `status` the number."""

    def __init__(self, host: str, status: int, detail: str, while_doing: str) -> None:
        super().__init__(host, detail)
        self.status = status
        self.while_doing = while_doing


class MailboxBusy(Refused):
    """Somebody else is refreshing this mailbox's tokens and does not come to an end."""
