"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables; those that others refer to come first."""
    _administrator()
    _sign_in_session()
    _invitation()
    _registration()
    _interface()
    _installed_application()
    _setting()
    _mail_account()
    _verdict()
    _sign_in_flow()
    _attempt()
    _audit_line()
    _seen_host()


def _administrator() -> None:
    op.create_table(
        "administrator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sign_in_name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_administrator"),
        sa.UniqueConstraint("sign_in_name", name="uq_administrator_sign_in_name"),
    )


def _sign_in_session() -> None:
    op.create_table(
        "sign_in_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("administrator_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["administrator_id"],
            ["administrator.id"],
            name="fk_sign_in_session_administrator_id_administrator",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sign_in_session"),
    )
    op.create_index("ix_sign_in_session_administrator_id", "sign_in_session", ["administrator_id"])


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("administrator_id", sa.Integer()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["administrator_id"],
            ["administrator.id"],
            name="fk_invitation_administrator_id_administrator",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
    )


def _registration() -> None:
    op.create_table(
        "registration",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("overview_read_at", sa.DateTime(timezone=True)),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True)),
        sa.Column("redirect_url", sa.Text(), nullable=False),
        sa.Column("redirect_url_at_microsoft", sa.Text(), nullable=False),
        sa.Column("redirect_url_confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("redirect_url_tried", sa.Text(), nullable=False),
        sa.Column("redirect_url_tried_at", sa.DateTime(timezone=True)),
        sa.Column("checked_at", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_registration"),
    )


def _interface() -> None:
    op.create_table(
        "interface",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("client_secret", sa.Text()),
        sa.Column("secret_hint", sa.Text(), nullable=False),
        sa.Column("secret_stored_at", sa.DateTime(timezone=True)),
        sa.Column("secret_expires_on", sa.Date()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interface"),
    )


def _installed_application() -> None:
    op.create_table(
        "installed_application",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_installed_application"),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )


def _mail_account() -> None:
    op.create_table(
        "mail_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_key", sa.String(length=64), nullable=False),
        sa.Column("mailbox_kind", sa.String(length=10), nullable=False),
        sa.Column("interface_id", sa.Integer()),
        sa.Column("token_cache", sa.Text()),
        sa.Column("signed_in_as", sa.Text(), nullable=False),
        sa.Column("signed_in_tenant", sa.Text(), nullable=False),
        sa.Column("signed_in_object", sa.Text(), nullable=False),
        sa.Column("granted_scopes", sa.Text(), nullable=False),
        sa.Column("connected_at", sa.DateTime(timezone=True)),
        sa.Column("last_failure", sa.Text(), nullable=False),
        sa.Column("lease_owner", sa.String(length=36)),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["interface_id"],
            ["interface.id"],
            name="fk_mail_account_interface_id_interface",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mail_account"),
        sa.UniqueConstraint("address_key", name="uq_mail_account_address_key"),
    )


def _verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("mail_account_id", sa.Integer(), nullable=False),
        sa.Column("check", sa.String(length=60), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_account_id"],
            ["mail_account.id"],
            name="fk_verdict_mail_account_id_mail_account",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mail_account_id", "check", name="pk_verdict"),
    )


def _sign_in_flow() -> None:
    op.create_table(
        "sign_in_flow",
        sa.Column("state_hash", sa.String(length=64), nullable=False),
        sa.Column("flow", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(length=10), nullable=False),
        sa.Column("administrator_id", sa.Integer(), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("mail_account_id", sa.Integer()),
        sa.Column("return_to", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["administrator_id"],
            ["administrator.id"],
            name="fk_sign_in_flow_administrator_id_administrator",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mail_account_id"],
            ["mail_account.id"],
            name="fk_sign_in_flow_mail_account_id_mail_account",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("state_hash", name="pk_sign_in_flow"),
    )


def _attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_attempt"),
    )


def _audit_line() -> None:
    op.create_table(
        "audit_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_line"),
    )
    op.create_index("ix_audit_line_at", "audit_line", ["at"])


def _seen_host() -> None:
    op.create_table(
        "seen_host",
        sa.Column("host", sa.String(length=260), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_seen_host"),
    )
