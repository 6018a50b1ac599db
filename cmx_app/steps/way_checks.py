"""The first checks of each chain: does the name resolve, does anybody answer, is the server trusted."""

from cmx_app.checks import Actor, Caution, Check, Evidence, Ok, Snippet
from cmx_app.knowledge.clouds import CLOUDS
from cmx_app.messages import N_
from cmx_app.services.trust import Chain

_MOST_ADDRESSES = 3


def judge_name(area: str, host: str, addresses: tuple[str, ...]) -> Check:
    """The name leads somewhere."""
    shown = ", ".join(addresses[:_MOST_ADDRESSES]) + (" …" if len(addresses) > _MOST_ADDRESSES else "")
    found = N_("%(host)s führt zu %(addresses)s.", host=host, addresses=shown)
    return Ok(f"{area}.name_resolves", found, subject=host)


def judge_connection(area: str, host: str, address: str) -> Check:
    """Somebody answers there."""
    found = N_("%(host)s antwortet unter %(address)s.", host=host, address=address)
    return Ok(f"{area}.connects", found, subject=host)


def judge_chain(area: str, host: str, chain: Chain | None) -> Check:
    """The server is trusted; where a private authority says so for Microsoft's own, somebody looks in."""
    if chain is None:
        found = N_("Verschlüsselt und geprüft: Dem Zertifikat von %(host)s wird vertraut.", host=host)
        return Ok(f"{area}.tls_trusted", found, subject=host)
    # The server's own certificate stands first, so that it reads from the bottom up like a signature.
    evidence = Evidence(snippets=(Snippet(N_("Kette der Zertifikate"), "\n↑ ".join(chain.names)),))
    if not chain.is_public and _is_microsofts_own(host):
        return _private(area, host, chain, evidence)
    found = N_(
        "Verschlüsselt und geprüft. Das Zertifikat hat %(issuer)s ausgestellt, es gilt bis %(day)s.",
        issuer=chain.issuer,
        day=chain.valid_until.date(),
    )
    return Ok(f"{area}.tls_trusted", found, subject=host, evidence=evidence)


def _private(area: str, host: str, chain: Chain, evidence: Evidence) -> Caution:
    return Caution(
        f"{area}.tls_private_authority",
        N_(
            "Das Zertifikat von %(host)s hat %(issuer)s ausgestellt. Das ist keine öffentliche Stelle: "
            "Meistens öffnet ein Virenscanner oder Proxy Ihres Netzes die Verbindung.",
            host=host,
            issuer=chain.issuer,
        ),
        (
            N_("Klappt alles andere, ist nichts zu tun: Dieser Server vertraut der Stelle."),
            N_(
                "Klappt etwas nicht, bitten Sie die Netzwerk-Administration, %(host)s von der Prüfung "
                "auszunehmen.",
                host=host,
            ),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        step="ueberblick",
        subject=host,
        evidence=evidence,
    )


def _is_microsofts_own(host: str) -> bool:
    own = (
        {f"{cloud.authority.removeprefix('https://')}:443", str(cloud.imap), str(cloud.smtp)}
        for cloud in CLOUDS.values()
    )
    return any(host in hosts for hosts in own)
