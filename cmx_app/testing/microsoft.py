"""The practice Microsoft's pages: its portal, and the pages of a sign-in."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

from cmx_app.testing.hands import Hands


@dataclass(frozen=True)
class Portal:
    """The registrations in the portal, in the browser's language."""

    page: Page
    hands: Hands
    language: str

    def register(self, name: str) -> None:
        """„Anwendung registrieren“, with the redirect field left empty."""
        self.hands.write(self.page.get_by_label("Name"), name)
        self._press(self._say("Registrieren", "Register"))

    def value(self, german: str, english: str) -> str:
        """What the overview shows beside this word."""
        term = self.page.get_by_role("term").filter(has_text=self._say(german, english))
        return term.locator("xpath=following-sibling::dd[1]").get_by_role("code").inner_text()

    def open(self, german: str, english: str) -> None:
        """A page of the registration, by its menu."""
        self.hands.press(self.page.get_by_role("link", name=self._say(german, english), exact=True))

    def add_redirect_url(self, url: str) -> None:
        """Platform „Web“ with this address."""
        self.hands.press(
            self.page.get_by_role("link", name=self._say("Plattform hinzufügen", "Add a platform"))
        )
        self.hands.press(self.page.get_by_role("link", name=re.compile("^Web")))
        self.hands.write(self.page.get_by_label(self._say("Umleitungs-URI", "Redirect URI")), url)
        self._press(self._say("Konfigurieren", "Configure"))
        self.page.get_by_text(url, exact=True).wait_for()

    def new_secret(self) -> tuple[str, str]:
        """Value and last day (ISO) of a secret for 24 months."""
        self.hands.press(
            self.page.get_by_role(
                "link", name=self._say("Neuer geheimer Clientschlüssel", "New client secret")
            )
        )
        self.hands.write(self.page.get_by_label(self._say("Beschreibung", "Description")), "cmxOrganize")
        months = self._say("730 Tage (24 Monate)", "730 days (24 months)")
        self.hands.choose(self.page.get_by_label(self._say("Gültig bis", "Expires")), months)
        self._press(self._say("Hinzufügen", "Add"))
        cells = self.page.get_by_role("row").nth(1).get_by_role("cell")
        return cells.nth(1).get_by_role("code").inner_text(), self._iso(cells.nth(0).inner_text())

    def _follow(self, german: str, english: str) -> None:
        self.hands.press(self.page.get_by_role("link", name=self._say(german, english)))

    def _press(self, name: str) -> None:
        self.hands.press(self.page.get_by_role("button", name=name, exact=True))

    def _say(self, german: str, english: str) -> str:
        return german if self.language == "de" else english

    def _iso(self, day: str) -> str:
        first, second, year = re.split(r"[./]", day)
        date, month = (first, second) if self.language == "de" else (second, first)
        return f"{year}-{int(month):02}-{int(date):02}"


@dataclass(frozen=True)
class SignIn:
    """The pages that ask for an account and for consent."""

    page: Page
    hands: Hands

    def choose(self, address: str) -> None:
        """An account of those shown."""
        self.hands.press(self.page.get_by_role("button", name=re.compile(re.escape(address))))

    def accept(self) -> None:
        """Consent."""
        self.hands.press(self.page.get_by_role("button", name=re.compile("^(Akzeptieren|Accept)$")))

    def cancel(self) -> None:
        """Do not consent."""
        self.hands.press(self.page.get_by_role("button", name=re.compile("^(Abbrechen|Cancel)$")))
