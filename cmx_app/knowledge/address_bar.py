"""The browser's address bar beside what this server believes its own address to be."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from cmx_app.checks import Actor, Caution, Check, Evidence, Ok, Problem
from cmx_app.knowledge.proxies import STEP, Received, cause, headers_not_believed
from cmx_app.knowledge.proxy_lines import PREFLIGHT, public_url_line
from cmx_app.knowledge.proxy_servers import evidence_for
from cmx_app.knowledge.redirect_url_address import DEFAULT_PORTS, Address, is_loopback, split_host
from cmx_app.messages import N_, Message


def compare_addresses(
    browser: str, server: Address, public_url: str, received: Received | None = None
) -> tuple[Check, ...]:
    """Where the two differ, with the proxy's header that is missing and the lines that set it.

    `browser` is the address bar's origin and prefix, "" when the page could not say. Where a public address
    is set, nothing that the proxy says matters: a difference is then only a caution.
    """
    if not browser.strip():
        told = _parse(public_url) if public_url else server
        return tuple(_not_https(told, told, received))
    seen = _parse(browser)
    if public_url:
        public = _parse(public_url)
        return (*_not_https(public, public, received), _beside_public_url(seen, public))
    server = replace(server, prefix=unquote(server.prefix.rstrip("/")))
    not_believed = headers_not_believed(received, server)
    told = received.address(server) if received and not_believed else server
    found = list(_differences(seen, told, received))
    if found:
        found[0] = replace(found[0], evidence=evidence_for(seen, received))
    else:
        found = list(_not_https(seen, told, received))
    return (*not_believed, *found) or (_matches(seen),)


def _parse(url: str) -> Address:
    address = Address.parse(url)
    return replace(address, prefix=unquote(address.prefix))


def _matches(seen: Address) -> Check:
    found = N_("Adresszeile und Server stimmen überein: %(address)s.", address=seen.base)
    return Ok("address.matches", found)


def _beside_public_url(seen: Address, public: Address) -> Check:
    if seen == public:
        return _matches(seen)
    return Caution(
        "address.public_url_differs",
        N_(
            "In der Adresszeile steht %(seen)s, fest eingestellt ist %(public)s (CMX_PUBLIC_URL).",
            seen=seen.base,
            public=public.base,
        ),
        (
            N_(
                "Benutzen Sie cmxOrganize unter %(public)s: Dorthin schickt Microsoft Sie zurück.",
                public=public.base,
            ),
            N_(
                "Stimmt die eingestellte Adresse nicht mehr, ändern Sie CMX_PUBLIC_URL und starten Sie "
                "cmxOrganize neu."
            ),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        evidence=Evidence(snippets=(public_url_line(seen),), links=(PREFLIGHT,)),
    )


def _differences(seen: Address, server: Address, received: Received | None) -> Iterator[Problem]:
    seen_name, _, seen_port = split_host(seen.host)
    name, _, port = split_host(server.host)
    if seen.scheme != server.scheme:
        yield _scheme_differs(seen, server, received)
    if seen_name != name.lower():
        yield _host_differs(seen, server, received)
    elif _port_of(seen.scheme, seen_port) != _port_of(server.scheme, port):
        is_default = (
            not seen_port and not port
        )  # each the default of its scheme: the scheme is the difference
        if not is_default:
            yield _port_differs(seen, server, received)
    if seen.prefix != server.prefix:
        yield _prefix_differs(seen, server, received)


def _port_of(scheme: str, port: str) -> str:
    return port or DEFAULT_PORTS.get(scheme, "")


def _differs(code: str, found: Message, why: Message) -> Problem:
    return Problem(
        code,
        N_("%(found)s %(why)s", found=found, why=why),
        (
            N_(
                "Ergänzen Sie im Proxy vor cmxOrganize die Zeilen, die zu Ihrem Server passen, und laden "
                "Sie ihn neu."
            ),
            N_("Laden Sie danach diese Seite neu: Sie vergleicht noch einmal."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
    )


def _scheme_differs(seen: Address, server: Address, received: Received | None) -> Problem:
    found = N_(
        "In der Adresszeile steht %(seen)s://, der Server sieht %(server)s://.",
        seen=seen.scheme,
        server=server.scheme,
    )
    return _differs("address.scheme_differs", found, cause("X-Forwarded-Proto", seen.scheme, received))


def _host_differs(seen: Address, server: Address, received: Received | None) -> Problem:
    found = N_(
        "In der Adresszeile steht %(seen)s, der Server sieht %(server)s.", seen=seen.host, server=server.host
    )
    return _differs("address.host_differs", found, cause("X-Forwarded-Host", seen.host, received))


def _port_differs(seen: Address, server: Address, received: Received | None) -> Problem:
    seen_port = _port_of(seen.scheme, split_host(seen.host)[2])
    port = _port_of(server.scheme, split_host(server.host)[2])
    found = N_(
        "In der Adresszeile gilt Port %(seen)s, der Server sieht Port %(server)s.",
        seen=seen_port,
        server=port,
    )
    return _differs("address.port_differs", found, cause("X-Forwarded-Port", seen_port, received))


def _prefix_differs(seen: Address, server: Address, received: Received | None) -> Problem:
    found = N_(
        "In der Adresszeile beginnt der Pfad mit „%(seen)s“, der Server sieht „%(server)s“.",
        seen=seen.prefix or "/",
        server=server.prefix or "/",
    )
    return _differs(
        "address.prefix_differs", found, cause("X-Forwarded-Prefix", seen.prefix or "/", received)
    )


def _not_https(seen: Address, server: Address, received: Received | None) -> Iterator[Problem]:
    if seen.scheme == "https" or is_loopback(seen.host):
        return
    secure = replace(seen, scheme="https")
    yield Problem(
        "address.not_https",
        N_(
            "cmxOrganize wird über http benutzt: %(address)s. Microsoft schickt nur zu https-Adressen "
            "zurück.",
            address=server.base,
        ),
        (
            N_(
                "Steht in der Adresszeile schon https, sagt der Proxy es dem Server nicht: Ergänzen Sie "
                "dort die Kopfzeile X-Forwarded-Proto."
            ),
            N_("Sonst richten Sie https ein und öffnen Sie diesen Schritt dann über https."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        evidence=evidence_for(secure, received),
    )
