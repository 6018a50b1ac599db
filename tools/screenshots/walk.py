"""The wizard's walk, from the invitation to the connected mailbox, with stops where there is much to see."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from cmx_app.practice.state import WEB, RedirectUri
from cmx_app.testing.applications import Welcome
from tools.screenshots.stage import AROUND, BASE, Stage

PERSON = "petra.post@vhs-musterstadt.example"
NAME = "cmxOrganize VHS Musterstadt"
REDIRECT_URL = f"{BASE}/App%20E-Mailkonto/continue_oauth"
NEARLY_RIGHT = "http://vhs-musterstadt.example/App E-Mailkonto/continue_oauth"


def as_it_is(_page: Page) -> None:
    """Nothing is done before the picture."""


@dataclass(frozen=True)
class Stop:
    """A page worth a picture, and what is done on it before."""

    name: str
    path: str
    prepare: Callable[[Page], None] = as_it_is
    site: str = BASE


def settled(page: Page) -> None:
    """Wait until nothing is under way and no check is running any more."""
    page.wait_for_load_state("networkidle")
    expect(page.locator('[data-status="waiting"], .htmx-request')).to_have_count(0, timeout=30_000)


def walk(stage: Stage, page: Page) -> Iterator[Stop]:
    """Every stop in order; between two of them the walk goes on."""
    _arrive(stage, page)
    yield Stop("start-empty", "/")
    yield from _at_microsoft(stage, page)
    yield Stop("pruefung", "/assistent/pruefung")
    _go_on(page, "pruefung", {})
    yield from _mailbox(stage, page)
    yield Stop("intranet", "/", _in_the_intranet, AROUND)
    yield Stop("fertig", "/assistent/fertig")
    yield Stop("start", "/")


def _arrive(stage: Stage, page: Page) -> None:
    Welcome(page).accept(stage.invitation(), "Anna Admin")
    page.wait_for_url("**/assistent/**")


def _at_microsoft(stage: Stage, page: Page) -> Iterator[Stop]:
    registrations = stage.practice.directory.registrations
    made = registrations.register(NAME, redirect_uris=(RedirectUri(REDIRECT_URL, WEB),))
    secret = registrations.add_secret(made.client_id)
    ids = {"client_id": made.client_id, "tenant_id": made.tenant_id}
    yield Stop("ueberblick", "/assistent/ueberblick")
    _go_on(page, "ueberblick", {})
    yield Stop("anwendung", "/assistent/anwendung")
    _go_on(page, "anwendung", {"display_name": NAME, **ids})
    yield Stop("umleitungs-url", "/assistent/umleitungs-url", _compare)
    _go_on(page, "umleitungs-url", {"redirect_url": REDIRECT_URL})
    yield Stop("kundengeheimnis", "/assistent/kundengeheimnis")
    expires = (date.today() + timedelta(days=730)).isoformat()
    _go_on(page, "kundengeheimnis", {"client_secret": secret.value, "secret_expires_on": expires})
    yield Stop("schnittstelle", "/assistent/schnittstelle")
    _go_on(page, "schnittstelle", {})
    yield Stop("tenant-id", "/assistent/tenant-id")
    _go_on(page, "tenant-id", {})


def _mailbox(stage: Stage, page: Page) -> Iterator[Stop]:
    yield Stop("e-mailkonto-new", "/assistent/e-mailkonto")
    _go_on(page, "e-mailkonto", {"address": PERSON})
    page.goto(f"{BASE}/assistent/e-mailkonto")
    with page.expect_request(lambda request: "/oauth2/v2.0/authorize" in request.url) as asked:
        page.locator('[data-action="sign-in"]').first.click()
    page.goto(stage.practice.sign_in(asked.value.url, PERSON, for_all=True))
    settled(page)
    yield Stop("e-mailkonto", "/assistent/e-mailkonto")


def _in_the_intranet(page: Page) -> None:
    """Sign the frame in, and let the intranet ask for the step and the language of the picture."""
    language = page.url.rpartition("=")[2]
    frame = page.frame_locator("cmx-assistent iframe")
    element = page.locator("cmx-assistent")
    element.evaluate("(one, chosen) => one.setAttribute('language', chosen)", language)
    with page.context.expect_page():
        frame.locator("[data-opens-window]").click()
    frame.locator("[data-step]").wait_for()
    element.evaluate("one => one.setAttribute('step', 'umleitungs-url')")
    frame.locator("[data-step=umleitungs-url] [data-check]").first.wait_for()


def _compare(page: Page) -> None:
    field = page.locator('[name="redirect_url"]')
    field.fill(NEARLY_RIGHT)
    field.press("End")
    page.locator('[data-check^="redirect_url."]').first.wait_for()
    settled(page)
    field.evaluate("field => field.scrollIntoView({block: 'center', behavior: 'instant'})")


def _go_on(page: Page, slug: str, values: Mapping[str, str]) -> None:
    page.goto(f"{BASE}/assistent/{slug}")
    for name, value in values.items():
        page.locator(f'#assistent [name="{name}"]').first.fill(value)
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.status == 303):
        page.locator('[data-action="next"]').first.click()
    page.wait_for_load_state("networkidle")
