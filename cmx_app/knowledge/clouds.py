"""The hosts of each Microsoft cloud.

Sources: Microsoft Learn, "National clouds" (login hosts and portals) and "POP, IMAP and SMTP settings"
(mail hosts). Each cloud needs an app registration of its own.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class HostPort:
    """A server to connect to."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def parse_host_port(text: str) -> HostPort:
    """`host:port` as a HostPort; ValueError says what is wrong."""
    host, colon, port = text.strip().rpartition(":")
    if not colon or not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError("must be a host name and a port number with a colon between them")
    return HostPort(host.strip("[]"), int(port))


@dataclass(frozen=True)
class Cloud:
    """Where one Microsoft cloud is found."""

    name: str
    authority: str
    portal: str
    imap: HostPort
    smtp: HostPort
    scope_host: str
    graph_host: str

    @property
    def scopes(self) -> tuple[str, ...]:
        """The two delegated permissions that the application asks for."""
        return (
            f"https://{self.scope_host}/IMAP.AccessAsUser.All",
            f"https://{self.scope_host}/SMTP.Send",
        )

    @property
    def is_microsofts_own(self) -> bool:
        """Whether MSAL may ask Microsoft which authorities exist (instance discovery)."""
        return self.authority in {cloud.authority for cloud in CLOUDS.values()}

    def error_page(self, number: int) -> str:
        """Microsoft's own page about an AADSTS number."""
        return f"{CLOUDS[self.name].authority}/error?code={number}"

    def with_overrides(
        self,
        *,
        authority: str = "",
        portal: str = "",
        imap: HostPort | None = None,
        smtp: HostPort | None = None,
    ) -> "Cloud":
        """The same cloud with what an installation set by hand."""
        return replace(
            self,
            authority=authority or self.authority,
            portal=portal or self.portal,
            imap=imap or self.imap,
            smtp=smtp or self.smtp,
        )


_GLOBAL = Cloud(
    name="global",
    authority="https://login.microsoftonline.com",
    portal="https://entra.microsoft.com",
    imap=HostPort("outlook.office365.com", 993),
    smtp=HostPort("smtp.office365.com", 587),
    scope_host="outlook.office.com",
    graph_host="graph.microsoft.com",
)
_US_GOV = Cloud(
    name="us-gov",
    authority="https://login.microsoftonline.us",
    portal="https://entra.microsoft.us",
    imap=HostPort("outlook.office365.us", 993),
    smtp=HostPort("smtp.office365.us", 587),
    scope_host="outlook.office365.us",
    graph_host="graph.microsoft.us",
)
_CHINA = Cloud(
    name="china",
    authority="https://login.partner.microsoftonline.cn",
    portal="https://entra.microsoftonline.cn",
    imap=HostPort("partner.outlook.cn", 993),
    smtp=HostPort("smtp.partner.outlook.cn", 587),
    scope_host="partner.outlook.cn",
    graph_host="microsoftgraph.chinacloudapi.cn",
)
CLOUDS: dict[str, Cloud] = {
    "global": _GLOBAL,
    "us-gov": _US_GOV,
    "us-dod": replace(
        _US_GOV,
        name="us-dod",
        imap=HostPort("outlook-dod.office365.us", 993),
        smtp=HostPort("outlook-dod.office365.us", 587),
        scope_host="outlook-dod.office365.us",
        graph_host="dod-graph.microsoft.us",
    ),
    "china": _CHINA,
}
