"""The browser that these tests drive, and what no page may do in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Playwright, Request, WebError

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_BROWSERS_OWN = "Failed to load resource: the server responded with a status of"


@contextmanager
def running_chromium(playwright: Playwright, *more: str) -> Iterator[Browser]:
    """The system's Chromium, without a window; with further arguments where a test needs them."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    browser = playwright.chromium.launch(executable_path=found, args=[*_ARGUMENTS, *more])
    yield browser
    browser.close()


class Watcher:
    """Notes what no page of ours may do: console messages, page errors, requests to other servers.

    What our pages load themselves comes from our own server: a violation of the Content-Security-Policy is
    a console message. A form that is refused on purpose makes the browser write a line of its own; the test
    says so beforehand.
    """

    def __init__(self, context: BrowserContext, *servers: str) -> None:
        self.offences: list[str] = []
        self._servers = {urlsplit(server).netloc for server in servers}
        self._provoked: set[int] = set()
        self._expected: tuple[str, ...] = ()
        context.on("console", self._hear)
        context.on("weberror", self._fail)
        context.on("request", self._see)

    def provokes(self, *statuses: int) -> None:
        """From now on answers with these statuses are wanted."""
        self._provoked.update(statuses)

    def expects(self, *words: str) -> None:
        """From now on a complaint with one of these words is what a test is about."""
        self._expected += words

    def _hear(self, message: ConsoleMessage) -> None:
        if any(word in message.text for word in self._expected):
            return
        if not message.text.startswith(tuple(f"{_BROWSERS_OWN} {status} " for status in self._provoked)):
            self.offences.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _fail(self, error: WebError) -> None:
        self.offences.append(f"page error: {error.error}")

    def _see(self, request: Request) -> None:
        is_inside = request.url.startswith(("data:", "blob:"))
        if not is_inside and urlsplit(request.url).netloc not in self._servers:
            self.offences.append(f"request to another host: {request.url}")
