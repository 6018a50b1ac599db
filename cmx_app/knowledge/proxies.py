"""What a proxy in front told this server, what of it was believed, and what is missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final
from urllib.parse import unquote

from cmx_app.checks import Actor, Check, Evidence, Problem, Snippet
from cmx_app.knowledge.proxy_lines import PREFLIGHT, public_url_line
from cmx_app.knowledge.redirect_url_address import Address, split_host, without_default_port
from cmx_app.knowledge.redirect_url_characters import brief
from cmx_app.messages import N_, Message

STEP: Final = "ueberblick"
_LONGEST: Final = 255
"""No name of a host is longer, and no prefix that anybody means."""
_PREFIX: Final = re.compile(r"(/[^/]+)*")


@dataclass(frozen=True)
class Received:
    """The headers of a request as they arrived, who sent them, and whom this installation believes."""

    headers: Mapping[str, str]
    sender: str = ""
    trusted_proxies: int = 0
    proxy_addresses: tuple[IPv4Network | IPv6Network, ...] = ()
    scheme: str = "http"
    """Of the connection itself."""
    prefix: str = ""
    """Where the server in front of the application has mounted it, if it has."""
    path: str = ""
    """Of this request, as it stood on the wire."""
    door: str = ""
    """Where this server listens, `host:port`."""

    def written(self, name: str) -> str:
        """The header as it stands; "" when it did not arrive."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")

    def values(self, name: str) -> tuple[str, ...]:
        """What each proxy wrote, the outermost first."""
        return tuple(value.strip() for value in self.written(name).split(",")) if self.written(name) else ()

    def header(self, name: str) -> str:
        """What the outermost proxy that counts says; "" when the header did not arrive."""
        values = self.values(name)
        return values[-min(max(self.trusted_proxies, 1), len(values))][:_LONGEST] if values else ""

    @property
    def unproxied(self) -> Address:
        """The address that this server would see if it heard of no proxy."""
        host = without_default_port(self.written("Host").lower(), self.scheme)
        return Address(self.scheme, host, unquote(self.prefix))

    @property
    def comes_from_a_proxy(self) -> bool:
        """Whether any forwarded header arrived."""
        return any(key.lower().startswith("x-forwarded-") for key in self.headers)

    @property
    def sender_is_believed(self) -> bool:
        """Whether the sender's address is among those that may set such headers.

        Behind a Unix socket there is no address; whoever may open the socket is on this machine.
        """
        try:
            sender = ip_address(self.sender.partition("%")[0] or "127.0.0.1")
        except ValueError:
            return False
        sender = getattr(sender, "ipv4_mapped", None) or sender
        return any(sender in network for network in self.proxy_addresses)

    @property
    def is_believed(self) -> bool:
        """Whether the forwarded headers count."""
        return self.trusted_proxies > 0 and self.sender_is_believed

    def address(self, otherwise: Address) -> Address:
        """The address that the headers name, with what they leave open from `otherwise`."""
        scheme = self.header("X-Forwarded-Proto").lower() or otherwise.scheme
        name, colon, port = split_host(self.header("X-Forwarded-Host").lower() or otherwise.host)
        own_port = self.header("X-Forwarded-Port")
        if own_port.isdigit():
            colon, port = ":", own_port
        told = self.header("X-Forwarded-Prefix").rstrip("/")
        prefix = unquote(told)
        is_prefix = bool(prefix) and " " not in told and _PREFIX.fullmatch(prefix) is not None
        host = without_default_port(f"{name}{colon}{port}", scheme)
        return Address(scheme, host, prefix if is_prefix else otherwise.prefix)


def headers_not_believed(received: Received | None, seen: Address) -> tuple[Check, ...]:
    """Headers that arrive and would change the address, but count for nothing here.

    The prefix of `seen` is expected as it reads, not percent-encoded.
    """
    if received is None or received.is_believed or not received.comes_from_a_proxy:
        return ()
    told = received.address(seen)
    if told == seen:
        return ()
    if received.trusted_proxies == 0:
        return (_nobody_is_believed(told),)
    return (_sender_is_not_believed(received, told),)


def _nobody_is_believed(told: Address) -> Problem:
    return Problem(
        "address.headers_not_believed",
        N_(
            "Ein Proxy meldet die Adresse %(told)s. Dieser Server glaubt ihm nicht: CMX_TRUSTED_PROXIES "
            "steht auf 0.",
            told=brief(told.base),
        ),
        (
            N_("Stellen Sie CMX_TRUSTED_PROXIES auf die Zahl der Proxys vor cmxOrganize, meistens 1."),
            N_("Starten Sie cmxOrganize danach neu."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        evidence=Evidence(
            snippets=(
                Snippet(N_("In der Umgebung von cmxOrganize"), "CMX_TRUSTED_PROXIES=1"),
                public_url_line(told),
            ),
            links=(PREFLIGHT,),
        ),
    )


def _sender_is_not_believed(received: Received, told: Address) -> Problem:
    return Problem(
        "address.sender_not_believed",
        N_(
            "Ein Proxy meldet von %(sender)s aus die Adresse %(told)s. Dieser Server glaubt ihm nicht: "
            "%(sender)s steht nicht in CMX_PROXY_ADDRESSES.",
            sender=received.sender,
            told=brief(told.base),
        ),
        (
            N_(
                "Ist %(sender)s Ihr Proxy, nehmen Sie ihn in CMX_PROXY_ADDRESSES auf.", sender=received.sender
            ),
            N_("Starten Sie cmxOrganize danach neu."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        subject=received.sender,
        evidence=Evidence(
            snippets=(
                Snippet(N_("In der Umgebung von cmxOrganize"), f"CMX_PROXY_ADDRESSES={received.sender}"),
                public_url_line(told),
            ),
            links=(PREFLIGHT,),
        ),
    )


def cause(header: str, needed: str, received: Received | None) -> Message:
    """Which header makes the difference: missing, wrong, or (when nothing is known of it) likely missing."""
    if received is None:
        return N_(
            "Meist fehlt dafür im Proxy die Kopfzeile %(header)s: %(needed)s.", header=header, needed=needed
        )
    value = received.header(header)
    if not value:
        return N_("Die Kopfzeile %(header)s: %(needed)s kommt hier nicht an.", header=header, needed=needed)
    return N_(
        "Die Kopfzeile %(header)s kommt mit „%(value)s“ an, nötig ist „%(needed)s“.",
        header=header,
        value=brief(value),
        needed=needed,
    )
