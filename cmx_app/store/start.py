"""What a process does before its first request: find the keys, and bring the database up to date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from cmx_app.services.vault import Vault
from cmx_app.settings import Settings
from cmx_app.store.database import database_url, prepare_sqlite, write_alone
from cmx_app.store.key_files import ENCRYPTION_KEYS_FILE, Keys, encryption_keys_at_hand, make_keys
from cmx_app.store.migrations import HEAD
from cmx_app.store.sealed import anything_is_sealed, everything_opens

_PATIENCE_SECONDS = 120
"""How long a start waits for another one that is upgrading the database."""


class CannotStart(Exception):
    """The instance can't be used as it is; the text says why and what to do. Nothing was changed."""


class MissingKey(CannotStart):
    """There are secrets in the database that none of the keys at hand opens."""


def prepare_instance(settings: Settings) -> Keys:
    """Make what is missing and bring the database up to date; any number of processes may do so at once."""
    try:
        with _engine(database_url(settings)) as engine:
            version = _check(engine, settings)
            keys = make_keys(settings)
            _vault(keys.encryption_keys)
            if version != HEAD:
                _upgrade(engine)
            return keys
    except OSError as error:
        raise CannotStart(
            f"{error.filename}: {error.strerror}. The program has to be able to write in its folder; "
            f"CMX_INSTANCE_PATH says where that is (now: {settings.instance_path})."
        ) from None


def upgrade_database(settings: Settings) -> bool:
    """Bring the database up to date, True when there was something to do."""
    with _engine(database_url(settings)) as engine:
        was_behind = _check(engine, settings) != HEAD
        if was_behind:
            _upgrade(engine)
    return was_behind


def _check(engine: Engine, settings: Settings) -> str | None:
    """The database's version, None for an empty one; raises MissingKey. Changes nothing.

    Looks at the database before it looks for keys: what is sealed now was sealed with keys that exist now.
    """
    if not _is_there(engine.url):
        return None
    with engine.connect() as connection:
        version = _version(connection)
        if version is None or not anything_is_sealed(connection):
            return version
        keys, file = encryption_keys_at_hand(settings), settings.instance_path / ENCRYPTION_KEYS_FILE
        if not keys:
            raise MissingKey(
                "The database holds secrets, but the keys that open them are missing. "
                f"Put the file {file} back from your backup, or set CMX_ENCRYPTION_KEYS."
            )
        if not everything_opens(connection, _vault(keys)):
            raise MissingKey(
                "The database holds secrets that none of the given keys opens. Add the key that was used "
                f"before to CMX_ENCRYPTION_KEYS, or to the file {file} where that is not set."
            )
    return version


def _vault(keys: tuple[str, ...]) -> Vault:
    try:
        return Vault(keys)
    except ValueError as error:
        raise CannotStart(
            f"{error} One in CMX_ENCRYPTION_KEYS, or in the file {ENCRYPTION_KEYS_FILE}, is not."
        ) from None


@contextmanager
def _engine(url: URL) -> Iterator[Engine]:
    """An engine of its own, closed before the workers fork. Its failures are told without the password."""
    try:
        engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    except (ArgumentError, ImportError) as error:
        raise CannotStart(f"CMX_DATABASE_URL: {error}") from None
    if engine.dialect.name == "sqlite":
        prepare_sqlite(engine, busy_seconds=_PATIENCE_SECONDS, foreign_keys=False)
    try:
        yield engine
    except DBAPIError as error:
        raise CannotStart(f"The database can't be used: {error.orig}") from None
    finally:
        engine.dispose()


def _is_there(url: URL) -> bool:
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(engine: Engine) -> None:
    """Run the missing migrations, all or none, alone among all processes."""
    if engine.dialect.name == "sqlite" and not _is_there(engine.url):
        _make_file(Path(engine.url.database or ""))
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            connection.exec_driver_sql(f"SET lock_timeout = '{_PATIENCE_SECONDS}s'")
            connection.commit()
        with write_alone(connection):
            if _version(connection) != HEAD:
                _run_migrations(connection)


def _make_file(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # late: takes longer than all the rest of a start
    from alembic.util import CommandError

    from cmx_app.store.migrations.configuration import configuration

    try:
        command.upgrade(configuration(connection), "head")
    except CommandError as error:
        raise CannotStart(
            f"The database was made by a newer version of this program ({error}). Install that version again."
        ) from None
