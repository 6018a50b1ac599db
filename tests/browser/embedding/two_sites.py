"""Two sites over TLS on loopback: the made-up intranet, and the application that it has in a frame.

Chromium finds both names on this machine, believes the certificates of a throw-away authority, and blocks
third-party cookies.
"""

import base64
import hashlib
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask

from cmx_app.neighbours import read_link_keys
from cmx_app.practice import PracticeMicrosoft
from cmx_app.practice.servers import WebServer, listen, port_of
from cmx_app.testing.application import Application
from tools.made_up_intranet import intranet

OURS, INTRANET, STRANGER = "www.vhs-musterstadt.example", "intranet.musterstadt.example", "fremde.example"
LINK_KEY = "pY7nq2VtK0xW4mJd9RzLc5BfGhS8aEuT1iO3"
BASE, AROUND = f"https://{OURS}", f"https://{INTRANET}"


@dataclass(frozen=True)
class Sites:
    """What runs, and what Chromium has to be told to get there."""

    cmx: Application
    chromium: tuple[str, ...]


@contextmanager
def two_sites(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Iterator[Sites]:
    """The application at BASE, and the intranet at AROUND (and, uninvited, at another name)."""
    certificate = trustme.CA().issue_cert(OURS, INTRANET, STRANGER)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(tls)
    keys = read_link_keys(f"portal:steps+embedded:{LINK_KEY}")
    app = make_app(frame_ancestors=(AROUND,), link_keys=keys, **practice.settings)
    app.testing = False
    doors = [listen(0), listen(0)]
    ours, around = (port_of(door) for door in doors)
    rules = [
        f"MAP {OURS} 127.0.0.1:{ours}",
        *(f"MAP {one} 127.0.0.1:{around}" for one in (INTRANET, STRANGER)),
    ]
    with ExitStack() as closing:
        for door, site in zip(doors, (app, intranet(BASE)), strict=True):
            server = WebServer(door, site, lambda: tls)  # type: ignore[arg-type]  # any WSGI application will do
            server.start()
            closing.callback(server.stop)
        arguments = (
            f"--host-resolver-rules={', '.join(rules)}",
            f"--ignore-certificate-errors-spki-list={_pin(certificate)}",
            "--test-third-party-cookie-phaseout",
        )
        yield Sites(Application(app, practice, BASE), arguments)


def _pin(certificate: trustme.LeafCert) -> str:
    leaf = x509.load_pem_x509_certificate(certificate.cert_chain_pems[0].bytes())
    key = leaf.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(key).digest()).decode()
