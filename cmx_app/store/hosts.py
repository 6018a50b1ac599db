"""The host names under which signed-in people use the application; more than one is worth a warning."""

from datetime import UTC, datetime, timedelta
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, delete, select

from cmx_app.store.database import db, put, reading, writing
from cmx_app.store.models import SeenHost

NOTED_EVERY = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=30)

_noted: WeakKeyDictionary[Engine, dict[str, datetime]] = WeakKeyDictionary()
"""When this process last wrote a host down, so that not every request writes."""


def note_host(host: str) -> None:
    """Remember that a signed-in person used this host; costs nothing when it was noted within the hour."""
    noted = _noted.setdefault(db.engine, {})
    now = datetime.now(UTC)
    if host in noted and now - noted[host] < NOTED_EVERY:
        return
    with writing() as connection:
        put(connection, SeenHost, {"host": host[:260]}, {"last_seen_at": now})
        connection.execute(delete(SeenHost).where(SeenHost.last_seen_at < now - FORGOTTEN_AFTER))
    noted[host] = now


def seen_hosts() -> tuple[str, ...]:
    """All hosts of the last 30 days, the newest first."""
    newest = SeenHost.last_seen_at.desc()
    statement = select(SeenHost.host).where(SeenHost.last_seen_at > datetime.now(UTC) - FORGOTTEN_AFTER)
    with reading() as connection:
        return tuple(connection.execute(statement.order_by(newest, SeenHost.host)).scalars())
