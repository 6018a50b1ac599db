"""Chromium, the served application, and somebody in front of them. Every page is watched."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from cmx_app.practice import Ports, PracticeMicrosoft
from tests.browser.chromium import Watcher
from tests.browser.house import House, open_house

_RESULTS = Path(__file__).resolve().parents[2] / "test-results"
_LOCALES = {"de": "de-DE", "en": "en-GB"}
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_OUTCOMES = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[_OUTCOMES] = report.failed
    return report


@pytest.fixture(scope="session", autouse=True)
def no_proxy_of_the_machine() -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as running:
        yield running


@pytest.fixture
def practice(running_practice: PracticeMicrosoft) -> PracticeMicrosoft:
    running_practice.reset()
    return running_practice


@pytest.fixture
def house(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Iterator[House]:
    """The application with a fresh instance; nothing is set up."""
    with open_house(make_app, practice) as opened:
        yield opened


class Visitor:
    """Somebody with a browser of their own."""

    PASSWORD = "korrektes Pferd Batterie"

    def __init__(self, context: BrowserContext, house: House, *others: str) -> None:
        self.context = context
        self.watcher = Watcher(context, house.url, house.practice.pages, *others)
        self.page = context.new_page()
        self._house = house

    def sign_in(self, link: str = "") -> None:
        """Become an administrator by an invitation, without waiting for pages."""
        link = link or self._house.invitation()
        found = _CSRF.search(self.context.request.get(link).text())
        assert found
        form = {"csrf_token": found[1], "name": f"Ada {id(self)}", "password": self.PASSWORD}
        answer = self.context.request.post(
            link, form=form, headers={"Sec-Fetch-Site": "same-origin"}, max_redirects=0
        )
        assert answer.status == 303, answer.text()


Invite = Callable[..., Visitor]


@pytest.fixture
def welcome(chromium: Browser, house: House, request: pytest.FixtureRequest) -> Iterator[Invite]:
    """Opens browsers; at the end they must have done nothing that our pages may not do."""
    visitors: list[Visitor] = []

    def open_browser(language: str = "de", width: int = 1280, javascript: bool = True) -> Visitor:
        context = chromium.new_context(
            base_url=house.url,
            locale=_LOCALES[language],
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(10_000)
        visitors.append(Visitor(context, house))
        return visitors[-1]

    yield open_browser
    if request.node.stash.get(_OUTCOMES, True):
        _keep_pictures(request.node.name, [page for one in visitors for page in one.context.pages])
    for visitor in visitors:
        visitor.context.close()  # messages still under way arrive meanwhile
    offences = [offence for visitor in visitors for offence in visitor.watcher.offences]
    assert not offences, "\n".join(offences)


@pytest.fixture
def visitor(welcome: Invite) -> Visitor:
    """An administrator, signed in, with JavaScript, at a wide German screen."""
    somebody = welcome()
    somebody.sign_in()
    return somebody


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The administrator's tab."""
    return visitor.page


def _keep_pictures(name: str, pages: list[Page]) -> None:
    _RESULTS.mkdir(exist_ok=True)
    for number, page in enumerate(pages, start=1):
        page.screenshot(
            path=_RESULTS / f"{re.sub(r'[^0-9A-Za-z_-]+', '-', name)}-{number}.png", full_page=True
        )
