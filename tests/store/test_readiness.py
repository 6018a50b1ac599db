"""Whether the database can be asked at all."""

from pathlib import Path

import pytest
from flask import Flask

from cmx_app.settings import Settings
from cmx_app.store.database import bind
from cmx_app.store.readiness import database_answers


@pytest.mark.usefixtures("store")
def test_a_database_that_is_there_answers() -> None:
    assert database_answers()


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://cmx@127.0.0.1:1/cmx", "sqlite:////nonexistent/cmx.sqlite3"]
)
def test_a_database_that_is_not_there_does_not(tmp_path: Path, url: str) -> None:
    app = Flask("away")
    bind(app, Settings(_env_file=None, instance_path=tmp_path, database_url=url))
    with app.app_context():
        assert not database_answers()
