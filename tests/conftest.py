"""What every room's tests share: an application on an instance of its own, and its administrator."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from werkzeug.test import TestResponse

from cmx_app import create_app
from cmx_app.settings import Settings
from cmx_app.store.database import db, writing
from cmx_app.store.models import Administrator as AdministratorRow
from cmx_app.store.passwords import hash_password
from cmx_app.store.sign_in import begin_session, sign_in_name
from cmx_app.store.start import prepare_instance

pytest_plugins = ["cmx_app.testing.fixtures", "tests.failures.written"]
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


@cache
def password_hash() -> str:
    """The hash of every test's password; making one takes long, and is meant to."""
    return hash_password(Administrator.password)


class Browser(FlaskClient):
    """A test client that fills in forms the way a browser does."""

    def token(self, page: str = "/anmelden") -> str:
        """The token of the forms in this browser."""
        found = CSRF.search(self.get(page).text) or CSRF.search(self.get("/").text)
        assert found, f"no form on {page}"
        return found[1]

    def submit(self, address: str, *, page: str = "/anmelden", **options: Any) -> TestResponse:
        """POST `data` as a form of our own page does: with token and Sec-Fetch-Site."""
        data = {"csrf_token": self.token(page), **options.pop("data", {})}
        headers = {"Sec-Fetch-Site": "same-origin", **options.pop("headers", {})}
        return self.post(address, data=data, headers=headers, **options)


class Administrator(Browser):
    """Somebody who may use the application."""

    name, password, id = "Ada Muster", "korrektes Pferd", 0

    def register(self) -> None:
        """Become an administrator, without signing in."""
        values = {"name": self.name, "sign_in_name": sign_in_name(self.name), "created_at": datetime.now(UTC)}
        with self.application.app_context(), writing() as connection:
            added = connection.execute(
                insert(AdministratorRow).values(password_hash=password_hash(), **values)
            )
            self.id = added.inserted_primary_key[0]

    def come_in(self) -> None:
        """Be signed in, without the time that a password takes."""
        with self.application.app_context():
            token = begin_session(self.id)
        with self.session_transaction() as session:
            session["sign_in"] = token

    def sign_in(self) -> TestResponse:
        """Sign in by the form."""
        return self.submit("/anmelden", data={"name": self.name, "password": self.password})


@pytest.fixture(autouse=True, scope="session")
def nothing_set() -> None:
    """No setting of the developer's machine reaches a test."""
    for name in [name for name in os.environ if name.upper().startswith("CMX_")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def fresh_instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance as the first start leaves it; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("fresh") / "instance"
    prepare_instance(Settings(instance_path=folder, _env_file=None))  # type: ignore[call-arg]
    return folder


@pytest.fixture
def settings(tmp_path: Path, fresh_instance: Path) -> Settings:
    """Settings with an instance folder of their own."""
    folder = copytree(fresh_instance, tmp_path / "instance")
    return Settings(instance_path=folder, _env_file=None)  # type: ignore[call-arg]


@pytest.fixture
def make_app(settings: Settings) -> Iterator[Callable[..., Flask]]:
    """Makes applications with some settings changed, and closes their databases at the end."""
    apps: list[Flask] = []

    def make(**changed: Any) -> Flask:
        changed_settings = Settings(**{**settings.model_dump(), **changed}, _env_file=None)  # type: ignore[call-arg]
        apps.append(create_app(changed_settings))
        apps[-1].testing = True
        return apps[-1]

    yield make
    for app in apps:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """A fresh application."""
    return make_app()


@pytest.fixture
def client(app: Flask) -> Browser:
    """A browser in which nobody is signed in."""
    return Browser(app, app.response_class, use_cookies=True)


@pytest.fixture
def administrator(app: Flask) -> Administrator:
    """A browser in which an administrator is signed in."""
    person = Administrator(app, app.response_class, use_cookies=True)
    person.register()
    person.come_in()
    return person


def check_html(page: str) -> None:
    """Fail when a page is not valid HTML, or has not exactly one h1 that is its title too."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    headings = ["".join(h1.itertext()).strip() for h1 in document.iter("h1")]
    title = "".join(next(document.iter("title")).itertext()).strip()
    assert len(headings) == 1, headings
    assert title.removeprefix("Fehler: ").removeprefix("Error: ") == f"{headings[0]} – cmxOrganize"


@pytest.fixture
def valid_html() -> Callable[[str], None]:
    return check_html
