"""The whole guide, from an invitation to a test mail that arrived, as somebody walks it."""

from dataclasses import dataclass

from playwright.sync_api import expect

from cmx_app.testing.applications import Welcome
from cmx_app.testing.microsoft import Portal
from cmx_app.testing.people import PETRA
from cmx_app.testing.steps import (
    Checks,
    ClientSecret,
    Done,
    Interface,
    Mailbox,
    Overview,
    RedirectUrl,
    Registration,
    TenantId,
)
from cmx_app.testing.wizard import Wizard


@dataclass(frozen=True)
class Walk:
    """One person's way, in the language of their browser; each part begins where the one before it ends."""

    wizard: Wizard
    language: str = "de"

    def whole(self, invitation: str, mailbox: str = PETRA) -> None:
        """Everything, from the invitation to the start page that shows the mailbox."""
        self.enter(invitation)
        self.register()
        self.connect(mailbox)
        self.finish(mailbox)

    def enter(self, invitation: str) -> None:
        """The invitation makes an administrator, who begins at the first step."""
        Welcome(self.wizard.page, self.wizard.hands).accept(invitation)
        self.wizard.is_at("ueberblick")
        Overview(self.wizard).is_ready()
        Overview(self.wizard).go_on()

    def register(self) -> None:
        """Steps 2 to 7: what the portal shows is entered, and Microsoft takes it."""
        portal = self._register()
        self._add_redirect_url(portal)
        portal.open("Zertifikate & Geheimnisse", "Certificates & secrets")
        secret = ClientSecret(self.wizard)
        secret.enter(*portal.new_secret())
        for step in (secret, Interface(self.wizard), TenantId(self.wizard)):
            step.go_on()
        checks = Checks(self.wizard)
        checks.accepted()
        checks.go_on()

    def connect(self, mailbox: str = PETRA) -> None:
        """Step 8: the mailbox's person signs in and consents, and a test mail arrives."""
        step = Mailbox(self.wizard)
        step.enter(mailbox)
        microsoft = step.sign_in()
        microsoft.choose(mailbox)
        microsoft.accept()
        step.works()
        step.send_test_mail()

    def finish(self, mailbox: str = PETRA) -> None:
        """Step 9, and the start page, which shows the mailbox."""
        Done(self.wizard).open()
        self.wizard.press_next()
        main = self.wizard.page.get_by_role("main")
        expect(main.get_by_role("link", name=mailbox)).to_be_visible()

    def _register(self) -> Portal:
        step = Registration(self.wizard)
        portal = step.open_portal(self.language)
        portal.register("cmxOrganize")
        step.enter_ids(
            portal.value("Anwendungs-ID (Client)", "Application (client) ID"),
            portal.value("Verzeichnis-ID (Mandant)", "Directory (tenant) ID"),
        )
        step.go_on()
        return portal

    def _add_redirect_url(self, portal: Portal) -> None:
        step = RedirectUrl(self.wizard)
        url = step.wanted()
        portal.open("Authentifizierung", "Authentication")
        portal.add_redirect_url(url)
        step.try_out()
        step.go_on()
