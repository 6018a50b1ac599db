"""The servers that stand in front of this one: the lines for each, and which one it probably is."""

import re
from typing import Final

from cmx_app.checks import Choice, Evidence, Snippet
from cmx_app.knowledge import proxy_lines as lines
from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.redirect_url_address import Address, is_loopback
from cmx_app.messages import N_, Message

NAMES: Final = {
    "nginx": "nginx",
    "apache": "Apache",
    "iis": "IIS (ARR)",
    "caddy": "Caddy",
    "haproxy": "HAProxy",
    "traefik": "Traefik",
}
_WORDS: Final = (("caddy", "caddy"), ("haproxy", "haproxy"), ("traefik", "traefik"), ("nginx", "nginx"))
_IIS: Final = ("X-ARR-SSL", "X-ARR-LOG-ID", "X-Original-URL")
_WITH_PORT: Final = re.compile(r"\d+(?:\.\d+){3}:\d+")


def evidence_for(address: Address, received: Received | None) -> Evidence:
    """The lines for each server, what is to be set here, and the way to the whole comparison."""
    return Evidence(
        choices=proxy_choices(address, received),
        snippets=settings_here(address, received),
        links=(lines.PREFLIGHT,),
    )


def proxy_choices(address: Address, received: Received | None) -> tuple[Choice, ...]:
    """For each server, the lines that make it tell the application this address; the likely one first."""
    likely = likely_server(received)
    found = {
        name: Choice(NAMES[name], snippets, is_likely=name == likely)
        for name, snippets in _snippets(address, door_of(received)).items()
    }
    return tuple(sorted(found.values(), key=lambda choice: not choice.is_likely))


def _snippets(address: Address, door: str) -> dict[str, tuple[Snippet, ...]]:
    return {
        "nginx": (Snippet(N_("In der Datei der Website"), lines.nginx_lines(address, door)),),
        "apache": (
            Snippet(N_("Im VirtualHost (Module headers und proxy_http)"), lines.apache_lines(address, door)),
        ),
        "iis": (
            Snippet(N_("Einmalig in der Eingabeaufforderung als Administrator"), lines.iis_commands()),
            Snippet(N_("Regel in der web.config"), lines.iis_rule(address, door)),
        ),
        "caddy": (Snippet(N_("Im Caddyfile"), lines.caddy_lines(address, door)),),
        "haproxy": (Snippet(N_("In der haproxy.cfg"), lines.haproxy_lines(address, door)),),
        "traefik": (
            Snippet(N_("In einer Datei der dynamischen Konfiguration"), lines.traefik_lines(address, door)),
        ),
    }


def settings_here(address: Address, received: Received | None) -> tuple[Snippet, ...]:
    """What this application's own settings add: to believe the proxy, or to need none of its headers."""
    believe: Message = N_("Danach in der Umgebung von cmxOrganize: so vielen Proxys glauben")
    is_set = received is not None and received.trusted_proxies > 0
    needed = () if is_set else (Snippet(believe, "CMX_TRUSTED_PROXIES=1"),)
    return (*needed, lines.public_url_line(address))


def door_of(received: Received | None) -> str:
    """Where this server listens, as a proxy on the same machine reaches it."""
    door = received.door if received else ""
    name, _, port = door.rpartition(":")
    if not port.isdigit() or not name:
        return lines.THIS_SERVER
    return door if is_loopback(door) or name not in ("0.0.0.0", "[::]", "::") else f"127.0.0.1:{port}"  # noqa: S104


def likely_server(received: Received | None) -> str:
    """Which server the headers hint at; "" when they hint at none."""
    if received is None:
        return ""
    via = received.header("Via").lower()
    named = next((server for word, server in _WORDS if word in via), "apache" if "apache" in via else "")
    if named:
        return named
    if any(received.header(name) for name in _IIS) or _WITH_PORT.search(received.header("X-Forwarded-For")):
        return "iis"
    if received.header("X-Forwarded-Server"):
        # Traefik writes both; mod_proxy of Apache writes the first one only.
        return "traefik" if received.header("X-Real-IP") else "apache"
    if received.header("X-Real-IP"):
        return "nginx"
    return "caddy" if all(received.header(f"X-Forwarded-{name}") for name in ("For", "Proto", "Host")) else ""
