"""An application that is served for real, and what a visitor on the far side of a server in front does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import trustme
from flask import Flask

from cmx_app import create_app
from cmx_app.practice import PracticeMicrosoft
from cmx_app.practice.entra_refusals import Refused
from cmx_app.settings import Settings
from cmx_app.store.audit import Action, Noted, newest_lines
from cmx_app.store.database import db
from cmx_app.testing.application import CALLBACK, Application
from cmx_app.testing.people import PETRA
from tests.deployment.visiting import Visitor
from tests.servers.cmx import serving
from tests.servers.front import in_front, site_of

ROOT_URL = "https://www.example.de"
BELOW = f"{ROOT_URL}/intern"


@dataclass(frozen=True)
class Served:
    """An application that is served at a port of loopback, and the same one within this process."""

    app: Flask
    practice: PracticeMicrosoft
    port: int
    authority: trustme.CA
    bundle: Path

    @contextmanager
    def behind(self, server: str, site: str, base: str = ROOT_URL, **more: Any) -> Iterator[Visitor]:
        """A visitor on the far side of this server with this site; `port` puts another server in between."""
        with (
            in_front(server, site, more.pop("port", self.port), self.authority, **more) as front,
            Visitor(front, base, str(self.bundle)) as visitor,
        ):
            yield visitor

    @contextmanager
    def behind_two(self, server: str, site: str) -> Iterator[Visitor]:
        """A visitor in front of an nginx that ends TLS and speaks to this server."""
        with (
            in_front(server, site, self.port, self.authority) as inner,
            self.behind("nginx", site_of("nginx", "root"), port=inner.http) as visitor,
        ):
            yield visitor

    def all_is_well(self, visitor: Visitor) -> None:
        """The preflight and the live check agree with the address bar, and a mailbox is connected."""
        self.let_in(visitor)
        account = self.set_up(visitor.base)
        assert visitor.findings("ueberblick")["address.matches"].status == "ok"
        typed = f"{visitor.base}{CALLBACK}"
        found = visitor.findings("umleitungs-url", redirect_url=typed)
        assert found["redirect_url.matches"].status == "ok"
        assert found["address.matches"].status == "ok"
        assert self.connects(visitor, account)

    def let_in(self, visitor: Visitor, prefix: str = "") -> None:
        """Make the visitor an administrator, by an invitation."""
        link = urlsplit(Application(self.app, self.practice, prefix).invitation()).path.removeprefix(prefix)
        name = f"Ada {os.urandom(4).hex()}"
        accepted = visitor.post(link, page=link, name=name, password="korrektes Pferd Batterie")
        assert accepted.status_code == 303, accepted.text

    def set_up(self, base: str) -> int:
        """Everything up to the sign-in, with the right redirect URL registered; gives a mailbox."""
        cmx = Application(self.app, self.practice, base)
        cmx.set_up()
        return cmx.add_mailbox()

    def leave(self, visitor: Visitor, account: int) -> str:
        """Confirm the redirect URL as it is shown, and begin to sign in: the address at Microsoft."""
        assert visitor.post("/assistent/umleitungs-url", page="/assistent/umleitungs-url").status_code == 303
        leaving = visitor.get(f"/App%20E-Mailkonto/{account}/anmelden-bei-microsoft")
        if leaving.headers["Location"].startswith(visitor.base):  # the browser is moved onto the right host
            leaving = visitor.get(leaving.headers["Location"])
        assert leaving.status_code == 302, leaving.text
        return leaving.headers["Location"]

    def connects(self, visitor: Visitor, account: int) -> bool:
        """Whether the whole way to Microsoft and back, through the server in front, connects the mailbox."""
        before = len(self.noted(Action.MAILBOX_CONNECTED))
        landed = self.practice.sign_in(self.leave(visitor, account), PETRA)
        assert landed.startswith(f"{visitor.base}{CALLBACK}?")
        back = visitor.get(landed)
        return back.status_code == 303 and len(self.noted(Action.MAILBOX_CONNECTED)) > before

    def goes_wrong(self, visitor: Visitor, account: int) -> bool:
        """Whether Microsoft refuses the redirect URL, or people are sent to a host that is not theirs."""
        url = self.leave(visitor, account)
        if not url.startswith(self.practice.pages):
            return True
        try:
            self.practice.sign_in(url, PETRA)
        except Refused as refused:
            return refused.number == 50011
        return False

    def noted(self, action: Action) -> list[Noted]:
        """The audit lines of this kind, newest first."""
        with self.app.app_context():
            return [line for line in newest_lines(1000) if line.action == action]


@contextmanager
def serve(folder: Path, practice: PracticeMicrosoft, **settings: object) -> Iterator[Served]:
    """Serve a fresh instance with these settings, for the length of a block."""
    authority, bundle = trustme.CA(), folder / "authority.pem"
    authority.cert_pem.write_to_path(bundle)
    values = {
        "instance_path": folder / "instance",
        "authority": practice.authority,
        "portal_url": practice.portal,
        "imap": practice.imap,
        "smtp": practice.smtp,
        "ca_bundle": practice.ca_bundle,
        **settings,
    }
    with serving(folder, **values) as port:
        app = create_app(Settings(**values, _env_file=None))  # type: ignore[arg-type]
        yield Served(app, practice, port, authority, bundle)
        with app.app_context():
            db.engine.dispose()
