"""Who else is at home around this application: the sites that may have its pages in a frame."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")


def origin(text: str) -> str:
    """The origin as browsers write it; raises ValueError with what is wrong with it.

    Each is written out: a star would also let in what somebody else registers below the same domain.
    """
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
