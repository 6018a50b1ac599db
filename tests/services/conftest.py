"""Two parties to ask: the practice Microsoft, and Dovecot behind the same questions."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from cmx_app.knowledge.clouds import CLOUDS, Cloud, HostPort, parse_host_port
from cmx_app.practice import Ports, PracticeMicrosoft
from cmx_app.practice.scopes import IMAP, MAIL_HOSTS, SMTP
from cmx_app.practice.state import RedirectUri
from cmx_app.services.entra import Credentials, Entra
from cmx_app.services.mailbox import Mailboxes
from cmx_app.services.transport import HttpAnswer, Transport
from tests.servers.dovecot import Dovecot, running_dovecot

REDIRECT_URL = "https://www.example.de/intern/App%20E-Mailkonto/continue_oauth"
PETRA = "petra.post@vhs-musterstadt.example"
ANNA = "anna.admin@vhs-musterstadt.example"
INFO = "info@vhs-musterstadt.example"


class RecordingTransport(Transport):
    """The real transport, which remembers what it was asked."""

    def __init__(self, ca_bundle: Path | None, timeout: float) -> None:
        super().__init__(ca_bundle, timeout)
        self.asked: list[tuple[str, str]] = []
        self.posted: list[dict[str, str]] = []

    def _ask(self, method: str, url: str, **question: Any) -> HttpAnswer:
        self.asked.append((method, urlsplit(url).path))
        self.posted.append(dict(question.get("data") or {}))
        return super()._ask(method, url, **question)


@dataclass(frozen=True)
class MailHost:
    """A pair of mail servers with a mailbox, and how to get into it."""

    imap: HostPort
    smtp: HostPort
    ca_bundle: Path
    address: str
    token: str
    another_token: str
    """Good, but another person's."""

    def mailboxes(self) -> Mailboxes:
        return Mailboxes(self.imap, self.smtp, Transport(self.ca_bundle, 5).tls, timeout=5)


def authenticate_sender(mailboxes: Mailboxes, identity: str, token: str) -> None:
    """SMTP AUTH as this person, and nothing more."""
    smtp = mailboxes.smtp()
    try:
        for stage in (smtp.look_up, smtp.connect, smtp.greet, smtp.secure):
            stage()
        smtp.authenticate(identity, token)
    finally:
        smtp.close()


@pytest.fixture(autouse=True)
def no_proxy_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as running:
        yield running


@pytest.fixture
def practice(running_practice: PracticeMicrosoft) -> PracticeMicrosoft:
    running_practice.reset()
    return running_practice


@pytest.fixture
def cloud(practice: PracticeMicrosoft) -> Cloud:
    return CLOUDS["global"].with_overrides(
        authority=practice.authority, imap=parse_host_port(practice.imap), smtp=parse_host_port(practice.smtp)
    )


@pytest.fixture
def transport(practice: PracticeMicrosoft) -> RecordingTransport:
    return RecordingTransport(practice.ca_bundle, 5)


@pytest.fixture
def entra(cloud: Cloud, transport: Transport) -> Entra:
    return Entra(cloud, transport)


@pytest.fixture
def credentials(practice: PracticeMicrosoft) -> Credentials:
    registrations = practice.directory.registrations
    made = registrations.register("cmxOrganize", redirect_uris=[RedirectUri(REDIRECT_URL)])
    secret = registrations.add_secret(made.client_id)
    return Credentials(made.tenant_id, made.client_id, secret.value)


class Visitor:
    """Somebody at a browser who signs in at the practice Microsoft and consents."""

    def __init__(self, practice: PracticeMicrosoft) -> None:
        self._practice = practice

    def signs_in(self, url: str, name: str = PETRA) -> dict[str, str]:
        """What Microsoft sends back."""
        return dict(parse_qsl(urlsplit(self._practice.sign_in(url, name)).query))


@pytest.fixture
def visitor(practice: PracticeMicrosoft) -> Visitor:
    return Visitor(practice)


def practice_token(practice: PracticeMicrosoft, address: str) -> str:
    """An access token of this person's, as long as the long ones of Microsoft's."""
    directory = practice.directory
    directory.adjust(token_size=3100)
    person = directory.find_person(address)
    return directory.tokens.access_token(MAIL_HOSTS[0], (IMAP, SMTP), "a-client", person)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    with running_dovecot() as running:
        yield running


@pytest.fixture(params=["practice", "dovecot"])
def mail_host(request: pytest.FixtureRequest) -> MailHost:
    """The same questions for both."""
    if request.param == "practice":
        practice: PracticeMicrosoft = request.getfixturevalue("practice")
        tokens = practice_token(practice, PETRA), practice_token(practice, ANNA)
        servers = parse_host_port(practice.imap), parse_host_port(practice.smtp)
        return MailHost(*servers, practice.ca_bundle, PETRA, *tokens)
    running: Dovecot = request.getfixturevalue("dovecot")
    address = f"{secrets.token_hex(4)}@vhs-musterstadt.example"
    own, others = secrets.token_urlsafe(2400), secrets.token_urlsafe(2400)
    running.believe(own, address)
    running.believe(others, ANNA)
    return MailHost(running.imap, running.smtp, running.ca_bundle, address, own, others)
