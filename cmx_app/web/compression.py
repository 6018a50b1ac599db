"""Pages and parts travel compressed."""

import gzip

from flask import Flask, Response, request

SMALLEST = 1000
"""Below that a packet is a packet."""

LEVEL = 3
"""A page of 15 kB in 0.2 ms; level 6 takes half as long again for 5 % less."""

_TEXT = ("text/html", "text/css", "text/javascript", "text/calendar", "application/json", "image/svg+xml")


def install(app: Flask) -> None:
    """Compress every text that is worth it."""
    app.after_request(_compress)


def accepts_gzip() -> bool:
    """Whether the browser takes gzip."""
    return "gzip" in request.headers.get("Accept-Encoding", "") and request.accept_encodings["gzip"] > 0


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
        response.set_data(gzip.compress(body, LEVEL, mtime=0))
        headers["Content-Encoding"] = "gzip"
    return response
