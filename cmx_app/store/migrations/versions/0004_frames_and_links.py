"""Windows that frames open, and signed links."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, and remember with sessions and sign-ins where they began."""
    _ticket()
    _used_link()
    _add("sign_in_session", sa.Column("begun_from", sa.String(length=64), nullable=False, server_default=""))
    _add("sign_in_session", sa.Column("rights", sa.Text(), nullable=False, server_default=""))
    _add("sign_in_flow", sa.Column("ticket_id", sa.String(length=43), nullable=False, server_default=""))


def _add(table: str, column: "sa.Column[str]") -> None:
    op.add_column(table, column)


def _ticket() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", sa.String(length=43), nullable=False),
        sa.Column("administrator_id", sa.Integer()),
        sa.Column("session_hash", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["administrator_id"],
            ["administrator.id"],
            name="fk_ticket_administrator_id_administrator",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ticket"),
    )


def _used_link() -> None:
    op.create_table(
        "used_link",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_used_link"),
    )
