"""What is set up on this instance, read at once: the state that the wizard and the start page show."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import and_, exists, func, literal, select
from sqlalchemy.orm import aliased

from cmx_app.store.application_settings import SETTINGS_APPLICATION, TENANT_ID
from cmx_app.store.models import InstalledApplication, Interface, MailAccount, Registration, Setting, Verdict
from cmx_app.store.questions import Question, Row, Rows, ask_together

RECEIVES_CHECK = "imap.opens"
SENDS_CHECK = "smtp.authenticates"
SENT_CHECK = "mail.sent"
RENEWS_CHECK = "account.refreshes"
"""The named checks whose newest verdicts decide whether a mailbox works: one that may sign in for sending
still sends nothing when its test mail was refused."""


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
    redirect_url_tried: str = ""
    redirect_url_tried_at: datetime | None = None
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
    renews: bool | None = True
    """Whether Microsoft still gives new access tokens; without them the rest ends within the hour."""

    @property
    def works(self) -> bool:
        """Whether it can receive and send, and will tomorrow, as far as anybody knows."""
        return self.is_connected and self.receives is True and self.sends is True and self.renews is not False


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
        """The application ID, "" when there is none yet."""
        return self.interface.client_id if self.interface else ""

    @property
    def has_secret(self) -> bool:
        """Whether a client secret is kept."""
        return bool(self.interface and self.interface.has_secret)


def load_instance() -> Instance:
    """Everything, in two SELECTs: this stands before every page of the wizard."""
    (row,), accounts = ask_together(_STATE, _MAIL_ACCOUNTS)
    return _instance_of(row, accounts)


@lru_cache(maxsize=16)
def _instance_of(row: Row, accounts: Rows) -> Instance:
    registration, interface, rest = row[:11], row[11:18], row[18:]
    return Instance(
        registration=RegistrationState() if registration[1] is None else RegistrationState(*registration),
        interface=None if interface[0] is None else InterfaceState(*interface),
        settings_added=rest[0],
        tenant_id=rest[1] or "",
        mail_accounts=_states_of(accounts),
    )


def load_mail_accounts() -> tuple[MailAccountState, ...]:
    """All mailboxes with their state, the oldest first."""
    return _states_of(_MAIL_ACCOUNTS.ask())


def _states_of(rows: Rows) -> tuple[MailAccountState, ...]:
    return tuple(
        MailAccountState(
            id, address, kind, person, connected, _passed(receives), _sends(signs_in, sent), _passed(renews)
        )
        for id, address, kind, person, connected, receives, signs_in, sent, renews in rows
    )


def _sends(signs_in: str | None, sent: str | None) -> bool | None:
    return False if sent == "problem" else _passed(signs_in)


def _passed(status: str | None) -> bool | None:
    return {"ok": True, "caution": True, "problem": False}.get(status or "")


INTERFACE_COLUMNS = (
    Interface.id,
    Interface.name,
    Interface.client_id,
    Interface.client_secret.is_not(None).label("has_secret"),
    Interface.secret_hint,
    Interface.secret_stored_at,
    Interface.secret_expires_on,
)
"""In the order of InterfaceState."""

FIRST_AZURE = select(func.min(Interface.id)).where(Interface.kind == "azure").scalar_subquery()
"""The interface that the wizard is about."""

_ALWAYS_ONE_ROW = select(literal(1).label("one")).subquery()
_STATE = Question(
    select(
        Registration.overview_read_at,
        Registration.display_name,
        Registration.audience,
        Registration.registered_at,
        Registration.redirect_url,
        Registration.redirect_url_at_microsoft,
        Registration.redirect_url_confirmed_at,
        Registration.redirect_url_tried,
        Registration.redirect_url_tried_at,
        Registration.checked_at,
        Registration.finished_at,
        *INTERFACE_COLUMNS,
        exists().where(InstalledApplication.name == SETTINGS_APPLICATION),
        select(Setting.value).where(Setting.name == TENANT_ID).scalar_subquery(),
    )
    .select_from(_ALWAYS_ONE_ROW)
    .outerjoin(Registration, Registration.id == 1)
    .outerjoin(Interface, Interface.id == FIRST_AZURE)
)

_receiving, _sending, _sent, _renewing = (aliased(Verdict) for _ in range(4))
_MAIL_ACCOUNTS = Question(
    select(
        MailAccount.id,
        MailAccount.address,
        MailAccount.mailbox_kind,
        MailAccount.signed_in_as,
        MailAccount.token_cache.is_not(None),
        _receiving.status,
        _sending.status,
        _sent.status,
        _renewing.status,
    )
    .outerjoin(
        _receiving, and_(_receiving.mail_account_id == MailAccount.id, _receiving.check == RECEIVES_CHECK)
    )
    .outerjoin(_sending, and_(_sending.mail_account_id == MailAccount.id, _sending.check == SENDS_CHECK))
    .outerjoin(_sent, and_(_sent.mail_account_id == MailAccount.id, _sent.check == SENT_CHECK))
    .outerjoin(_renewing, and_(_renewing.mail_account_id == MailAccount.id, _renewing.check == RENEWS_CHECK))
    .order_by(MailAccount.id)
)
