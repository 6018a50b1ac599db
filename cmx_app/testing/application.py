"""The application as people meet it: served on loopback, and, where a test begins later, set up already."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

import time_machine
from flask import Flask
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource
from werkzeug.serving import WSGIRequestHandler, make_server

from cmx_app import create_app
from cmx_app.practice import PracticeMicrosoft
from cmx_app.practice.post import Mail
from cmx_app.practice.servers import listen, port_of
from cmx_app.services.credentials import Credentials
from cmx_app.settings import Settings
from cmx_app.store.application_settings import save_tenant_id
from cmx_app.store.database import db
from cmx_app.store.interfaces import save_azure_interface
from cmx_app.store.invitations import invite
from cmx_app.store.mail_accounts import note_verdict, save_mail_account, store_tokens
from cmx_app.store.registration import change_registration
from cmx_app.store.start import prepare_instance
from cmx_app.testing.people import PETRA

CALLBACK = "/App%20E-Mailkonto/continue_oauth"
WHO = "Ada Muster"
_LOOPBACK = build_opener(ProxyHandler({}))
"""Asks this machine, whatever proxy is set."""


class _GivenSettings(Settings):
    """Settings of a test alone: no variable and no .env file of the machine changes them."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  # the name is pydantic's
        init_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""


@dataclass(frozen=True)
class Application:
    """An application that runs at `url`, beside its practice Microsoft."""

    app: Flask = field(repr=False)
    practice: PracticeMicrosoft = field(repr=False)
    url: str

    @property
    def redirect_url(self) -> str:
        """What has to stand at Microsoft."""
        return f"{self.url}{CALLBACK}"

    def invitation(self) -> str:
        """A one-time link: whoever follows it becomes an administrator."""
        with self.app.app_context():
            return f"{self.url}/einladung/{invite(str(self.app.secret_key))}"

    def ask_practice(self, name: str, values: dict[str, Any]) -> Any:
        """Ask the practice Microsoft by JSON, as exercises do."""
        request = Request(f"{self.practice.pages}/uebung/api/{name}", json.dumps(values).encode())
        request.add_header("Content-Type", "application/json")
        with _LOOPBACK.open(request, timeout=10) as answer:
            return json.load(answer)

    def switch(self, **faults: bool | int) -> None:
        """Switch faults of the practice Microsoft on (True, or so many seconds) or off, by their names."""
        self.ask_practice("faults", faults)

    def let_time_pass(self, **units: float) -> None:
        """Let `days`, `hours`, `minutes` or `seconds` pass at Microsoft: secrets and tokens become older."""
        self.ask_practice("time", units)

    def mails(self, mailbox: str = "") -> tuple[Mail, ...]:
        """The mails that arrived in a mailbox, or all of them, in order."""
        return self.practice.office.arrived(mailbox)

    def set_up(self, redirect_url: str = "", hours_ago: int = 1) -> Credentials:
        """Store everything up to step 7, for a registration that exists, with our redirect URL or another."""
        wanted = {"display_name": "cmxOrganize", "redirect_uris": [redirect_url or self.redirect_url]}
        made = self.ask_practice("registrations", wanted)
        then = datetime.now(UTC) - timedelta(hours=hours_ago)
        with time_machine.travel(then), self.app.app_context():
            save_azure_interface(
                self._vault,
                who=WHO,
                client_id=made["client_id"],
                client_secret=made["secret"],
                secret_expires_on=date.fromisoformat(made["secret_expires_on"]),
            )
            save_tenant_id(made["tenant_id"], WHO)
            change_registration(
                overview_read_at=then,
                display_name="cmxOrganize",
                audience="AzureADMyOrg",
                registered_at=then,
                redirect_url=self.redirect_url,
                redirect_url_confirmed_at=then,
                checked_at=then,
            )
        return Credentials(made["tenant_id"], made["client_id"], made["secret"])

    def add_mailbox(self, address: str = PETRA, kind: str = "own") -> int:
        """A mailbox for which nobody has signed in yet; gives its number."""
        with self.app.app_context():
            return save_mail_account(address, kind, WHO)

    def connect(self, address: str = PETRA, kind: str = "own", person: str = PETRA) -> int:
        """A complete instance with a mailbox that works; gives its number."""
        return self.connect_mailbox(self.set_up(), address, kind, person)

    def connect_mailbox(self, credentials: Credentials, address: str, kind: str, person: str = PETRA) -> int:
        """A mailbox that works, in an instance that is set up; gives its number."""
        entra = self.app.extensions["cmx"].services.entra
        account = self.add_mailbox(address, kind)
        started = entra.begin_sign_in(credentials, self.redirect_url)
        answer = dict(parse_qsl(urlsplit(self.practice.sign_in(started.url, person)).query))
        tokens = entra.finish_sign_in(credentials, started.flow, answer)
        with self.app.app_context():
            store_tokens(
                self._vault,
                account,
                cache=tokens.cache,
                signed_in_as=tokens.person.name,
                signed_in_tenant=tokens.person.tenant_id,
                signed_in_object=tokens.person.object_id,
                granted_scopes=tokens.scopes,
                who=WHO,
            )
            for check in ("imap.opens", "smtp.authenticates"):
                note_verdict(account, check, "ok", check)
        return account

    @property
    def _vault(self) -> Any:
        return self.app.extensions["cmx"].services.vault


@contextmanager
def open_application(
    folder: Path, practice: PracticeMicrosoft, path: str = "", **settings: Any
) -> Iterator[Application]:
    """Serve an application until the end, with its data in `folder`; at the root, or mounted below a path.

    `settings` are those of docs/settings.md, in small letters and without `CMX_`.
    """
    door = listen(0)
    url = f"http://localhost:{port_of(door)}{path}"
    given = {"public_url": url if path else "", **practice.settings, **settings}
    wanted = _GivenSettings(instance_path=folder, **given)
    prepare_instance(wanted)
    app = create_app(wanted)
    with _served(app, door):
        yield Application(app, practice, url)
    with app.app_context():
        db.engine.dispose()


@contextmanager
def _served(app: Flask, door: Any) -> Iterator[None]:
    port = port_of(door)
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Quiet, fd=door.fileno())
    door.close()  # the server works on a duplicate
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield
    server.shutdown()
    thread.join()
    server.server_close()
