"""examples/intranet as a site of its own, for the tests and the pictures."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tools.checkout import ROOT

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

EXAMPLE = ROOT / "examples" / "intranet"
WHERE_THE_EXAMPLE_LOOKS = "http://localhost:8000"
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}


def intranet(application: str) -> "WSGIApplication":
    """The example with this application in its frame; its own policy permits the least that is needed."""
    policy = f"default-src 'none'; style-src 'self'; script-src 'self' {application}; frame-src {application}"

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = EXAMPLE / (environ["PATH_INFO"].lstrip("/") or "index.html")
        if path.parent != EXAMPLE or path.suffix not in TYPES or not path.is_file():
            return _send(start_response, "404 Not Found", b"", "text/plain", policy)
        body = path.read_text(encoding="utf-8").replace(WHERE_THE_EXAMPLE_LOOKS, application)
        return _send(start_response, "200 OK", body.encode(), TYPES[path.suffix], policy)

    return answer


def _send(
    start: Callable[..., object], status: str, body: bytes, content_type: str, policy: str
) -> Iterable[bytes]:
    headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
    start(status, [*headers, ("Content-Security-Policy", policy)])
    return [body]
