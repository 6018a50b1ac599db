"""Somebody with a browser of their own."""

import re
from typing import Protocol

from playwright.sync_api import Browser, BrowserContext

from cmx_app.testing.application import Application
from cmx_app.testing.watcher import Watcher

_LOCALES = {"de": "de-DE", "en": "en-GB"}
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
PATIENCE = 10_000
"""How many milliseconds a page may take; machines of tests are busy."""


class Visitor:
    """A browser context with one tab, `page`; `watcher` notes what the application's pages may not do.

    `name` and `PASSWORD` are those of the administrator that `sign_in` makes.
    """

    PASSWORD = "korrektes Pferd Batterie"

    def __init__(self, context: BrowserContext, cmx: Application, *others: str) -> None:
        self.context = context
        self.watcher = Watcher(context, cmx.url, cmx.practice.pages, *others)
        self.page = context.new_page()
        self.name = f"Ada {id(self)}"
        self._cmx = cmx

    def sign_in(self, link: str = "") -> None:
        """Become an administrator by an invitation, without waiting for pages."""
        link = link or self._cmx.invitation()
        found = _CSRF.search(self.context.request.get(link).text())
        assert found, f"{link} is no invitation"
        form = {"csrf_token": found[1], "name": self.name, "password": self.PASSWORD}
        answer = self.context.request.post(
            link, form=form, headers={"Sec-Fetch-Site": "same-origin"}, max_redirects=0
        )
        assert answer.status == 303, answer.text()


class Invite(Protocol):
    """Opens a browser in which nobody is signed in."""

    def __call__(self, language: str = "de", width: int = 1280, javascript: bool = True) -> Visitor:
        """Somebody new, who reads `de` or `en` on a screen of this width."""


def open_browser(
    chromium: Browser, cmx: Application, language: str = "de", width: int = 1280, javascript: bool = True
) -> Visitor:
    """Somebody new, in a browser that knows nothing yet."""
    context = chromium.new_context(
        base_url=cmx.url,
        locale=_LOCALES[language],
        viewport={"width": width, "height": 900},
        java_script_enabled=javascript,
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(PATIENCE)
    return Visitor(context, cmx)
