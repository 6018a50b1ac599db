"""The headers that every answer carries, and how large a request may be."""

from flask import Flask, Response, request

from cmx_app.web.parts import parts_of

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors "
)
"""What pages may load and do, up to who may have them in a frame: nobody, or CMX_FRAME_ANCESTORS."""
LARGEST_REQUEST = 1024 * 1024

_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_HTTPS_ONLY = "max-age=31536000"


def install(app: Flask) -> None:
    """Add the headers to every answer and limit the size of requests."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_REQUEST
    ancestors = " ".join(parts_of(app).settings.frame_ancestors) or "'none'"
    always = (("Content-Security-Policy", CONTENT_SECURITY_POLICY + ancestors), *_ALWAYS)

    def add_headers(response: Response) -> Response:
        headers = response.headers
        for name, value in always:
            headers.add(name, value)
        # Only what says itself how long it keeps (static files) is kept anywhere.
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = "no-store"
        if request.is_secure:
            headers["Strict-Transport-Security"] = _HTTPS_ONLY
        return response

    app.after_request(add_headers)
