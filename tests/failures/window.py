"""Somebody in front of Chromium: the same as at the desk, with the pages as they move."""

import re
from dataclasses import dataclass
from typing import Literal

from flask import Flask
from playwright.sync_api import Page, expect

from cmx_app.practice.scenarios.scenario import Doing, Seen
from cmx_app.testing.applications import ErrorBox, MailAccount
from cmx_app.testing.microsoft import SignIn
from cmx_app.testing.people import PETRA
from cmx_app.testing.wizard import Findings, Wizard
from tests.failures.findings import Finding, findings_in
from tests.failures.microsoft import Microsoft
from tests.failures.stage import STEP_OF, Stage


@dataclass
class Window:
    """An administrator with a browser of their own."""

    stage: Stage
    microsoft: Microsoft
    page: Page

    def look(self) -> tuple[Finding, ...]:
        """Go where the scenario shows, and read what is found."""
        slip = self.stage.slip
        match self.stage.scenario.explained.seen:
            case Seen.OVERVIEW:
                self._go("ueberblick")
            case Seen.CHECKS:
                self._go("pruefung")
            case Seen.FIELD:
                self._go(next((STEP_OF[name] for name in slip.entered), "umleitungs-url"))
                if slip.registered:
                    Wizard(self.page).write(redirect_url=self.stage.registered)
            case Seen.SIGN_IN | Seen.MICROSOFTS_PAGE:
                self.sign_in(slip.person or PETRA, slip.doing)
            case Seen.TEST_MAIL:
                self.send_test_mail()
            case Seen.MAILBOX:
                self._account.recheck()
        return self._found()

    def sign_in(self, person: str, doing: Doing | None = None) -> tuple[Finding, ...]:
        """To Microsoft and back; what Microsoft shows on its own page is pasted."""
        answers: list[str] = []
        self.page.on("request", lambda request: answers.append(request.url))
        microsoft = self._account.sign_in()
        self._choose(microsoft, person)
        if self._asks_for_consent():
            microsoft.cancel() if doing is Doing.CANCEL else microsoft.accept()
            self._leave("button", "Akzeptieren")
        if self.page.url.startswith(self.stage.cmx.practice.pages):
            ErrorBox(self.page).paste_whole_page()
            self.page.locator("[data-check]").first.wait_for()
            return self._read()
        if doing is Doing.TWICE:
            self.page.goto(next(url for url in answers if "/continue_oauth?" in url))
            return self._read()
        return self.check_mailbox()

    def check_mailbox(self) -> tuple[Finding, ...]:
        """„Verbindung prüfen“, once everything has been answered."""
        if not self.page.url.startswith(self.stage.cmx.url):
            self.page.wait_for_url(f"{self.stage.cmx.url}/**")
        self.page.goto(f"/App%20E-Mailkonto/{self.stage.account}/pruefen?jetzt=1")
        return self._read()

    def send_test_mail(self) -> tuple[Finding, ...]:
        """„Testmail senden“, and what is said of it first."""
        self._account.send_test_mail()
        self.page.locator("#testmail [data-check]").first.wait_for()
        return findings_in(self.page.locator("#testmail").inner_html(), "e-mailkonto")

    def enter(self, values: dict[str, str]) -> None:
        """Put values into the forms of their steps and go on."""
        for name, value in values.items():
            self._go(STEP_OF[name])
            Wizard(self.page).write(**{name: value})
            self.page.locator("[data-action=next]").click()
            expect(self.page).not_to_have_url(re.compile(f"/assistent/{STEP_OF[name]}$"))

    def open_consent_link(self) -> None:
        """An administrator follows it, in a browser of their own."""
        self._go("pruefung")
        link = self.page.locator("#zustimmung a").first.get_attribute("href")
        assert link
        assert "admin_consent=True" in self.microsoft.consent(link).landed

    def move_to(self, app: Flask, **headers: str) -> None:
        """No browser of this room stands behind a proxy."""
        raise NotImplementedError

    @property
    def _account(self) -> MailAccount:
        return MailAccount(self.page).open(self.stage.account)

    def _read(self) -> tuple[Finding, ...]:
        is_a_mailbox = re.search(r"/App%20E-Mailkonto/\d+/", self.page.url)
        return findings_in(self.page.content(), "e-mailkonto" if is_a_mailbox else "")

    def _go(self, slug: str) -> None:
        self.page.goto(f"/assistent/{slug}")
        expect(self.page.locator("[data-step]")).to_have_attribute("data-step", slug)

    def _found(self) -> tuple[Finding, ...]:
        explained = self.stage.scenario.explained
        Findings(self.page).finds(explained.code, explained.status)
        return self._read()

    def _choose(self, microsoft: SignIn, person: str) -> None:
        known = self.page.get_by_role("button", name=re.compile(re.escape(person)))
        if self.page.get_by_role("heading", level=1).inner_text() == "Konto auswählen":
            assert known.count(), f"{person} is not among the accounts"
            microsoft.choose(person)
            self._leave("heading", "Konto auswählen")

    def _leave(self, role: Literal["button", "heading"], name: str) -> None:
        """Wait for the page behind the one with this; asked too early, either of them answers."""
        expect(self.page.get_by_role(role, name=name)).to_have_count(0, timeout=15_000)
        self.page.wait_for_load_state("domcontentloaded")

    def _asks_for_consent(self) -> bool:
        return self.page.get_by_role("button", name="Akzeptieren").count() > 0
