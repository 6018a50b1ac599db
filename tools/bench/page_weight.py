"""What a browser transfers: the first page of a visit, and each further step."""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page, sync_playwright

from cmx_app.testing.chromium import running_chromium


@dataclass
class Transfer:
    """Bytes over the wire, headers included, and how many requests they took."""

    bytes: int = 0
    requests: int = 0


class Meter:
    """Counts what a page transfers from now on."""

    def __init__(self, devtools: CDPSession) -> None:
        self.transfer = Transfer()
        devtools.send("Network.enable")
        devtools.on("Network.requestWillBeSent", self._sent)
        devtools.on("Network.loadingFinished", self._finished)

    def take(self) -> Transfer:
        """What was transferred since the last time."""
        taken, self.transfer = self.transfer, Transfer()
        return taken

    def _sent(self, event: dict[str, dict[str, str]]) -> None:
        if not event["request"]["url"].startswith("data:"):
            self.transfer.requests += 1

    def _finished(self, event: dict[str, float]) -> None:
        self.transfer.bytes += int(event["encodedDataLength"])


def settled(page: Page) -> None:
    """Wait until nothing is under way any more."""
    page.wait_for_load_state("networkidle")


def visit(base: str, cookie: tuple[str, str]) -> tuple[Transfer, Transfer]:
    """A signed-in browser with an empty cache opens a step, then goes on to the next by a click."""
    with sync_playwright() as playwright, running_chromium(playwright) as browser:
        context = browser.new_context(locale="de-DE")
        context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": base}])
        page = context.new_page()
        meter = Meter(context.new_cdp_session(page))
        page.goto(f"{base}/assistent/umleitungs-url")
        settled(page)
        first = meter.take()
        page.locator('a[href$="/assistent/kundengeheimnis"]').first.click()
        page.locator('[data-step="kundengeheimnis"]').wait_for()
        settled(page)
        following = meter.take()
    return first, following
