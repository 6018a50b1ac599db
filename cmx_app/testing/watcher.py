"""What no page of the application may do in a browser, noted while somebody works with it."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

_BROWSERS_OWN = "Failed to load resource: the server responded with a status of"


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
