"""Tables for other sites: windows that their frames opened, and links that they signed."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cmx_app.store.tables import Base


class Ticket(Base):
    """A window that was opened for a frame, and whether it has done its errand."""

    __tablename__ = "ticket"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    administrator_id: Mapped[int | None] = mapped_column(ForeignKey("administrator.id", ondelete="CASCADE"))
    """Who has signed in in it, until the frame has taken that over."""
    session_hash: Mapped[str] = mapped_column(String(64), default="")
    opened_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class UsedLink(Base):
    """A signed link that was opened, kept until it would have expired."""

    __tablename__ = "used_link"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    used_at: Mapped[datetime]
