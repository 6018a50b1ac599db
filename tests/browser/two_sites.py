"""Two sites over TLS on loopback: the made-up intranet, and the application that it has in a frame.

Chromium finds both names on this machine, believes the certificates of a throw-away authority, and blocks
third-party cookies.
"""

import base64
import hashlib
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask

from cmx_app.practice import PracticeMicrosoft
from cmx_app.practice.servers import WebServer, listen, port_of
from cmx_app.testing.application import Application, microsoft

OURS, INTRANET, STRANGER = "www.vhs-musterstadt.example", "intranet.musterstadt.example", "fremde.example"
BASE, AROUND = f"https://{OURS}", f"https://{INTRANET}"
_EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "intranet"
_WHERE_THE_EXAMPLE_LOOKS = "http://localhost:8000"
_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}
STRICT = f"default-src 'none'; style-src 'self'; script-src 'self' {BASE}; frame-src {BASE}"
"""The least that an intranet has to permit."""


def intranet(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """examples/intranet as it is, but for the address of the application."""
    path = _EXAMPLE / (environ["PATH_INFO"].lstrip("/") or "index.html")
    if not path.is_file() or path.suffix not in _TYPES:
        start_response("404 Not Found", [("Content-Length", "0")])
        return []
    body = path.read_text(encoding="utf-8").replace(_WHERE_THE_EXAMPLE_LOOKS, BASE).encode()
    headers = [("Content-Type", _TYPES[path.suffix]), ("Content-Length", str(len(body)))]
    start_response("200 OK", [*headers, ("Content-Security-Policy", STRICT)])
    return [body]


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
    app = make_app(frame_ancestors=(AROUND,), **microsoft(practice))
    app.testing = False
    doors = [listen(0), listen(0)]
    ours, around = (port_of(door) for door in doors)
    rules = [
        f"MAP {OURS} 127.0.0.1:{ours}",
        *(f"MAP {one} 127.0.0.1:{around}" for one in (INTRANET, STRANGER)),
    ]
    with ExitStack() as closing:
        for door, site in zip(doors, (app, intranet), strict=True):
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
