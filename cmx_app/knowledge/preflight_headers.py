"""The headers that carry scheme, host, port and prefix: whether each is right, and what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.knowledge.proxies import STEP, Received
from cmx_app.knowledge.redirect_url_address import Address, split_host, without_default_port
from cmx_app.knowledge.redirect_url_characters import brief
from cmx_app.messages import N_, Message

Verdict = Check | Message
"""What a row comes to; only words where there is nothing to judge."""

NOT_COMPARED: Final = N_("Noch nicht verglichen.")
_ADD_IT: Final = N_(
    "Lassen Sie den Proxy %(header)s: %(needed)s mitschicken. Die Zeilen für Ihren Server stehen unter der "
    "Tabelle."
)
_LOST: Final = {
    "X-Forwarded-Proto": N_("Fehlt. Dieser Server hält die Verbindung für http, im Browser steht https."),
    "X-Forwarded-Host": N_("Fehlt. Dieser Server erfährt nicht, welcher Name im Browser steht."),
    "X-Forwarded-Port": N_("Fehlt. Der Port aus der Adresszeile geht unterwegs verloren."),
    "X-Forwarded-Prefix": N_(
        "Fehlt. Der Proxy nimmt den Anfang des Pfades weg und sagt es diesem Server nicht."
    ),
}


@dataclass(frozen=True)
class Sides:
    """What came in, and what the browser shows where that is known."""

    received: Received
    browser: Address | None
    is_fixed: bool
    """Whether CMX_PUBLIC_URL decides."""

    @property
    def host_told(self) -> str:
        """The host that counts: as the proxy tells it, else as the request names it."""
        told = self.received.header("X-Forwarded-Host") if self.received.is_believed else ""
        return (told or self.received.written("Host")).lower()


def judge_host(sides: Sides) -> Verdict:
    """Whether the name in the address bar arrives at all."""
    bar, host = sides.browser, sides.received.written("Host").lower()
    if bar is None or sides.is_fixed:
        return _without_effect("Host") if sides.is_fixed else NOT_COMPARED
    if _same_host(host, bar):
        return Ok("proxy.header_right", N_("Stimmt: Der Name kommt unverändert an."), subject="Host")
    if _same_host(sides.host_told, bar):
        found = N_("Das ist ein innerer Name. X-Forwarded-Host gleicht es aus.")
        return Ok("proxy.header_not_needed", found, subject="Host")
    return Caution(
        "proxy.host_internal",
        N_("Hier kommt nur ein innerer Name an, nicht der aus dem Browser."),
        (N_("Lassen Sie den Proxy den Namen weiterreichen oder X-Forwarded-Host mitschicken."),),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        subject="Host",
    )


def judge(name: str, part: Callable[[Address], str], sides: Sides) -> Verdict:
    """Whether this header is right, missing, wrong, or right for nothing."""
    if sides.browser is None or sides.is_fixed:
        return _without_effect(name) if sides.is_fixed else NOT_COMPARED
    if name == "X-Forwarded-Port" and not _same_name(sides.host_told, sides.browser):
        return N_("Sagt erst etwas, wenn der Name stimmt.")
    needed, received = part(sides.browser), sides.received
    is_fine_without = _is(name, part(_unproxied(name, sides)), needed)
    if not received.written(name):
        return _not_needed(name) if is_fine_without else _missing(name, needed)
    if _is(name, received.header(name), needed):
        return _right(name, received.is_believed, is_fine_without)
    return _wrong(name, needed, received)


def _unproxied(name: str, sides: Sides) -> Address:
    """The address without this header; its port is that of the host, wherever that comes from."""
    plain, browser = sides.received.unproxied, sides.browser
    if name != "X-Forwarded-Port" or browser is None:
        return plain
    return Address(browser.scheme, without_default_port(sides.host_told, browser.scheme))


def _is(name: str, value: str, needed: str) -> bool:
    if name == "X-Forwarded-Prefix":
        return " " not in value and unquote(value.rstrip("/")) == unquote(needed)
    if name == "X-Forwarded-Host":
        return without_default_port(value.lower(), "http", "https") == needed
    return value.lower() == needed


def _same_host(host: str, bar: Address) -> bool:
    return without_default_port(host, "http", "https") == bar.host


def _same_name(host: str, bar: Address) -> bool:
    return split_host(host)[0] == split_host(bar.host)[0]


def _without_effect(name: str) -> Ok:
    found = N_("Ohne Wirkung, denn CMX_PUBLIC_URL legt die Adresse fest.")
    return Ok("proxy.header_not_needed", found, subject=name)


def _not_needed(name: str) -> Ok:
    return Ok("proxy.header_not_needed", N_("Fehlt und wird hier nicht gebraucht."), subject=name)


def _right(name: str, is_believed: bool, is_fine_without: bool) -> Check:
    if is_believed or is_fine_without:
        return Ok("proxy.header_right", N_("Stimmt."), subject=name)
    return Caution(
        "proxy.header_not_believed",
        N_("Stimmt, zählt hier aber nicht: Diesem Absender wird nicht geglaubt."),
        (N_("Was dafür einzustellen ist, steht weiter unten in der Tabelle."),),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        subject=name,
    )


def _missing(name: str, needed: str) -> Problem:
    return _problem("proxy.header_missing", name, _LOST[name], _add(name, needed))


def _wrong(name: str, needed: str, received: Received) -> Problem:
    values = received.values(name)
    right = [n for n, value in enumerate(reversed(values), 1) if _is(name, value, needed)]
    if right:
        found = N_(
            "Mehrere Proxys haben geschrieben. Gezählt wird „%(counted)s“, richtig wäre „%(needed)s“.",
            counted=brief(received.header(name)),
            needed=brief(needed),
        )
        fix = N_(
            "Stellen Sie CMX_TRUSTED_PROXIES auf %(count)s, wenn so viele Proxys davor stehen.",
            count=right[0],
        )
        return _problem("proxy.wrong_count", name, found, fix)
    if name == "X-Forwarded-Prefix" and " " in received.header(name):
        found = N_("Kommt mit einem Leerzeichen an: Unterwegs wurde „%%20“ entschlüsselt.")
        return _problem("proxy.header_decoded", name, found, _add(name, needed))
    found = N_("Kommt mit „%(value)s“ an.", value=brief(received.header(name)))
    return _problem("proxy.header_wrong", name, found, _add(name, needed or "/"))


def _add(name: str, needed: str) -> Message:
    return Message(_ADD_IT.msgid, {"header": name, "needed": brief(needed)})


def _problem(code: str, name: str, found: Message, fix: Message) -> Problem:
    return Problem(code, found, (fix,), Actor.NETWORK_ADMINISTRATOR, STEP, subject=name)
