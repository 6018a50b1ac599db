"""Signed links in the made-up intranet: they sign the frame in, and lead to this application only."""

import runpy

from playwright.sync_api import Page, expect

from cmx_app.testing.visitor import Visitor
from tests.browser.embedding.two_sites import BASE, LINK_KEY, STRANGER
from tools.checkout import ROOT

signed_link = runpy.run_path(str(ROOT / "examples" / "signed-link" / "signed_link.py"))["signed_link"]


def set_link(page: Page, link: str) -> None:
    """Let the portal's page hand its person on."""
    page.locator("cmx-assistent").evaluate("(element, link) => element.setAttribute('link', link)", link)


def test_a_signed_link_signs_the_frame_in_without_a_click(page: Page) -> None:
    frame = page.frame_locator("cmx-assistent iframe")
    set_link(page, signed_link(f"{BASE}/einbetten", "portal", LINK_KEY, "Petra Post", step="anwendung"))
    expect(frame.locator("[data-step=anwendung]")).to_be_visible()
    expect(frame.get_by_text("Angemeldet: Petra Post")).to_be_visible()
    frame.get_by_role("navigation", name="Schritte").get_by_role("link", name="Überblick").click()
    expect(frame.locator("[data-step=ueberblick]")).to_be_visible()


def test_a_link_to_another_host_is_not_followed(visitor: Visitor, page: Page) -> None:
    visitor.watcher.expects("the link does not lead to")
    frame = page.frame_locator("cmx-assistent iframe")
    for link in (
        f"https://{STRANGER}/einbetten/link/portal/x",
        f"{BASE}/App%20Schnittstellen/",
        "javascript:1",
    ):
        set_link(page, link)
        expect(frame.get_by_role("heading", level=1)).to_have_text("Anmelden")
        assert page.frames[1].url.startswith(f"{BASE}/einbetten/")
