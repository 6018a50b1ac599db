"""Everything that came in about the address, beside what the browser shows: one row each, with a verdict."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote, unquote

from cmx_app.checks import Ok, Piece
from cmx_app.knowledge import preflight_headers as headers
from cmx_app.knowledge.address_bar import compare_addresses
from cmx_app.knowledge.preflight_ways import judge_count, judge_forwarded, judge_path, judge_sender
from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.proxy_lines import encoded_prefix, port_of
from cmx_app.knowledge.redirect_url_address import Address
from cmx_app.knowledge.redirect_url_marking import mark, visible
from cmx_app.messages import N_, Message

PATH: Final = "/App%20E-Mailkonto/proxy"
"""Of the page that shows this. It holds a blank as the redirect URL does: that it opens proves something."""
_LONGEST: Final = 120
_FROM_THERE: Final = N_("Von dort kam die Anfrage.")
_WAY: Final = N_("Der Weg der Anfrage, wie der Proxy ihn sieht. Für die Adresse ist er gleich.")


@dataclass(frozen=True)
class Row:
    """One thing as it came in here and as the browser shows it; what the browser has no word for is None."""

    name: Message | str
    received: tuple[Piece, ...]
    shown: tuple[Piece, ...] | None
    verdict: headers.Verdict


def address_typed(text: str) -> str:
    """The browser's address bar without this page's own path, however much of it was copied."""
    text = text.strip()[:2000].partition("?")[0].partition("#")[0]
    for path in (PATH, unquote(PATH), quote(PATH), "/assistent/"):
        text = text.partition(path)[0]
    return text


def preflight(received: Received, seen: Address, public_url: str, browser: str) -> tuple[Row, ...]:
    """All rows, in the order in which a proxy's administrator reads them; `browser` is "" when not known."""
    bar = Address.parse(browser) if browser else None
    bar = replace(bar, prefix=unquote(bar.prefix)) if bar else None
    sides = headers.Sides(received, bar, bool(public_url))
    return (
        _row(
            N_("Kopfzeile Host"),
            received.written("Host"),
            bar.host if bar else None,
            headers.judge_host(sides),
        ),
        *(_header_row(name, part, sides) for name, part in _PARTS),
        *_rows_of_the_way(received, bar, public_url),
        _conclusion(received, seen, public_url, browser, bar),
    )


_PARTS: Final[tuple[tuple[str, Callable[[Address], str]], ...]] = (
    ("X-Forwarded-Proto", lambda address: address.scheme),
    ("X-Forwarded-Host", lambda address: address.host),
    ("X-Forwarded-Port", port_of),
    ("X-Forwarded-Prefix", encoded_prefix),
)


def _header_row(name: str, part: Callable[[Address], str], sides: headers.Sides) -> Row:
    shown = part(sides.browser) if sides.browser else None
    return _row(name, sides.received.written(name), shown, headers.judge(name, part, sides))


def _rows_of_the_way(received: Received, bar: Address | None, public_url: str) -> tuple[Row, ...]:
    judged = None if public_url else bar
    sender, counts = judge_sender(received, bool(public_url)), received.trusted_proxies > 0
    return (
        _row("Forwarded", received.written("Forwarded"), None, judge_forwarded(received, judged)),
        _row("X-Forwarded-For", received.written("X-Forwarded-For"), None, _WAY),
        _row(
            N_("Absender der Anfrage"),
            received.sender or "Unix-Socket",
            None,
            sender if counts else _FROM_THERE,
        ),
        _row(
            "CMX_TRUSTED_PROXIES",
            str(received.trusted_proxies),
            None,
            judge_count(received) if counts else sender,
        ),
        _row("CMX_PUBLIC_URL", public_url, bar.base if bar and public_url else None, _public(public_url)),
        _row(N_("Pfad dieser Seite"), received.path, None, judge_path(received.path)),
    )


def _public(public_url: str) -> headers.Verdict:
    if not public_url:
        return N_("Nicht gesetzt: Die Adresse kommt aus der Anfrage.")
    found = N_("Die Adresse ist fest eingestellt. Was ein Proxy dazu sagt, ändert nichts.")
    return Ok("proxy.public_url_set", found)


def _conclusion(received: Received, seen: Address, public_url: str, browser: str, bar: Address | None) -> Row:
    used = Address.parse(public_url) if public_url else seen
    used = replace(used, prefix=unquote(used.prefix))
    compared = compare_addresses(browser, seen, public_url, received)[0] if browser else headers.NOT_COMPARED
    return _row(N_("Daraus schließt dieser Server"), used.base, bar.base if bar else None, compared)


def _row(name: Message | str, received: str, shown: str | None, verdict: headers.Verdict) -> Row:
    here, there = _cut(received), _cut(shown or "")
    if here and there and not isinstance(verdict, Ok):
        compared = mark(there, here)
        return Row(name, compared.have, compared.wanted, verdict)
    return Row(name, _plain(here), None if shown is None else _plain(there), verdict)


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(visible(text)),) if text else ()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
