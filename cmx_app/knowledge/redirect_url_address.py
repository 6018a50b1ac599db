"""Where the application is used, and the one redirect URL that follows from it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import quote

CALLBACK_PATH: Final = "/App%20E-Mailkonto/continue_oauth"
"""Fixed by cmxOrganize; the blank stays `%20` in everything that is shown, sent or compared."""

DEFAULT_PORTS: Final = {"http": "80", "https": "443"}
_URL: Final = re.compile(r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?P<host>[^/?#]*)(?P<path>[^?#]*)")
_HOST: Final = re.compile(r"(?P<name>\[[^\]]*\]|[^:]*)(?P<colon>:?)(?P<port>.*)", re.DOTALL)
# What may stand in a path as it is; the per cent sign because a prefix may be encoded already.
_LEFT_AS_IT_IS: Final = "/%:@!$&'()*+,;=~-._"


def split_host(host: str) -> tuple[str, str, str]:
    """`name:port` as name, colon and port; what is missing is empty."""
    found = _HOST.fullmatch(host)
    assert found is not None, "the pattern fits every text"
    return found["name"], found["colon"], found["port"]


def is_loopback(host: str) -> bool:
    """Whether this host (with or without port) is the very machine that the browser runs on."""
    name = split_host(host)[0].strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    return is_ip_address(name) and ip_address(name).is_loopback


def is_ip_address(name: str) -> bool:
    """Whether a host is given by number."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def without_default_port(host: str, *schemes: str) -> str:
    """The host without a port that each of these schemes implies."""
    name, _, port = split_host(host)
    return name if port in {DEFAULT_PORTS.get(scheme) for scheme in schemes} or not port else host


@dataclass(frozen=True)
class Address:
    """Where the application is used; `host` carries its port where that is not the default one.

    The prefix is the path under which the application is mounted: empty, or with a slash in front only.
    """

    scheme: str
    host: str
    prefix: str = ""

    @property
    def base(self) -> str:
        """The address that everything of the application begins with, without a slash at the end."""
        return f"{self.scheme}://{self.host}{self.prefix}"

    @classmethod
    def parse(cls, url: str) -> "Address":
        """The address that a URL names: lower case, default port dropped, query and fragment ignored."""
        found = _URL.match(url.strip())
        assert found is not None, "the pattern fits every text"
        scheme = (found["scheme"] or "https").lower()
        host = found["host"].rpartition("@")[2].lower()
        return cls(scheme, without_default_port(host, scheme), found["path"].rstrip("/"))


@lru_cache(maxsize=100)
def redirect_url(address: Address) -> str:
    """The redirect URL for this address: https always, only this very machine may use http.

    Microsoft's form takes http for `localhost` alone, not for 127.0.0.1 or [::1].
    """
    prefix = quote(address.prefix, safe=_LEFT_AS_IT_IS)
    if not is_loopback(address.host):
        host = without_default_port(address.host, address.scheme, "https")
        return f"https://{host}{prefix}{CALLBACK_PATH}"
    name, colon, port = split_host(without_default_port(address.host, address.scheme))
    machine = "localhost" if is_ip_address(name) else name
    return f"{address.scheme}://{machine}{colon}{port}{prefix}{CALLBACK_PATH}"
