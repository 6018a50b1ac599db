"""The permissions that exist, and to which resource each belongs."""

from collections.abc import Iterable
from dataclasses import dataclass

OPENID_SCOPES = ("openid", "profile", "offline_access", "email")
DEFAULT = "/.default"
MAIL_HOSTS = (
    "https://outlook.office.com",
    "https://outlook.office365.com",
    "https://outlook.office365.us",
    "https://outlook-dod.office365.us",
    "https://partner.outlook.cn",
)
GRAPH_HOSTS = (
    "https://graph.microsoft.com",
    "https://graph.microsoft.us",
    "https://microsoftgraph.chinacloudapi.cn",
)
IMAP = "IMAP.AccessAsUser.All"
SMTP = "SMTP.Send"
PERMISSIONS = (IMAP, SMTP, "POP.AccessAsUser.All", "Mail.Send", "Mail.Read", "User.Read")


class UnknownScope(Exception):
    """A resource that is there has no such permission."""

    def __init__(self, resource: str, permission: str) -> None:
        super().__init__(permission)
        self.resource, self.permission = resource, permission


class UnknownResource(Exception):
    """There is no such resource in the organization."""


@dataclass(frozen=True)
class Scope:
    """One permission; `resource` is empty for those of OpenID Connect."""

    resource: str
    permission: str

    def __str__(self) -> str:
        return f"{self.resource}/{self.permission}" if self.resource else self.permission


def parse(text: str) -> tuple[Scope, ...]:
    """The permissions asked for; UnknownScope or UnknownResource name the first that does not exist."""
    return tuple(_parse_one(word) for word in dict.fromkeys(text.split()))


def resources(scopes: Iterable[Scope]) -> tuple[str, ...]:
    """The resources that the permissions belong to, each once."""
    return tuple(dict.fromkeys(scope.resource for scope in scopes if scope.resource))


def _parse_one(word: str) -> Scope:
    if word in OPENID_SCOPES:
        return Scope("", word)
    if "://" not in word:
        return _checked(GRAPH_HOSTS[0], word)
    resource, _, permission = word.rpartition("/")
    resource = resource.rstrip("/")  # https://outlook.office.com//.default is a known way to write it
    if resource not in (*MAIL_HOSTS, *GRAPH_HOSTS):
        raise UnknownResource(resource)
    return _checked(resource, permission)


def _checked(resource: str, permission: str) -> Scope:
    if permission not in (*PERMISSIONS, ".default"):
        raise UnknownScope(resource, permission)
    return Scope(resource, permission)
