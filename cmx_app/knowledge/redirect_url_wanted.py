"""The redirect URL that this instance needs, and whether Microsoft takes it at all."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from cmx_app.checks import Actor, Caution, Check, Problem
from cmx_app.knowledge.redirect_url_address import Address, is_ip_address, is_loopback, split_host
from cmx_app.knowledge.redirect_url_characters import REFUSED, brief
from cmx_app.knowledge.redirect_url_faults import STEP
from cmx_app.messages import N_

LONGEST_URL: Final = 256
_PUNYCODE: Final = re.compile(r"(?:^|\.)xn--", re.IGNORECASE)


@lru_cache(maxsize=100)
def check_wanted(url: str) -> tuple[Check, ...]:
    """What keeps Microsoft from taking the needed redirect URL; nothing when it is fine."""
    address = Address.parse(url)
    return tuple((*_scheme(address), *_host(address), *_refused(url), *_length(url)))


def _scheme(address: Address) -> Iterator[Check]:
    if address.scheme == "https" or is_loopback(address.host):
        return
    yield Problem(
        "redirect_url.wanted_not_https",
        N_("Microsoft nimmt nur Adressen mit https an. %(host)s wird über http benutzt.", host=address.host),
        (
            N_(
                "Richten Sie für %(host)s https ein und öffnen Sie diesen Schritt dann über https.",
                host=address.host,
            ),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
    )


def _host(address: Address) -> Iterator[Check]:
    name = split_host(address.host)[0]
    if not name.isascii() or _PUNYCODE.search(name):
        yield _umlaut_domain(name)
    elif is_ip_address(name) and not is_loopback(name):
        yield _ip_address(name)


def _umlaut_domain(name: str) -> Problem:
    return Problem(
        "redirect_url.wanted_umlaut_domain",
        N_(
            "Microsofts Formular nimmt Domains mit Umlaut meist nicht an, auch nicht als „xn--…“: %(name)s.",
            name=name,
        ),
        (
            N_("Machen Sie cmxOrganize auch unter einer Domain ohne Umlaut erreichbar."),
            N_("Öffnen Sie diesen Schritt dann unter der neuen Domain: Die Umleitungs-URL ändert sich mit."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
    )


def _ip_address(name: str) -> Caution:
    return Caution(
        "redirect_url.wanted_ip_address",
        N_("cmxOrganize wird unter einer IP-Adresse benutzt: %(name)s.", name=name),
        (
            N_(
                "Benutzen Sie besser einen Namen: Für IP-Adressen gibt es selten ein gültiges Zertifikat, "
                "und Microsoft kann sie ablehnen."
            ),
            N_("Öffnen Sie diesen Schritt dann unter dem Namen: Die Umleitungs-URL ändert sich mit."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
    )


def _refused(url: str) -> Iterator[Check]:
    found = sorted({character for character in url if character in REFUSED})
    if found:
        yield Problem(
            "redirect_url.wanted_refused_characters",
            N_(
                "Die nötige Adresse enthält Zeichen, die Microsoft nicht annimmt: %(written)s",
                written=" ".join(found),
            ),
            (
                N_(
                    "Machen Sie cmxOrganize unter einem Pfad erreichbar, in dem diese Zeichen nicht "
                    "vorkommen."
                ),
            ),
            Actor.NETWORK_ADMINISTRATOR,
            STEP,
        )


def _length(url: str) -> Iterator[Check]:
    if len(url) > LONGEST_URL:
        yield Problem(
            "redirect_url.wanted_too_long",
            N_(
                "Die nötige Adresse hat %(length)s Zeichen. Microsoft nimmt höchstens %(longest)s an: "
                "%(url)s",
                length=len(url),
                longest=LONGEST_URL,
                url=brief(url),
            ),
            (N_("Machen Sie cmxOrganize unter einer kürzeren Domain oder einem kürzeren Pfad erreichbar."),),
            Actor.NETWORK_ADMINISTRATOR,
            STEP,
        )
