"""The made-up intranet and its frame, signed in, in a browser that blocks third-party cookies."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Playwright, expect

from cmx_app.practice import PracticeMicrosoft
from cmx_app.testing.application import Application
from cmx_app.testing.applications import Welcome
from cmx_app.testing.chromium import running_chromium
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Visitor
from tests.browser.embedding.two_sites import AROUND, BASE, STRANGER, Sites, two_sites


@pytest.fixture
def sites(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Iterator[Sites]:
    with two_sites(make_app, practice) as running:
        yield running


@pytest.fixture
def cmx(sites: Sites) -> Application:
    return sites.cmx


@pytest.fixture
def browser(running_playwright: Playwright, sites: Sites) -> Iterator[Browser]:
    with running_chromium(running_playwright, *sites.chromium) as running:
        yield running


@pytest.fixture
def visitor(browser: Browser, cmx: Application) -> Iterator[Visitor]:
    """An administrator, signed in at top level; nothing that the pages may not do has happened at the end."""
    context = browser.new_context(base_url=BASE, locale="de-DE", ignore_https_errors=False)
    context.set_default_timeout(15_000)
    somebody = Visitor(context, cmx, AROUND, f"https://{STRANGER}")
    sign_in(context, cmx)
    yield somebody
    context.close()
    assert not somebody.watcher.offences, "\n".join(somebody.watcher.offences)


def sign_in(context: BrowserContext, cmx: Application) -> None:
    page = context.new_page()
    Welcome(page).accept(cmx.invitation(), password=Visitor.PASSWORD)
    page.wait_for_url("**/assistent/**")
    page.close()


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The intranet's page."""
    visitor.page.goto(f"{AROUND}/")
    return visitor.page


@pytest.fixture
def frame(page: Page) -> FrameLocator:
    """What the intranet has in its frame, signed in by one click."""
    inside = page.frame_locator("cmx-assistent iframe")
    with page.context.expect_page() as opened:
        inside.get_by_role("link", name="Anmelden").click()
    expect(inside.locator("[data-step]")).to_be_visible()
    expect_closed(opened.value)
    return inside


def expect_closed(window: Page) -> None:
    """Wait until nothing is left of a window."""
    if not window.is_closed():
        window.wait_for_event("close")


def go(page: Page, slug: str) -> None:
    """Let the intranet lead to a step."""
    page.locator("cmx-assistent").evaluate("(element, slug) => element.setAttribute('step', slug)", slug)


def open_microsoft(page: Page, frame: FrameLocator) -> Page:
    """„Bei Microsoft anmelden“, which opens a window of its own."""
    go(page, "e-mailkonto")
    with page.context.expect_page() as opened:
        frame.locator("[data-action=sign-in]").click()
    opened.value.get_by_role("button", name=re.compile(re.escape(PETRA))).wait_for()
    return opened.value
