"""Findings are kept whole, what was said at mail servers too, and checks of a mailbox take turns."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add what is new; verdicts of before stay, without their words."""
    op.add_column("verdict", sa.Column("finding", sa.Text(), nullable=False, server_default=""))
    op.add_column("mail_account", sa.Column("turn_owner", sa.String(length=36), nullable=True))
    op.add_column("mail_account", sa.Column("turn_until", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "conversation",
        sa.Column("mail_account_id", sa.Integer(), nullable=False),
        sa.Column("protocol", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_account_id"],
            ["mail_account.id"],
            name="fk_conversation_mail_account_id_mail_account",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mail_account_id", "protocol", name="pk_conversation"),
    )
