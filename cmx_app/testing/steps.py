"""The steps of the guide, each with what people do there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from playwright.sync_api import Locator

from cmx_app.testing.microsoft import Portal, SignIn
from cmx_app.testing.wizard import Wizard
from cmx_app.testing.words import (
    CHANGE,
    CHECK_AGAIN,
    FIELDS,
    LOOK_NOW,
    MAIL_ACCOUNT,
    NEW_REGISTRATION,
    SEND_TEST_MAIL,
    SIGN_IN_AGAIN,
    SIGN_IN_TO_MICROSOFT,
    TRY_OUT,
    Words,
    beginning,
    exactly,
    followed_by,
)

SLUGS = (
    *("ueberblick", "anwendung", "umleitungs-url", "kundengeheimnis", "schnittstelle", "tenant-id"),
    *("pruefung", "e-mailkonto", "fertig"),
)
"""All steps in the guide's order."""


@dataclass(frozen=True)
class Step:
    """A step in a tab."""

    wizard: Wizard
    slug: ClassVar[str]

    def open(self) -> Self:
        """Go there by its address."""
        self.wizard.go(self.slug)
        return self

    def go_on(self) -> None:
        """„Weiter“, and wait for the step after this one."""
        self.wizard.go_on(SLUGS[SLUGS.index(self.slug) + 1])

    def main(self) -> Locator:
        """What is on the page, without masthead and rail."""
        return self.wizard.page.get_by_role("main")


class Overview(Step):
    """Step 1: whether this server is ready."""

    slug = "ueberblick"
    CHECKS = ("entra.reachable", "imap.reachable", "smtp.reachable", "clock.right")

    def is_ready(self) -> None:
        """Wait until everything that is needed was found in order."""
        self.wizard.recheck()
        for code in self.CHECKS:
            self.wizard.finds(code)
        if self.wizard.has_javascript:  # only a script knows the browser's address
            self.wizard.finds("address.matches")


class Registration(Step):
    """Step 2: the application at Microsoft."""

    slug = "anwendung"

    def open_portal(self, language: str = "de") -> Portal:
        """„Neue Registrierung“: Microsoft's page opens in a tab of its own."""
        link = self.main().get_by_role("link", name=beginning(NEW_REGISTRATION)).first
        with self.wizard.page.context.expect_page() as opened:
            self.wizard.hands.press(link)
        portal = Portal(opened.value, self.wizard.hands, language)
        if not self.wizard.has_javascript:  # only a script can read what stands behind the # of the link
            portal.open("Neue Registrierung", "New registration")
        return portal

    def enter_ids(self, client_id: str, tenant_id: str) -> None:
        """Both IDs of the portal's overview."""
        self.wizard.write(client_id=client_id, tenant_id=tenant_id)


class RedirectUrl(Step):
    """Step 3: the address that Microsoft sends the browser back to."""

    slug = "umleitungs-url"

    def wanted(self) -> str:
        """What has to stand at Microsoft."""
        return self.main().get_by_role("code").filter(has_text="/continue_oauth").first.inner_text()

    def try_out(self) -> None:
        """„Umleitungs-URL ausprobieren“, which opens a tab and proves it."""
        with self.wizard.page.context.expect_page() as opened:
            self.wizard.hands.press(self.main().get_by_role("link", name=beginning(TRY_OUT)))
        Wizard(opened.value, self.wizard.hands).finds("redirect_url.tried")
        opened.value.close()
        if self.wizard.has_javascript:
            self.wizard.finds("redirect_url.tried")


class ClientSecret(Step):
    """Step 4: the value that Microsoft shows once."""

    slug = "kundengeheimnis"

    def enter(self, value: str, last_day: str) -> None:
        """The value and its last day (ISO)."""
        self.wizard.write(client_secret=value)
        self.wizard.hands.enter_date(self.wizard.entry("secret_expires_on"), last_day)


class Interface(Step):
    """Step 5: the Schnittstelle „Azure“."""

    slug = "schnittstelle"


class TenantId(Step):
    """Step 6: the setting „TenantID“."""

    slug = "tenant-id"


class Checks(Step):
    """Step 7: what Microsoft says of the three values, and the consent."""

    slug = "pruefung"

    def accepted(self) -> None:
        """Wait until Microsoft has taken application, directory and secret."""
        self.wizard.recheck()
        self.wizard.finds("entra.secret_accepted")

    def consent_link(self) -> str:
        """The address that another administrator opens."""
        link = self.main().get_by_role("link", name=re.compile("^(Zustimmungsseite|Open the consent page)"))
        return link.get_attribute("href") or ""


class Mailbox(Step):
    """Step 8: the first mailbox."""

    slug = "e-mailkonto"
    CHECKS = ("account.person_fits", "account.scopes_granted", "account.refreshes", "imap.opens")

    def enter(self, address: str, kind: str = "own") -> None:
        """Its address and kind (`own`, `shared`), stored: the page stays, and offers the sign-in."""
        self.wizard.write(address=address)
        choice = self.wizard.choice(kind)
        if not choice.is_checked():
            self.wizard.hands.press(choice)
        self.wizard.go_on(self.slug)

    def sign_in(self) -> SignIn:
        """„Bei Microsoft anmelden“."""
        words = exactly(SIGN_IN_TO_MICROSOFT, SIGN_IN_AGAIN)
        self.wizard.hands.press(self.main().get_by_role("link", name=words))
        return SignIn(self.wizard.page, self.wizard.hands)

    def works(self) -> None:
        """Wait until all checks of the mailbox are in order."""
        self.wizard.is_at(self.slug)
        if not self.wizard.has_javascript:
            self.wizard.hands.press(self.main().get_by_role("link", name=exactly(CHECK_AGAIN)))
        for code in (*self.CHECKS, "smtp.authenticates"):
            self.wizard.finds(code)

    def send_test_mail(self) -> None:
        """„Testmail senden“, and wait until it has arrived."""
        if not self.wizard.has_javascript:
            self.open()
        self.wizard.hands.press(self.main().get_by_role("button", name=exactly(SEND_TEST_MAIL)))
        arrived = self.wizard.finding("mail.arrived")
        while not self.wizard.has_javascript and arrived.get_attribute("data-status") == "waiting":
            self.wizard.hands.press(self.main().get_by_role("link", name=beginning(LOOK_NOW)))
        self.wizard.finds("mail.arrived")


class Done(Step):
    """Step 9: everything at a glance."""

    slug = "fertig"
    LINES: ClassVar[Mapping[str, Words]] = {
        "anwendung": FIELDS["display_name"],
        "umleitungs-url": FIELDS["redirect_url"],
        "kundengeheimnis": FIELDS["client_secret"],
        "schnittstelle": FIELDS["client_id"],
        "tenant-id": FIELDS["tenant_id"],
        "e-mailkonto": MAIL_ACCOUNT,
    }

    def change(self, slug: str) -> None:
        """„Ändern“ beside what belongs to this step; saving there leads back."""
        link = self.main().get_by_role("link", name=followed_by(CHANGE, self.LINES[slug]))
        self.wizard.hands.press(link)
        self.wizard.is_at(slug)
