"""The one Chromium of a run. Whoever asks for it loads Playwright, and nobody else."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright


@pytest.fixture(scope="session")
def playwright() -> Iterator["Playwright"]:
    """There can be one in a process."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=10_000)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: "Playwright") -> Iterator["Browser"]:
    """The system's."""
    from tests.browser.chromium import running_chromium

    with running_chromium(playwright) as browser:
        yield browser
