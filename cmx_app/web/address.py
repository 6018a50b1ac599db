"""Where the application is used: what to believe of forwarded headers, and where it is mounted.

The one place that decides. The server in front must neither interpret nor drop such headers, because the
diagnosis shows what really came in.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes, urlsplit

from flask import Flask, request
from werkzeug.sansio.utils import host_is_trusted

from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.redirect_url_address import Address
from cmx_app.settings import Network, Settings
from cmx_app.web.frame import FrameMount
from cmx_app.web.parts import house, parts_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PREFIX = re.compile(r"(/[^/\\?#\x00-\x1f\x7f]+)*")
_SEEN, _RECEIVED = "cmx.seen", "cmx.received"
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_KEPT = {
    f"HTTP_{name.upper().replace('-', '_')}": name
    for name in (
        *(f"X-Forwarded-{name}" for name in ("For", "Proto", "Host", "Port", "Prefix", "Ssl", "Server")),
        *("X-Real-IP", "Forwarded", "Via", "X-ARR-SSL", "X-ARR-LOG-ID", "X-Original-URL"),
    )
}
"""Headers that tell about forwarding, by their names in the environment."""


@dataclass(frozen=True)
class Place:
    """Scheme, host and mount point, the latter as WSGI writes it (unquoted, as latin-1)."""

    scheme: str
    host: str
    prefix: str


class AddressDecision:
    """WSGI middleware that writes the decision into the environment, where Flask looks for it."""

    def __init__(self, app: "WSGIApplication", settings: Settings) -> None:
        self.app = app
        self.proxies = settings.trusted_proxies
        self.networks = settings.proxy_addresses
        self.is_ours = lru_cache(maxsize=100)(partial(host_is_trusted, trusted_list=settings.trusted_hosts))
        self.public = _public_place(settings.public_url)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Decide, then let the application answer, unless the host is none of ours."""
        peer = environ.get("REMOTE_ADDR", "")
        believed = self.proxies > 0 and _is_in(peer, self.networks)
        environ[_RECEIVED] = {
            "sender": peer,
            "host": environ.get("HTTP_HOST", ""),
            "scheme": environ["wsgi.url_scheme"],
            "prefix": environ.get("SCRIPT_NAME", "").rstrip("/"),
        }
        seen = self._look(environ, believed)
        environ[_SEEN] = seen
        if believed:
            environ["REMOTE_ADDR"] = _without_port(self._forwarded(environ, "FOR")) or peer
        used = self.public or seen
        _mount(environ, used.prefix)
        if not self.is_ours(seen.host) and not environ["PATH_INFO"].startswith("/health/"):
            return _refuse(start_response)
        environ["wsgi.url_scheme"], environ["HTTP_HOST"] = used.scheme, used.host
        return self.app(environ, start_response)

    def _look(self, environ: "WSGIEnvironment", believed: bool) -> Place:
        scheme = environ["wsgi.url_scheme"]
        host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
        prefix = environ.get("SCRIPT_NAME", "").rstrip("/")
        if believed:
            told = self._forwarded(environ, "PROTO").lower()
            scheme = told if told in _DEFAULT_PORTS else scheme
            host = _with_port(self._forwarded(environ, "HOST") or host, self._forwarded(environ, "PORT"))
            prefix = _clean_prefix(self._forwarded(environ, "PREFIX")) or prefix
        return Place(scheme, host.lower().removesuffix(f":{_DEFAULT_PORTS[scheme]}"), prefix)

    def _forwarded(self, environ: "WSGIEnvironment", name: str) -> str:
        """What the outermost trusted proxy wrote; what stands before it may come from anybody."""
        values = environ.get(f"HTTP_X_FORWARDED_{name}", "").split(",")
        return str(values[-min(self.proxies, len(values))]).strip()


def install(app: Flask) -> None:
    """Put the decision before everything else."""
    settings = parts_of(app).settings
    app.wsgi_app = AddressDecision(FrameMount(app.wsgi_app), settings)  # type: ignore[method-assign]  # Flask's own advice


