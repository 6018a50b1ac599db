"""The headers that every answer carries, and how large a request may be."""

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)
LARGEST_REQUEST = 1024 * 1024

_ALWAYS = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_HTTPS_ONLY = "max-age=31536000"


def install(app: Flask) -> None:
    """Add the headers to every answer and limit the size of requests."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_REQUEST
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    headers = response.headers
    for name, value in _ALWAYS:
        headers.add(name, value)
    # Only what says itself how long it keeps (static files) is kept anywhere.
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store"
    if request.is_secure:
        headers["Strict-Transport-Security"] = _HTTPS_ONLY
    return response
