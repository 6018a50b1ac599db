"""Where the pictures are taken: practice Microsoft, application and browser, under a name as customers have.

The application is reached by https under a host of the reserved domain .example, which the browser is told to
find on loopback; so the pictures show what an administrator sees, and nothing leaves this machine.
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import trustme
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from cmx_app import create_app
from cmx_app.practice import Ports, PracticeMicrosoft
from cmx_app.settings import Settings
from cmx_app.store.invitations import invite
from cmx_app.testing.chromium import running_chromium
from tools.made_up_intranet import intranet

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST, INTRANET = "www.vhs-musterstadt.example", "intranet.musterstadt.example"
BASE, AROUND = f"https://{HOST}", f"https://{INTRANET}"


@dataclass(frozen=True)
class Stage:
    """Everything that is running."""

    practice: PracticeMicrosoft
    app: Flask
    browser: Browser

    def invitation(self) -> str:
        """A one-time link."""
        with self.app.app_context():
            return f"{BASE}/einladung/{invite(str(self.app.secret_key))}"


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """The stage, from the first light to the last."""
    with PracticeMicrosoft(folder / "practice", Ports.any_free()) as practice:
        app = create_app(_settings(folder / "instance", practice))
        ours, around = _server(app), _server(intranet(BASE))
        ports = ((HOST, ours.server_port), (INTRANET, around.server_port))
        rules = ", ".join(f"MAP {host} 127.0.0.1:{port}" for host, port in ports)
        with (
            _serving(ours),
            _serving(around),
            sync_playwright() as playwright,
            running_chromium(playwright, f"--host-resolver-rules={rules}") as browser,
        ):
            yield Stage(practice, app, browser)


class Quiet(WSGIRequestHandler):
    """The application logs its requests itself."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""


def _settings(folder: Path, practice: PracticeMicrosoft) -> Settings:
    return Settings.model_construct(
        instance_path=folder,
        organization="VHS Musterstadt",
        frame_ancestors=(AROUND,),
        **practice.settings,
    )


def _server(app: "WSGIApplication") -> BaseWSGIServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(HOST, INTRANET).configure_cert(context)
    return make_server("127.0.0.1", 0, app, threaded=True, ssl_context=context, request_handler=Quiet)


@contextmanager
def _serving(server: BaseWSGIServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
