"""The tables. Everything that several processes must agree on stands here, secrets only sealed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from cmx_app.store.frames import Ticket as Ticket
from cmx_app.store.frames import UsedLink as UsedLink
from cmx_app.store.tables import Base as Base


class Administrator(Base):
    """A person who may use the application. `name` is kept casefolded for comparison in `sign_in_name`.

    Whom only the intranet signs in has no password: `password_hash` is empty, and nothing fits it.
    """

    __tablename__ = "administrator"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sign_in_name: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    created_at: Mapped[datetime]


class SignInSession(Base):
    """A signed-in browser. Only the SHA-256 of its token is kept."""

    __tablename__ = "sign_in_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    administrator_id: Mapped[int] = mapped_column(
        ForeignKey("administrator.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    begun_from: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """The session in a window that opened this one in a frame: signing out there ends both."""
    rights: Mapped[str] = mapped_column(Text, default="", server_default="")
    """What a signed link opened (store/links.py); "" is everything."""


class LateSecret(Base):
    """A client secret (sealed) that came when its session had just ended, for whoever signs in again."""

    __tablename__ = "late_secret"

    token_hash: Mapped[str] = mapped_column(
        ForeignKey("sign_in_session.token_hash", ondelete="CASCADE"), primary_key=True
    )
    secret: Mapped[str]
    interface_id: Mapped[int | None] = mapped_column(ForeignKey("interface.id", ondelete="CASCADE"))
    arrived_at: Mapped[datetime]


class Invitation(Base):
    """A one-time link. `administrator_id` says whose password it renews; empty makes a new administrator."""

    __tablename__ = "invitation"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    administrator_id: Mapped[int | None] = mapped_column(ForeignKey("administrator.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Attempt(Base):
    """How often a thing was tried within the window that began at `since`; the rate limit's memory."""

    __tablename__ = "attempt"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    since: Mapped[datetime]
    count: Mapped[int]


class AuditLine(Base):
    """Who did what to what, and when. Never a secret."""

    __tablename__ = "audit_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    who: Mapped[str]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str]


class Registration(Base):
    """The app registration at Microsoft, as far as it can't be derived from anything else. One row, id 1."""

    __tablename__ = "registration"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    overview_read_at: Mapped[datetime | None]
    display_name: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(String(40), default="")
    registered_at: Mapped[datetime | None]
    redirect_url: Mapped[str] = mapped_column(default="")
    """The redirect URL that step 3 confirmed: displayed and sent from then on, byte for byte."""
    redirect_url_at_microsoft: Mapped[str] = mapped_column(default="")
    """What stands at Microsoft, as the administrator copied it from there; "" when not told."""
    redirect_url_confirmed_at: Mapped[datetime | None]
    redirect_url_tried: Mapped[str] = mapped_column(Text, default="")
    """The redirect URL to which Microsoft once sent a browser back, "" when none was tried."""
    redirect_url_tried_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class Interface(Base):
    """A Schnittstelle. Kind `azure`: Benutzername is the application ID, Passwort the sealed secret."""

    __tablename__ = "interface"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), default="azure")
    name: Mapped[str]
    client_id: Mapped[str] = mapped_column(default="")
    client_secret: Mapped[str | None]
    secret_hint: Mapped[str] = mapped_column(default="")
    secret_stored_at: Mapped[datetime | None]
    secret_expires_on: Mapped[date | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class InstalledApplication(Base):
    """An application that was added to this instance („Applikation hinzufügen“)."""

    __tablename__ = "installed_application"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    added_at: Mapped[datetime]


class Setting(Base):
    """A setting of the application Einstellungen, for example `TenantID`."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    updated_at: Mapped[datetime]


class MailAccount(Base):
    """An E-Mailkonto and, once somebody signed in for it, its tokens (sealed) and whose they are."""

    __tablename__ = "mail_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str]
    address_key: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the address in small letters: one mailbox is stored once, however it is written."""
    mailbox_kind: Mapped[str] = mapped_column(String(10), default="own")
    interface_id: Mapped[int | None] = mapped_column(ForeignKey("interface.id", ondelete="SET NULL"))
    token_cache: Mapped[str | None]
    """MSAL's serialised cache, sealed; holds the refresh token."""
    signed_in_as: Mapped[str] = mapped_column(default="")
    signed_in_tenant: Mapped[str] = mapped_column(default="")
    signed_in_object: Mapped[str] = mapped_column(default="")
    granted_scopes: Mapped[str] = mapped_column(default="")
    """Separated by blanks."""
    connected_at: Mapped[datetime | None]
    last_failure: Mapped[str] = mapped_column(default="")
    """Why the last sign-in came to nothing (steps/kept_failures.py); "" after one that worked."""
    lease_owner: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[datetime | None]
    turn_owner: Mapped[str | None] = mapped_column(String(36))
    """Whose turn it is to check the mailbox: Exchange allows few connections at once."""
    turn_until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Verdict(Base):
    """The newest result of a named check (`imap.opens`); `finding` is all of it (steps/kept_findings.py)."""

    __tablename__ = "verdict"

    mail_account_id: Mapped[int] = mapped_column(
        ForeignKey("mail_account.id", ondelete="CASCADE"), primary_key=True
    )
    check: Mapped[str] = mapped_column(String(60), primary_key=True)
    status: Mapped[str] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    finding: Mapped[str] = mapped_column(default="")


class Conversation(Base):
    """What was said in the newest conversation with a mailbox's IMAP or SMTP server; masked before."""

    __tablename__ = "conversation"

    mail_account_id: Mapped[int] = mapped_column(
        ForeignKey("mail_account.id", ondelete="CASCADE"), primary_key=True
    )
    protocol: Mapped[str] = mapped_column(String(10), primary_key=True)
    at: Mapped[datetime]
    lines: Mapped[str]


class SignInFlow(Base):
    """A sign-in at Microsoft under way: MSAL's flow, sealed, for one use and 30 minutes."""

    __tablename__ = "sign_in_flow"

    state_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    flow: Mapped[str]
    purpose: Mapped[str] = mapped_column(String(10))
    """`connect` a mailbox, or `try` the redirect URL."""
    administrator_id: Mapped[int] = mapped_column(ForeignKey("administrator.id", ondelete="CASCADE"))
    browser_hash: Mapped[str] = mapped_column(String(64))
    mail_account_id: Mapped[int | None] = mapped_column(ForeignKey("mail_account.id", ondelete="CASCADE"))
    return_to: Mapped[str]
    ticket_id: Mapped[str] = mapped_column(String(43), default="", server_default="")
    """The ticket that began it in a window for a frame: the flow's cookie is all that window has."""
    expires_at: Mapped[datetime]


class SeenHost(Base):
    """A host name under which signed-in people used the application."""

    __tablename__ = "seen_host"

    host: Mapped[str] = mapped_column(String(260), primary_key=True)
    last_seen_at: Mapped[datetime]