def address_in(environ: "WSGIEnvironment") -> Address:
    """Where this server sees itself used, from this request alone; CMX_PUBLIC_URL is not looked at."""
    seen: Place = environ[_SEEN]
    return Address(seen.scheme, seen.host, _quoted(seen.prefix))


def received_in(environ: "WSGIEnvironment", settings: Settings) -> Received:
    """What came in about forwarding, believed or not, for the diagnosis."""
    arrived: dict[str, str] = environ[_RECEIVED]
    headers = {name: value for key, name in _KEPT.items() if (value := environ.get(key))}
    return Received(
        headers | {"Host": arrived["host"]},
        arrived["sender"],
        settings.trusted_proxies,
        settings.proxy_addresses,
        scheme=arrived["scheme"],
        prefix=_quoted(arrived["prefix"]),
        # Neither name is part of WSGI; gunicorn, waitress and Werkzeug each know at least one of them.
        path=str(environ.get("RAW_URI") or environ.get("REQUEST_URI") or "").partition("?")[0],
        door=f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}",
    )


def sender_of_headers() -> tuple[str, bool]:
    """Who sent this request to us, and whether that is one of CMX_PROXY_ADDRESSES."""
    sender: str = request.environ[_RECEIVED]["sender"]
    return sender, _is_in(sender, house().settings.proxy_addresses)


def _public_place(url: str) -> Place | None:
    if not url:
        return None
    parts = urlsplit(url)
    host = (parts.netloc.rpartition("@")[2]).lower().removesuffix(f":{_DEFAULT_PORTS[parts.scheme]}")
    return Place(parts.scheme, host, _unquoted(parts.path.rstrip("/")))


def _mount(environ: "WSGIEnvironment", prefix: str) -> None:
    """Move the prefix from the path into SCRIPT_NAME; a proxy may have taken it off already."""
    path = environ.get("PATH_INFO", "")
    if prefix and (path == prefix or path.startswith(f"{prefix}/")):
        path = path[len(prefix) :]
    environ["SCRIPT_NAME"], environ["PATH_INFO"] = prefix, path or "/"


def _clean_prefix(text: str) -> str:
    """The prefix, unquoted; a blank in it has to come as `%20`, and nothing may lead to another host."""
    prefix = _unquoted(text.removesuffix("/"))
    return prefix if _PREFIX.fullmatch(prefix) and " " not in text else ""


def _quoted(path: str) -> str:
    return quote(path, encoding="latin-1") if path else ""


def _unquoted(path: str) -> str:
    return unquote_to_bytes(path).decode("latin-1")


def _with_port(host: str, port: str) -> str:
    if not port.isdecimal():
        return host
    name = host if host.endswith("]") else re.sub(r":\d*$", "", host)
    return f"{name}:{port}"


def _without_port(address: str) -> str:
    """IIS writes `203.0.113.9:52122`; attempts are counted by address."""
    return re.sub(r"^(\d+\.\d+\.\d+\.\d+|\[.*\]):\d+$", r"\1", address).strip("[]")


def _is_in(peer: str, networks: tuple[Network, ...]) -> bool:
    # Behind a Unix socket there is no address; whoever may open the socket is on this machine.
    try:
        address = ip_address(peer or "127.0.0.1")
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in network for network in networks)


_REFUSAL = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Unbekannter Name – cmxOrganize</title></head>
<body><div id="assistent"><main><h1>Unbekannter Name</h1>
<p>Unter diesem Namen antwortet dieser Server nicht. Bitte prüfen Sie die Adresse.
Wer den Server betreut, kann den Namen in CMX_TRUSTED_HOSTS eintragen.</p>
<p lang="en">This server does not answer to this name. Please check the address.
Whoever runs the server can add the name to CMX_TRUSTED_HOSTS.</p></main></div></body></html>
""".encode()


def _refuse(start_response: "StartResponse") -> Iterable[bytes]:
    """A page that needs nothing of the application: building a link would need the very host."""
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(_REFUSAL))),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
    ]
    start_response("400 Bad Request", headers)
    return [_REFUSAL]
