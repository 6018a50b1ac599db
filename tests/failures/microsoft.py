"""What people do at Microsoft, on its own pages: sign in, consent, set right what was wrong."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

import requests

from cmx_app.practice import PracticeMicrosoft
from cmx_app.practice.scenarios.scenario import Doing
from cmx_app.testing.people import ANNA
from tests.practice.plain_browser import Browser


@dataclass
class Microsoft:
    """A browser that is at Microsoft; every sign-in begins in a fresh one."""

    practice: PracticeMicrosoft = field(repr=False)

    def sign_in(self, url: str, person: str, doing: Doing | None = None) -> Browser:
        """Follow an address, choose the person, accept; where it stops is where the browser is."""
        browser = self._browser().open(url)
        if "Konto auswählen" in browser.text:
            browser.open(browser.url, {"address": person})
        if "Akzeptieren" in browser.text:
            browser.press("Abbrechen" if doing is Doing.CANCEL else "Akzeptieren")
        return browser

    def consent(self, url: str) -> Browser:
        """An administrator accepts for the whole organization."""
        return self.sign_in(url, ANNA)

    def switch_off(self, name: str) -> None:
        """Whoever acts sets it right."""
        browser = self._browser().open(
            f"{self.practice.pages}/uebung/stoerungen?{urlencode({'suche': name})}"
        )
        browser.press("Ausschalten", within=name)
        assert not self.practice.directory.faults.is_on(name)

    def register(self, client_id: str, wrong: str, right: str) -> None:
        """Take the wrong redirect URL away, and put the right one under „Web“."""
        page = f"{self.practice.portal}/registrierung/{client_id}/authentifizierung"
        browser = self._browser().open(page)
        if self.practice.directory.registrations.get(client_id).redirect_uris:
            browser.open(page, {"remove": wrong})
        assert browser.open(page, {"platform": "web", "uri": right}).status == 200, browser.text

    def _browser(self) -> Browser:
        http = requests.Session()
        http.trust_env = False
        return Browser(http, self.practice.pages)
