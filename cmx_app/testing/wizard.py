"""The wizard's pages by roles, labels and the names that the contract promises, in either language."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from cmx_app.testing.hands import Hands, Mouse
from cmx_app.testing.words import (
    CHECK_NOW,
    CHOICES,
    CONTINUE,
    FIELDS,
    SAVE,
    SAVE_ADDRESS,
    STORED_SECRET,
    TO_START,
    beginning,
    exactly,
)


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

    def settles(self) -> None:
        """Wait until no check is under way."""
        expect(self.page.locator("[data-status=waiting]")).to_have_count(0, timeout=20_000)


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
        """A field of this step, by its name in FIELDS."""
        words = (FIELDS[name], STORED_SECRET) if name == "client_secret" else (FIELDS[name],)
        return self.page.get_by_role("main").get_by_label(beginning(*words))

    def choice(self, value: str) -> Locator:
        """A radio button of this step, by its value."""
        return self.page.get_by_role("main").get_by_role("radio", name=exactly(CHOICES[value]))

    def write(self, **values: str) -> None:
        """Fill fields in."""
        for name, value in values.items():
            self.hands.write(self.entry(name), value)

    def go_on(self, slug: str) -> None:
        """„Weiter“ (or „Speichern“), which leads to this step."""
        self.press_next()
        self.is_at(slug)

    def press_next(self) -> None:
        """„Weiter“, wherever it leads."""
        words = exactly(CONTINUE, SAVE, SAVE_ADDRESS, TO_START)
        self.hands.press(self.page.get_by_role("main").get_by_role("button", name=words))

    def recheck(self) -> None:
        """„Jetzt prüfen“, which nobody with JavaScript needs."""
        if not self.has_javascript:
            self.hands.press(self.page.get_by_role("button", name=exactly(CHECK_NOW)))
