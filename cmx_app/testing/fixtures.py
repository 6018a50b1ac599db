"""The kit's fixtures for pytest: name this module in `pytest_plugins` of your topmost conftest.py.

It is no entry point on purpose: a plugin that loads itself would be in every run of an environment.
Whoever asks for a browser loads Playwright, and nobody else.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Protocol
from urllib.request import getproxies

import pytest

from cmx_app.practice import Ports, PracticeMicrosoft

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

    from cmx_app.testing.application import Application
    from cmx_app.testing.visitor import Invite, Visitor


class Serve(Protocol):
    """Serves an application with a fresh instance until the test ends."""

    def __call__(self, path: str = "", **settings: Any) -> "Application":
        """At the root or below a path, with settings in small letters: `organization="VHS"`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--chromium /path`: the browser to use."""
    parser.addoption("--chromium", default="", help="the Chromium that cmx_app.testing drives")


@pytest.fixture(scope="session")
def running_playwright(request: pytest.FixtureRequest) -> Iterator["Playwright"]:
    """There can be one in a process: that of pytest-playwright, where it is installed, or our own."""
    from playwright.sync_api import expect, sync_playwright

    from cmx_app.testing.visitor import PATIENCE

    expect.set_options(timeout=PATIENCE)
    if request.config.pluginmanager.hasplugin("playwright"):
        yield request.getfixturevalue("playwright")
        return
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(running_playwright: "Playwright", pytestconfig: pytest.Config) -> Iterator["Browser"]:
    """A Chromium without a window, started once."""
    from cmx_app.testing.chromium import NoChromium, find_chromium, running_chromium

    try:
        found = find_chromium(
            pytestconfig.getoption("--chromium"), running_playwright.chromium.executable_path
        )
    except NoChromium as told:
        pytest.fail(str(told), pytrace=False)
    with running_chromium(running_playwright, program=found) as browser:
        yield browser


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeMicrosoft]:
    """The practice Microsoft on free ports, started once."""
    with (
        PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as running,
        pytest.MonkeyPatch.context() as patch,
    ):
        if getproxies():  # of this machine; it can't lead to servers of this machine
            known = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
            patch.setenv("no_proxy", ",".join(filter(None, ("localhost", "127.0.0.1", known))))
        yield running


@pytest.fixture
def practice(running_practice: PracticeMicrosoft) -> PracticeMicrosoft:
    """The practice Microsoft with its people, and nothing else: no registration, no fault, no mail."""
    running_practice.reset()
    return running_practice


@pytest.fixture
def serve_cmx(practice: PracticeMicrosoft, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Serves applications, each with a fresh instance, at the root or below a path, with settings."""
    from cmx_app.testing.application import open_application

    with ExitStack() as running:

        def serve(path: str = "", **settings: Any) -> "Application":
            folder = tmp_path_factory.mktemp("cmx")
            return running.enter_context(open_application(folder, practice, path, **settings))

        yield serve


@pytest.fixture
def cmx(serve_cmx: Serve) -> "Application":
    """The application with a fresh instance; nothing is set up, and nobody is an administrator yet."""
    return serve_cmx()


@pytest.fixture
def welcome(chromium: "Browser", cmx: "Application") -> Iterator["Invite"]:
    """Opens browsers, in which nobody is signed in: `welcome("en", width=375, javascript=False)`."""
    from cmx_app.testing.visitor import open_browser

    with ExitStack() as open_ones:

        def welcome_somebody(language: str = "de", width: int = 1280, javascript: bool = True) -> "Visitor":
            visitor = open_browser(chromium, cmx, language, width, javascript)
            open_ones.callback(visitor.context.close)
            return visitor

        yield welcome_somebody


@pytest.fixture
def visitor(welcome: "Invite") -> "Visitor":
    """An administrator, signed in, with JavaScript, at a wide German screen."""
    somebody = welcome()
    somebody.sign_in()
    return somebody
