"""The application Einstellungen: whether it was added to this instance, and the settings in it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from cmx_app.store.audit import Action, note_in
from cmx_app.store.database import put, reading, writing
from cmx_app.store.models import InstalledApplication, Setting
from cmx_app.store.registration import forget_check

SETTINGS_APPLICATION = "Einstellungen"
TENANT_ID = "TenantID"


@dataclass(frozen=True)
class StoredSetting:
    """A setting and when it got its value."""

    name: str
    value: str
    updated_at: datetime


def settings_are_added() -> bool:
    """Whether the application Einstellungen was added to this instance."""
    with reading() as connection:
        return _is_added(connection)


def add_settings_application(who: str) -> bool:
    """Add the application Einstellungen; False when it was there already."""
    with writing() as connection:
        return _add(connection, who)


def all_settings() -> tuple[StoredSetting, ...]:
    """All settings by name."""
    statement = select(Setting.name, Setting.value, Setting.updated_at).order_by(Setting.name)
    with reading() as connection:
        return tuple(StoredSetting(*row) for row in connection.execute(statement))


def save_setting(name: str, value: str, who: str) -> None:
    """Add a setting or change its value."""
    with writing() as connection:
        _save(connection, name, value, who)


def save_tenant_id(value: str, who: str) -> bool:
    """Save the setting TenantID; adds the application first if needed, and says whether that was so."""
    with writing() as connection:
        was_added = _add(connection, who)
        _save(connection, TENANT_ID, value, who)
    return was_added


def delete_setting(name: str, who: str) -> bool:
    """Take a setting away; False when there was none."""
    with writing() as connection:
        was_there = connection.execute(delete(Setting).where(Setting.name == name)).rowcount > 0
        if was_there:
            note_in(connection, who, Action.SETTING_DELETED, name)
    return was_there


def _is_added(connection: Connection) -> bool:
    wanted = select(InstalledApplication.name).where(InstalledApplication.name == SETTINGS_APPLICATION)
    return connection.execute(wanted).first() is not None


def _add(connection: Connection, who: str) -> bool:
    if _is_added(connection):
        return False
    now = datetime.now(UTC)
    connection.execute(insert(InstalledApplication).values(name=SETTINGS_APPLICATION, added_at=now))
    note_in(connection, who, Action.APPLICATION_ADDED, SETTINGS_APPLICATION)
    return True


def _save(connection: Connection, name: str, value: str, who: str) -> None:
    current = connection.execute(select(Setting.value).where(Setting.name == name)).scalar_one_or_none()
    if current == value:
        return
    if name == TENANT_ID:
        forget_check(connection)
    put(connection, Setting, {"name": name}, {"value": value, "updated_at": datetime.now(UTC)})
    note_in(connection, who, Action.SETTING_SAVED, name)
