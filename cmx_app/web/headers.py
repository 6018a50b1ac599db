"""The headers that every answer carries, and how large a request may be."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask

from cmx_app.web.parts import parts_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

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
_NOT_KEPT = ("Cache-Control", "no-store")
_HTTPS_ONLY = ("Strict-Transport-Security", "max-age=31536000")


class HeadersAdded:
    """WSGI middleware: a list grows faster than an answer's headers, which are looked through for each."""

    def __init__(self, app: "WSGIApplication", always: tuple[tuple[str, str], ...]) -> None:
        self.app = app
        self.always = always

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Let the application answer, and add to its headers."""

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            # Only what says itself how long it keeps (static files) is kept anywhere.
            if "Cache-Control" not in dict(headers):
                headers.append(_NOT_KEPT)
            if environ["wsgi.url_scheme"] == "https":
                headers.append(_HTTPS_ONLY)
            return start_response(status, [*headers, *self.always], *error)

        return self.app(environ, start)


def install(app: Flask) -> None:
    """Add the headers to every answer and limit the size of requests."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_REQUEST
    ancestors = " ".join(parts_of(app).settings.frame_ancestors) or "'none'"
    always = (("Content-Security-Policy", CONTENT_SECURITY_POLICY + ancestors), *_ALWAYS)
    app.wsgi_app = HeadersAdded(app.wsgi_app, always)  # type: ignore[method-assign]  # Flask's own advice
