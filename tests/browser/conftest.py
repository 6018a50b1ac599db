"""The kit's browsers, watched: a test fails when a page did what no page of ours may do."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from cmx_app.testing.visitor import Invite, Visitor

_RESULTS = Path(__file__).resolve().parents[2] / "test-results"
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


@pytest.fixture
def welcome(welcome: Invite, request: pytest.FixtureRequest) -> Iterator[Invite]:
    """Opens browsers; at the end they must have done nothing that our pages may not do."""
    visitors: list[Visitor] = []

    def welcome_and_watch(language: str = "de", width: int = 1280, javascript: bool = True) -> Visitor:
        visitors.append(welcome(language, width, javascript))
        return visitors[-1]

    yield welcome_and_watch
    if request.node.stash.get(_OUTCOMES, True):
        _keep_pictures(request.node.name, [page for one in visitors for page in one.context.pages])
    for visitor in visitors:
        visitor.context.close()  # messages still under way arrive meanwhile
    offences = [offence for visitor in visitors for offence in visitor.watcher.offences]
    assert not offences, "\n".join(offences)


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
