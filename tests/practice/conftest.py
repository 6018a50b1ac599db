"""One practice Microsoft for the whole room; each test starts with a fresh state."""

import json
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import msal
import pytest
import requests

from cmx_app.practice import Ports, PracticeMicrosoft

REDIRECT_URI = "http://localhost:8000/App%20E-Mailkonto/continue_oauth"
SCOPES = ["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send"]
PETRA = "petra.post@vhs-musterstadt.example"


@dataclass
class Browser:
    """As much of a browser as plain pages need: opens addresses, fills in forms, presses buttons."""

    http: requests.Session
    url: str = ""
    status: int = 0
    page: Element = field(default_factory=lambda: Element("html"))
    text: str = ""
    landed: str = ""

    def open(self, url: str, data: dict[str, str] | None = None) -> "Browser":
        answer = self.http.request("GET" if data is None else "POST", urljoin(self.url, url), data=data,
                                   allow_redirects=False, headers={"Accept-Language": "de"})  # fmt: skip
        here, self.status, there = answer.url, answer.status_code, answer.headers.get("Location", "")
        if there and urlsplit(urljoin(here, there)).port != 8000:
            return self.open(urljoin(here, there))
        self.url, self.landed = here, there
        self.page = html5lib.parse(answer.text, namespaceHTMLElements=False)
        self.text = " ".join("".join(self.page.itertext()).split())
        return self

    def press(self, label: str, within: str = "", **typed: str) -> "Browser":
        """Press a button, in the part of the page with this id if one is named."""
        place = self.page.find(f".//*[@id='{within}']") if within else self.page
        assert place is not None, f"There is no {within!r} on {self.url}"
        for form in place.iter("form"):
            for button in form.iter("button"):
                if label in " ".join("".join(button.itertext()).split()):
                    values = _values(form) | typed
                    if button.get("name"):
                        values[button.attrib["name"]] = button.get("value", "")
                    return self.open(form.get("action") or self.url, values)
        raise AssertionError(f"There is no button {label!r} on {self.url}: {self.text}")

    def follow(self, label: str) -> "Browser":
        for link in self.page.iter("a"):
            if label in " ".join("".join(link.itertext()).split()):
                return self.open(link.attrib["href"])
        raise AssertionError(f"There is no link {label!r} on {self.url}")

    def answer(self) -> dict[str, str]:
        """What the application was sent."""
        return dict(parse_qsl(urlsplit(self.landed).query))


def _values(form: Element) -> dict[str, str]:
    values = {}
    for control in form.iter("input"):
        if control.get("type") not in ("checkbox", "radio") or control.get("checked") is not None:
            values[control.attrib["name"]] = control.get("value", "")
    for choice in form.iter("select"):
        chosen = [one for one in choice.iter("option") if one.get("selected") is not None] or list(choice)
        values[choice.attrib["name"]] = chosen[0].get("value", "")
    return values


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as practice:
        yield practice


@pytest.fixture
def practice(running: PracticeMicrosoft) -> PracticeMicrosoft:
    running.reset()
    return running


@pytest.fixture
def http(practice: PracticeMicrosoft) -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        session.verify = str(practice.ca_bundle)
        yield session


@pytest.fixture
def browser(http: requests.Session, practice: PracticeMicrosoft) -> Browser:
    return Browser(http, practice.pages)


@pytest.fixture
def api(practice: PracticeMicrosoft, http: requests.Session) -> Callable[..., Any]:
    def call(name: str, values: dict[str, Any] | None = None) -> Any:
        address = f"{practice.pages}/uebung/api/{name}"
        answer = http.get(address) if values is None else http.post(address, data=json.dumps(values))
        return answer.json()

    return call


@pytest.fixture
def registration(api: Callable[..., Any]) -> Any:
    return api("registrations", {"display_name": "cmxOrganize", "redirect_uris": [REDIRECT_URI]})


@pytest.fixture
def application(
    practice: PracticeMicrosoft, http: requests.Session, registration: Any
) -> Callable[..., msal.ConfidentialClientApplication]:
    """The registered application as MSAL sees it; always fresh, so that nothing comes from a cache."""

    def make(
        tenant: str = "", *, secret: str = "", client_id: str = ""
    ) -> msal.ConfidentialClientApplication:
        return msal.ConfidentialClientApplication(
            client_id or registration["client_id"],
            client_credential=secret or registration["secret"],
            http_client=http,
            authority=f"{practice.authority}/{tenant or practice.directory.home.tenant_id}",
            instance_discovery=False,
        )

    return make


@pytest.fixture
def flow(application: Callable[..., Any]) -> Callable[..., Any]:
    """A started sign-in."""

    def start(**options: Any) -> Any:
        with warnings.catch_warnings():  # MSAL recommends form_post, which loses a Lax cookie
            warnings.simplefilter("ignore")
            return application().initiate_auth_code_flow(
                options.pop("scopes", SCOPES), options.pop("redirect_uri", REDIRECT_URI), **options
            )

    return start


@pytest.fixture
def tokens(
    practice: PracticeMicrosoft, application: Callable[..., Any], flow: Callable[..., Any]
) -> Callable[..., Any]:
    """Tokens of a person who signed in and accepted everything."""

    def sign_in(name: str = PETRA, **options: Any) -> Any:
        started = flow(**options)
        answer = dict(parse_qsl(urlsplit(practice.sign_in(started["auth_uri"], name)).query))
        return application().acquire_token_by_auth_code_flow(started, answer)

    return sign_in
