"""A small WSGI site: addresses, what answers them, and what all answers have in common.

It is not Flask: the practice Microsoft is a world of its own, and needs no more than Werkzeug's parts.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from werkzeug.exceptions import BadRequest, Forbidden, HTTPException
from werkzeug.http import http_date
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from cmx_app.practice.faults import Faults

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Endpoint = Callable[..., Response]
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True)
class Addresses:
    """Where the practice Microsoft is found: TLS for the application, plain HTTP for people's browsers."""

    authority: str
    pages: str


def rule(path: str, endpoint: Endpoint, *methods: str) -> Rule:
    """An address and the function that answers it (GET, unless told otherwise)."""
    return Rule(path, endpoint=endpoint, methods=methods or ("GET",))


class Site:
    """A WSGI application made of rules."""

    def __init__(self, rules: Iterable[Rule], faults: Faults) -> None:
        self._map = Map(list(rules), merge_slashes=False)
        self._faults = faults

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """The answer as WSGI wants it, with Microsoft's clock and the headers that all answers have."""
        request = Request(environ)
        response = self.answer(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["Date"] = http_date(time.time() + self._faults.seconds("clock_wrong"))
        return response(environ, start_response)

    def answer(self, request: Request) -> Response:
        """The answer to a request, errors included."""
        try:
            _refuse_strangers(request)
            endpoint, values = self._map.bind_to_environ(request.environ).match()
            response: Response = endpoint(request, **values)
        except HTTPException as problem:
            return Response.force_type(problem.get_response(request.environ), request.environ)
        return response


def _refuse_strangers(request: Request) -> None:
    """Only this machine's own pages may talk to us: no rebound host name, no form of another site."""
    if not _is_this_machine(urlsplit(f"//{request.host}").hostname or ""):
        raise BadRequest("This practice Microsoft answers to localhost only.")
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Forbidden("This form was sent by another site.")


def _is_this_machine(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
