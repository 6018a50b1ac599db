"""What is set up on this instance, read at once: the state that the wizard and the start page show."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class RegistrationState:
    """The app registration as far as it is known (see models.Registration for the fields)."""

    overview_read_at: datetime | None = None
    display_name: str = ""
    audience: str = ""
    registered_at: datetime | None = None
    redirect_url: str = ""
    redirect_url_at_microsoft: str = ""
    redirect_url_confirmed_at: datetime | None = None
    redirect_url_tried_at: datetime | None = None
    secret_made_at: datetime | None = None
    checked_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True)
class InterfaceState:
    """The Azure interface; the secret itself is not in it, only that it is there."""

    id: int
    name: str
    client_id: str
    has_secret: bool
    secret_hint: str
    secret_stored_at: datetime | None
    secret_expires_on: date | None


@dataclass(frozen=True)
class MailAccountState:
    """One mailbox; `receives` and `sends` are the newest verdicts, None when never checked."""

    id: int
    address: str
    mailbox_kind: str
    signed_in_as: str
    is_connected: bool
    receives: bool | None
    sends: bool | None

    @property
    def works(self) -> bool:
        return self.is_connected and self.receives is True and self.sends is True


@dataclass(frozen=True)
class Instance:
    """All of it. `interface` is the first Azure interface; further ones live in the application only."""

    registration: RegistrationState
    interface: InterfaceState | None
    settings_added: bool
    """Whether the application Einstellungen was added to this instance."""
    tenant_id: str
    mail_accounts: tuple[MailAccountState, ...]

    @property
    def client_id(self) -> str:
        return self.interface.client_id if self.interface else ""

    @property
    def has_secret(self) -> bool:
        return bool(self.interface and self.interface.has_secret)
