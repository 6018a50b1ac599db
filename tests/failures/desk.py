"""Somebody at a desk without a browser: pages over HTTP, as they are without JavaScript."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.test import TestResponse

from cmx_app.practice.scenarios.scenario import Doing, Seen
from cmx_app.store.sign_in import begin_session
from cmx_app.testing.people import PETRA
from cmx_app.web.oauth import FLOW_COOKIE
from tests.conftest import Administrator
from tests.failures.findings import Finding, findings_in
from tests.failures.microsoft import Microsoft
from tests.failures.stage import STEP_OF, Stage
from tests.practice.plain_browser import Browser, values_of

_ACCOUNT, _MAILBOX = "/App%20E-Mailkonto/{}/", "e-mailkonto"
"""The pages of a mailbox stand for the step of the same name."""


@dataclass
class Desk:
    """An administrator who reads pages and sends forms."""

    stage: Stage
    microsoft: Microsoft
    person: Administrator = field(init=False, repr=False)
    headers: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        slip, url = self.stage.slip, self.stage.cmx.url
        self.headers, self._server = dict(slip.headers), slip.used_at or url
        self.person = Administrator(self.stage.cmx.app, self.stage.cmx.app.response_class)
        self.person.register()
        self.come_in()

    def come_in(self) -> None:
        """Be signed in to the application."""
        with self.stage.cmx.app.app_context():
            token = begin_session(self.person.id)
        with self.person.session_transaction(base_url=self._server) as session:
            session["sign_in"] = token

    def move_to(self, app: Flask, **headers: str) -> None:
        """The same instance, started anew behind a proxy that sets these headers."""
        known, self.headers = self.person.id, headers
        self.person = Administrator(app, app.response_class)
        self.person.id = known
        self._server = self.stage.origin if not headers else self._server
        self.come_in()

    def look(self) -> tuple[Finding, ...]:
        """Go where the scenario shows, and read what is found."""
        match self.stage.scenario.explained.seen:
            case Seen.OVERVIEW:
                return self._check_step("ueberblick")
            case Seen.CHECKS:
                return self._check_step("pruefung")
            case Seen.FIELD:
                return self._check_step(self._step_of_the_slip())
            case Seen.SIGN_IN | Seen.MICROSOFTS_PAGE:
                return self.sign_in(self.stage.slip.person or PETRA, self.stage.slip.doing)
            case Seen.TEST_MAIL:
                return self.send_test_mail()
        return self.check_mailbox()

    def sign_in(self, person: str, doing: Doing | None = None) -> tuple[Finding, ...]:
        """To Microsoft and back; what Microsoft shows on its own page is pasted."""
        started = self._get(self._account() + "anmelden-bei-microsoft")
        if started.status_code != 302:
            return findings_in(started.text)
        browser = self.microsoft.sign_in(started.headers["Location"], person, doing)
        if not browser.landed:
            return self._paste(browser)
        if doing is Doing.OTHER_BROWSER:
            self.person.delete_cookie(FLOW_COOKIE, domain=urlsplit(self._server).hostname or "", path="/")
        if doing is Doing.SIGNED_OUT:
            self._send("/abmelden", "/")
        answer = self._get(browser.landed)
        if doing is Doing.TWICE:
            answer = self._get(browser.landed)
        if doing is Doing.SIGNED_OUT:
            self.come_in()
        return self.check_mailbox() if answer.status_code == 303 else findings_in(answer.text)

    def check_mailbox(self) -> tuple[Finding, ...]:
        """„Verbindung prüfen“."""
        return findings_in(self._get(self._account() + "pruefen?jetzt=1").text, _MAILBOX)

    def send_test_mail(self) -> tuple[Finding, ...]:
        """„Testmail senden“."""
        return findings_in(self._send(self._account() + "testmail", self._account()).text, _MAILBOX)

    def enter(self, values: dict[str, str]) -> None:
        """Put values into the forms of their steps and save."""
        for slug in dict.fromkeys(STEP_OF[name] for name in values):
            mine = {name: value for name, value in values.items() if STEP_OF[name] == slug}
            address = f"/assistent/{slug}"
            answer = self._send(address, address, self._form(address) | mine)
            assert answer.status_code == 303, findings_in(answer.text)

    def open_consent_link(self) -> None:
        """An administrator follows it, in a browser of their own."""
        link = self._get("/assistent/pruefung/zustimmung").headers["Location"]
        browser = self.microsoft.consent(link)
        assert "admin_consent=True" in browser.landed, browser.text
        assert findings_in(self._get(browser.landed).text)[0].code == "consent.given"

    def _account(self) -> str:
        return _ACCOUNT.format(self.stage.account)

    def _step_of_the_slip(self) -> str:
        return next((STEP_OF[name] for name in self.stage.slip.entered), "umleitungs-url")

    def _check_step(self, slug: str) -> tuple[Finding, ...]:
        address = f"/assistent/{slug}"
        typed = {"browser_url": f"{self.stage.origin}{address}"}
        if slug == "umleitungs-url" and self.stage.slip.registered:
            typed["redirect_url"] = self.stage.registered
        page = self._send(f"{address}/pruefen", address, self._form(address) | typed)
        return findings_in(page.text)

    def _paste(self, browser: Browser) -> tuple[Finding, ...]:
        return findings_in(self._send("/fehlermeldung", "/fehlermeldung", {"text": browser.text}).text)

    def _form(self, address: str) -> dict[str, str]:
        page: Element = html5lib.parse(self._get(address).text, namespaceHTMLElements=False)
        forms = [form for form in page.iter("form") if form.get("action", "").startswith("/assistent/")]
        return values_of(forms[0])

    def _send(self, address: str, page: str, values: dict[str, str] | None = None) -> TestResponse:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self._get(page).text)
        assert found, f"no form on {page}"
        headers = {**self.headers, "Sec-Fetch-Site": "same-origin"}
        data = {**(values or {}), "csrf_token": found[1]}
        return self.person.post(address, data=data, headers=headers, base_url=self._server)

    def _get(self, address: str, **options: Any) -> TestResponse:
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        return self.person.get(path, headers=self.headers, base_url=self._server, **options)
