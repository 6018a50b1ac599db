"""Client secrets that arrive just after their session has ended."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One for each session, gone with it."""
    op.create_table(
        "late_secret",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("interface_id", sa.Integer()),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["token_hash"],
            ["sign_in_session.token_hash"],
            name="fk_late_secret_token_hash_sign_in_session",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["interface_id"],
            ["interface.id"],
            name="fk_late_secret_interface_id_interface",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_late_secret"),
    )
