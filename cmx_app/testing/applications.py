"""The pages beside the wizard: sign-in, the three applications, search, the box for errors."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from cmx_app.testing.hands import Hands, Mouse
from cmx_app.testing.microsoft import SignIn
from cmx_app.testing.wizard import Findings, Wizard
from cmx_app.testing.words import (
    ADD_APPLICATION,
    ADD_INTERFACE,
    ADD_MAILBOX,
    ADD_SETTING,
    CHECK_AGAIN,
    DELETE,
    DELETE_FOR_GOOD,
    DELETE_MAILBOX,
    ERROR_TEXT,
    EXPLAIN,
    GET_STARTED,
    NAME,
    NEW_PASSWORD,
    ON_TO_SIGN_IN,
    PASSWORD,
    SAVE,
    SEARCH,
    SEND_TEST_MAIL,
    SIGN_IN,
    SIGN_IN_AGAIN,
    SIGN_IN_TO_MICROSOFT,
    VALUE,
    YOUR_NAME,
    Words,
    beginning,
    exactly,
)


@dataclass
class Place:
    """A page with a main part, and the hands that work it."""

    page: Page
    hands: Hands = field(default_factory=Mouse)

    @property
    def main(self) -> Locator:
        """What is on the page, without the masthead."""
        return self.page.get_by_role("main")

    def press(self, role: str, *words: Words) -> None:
        """A button or link of the main part."""
        control = self.main.get_by_role(role, name=exactly(*words))  # type: ignore[arg-type]  # a literal
        self.hands.press(control)

    def write(self, label: Words, text: str) -> None:
        """A field by its label."""
        self.hands.write(self.main.get_by_label(beginning(label)).first, text)


class Welcome(Place):
    """The page behind a one-time link."""

    def accept(self, invitation: str, name: str = "Ada Muster", password: str = "") -> None:
        """Become an administrator; leads to the first unfinished step."""
        self.page.goto(invitation)
        self.write(YOUR_NAME, name)
        self.write(NEW_PASSWORD, password or "korrektes Pferd Batterie")
        self.press("button", GET_STARTED)


class LocalSignIn(Place):
    """The page for name and password."""

    def open(self) -> "LocalSignIn":
        """Go there; who is sent there is there already."""
        self.page.goto("/anmelden")
        return self

    def sign_in(self, name: str, password: str) -> None:
        """Sign in; leads to where one wanted to go."""
        self.write(NAME, name)
        self.write(PASSWORD, password)
        self.press("button", SIGN_IN)


class Interfaces(Place):
    """The application Schnittstellen."""

    ADDRESS = "/App%20Schnittstellen/"

    def open(self) -> "Interfaces":
        """Go there."""
        self.page.goto(self.ADDRESS)
        return self

    def add(self, client_id: str, client_secret: str) -> None:
        """„Schnittstelle anlegen“, of the kind „Azure“."""
        self.press("link", ADD_INTERFACE)
        Wizard(self.page, self.hands).write(client_id=client_id, client_secret=client_secret)
        self.press("button", SAVE)

    def delete(self, name: str = "Azure") -> None:
        """Delete one, for good; refused while mailboxes need it."""
        self.ask_before_deleting(name)
        self.press("button", DELETE_FOR_GOOD)

    def ask_before_deleting(self, name: str = "Azure") -> None:
        """The page that says what deleting would do."""
        self.hands.press(self.main.get_by_role("link", name=name, exact=True))
        self.press("link", DELETE)


class ApplicationSettings(Place):
    """The application Einstellungen."""

    ADDRESS = "/App%20Einstellungen/"

    def open(self) -> "ApplicationSettings":
        """Go there."""
        self.page.goto(self.ADDRESS)
        return self

    def add_application(self) -> None:
        """„Applikation hinzufügen“, on an instance that does not have it yet."""
        self.press("button", ADD_APPLICATION)

    def enter_tenant_id(self, value: str) -> None:
        """The first setting there is."""
        self.press("link", ADD_SETTING)
        self.write(VALUE, value)
        self.press("button", SAVE)


@dataclass
class MailAccount(Findings):
    """The page of one mailbox in the application E-Mailkonto."""

    def open(self, account: int) -> "MailAccount":
        """Go there by its number."""
        self.page.goto(f"/App%20E-Mailkonto/{account}/")
        return self

    def sign_in(self) -> SignIn:
        """„Bei Microsoft anmelden“."""
        self._press("link", SIGN_IN_TO_MICROSOFT, SIGN_IN_AGAIN)
        return SignIn(self.page, self.hands)

    def recheck(self) -> None:
        """„Erneut prüfen“."""
        self._press("link", CHECK_AGAIN)

    def send_test_mail(self) -> None:
        """„Testmail senden“."""
        self._press("button", SEND_TEST_MAIL)

    def delete(self) -> None:
        """„E-Mailkonto löschen“, for good."""
        self._press("link", DELETE_MAILBOX)
        self._press("button", DELETE_FOR_GOOD)

    def _press(self, role: str, *words: Words) -> None:
        Place(self.page, self.hands).press(role, *words)


class MailAccounts(Place):
    """The application E-Mailkonto."""

    ADDRESS = "/App%20E-Mailkonto/"

    def open(self) -> "MailAccounts":
        """Go there."""
        self.page.goto(self.ADDRESS)
        return self

    def add(self, address: str, kind: str = "own") -> MailAccount:
        """„Postfach hinzufügen“ (`own`, `shared`); leads to its page, where somebody signs in."""
        self.press("link", ADD_MAILBOX)
        wizard = Wizard(self.page, self.hands)
        wizard.write(address=address)
        self.hands.press(wizard.choice(kind))
        self.press("button", ON_TO_SIGN_IN)
        return MailAccount(self.page, self.hands)


class ErrorBox(Place):
    """„Microsoft zeigt eine Fehlermeldung“."""

    def explain(self, text: str) -> Findings:
        """Have a text of Microsoft's explained."""
        self.page.goto("/fehlermeldung")
        self.write(ERROR_TEXT, text)
        self.press("button", EXPLAIN)
        return Findings(self.page, self.hands)

    def paste_whole_page(self) -> None:
        """Copy everything that Microsoft's page shows, and have it explained."""
        self.page.get_by_text("Correlation Id").wait_for()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Control+C")
        self.page.goto("/fehlermeldung")
        self.main.get_by_label(exactly(ERROR_TEXT)).focus()
        self.page.keyboard.press("Control+V")
        self.press("button", EXPLAIN)


class SearchBar(Place):
    """On top of every page."""

    def find(self, text: str, hit: str) -> None:
        """Look for a text, and choose the first hit with this name."""
        self.hands.write(self.page.get_by_role("combobox", name=exactly(SEARCH)), text)
        option = self.page.get_by_role("option", name=hit).first
        expect(option).to_be_visible()
        self.hands.press(option)
