"""The wizard's pages, by the names that the contract promises."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from cmx_app.testing.hands import Hands, Mouse
from cmx_app.testing.microsoft import SignIn


@dataclass
class Findings:
    """A tab in which things are found."""

    page: Page
    hands: Hands = field(default_factory=Mouse)

    def finding(self, code: str) -> Locator:
        """A finding by its code."""
        return self.page.locator(f'[data-check="{code}"]')

    def finds(self, code: str, status: str = "ok", actor: str = "") -> Locator:
        """Wait until this was found, with this status, and who acts."""
        finding = self.finding(code).first
        expect(finding).to_have_attribute("data-status", status, timeout=20_000)
        if actor:
            expect(finding).to_have_attribute("data-actor", actor)
        return finding


@dataclass
class Wizard(Findings):
    """A tab with the wizard in it, and the hands that work it."""

    has_javascript: bool = True

    def go(self, slug: str) -> None:
        """Open a step by its address."""
        self.page.goto(f"/assistent/{slug}")
        self.is_at(slug)

    def is_at(self, slug: str) -> None:
        """Wait until this step is there, with its address and its title."""
        expect(self.page.locator("[data-step]")).to_have_attribute("data-step", slug)
        expect(self.page).to_have_url(re.compile(rf"/assistent/{slug}(\?.*)?(#.*)?$"))
        heading = self.page.get_by_role("heading", level=1).inner_text()
        expect(self.page).to_have_title(f"{heading} – cmxOrganize")

    def entry(self, name: str) -> Locator:
        """A field by its name."""
        return self.page.locator(f"[data-step] [name={name}]")

    def write(self, **values: str) -> None:
        """Fill fields in."""
        for name, value in values.items():
            self.hands.write(self.entry(name), value)

    def go_on(self, slug: str) -> None:
        """„Weiter“, which leads to this step."""
        self.hands.press(self.page.locator("[data-action=next]"))
        self.is_at(slug)

    def recheck(self) -> None:
        """„Jetzt prüfen“, which nobody with JavaScript needs."""
        if not self.has_javascript:
            self.hands.press(self.page.locator("form [data-action=recheck]"))


@dataclass
class MailAccount(Findings):
    """The page of one mailbox in the application E-Mailkonto."""

    def open(self, account: int) -> "MailAccount":
        """Go there by its address."""
        self.page.goto(f"/App%20E-Mailkonto/{account}/")
        return self

    def sign_in(self) -> SignIn:
        """„Bei Microsoft anmelden“."""
        self.hands.press(self.page.locator("[data-action=sign-in]"))
        return SignIn(self.page, self.hands)

    def recheck(self) -> None:
        """„Erneut prüfen“."""
        self.hands.press(self.page.locator("[data-action=recheck]"))

    def send_test_mail(self) -> None:
        """„Testmail senden“."""
        self.hands.press(self.page.locator("[data-action=test-mail]"))
