"""What is known about the app registration at Microsoft, and how it grows."""

from datetime import UTC, datetime
from typing import TypedDict, Unpack

from sqlalchemy import Connection, update

from cmx_app.store.database import put, writing
from cmx_app.store.models import Registration


class RegistrationChange(TypedDict, total=False):
    """The fields that may change; what is not named stays as it is."""

    overview_read_at: datetime | None
    display_name: str
    audience: str
    registered_at: datetime | None
    redirect_url: str
    redirect_url_at_microsoft: str
    redirect_url_confirmed_at: datetime | None
    redirect_url_tried: str
    redirect_url_tried_at: datetime | None
    checked_at: datetime | None
    finished_at: datetime | None


def change_registration(**values: Unpack[RegistrationChange]) -> None:
    """Keep these values; the registration's one row is made when it is not there yet."""
    if values:
        with writing() as connection:
            put(connection, Registration, {"id": 1}, values)


def note_redirect_url_tried(redirect_url: str) -> None:
    """Microsoft sent a browser back to this redirect URL: it stands there exactly as it is sent."""
    change_registration(redirect_url_tried=redirect_url, redirect_url_tried_at=datetime.now(UTC))


def forget_check(connection: Connection) -> None:
    """The three values were confirmed as they were; one of them has changed."""
    connection.execute(update(Registration).where(Registration.id == 1).values(checked_at=None))
