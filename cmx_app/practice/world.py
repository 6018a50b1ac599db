"""The practice Microsoft as a whole: start it, use its addresses, stop it."""

import ssl
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from werkzeug.routing import Rule

from cmx_app.practice import rendering
from cmx_app.practice.admin_centre import AdminCentre
from cmx_app.practice.certificates import Certificates
from cmx_app.practice.directory import Directory
from cmx_app.practice.entra_discovery import Discovery
from cmx_app.practice.entra_pages import SignInPages
from cmx_app.practice.entra_requests import SentBack, read_request
from cmx_app.practice.entra_sign_in import SignIn
from cmx_app.practice.entra_token import TokenEndpoint
from cmx_app.practice.exercise_api import ExerciseApi
from cmx_app.practice.exercise_pages import ExercisePages
from cmx_app.practice.portal import Portal
from cmx_app.practice.post import PostOffice
from cmx_app.practice.servers import LOOPBACK, MailServers, WebServer, listen, port_of
from cmx_app.practice.site import Addresses, Site, rule


@dataclass(frozen=True)
class Ports:
    """Preferred ports on loopback; where one is taken, or 0, any free one is used."""

    pages: int = 8400
    authority: int = 8443
    imap: int = 8993
    smtp: int = 8587

    @classmethod
    def from_first(cls, port: int) -> "Ports":
        """The first one and the three after it."""
        return cls(port, port + 1, port + 2, port + 3)

    @classmethod
    def any_free(cls) -> "Ports":
        """Four free ports, whichever they are."""
        return cls(0, 0, 0, 0)


class PracticeMicrosoft:
    """Entra, its portal, IMAP and SMTP on this machine's loopback, with their state in a folder.

    The doors are opened when it is made, so that its addresses are known before `start()`.
    """

    def __init__(self, folder: Path, ports: Ports | None = None, host: str = LOOPBACK) -> None:
        wanted = ports or Ports()
        self.directory = Directory(folder)
        self.office = PostOffice()
        certificates = Certificates(folder, host)
        self.ca_bundle = certificates.bundle
        numbers = (wanted.pages, wanted.authority, wanted.imap, wanted.smtp)
        doors = [listen(port, host) for port in numbers]
        self._mail_doors = doors[2], doors[3]
        pages, authority, imap, smtp = (f"{_name_of(host)}:{port_of(door)}" for door in doors)
        self.pages, self.authority = f"http://{pages}", f"https://{authority}"
        self.portal = f"{self.pages}/portal"
        self.imap, self.smtp = imap, smtp
        people, machines = self._sites()
        tls = certificates.server_context()
        self._tls = {False: tls, True: certificates.foreign_context()}
        self._web = WebServer(doors[0], people, None), WebServer(doors[1], machines, self._choose_tls)
        self._mail = MailServers(self.directory, self.office, tls)

    @property
    def settings(self) -> dict[str, Any]:
        """What makes cmxOrganize take it for the real one, by the names of its settings."""
        return {
            "authority": self.authority,
            "portal_url": self.portal,
            "imap": self.imap,
            "smtp": self.smtp,
            "ca_bundle": self.ca_bundle,
        }

    def start(self) -> None:
        """Serve from now on."""
        for server in self._web:
            server.start()
        self._mail.start(*self._mail_doors)

    def stop(self) -> None:
        """Stop all servers."""
        self.directory.faults.stop_waiting()
        for server in self._web:
            server.stop()
        self._mail.stop()
        for door in self._mail_doors:
            door.close()

    def reset(self) -> None:
        """Forget everything but the organization and its people."""
        self.directory.start_afresh()
        self.office.clear()

    def sign_in(self, url: str, name: str, *, for_all: bool = False) -> str:
        """Where the browser lands when this person follows an authorize address and accepts everything.

        For tests that are not about the pages. What Entra would show on its own page is raised as Refused.
        """
        address = urlsplit(url)
        decisions = SignIn(self.directory)
        try:
            asked = read_request(self.directory, address.path.split("/")[1], dict(parse_qsl(address.query)))
            person = decisions.admit(asked, name)
            if decisions.needs_consent(asked, person):
                decisions.consent(asked, person, for_all=for_all)
            raise decisions.send_back(asked, person)
        except SentBack as back:
            return back.url

    def __enter__(self) -> "PracticeMicrosoft":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _choose_tls(self) -> ssl.SSLContext:
        return self._tls[self.directory.faults.is_on("certificate_foreign")]

    def _sites(self) -> tuple[Site, Site]:
        addresses = Addresses(self.authority, self.pages)
        exercise = ExerciseApi(self.directory, self.office, self.reset)
        people = (
            rule("/uebung/dateien/<name>", rendering.serve_file),
            Rule("/favicon.ico", endpoint=rendering.serve_file, defaults={"name": "icon.svg"}),
            *exercise.rules(),
            *ExercisePages(self.directory, self.office).rules(),
            *Portal(self.directory).rules(),
            *AdminCentre(self.directory).rules(),
            *SignInPages(self.directory).rules(),
        )
        machines = (
            *Discovery(self.directory, addresses).rules(),
            *TokenEndpoint(self.directory, addresses).rules(),
        )
        return Site(people, self.directory.faults), Site(machines, self.directory.faults)


def _name_of(host: str) -> str:
    """As people write it, and as redirect addresses need it."""
    return "localhost" if host == LOOPBACK else host
