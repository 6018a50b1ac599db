"""The migrations make exactly the tables of the models."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from cmx_app.store.database import db
from cmx_app.store.migrations import HEAD
from cmx_app.store.migrations.configuration import configuration
from cmx_app.store.models import Base


@pytest.mark.usefixtures("store")
def test_migrations_equal_models() -> None:
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


@pytest.fixture
def script() -> ScriptDirectory:
    with create_engine("sqlite://").connect() as connection:
        return ScriptDirectory.from_config(configuration(connection))


def test_the_newest_migration_is_the_one_that_a_start_looks_for(script: ScriptDirectory) -> None:
    assert script.get_heads() == [HEAD]


def test_migrations_are_numbered_without_a_gap(script: ScriptDirectory) -> None:
    numbers = sorted(one.revision for one in script.walk_revisions())
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
