"""How soon a page shows in a browser, and whether anything moves after that."""

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from cmx_app.steps import WIZARD
from cmx_app.testing.chromium import running_chromium

ROUNDS = 5
PAINT = """() => new Promise(tell => new PerformanceObserver(list => {
  const first = list.getEntriesByName("first-contentful-paint")[0];
  if (first) tell(first.startTime);
}).observe({ type: "paint", buffered: true }))"""
SHIFTS = """() => new Promise(tell => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(shift => { sum += shift.value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => tell(sum)));
})"""


@dataclass(frozen=True)
class Paint:
    """Milliseconds to the first text or picture, with an empty cache and with a full one; and all shifts."""

    first: float
    following: float
    shifts: float


def paint(base: str, cookie: tuple[str, str]) -> Paint:
    """Open every step of the wizard some times, in the middle of which stands what counts."""
    with sync_playwright() as playwright, running_chromium(playwright) as browser:
        context = _context(browser, base, cookie)
        visited = [
            _visit(context, f"{base}/assistent/{step.slug}") for step in WIZARD.steps for _ in range(2)
        ]
        first = [
            _visit(_context(browser, base, cookie), f"{base}/assistent/umleitungs-url")[0]
            for _ in range(ROUNDS)
        ]
        shifts = sum(shift for _, shift in visited)
        return Paint(median(first), median(shown for shown, _ in visited[2:]), shifts)


def _context(browser: Browser, base: str, cookie: tuple[str, str]) -> BrowserContext:
    context = browser.new_context(locale="de-DE")
    context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": base}])
    return context


def _visit(context: BrowserContext, address: str) -> tuple[float, float]:
    page = context.new_page()
    page.goto(address)
    shown: float = page.evaluate(PAINT)
    page.wait_for_load_state("networkidle")
    shifts: float = page.evaluate(SHIFTS)
    page.close()
    return shown, shifts
