"""Who else is at home around this application: sites with its pages in a frame, portals that sign links."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

from cmx_app.rights import Rights

SHORTEST_KEY = 32
FEWEST_CHARACTERS = 12
"""How many different ones a key has at least; of 32 random characters far more are different."""

_HOST = re.compile(r"[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class LinkKey:
    """A key that another site's portal signs links with, and what those may open."""

    name: str
    rights: Rights
    secret: SecretStr


def read_origins(value: object) -> object:
    """The origins in a text with commas, as browsers write them."""
    return tuple(map(_origin, _parts(value))) if isinstance(value, str) else value


def read_link_keys(value: object) -> object:
    """The keys in a text with commas; one that is wrong is never in the complaint."""
    return tuple(map(_link_key, _parts(value))) if isinstance(value, str) else value


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _origin(text: str) -> str:
    """Each is written out: a star would also let in what somebody else registers below the same domain."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{text} is not an origin, which is https:// and the host name")
    if parts.path or parts.query or parts.fragment or parts.username is not None:
        raise ValueError(f"{text} is more than an origin: leave away what comes after the host name")
    host, port = parts.netloc.lower(), parts.port
    name = host.removesuffix(f":{port}") if port else host
    if not _HOST.fullmatch(name):
        raise ValueError(f"{text} has to name one host in full")
    is_usual = port == {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{name}" if is_usual or not port else f"{parts.scheme}://{name}:{port}"


def _link_key(text: str) -> LinkKey:
    name, _, rest = text.partition(":")
    rights, _, secret = rest.partition(":")
    if not _NAME.fullmatch(name) or not rights or not secret:
        raise ValueError("must be name:rights:key, the name in small letters, digits and hyphens")
    if len(secret) < SHORTEST_KEY or len(set(secret)) < FEWEST_CHARACTERS:
        raise ValueError(
            f"the key of {name} is too weak. Take {SHORTEST_KEY} random characters or more, as printed by: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
        )
    return LinkKey(name, Rights.read(rights), SecretStr(secret))
