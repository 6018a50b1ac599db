"""Whole walks, from the invitation to the test mail that arrived.

With and without JavaScript, German and English, wide and narrow, mouse and keyboard: five walks are the
fewest in which every two of these come together.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from cmx_app.testing.application import Application
from cmx_app.testing.hands import Hands, Keyboard, Mouse
from cmx_app.testing.microsoft import Portal, SignIn
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Invite
from cmx_app.testing.wizard import Wizard


@dataclass
class Walk:
    """One administrator's way through the whole guide."""

    wizard: Wizard
    hands: Hands
    language: str

    @property
    def page(self) -> Page:
        return self.wizard.page

    def enter(self, link: str) -> None:
        """The invitation makes an administrator, who begins at the first step."""
        self.page.goto(link)
        self.hands.write(self.page.locator("[name=name]"), "Ada Muster")
        self.hands.write(self.page.locator("[name=password]"), "korrektes Pferd Batterie")
        self.hands.press(self.page.get_by_role("main").get_by_role("button").last)
        self.wizard.is_at("ueberblick")
        self.wizard.recheck()
        for code in ("entra.reachable", "imap.reachable", "smtp.reachable", "clock.right", "address.matches"):
            if self.wizard.has_javascript or code != "address.matches":
                self.wizard.finds(code)

    def open_portal(self, name: tuple[str, str]) -> Portal:
        """Microsoft's page opens in a tab of its own."""
        link = self.page.get_by_role("main").get_by_role("link", name=name[self.language == "en"]).first
        with self.page.context.expect_page() as opened:
            self.hands.press(link)
        return Portal(opened.value, self.hands, self.language)

    def register(self) -> Portal:
        """Step 2, with what the portal shows."""
        portal = self.open_portal(("Neue Registrierung", "New registration"))
        if not self.wizard.has_javascript:  # only a script can read what stands behind the # of the link
            portal.open("Neue Registrierung", "New registration")
        portal.register("cmxOrganize")
        self.wizard.write(
            client_id=portal.value("Anwendungs-ID (Client)", "Application (client) ID"),
            tenant_id=portal.value("Verzeichnis-ID (Mandant)", "Directory (tenant) ID"),
        )
        return portal

    def add_redirect_url(self, portal: Portal) -> None:
        """Step 3: the address is copied from here to there, and tried."""
        url = self.page.locator("[data-copyable] code").first.inner_text()
        portal.open("Authentifizierung", "Authentication")
        portal.add_redirect_url(url)
        with self.page.context.expect_page() as opened:
            self.hands.press(self.page.locator("[data-action=try]"))
        Wizard(opened.value, self.hands).finds("redirect_url.tried")
        opened.value.close()
        if self.wizard.has_javascript:
            self.wizard.finds("redirect_url.tried")

    def make_secret(self, portal: Portal) -> None:
        """Step 4: the value that is shown once."""
        portal.open("Zertifikate & Geheimnisse", "Certificates & secrets")
        value, last_day = portal.new_secret()
        self.wizard.write(client_secret=value)
        self.hands.enter_date(self.wizard.entry("secret_expires_on"), last_day)

    def confirm(self) -> None:
        """Steps 5 to 7: what came before is there, and Microsoft takes it."""
        for slug in ("schnittstelle", "tenant-id", "pruefung"):
            self.wizard.go_on(slug)
        self.wizard.recheck()
        self.wizard.finds("entra.secret_accepted")
        self.wizard.go_on("e-mailkonto")

    def sign_in(self) -> None:
        """Step 8: the mailbox's person signs in and consents."""
        self.wizard.write(address=PETRA)
        self.wizard.go_on("e-mailkonto")
        self.hands.press(self.page.locator("[data-action=sign-in]"))
        microsoft = SignIn(self.page, self.hands)
        microsoft.choose(PETRA)
        microsoft.accept()
        self.wizard.is_at("e-mailkonto")

    def check_mailbox(self) -> None:
        """All named checks are in order."""
        if not self.wizard.has_javascript:
            self.hands.press(self.page.locator("[data-action=recheck]").last)
        for code in ("account.person_fits", "account.scopes_granted", "account.refreshes", "imap.opens"):
            self.wizard.finds(code)
        self.wizard.finds("smtp.authenticates")

    def send_test_mail(self) -> None:
        """It arrives."""
        if not self.wizard.has_javascript:
            self.wizard.go("e-mailkonto")
        self.hands.press(self.page.locator("[data-action=test-mail]"))
        arrived = self.wizard.finding("mail.arrived")
        while not self.wizard.has_javascript and arrived.get_attribute("data-status") == "waiting":
            self.hands.press(self.page.get_by_role("link", name=re.compile("^(Jetzt nachsehen|Look now)")))
        self.wizard.finds("mail.arrived")


WALKS = {
    "german": ("de", True, 1280, Mouse()),
    "german, narrow, by keyboard, without script": ("de", False, 375, Keyboard()),
    "narrow, by keyboard": ("en", True, 375, Keyboard()),
    "by keyboard, without script": ("en", False, 1280, Keyboard()),
    "narrow, without script": ("en", False, 375, Mouse()),
}


@pytest.mark.parametrize(("language", "javascript", "width", "hands"), WALKS.values(), ids=WALKS)
def test_somebody_walks_from_the_invitation_to_a_test_mail(
    cmx: Application, welcome: Invite, language: str, javascript: bool, width: int, hands: Hands
) -> None:
    page = welcome(language, width, javascript).page
    wizard = Wizard(page, hands, has_javascript=javascript)
    walk = Walk(wizard, hands, language)
    walk.enter(cmx.invitation())
    wizard.go_on("anwendung")
    portal = walk.register()
    wizard.go_on("umleitungs-url")
    walk.add_redirect_url(portal)
    wizard.go_on("kundengeheimnis")
    walk.make_secret(portal)
    walk.confirm()
    walk.sign_in()
    walk.check_mailbox()
    walk.send_test_mail()
    assert len(cmx.practice.office.arrived(PETRA)) == 1
    wizard.go("fertig")
    hands.press(page.locator("[data-action=next]"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name=PETRA)).to_be_visible()
