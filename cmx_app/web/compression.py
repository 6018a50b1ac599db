"""Pages and parts travel compressed."""

import zlib
from functools import lru_cache

from flask import Flask, Response, request
from werkzeug.http import parse_accept_header

SMALLEST = 1000
"""Below that a packet is a packet."""

LEVEL = 3
"""A page of 12 kB becomes 4.2 kB in 0.05 ms; level 6 takes 0.03 ms longer for 7 % less."""

_GZIP, _WINDOW, _MEMORY = 16, 14, 8
_SMALL, _SMALL_WINDOW, _SMALL_MEMORY = 4096, 12, 6
"""A window of 16 kB sees all of a page, one of 4 kB all of a part; larger ones take longer to clear."""

_TEXT = ("text/html", "text/css", "text/javascript", "text/calendar", "application/json", "image/svg+xml")


def install(app: Flask) -> None:
    """Compress every text that is worth it."""
    app.after_request(_compress)


def accepts_gzip() -> bool:
    """Whether the browser takes gzip."""
    return _names_gzip(request.headers.get("Accept-Encoding", ""))


@lru_cache(maxsize=100)
def _names_gzip(accepted: str) -> bool:
    # Only a few different ones are ever sent, and taking them apart takes as long as compressing a part.
    return parse_accept_header(accepted)["gzip"] > 0


def _compress(response: Response) -> Response:
    headers = response.headers
    if response.direct_passthrough or response.mimetype not in _TEXT:
        return response
    if "Vary" not in headers:
        headers["Vary"] = "Accept-Encoding, Accept-Language, HX-Request"
    if "Content-Encoding" in headers or not accepts_gzip():
        return response
    body = response.get_data()
    if len(body) >= SMALLEST:
        response.set_data(_packed(body))
        headers["Content-Encoding"] = "gzip"
    return response


def _packed(body: bytes) -> bytes:
    window, memory = (_SMALL_WINDOW, _SMALL_MEMORY) if len(body) <= _SMALL else (_WINDOW, _MEMORY)
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP + window, memory)
    return packer.compress(body) + packer.flush()
