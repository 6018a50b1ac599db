"""The store on both of its databases: every test here runs on each."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import psycopg
import pytest
from flask import Flask

from cmx_app.services.vault import Vault, make_key
from cmx_app.settings import Settings
from cmx_app.store.database import bind, db
from cmx_app.store.models import Base
from cmx_app.store.start import upgrade_database
from tests.servers.postgresql import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_instance(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """The settings of an instance that was never started."""
    url = new_database() if request.param == "postgresql" else None
    return Settings(_env_file=None, instance_path=tmp_path / "instance", database_url=url)


@pytest.fixture(params=["sqlite", "postgresql"])
def instance_settings(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Settings:
    """The settings of an instance that is up to date and empty."""
    if request.param == "postgresql":
        return Settings(_env_file=None, instance_path=tmp_path, database_url=_emptied_postgresql())
    shutil.copy(sqlite_template, tmp_path / "cmx.sqlite3")
    return Settings(_env_file=None, instance_path=tmp_path)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables, made once: copying is quicker than migrating."""
    settings = Settings(_env_file=None, instance_path=tmp_path_factory.mktemp("template"))
    upgrade_database(settings)
    return settings.instance_path / "cmx.sqlite3"


@pytest.fixture
def store(instance_settings: Settings) -> Iterator[Settings]:
    """The store, ready to be asked; gives the settings it was opened with."""
    app = Flask("store")
    bind(app, instance_settings)
    with app.app_context():
        yield instance_settings
        db.engine.dispose()


@pytest.fixture
def vault() -> Vault:
    """A vault with a key of its own."""
    return Vault([make_key()])


def _emptied_postgresql() -> str:
    """One database for all tests, emptied before each: a new one takes a third of a second."""
    url = _postgresql()
    tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"TRUNCATE {tables} RESTART IDENTITY")
    return url


@cache
def _postgresql() -> str:
    url = new_database()
    upgrade_database(Settings(_env_file=None, instance_path=Path("/nonexistent"), database_url=url))
    return url
