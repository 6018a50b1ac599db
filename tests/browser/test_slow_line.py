"""At 400 ms and 1 Mbit every wait shows at once, a double click begins nothing twice, no page is blank."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from cmx_app.steps import WIZARD
from cmx_app.testing.application import Application
from cmx_app.testing.wizard import Findings, Wizard

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 125_000, "uploadThroughput": 125_000}
PICTURES = 6
"""As many pictures a browser draws in 100 ms; pictures and not time, because machines of tests are busy."""

LINE = "html::before"
WATCH = """
([kind, sign]) => {
  const [selector, pseudo] = sign.split("::");
  const isShown = one => {
    const style = getComputedStyle(one, pseudo && `::${pseudo}`);
    const says = pseudo ? style.content !== "none" : style.animationName !== "none";
    return one.checkVisibility() && style.display !== "none" && says;
  };
  addEventListener(kind, () => {
    let [pictures, isToldOf] = [0, false];
    const look = () => {
      pictures += 1;
      if (!isToldOf && [...document.querySelectorAll(selector)].some(isShown)) {
        isToldOf = true;
        tell("shown", pictures);
      }
      if (!document.querySelector("#assistent h1")?.checkVisibility()) tell("blank", pictures);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
}
"""

SHIFTS = """
() => new Promise(tell => {
  const shifts = [];
  const nameOf = ({ node }) => node?.className || node?.nodeName;
  new PerformanceObserver(list => list.getEntries().forEach(one => shifts.push(...one.sources.map(nameOf))))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => tell(shifts)));
})
"""


@dataclass
class SlowLine:
    """A page at the end of a slow line, and what it showed while it waited."""

    page: Page
    told: list[tuple[str, int]] = field(default_factory=list)

    @contextmanager
    def shows_at_once(self, sign: str, kind: str = "click") -> Iterator[None]:
        """What is done inside shows the sign in time, and leaves no picture without a heading."""
        self.told.clear()
        self.page.evaluate(WATCH, [kind, sign])
        yield
        shown = [pictures for what, pictures in self.told if what == "shown"]
        assert shown, f"{sign} was not shown"
        assert shown[0] <= PICTURES, f"{sign} only in picture {shown[0]}"
        assert "blank" not in dict(self.told)


@pytest.fixture
def line(page: Page) -> SlowLine:
    """400 ms and 1 Mbit."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW)
    line = SlowLine(page)
    page.expose_function("tell", lambda what, pictures: line.told.append((what, pictures)))
    return line


@contextmanager
def asked_once(page: Page, address: str) -> Iterator[None]:
    """Inside, this address is asked for once only."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if re.search(address, request.url):
            asked.append(request.url)

    page.on("request", note)
    yield
    page.remove_listener("request", note)
    assert len(asked) == 1, asked


def in_the_rail(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Schritte").get_by_role("link", name=name)


CONTROLS = {"next": "kundengeheimnis", "back": "anwendung", "rail": "tenant-id"}


@pytest.mark.parametrize("way", CONTROLS)
def test_a_further_step_shows_that_it_comes_and_comes_once(line: SlowLine, way: str) -> None:
    page, wizard = line.page, Wizard(line.page)
    wizard.go("umleitungs-url")
    control = in_the_rail(page, "TenantID") if way == "rail" else page.locator(f"[data-action={way}]")
    asked = "umleitungs-url" if way == "next" else CONTROLS[way]
    with asked_once(page, f"/assistent/{asked}$"), line.shows_at_once(LINE):
        control.dblclick()
        wizard.is_at(CONTROLS[way])
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        page.wait_for_load_state("networkidle")
    expect(page.locator("html")).not_to_have_attribute("data-busy", "")


def test_what_is_typed_counts_as_being_checked_from_the_first_letter(line: SlowLine) -> None:
    wizard = Wizard(line.page)
    wizard.go("umleitungs-url")
    wizard.entry("redirect_url").focus()
    with line.shows_at_once(".field:focus-within > .findings::before", "input"):
        line.page.keyboard.type("ftp://", delay=20)
        wizard.finds("redirect_url.scheme_wrong", "problem")
    expect(wizard.entry("redirect_url")).to_be_focused()
    expect(line.page.locator("[data-awaits]")).to_have_count(0)


def test_the_search_bar_shows_that_it_looks(line: SlowLine) -> None:
    line.page.goto("/assistent/umleitungs-url")
    bar = line.page.get_by_role("combobox")
    bar.focus()
    with line.shows_at_once(".search > .icon", "input"):
        line.page.keyboard.type("schnitt")
        expect(line.page.get_by_role("option").first).to_be_visible()
    expect(bar).to_be_focused()


def test_a_check_that_is_asked_for_twice_is_made_once(cmx: Application, line: SlowLine) -> None:
    cmx.set_up()
    page = line.page
    Wizard(page).go("pruefung")
    page.wait_for_load_state("networkidle")
    button = page.locator("form [data-action=recheck]")
    with asked_once(page, "/pruefen.nur=felder"), line.shows_at_once(".live-check.htmx-request h3::after"):
        button.dblclick()
        page.wait_for_load_state("networkidle")
    expect(button).to_be_focused()


def test_the_page_with_all_checks_of_a_mailbox_shows_that_it_comes(cmx: Application, line: SlowLine) -> None:
    account, page = cmx.connect(), line.page
    page.goto(f"/App%20E-Mailkonto/{account}/")
    Findings(page).finds("smtp.authenticates")
    with line.shows_at_once(LINE):
        page.get_by_role("link", name="Alle Prüfungen einzeln ansehen").click()
        expect(page.locator(".stand")).to_contain_text("wird geprüft")


def test_all_checks_of_a_mailbox_are_asked_for_once(cmx: Application, line: SlowLine) -> None:
    account, page = cmx.connect(), line.page
    page.goto(f"/App%20E-Mailkonto/{account}/pruefen")
    expect(page.locator(".stand")).to_contain_text("Alles klappt", timeout=30_000)
    again = page.get_by_role("link", name="Alles erneut prüfen")
    with asked_once(page, "/pruefen$"), line.shows_at_once(".btn.htmx-request::after"):
        again.dblclick()
        expect(page.locator(".stand progress")).to_be_visible()
        expect(page.locator(".stand")).to_contain_text("Alles klappt", timeout=30_000)
    expect(again).to_be_focused()


def test_the_way_to_microsoft_shows_and_begins_one_sign_in(cmx: Application, line: SlowLine) -> None:
    cmx.set_up()
    page = line.page
    page.goto(f"/App%20E-Mailkonto/{cmx.add_mailbox()}/")
    with asked_once(page, "/anmelden-bei-microsoft"), line.shows_at_once(LINE):
        page.locator("[data-action=sign-in]").dblclick()
        page.get_by_role("button", name=re.compile("petra.post")).wait_for()


@pytest.mark.parametrize("is_set_up", [False, True])
def test_nothing_moves_while_a_page_comes(cmx: Application, line: SlowLine, is_set_up: bool) -> None:
    if is_set_up:
        cmx.set_up()
        cmx.add_mailbox()
    moved = {}
    for slug in ("", *(f"assistent/{step.slug}" for step in WIZARD.steps)):
        line.page.goto(f"/{slug}")
        line.page.wait_for_load_state("networkidle")
        moved[slug] = line.page.evaluate(SHIFTS)
    assert not any(moved.values()), moved
