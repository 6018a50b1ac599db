"""One practice Microsoft for the whole room; each test starts with a fresh state."""

import json
import warnings
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msal
import pytest
import requests

from cmx_app.practice import Ports, PracticeMicrosoft
from tests.practice.plain_browser import Browser

REDIRECT_URI = "http://localhost:8000/App%20E-Mailkonto/continue_oauth"
SCOPES = ["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send"]
PETRA = "petra.post@vhs-musterstadt.example"


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
