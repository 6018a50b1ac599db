"""What every room's tests share: an application on an instance of its own, and its administrator."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cmx_app import create_app
from cmx_app.settings import Settings
from cmx_app.store.database import db
from cmx_app.store.invitations import invite, use
from cmx_app.store.sign_in import SignedIn

CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Browser(FlaskClient):
    """A test client that fills in forms the way a browser does."""

    def token(self, page: str = "/anmelden") -> str:
        """The CSRF token that this browser's session has."""
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

    name = "Ada Muster"
    password = "korrektes Pferd"
    id = 0

    def register(self) -> SignedIn:
        """Become an administrator by an invitation, without signing in."""
        with self.application.app_context():
            token = invite(str(self.application.secret_key))
            person = use(str(self.application.secret_key), token, self.name, self.password)
        assert isinstance(person, SignedIn)
        self.id = person.id
        return person

    def sign_in(self) -> TestResponse:
        """Sign in by the form."""
        return self.submit("/anmelden", data={"name": self.name, "password": self.password})


@pytest.fixture(autouse=True, scope="session")
def nothing_set() -> None:
    """No setting of the developer's machine reaches a test."""
    for name in [name for name in os.environ if name.upper().startswith("CMX_")]:
        del os.environ[name]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with an instance folder of their own."""
    return Settings(instance_path=tmp_path / "instance", _env_file=None)  # type: ignore[call-arg]


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
    assert person.sign_in().status_code == 303
    return person


def check_html(page: str) -> None:
    """Fail when a page is not valid HTML, or has not exactly one h1 that its title begins with."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    headings = ["".join(h1.itertext()).strip() for h1 in document.iter("h1")]
    title = "".join(next(document.iter("title")).itertext()).strip()
    assert len(headings) == 1, headings
    assert title.removeprefix("Fehler: ").removeprefix("Error: ") == f"{headings[0]} – cmxOrganize"


@pytest.fixture
def valid_html() -> Callable[[str], None]:
    """The check of a page's HTML."""
    return check_html
