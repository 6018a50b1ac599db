"""For machines."""

from pathlib import Path
from typing import Any

from flask import Flask

from cmx_app.store.database import db


def test_both_answer_without_sign_in(client: Any) -> None:
    assert client.get("/health/live").text == "ok\n"
    assert client.get("/health/ready").text == "ok\n"


def test_ready_says_no_more_than_no_when_the_database_does_not_answer(client: Any, app: Flask) -> None:
    with app.app_context():
        database = Path(str(db.engine.url.database))
        db.engine.dispose()
    for file in database.parent.iterdir():
        file.unlink()
    database.mkdir()
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.text) == (503, "not ready\n")
    assert client.get("/health/live").status_code == 200
