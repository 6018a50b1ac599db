"""What a request asks for, and what it is answered, the short way.

Werkzeug is prepared for much that never comes.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl
from weakref import WeakKeyDictionary

from flask import Request, Response
from werkzeug.datastructures import Headers, ImmutableMultiDict, MultiDict
from werkzeug.exceptions import ClientDisconnected
from werkzeug.http import parse_cookie
from werkzeug.routing import Map, MapAdapter
from werkzeug.utils import cached_property

from cmx_app.web.headers import LARGEST_REQUEST

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

MOST_ADDRESSES, LONGEST_ADDRESS = 1000, 64
"""So many are remembered, and none that is long enough for an invitation or a ticket."""

_found: WeakKeyDictionary[Map, dict[tuple[str, str], tuple[Any, Any]]] = WeakKeyDictionary()


class Asked(Request):
    """A request whose cookies and form are found at once.

    Werkzeug looks through all headers for cookies, and is prepared for files and streams in every form.
    """

    @cached_property
    def cookies(self) -> ImmutableMultiDict[str, str]:
        """The cookies that the browser sent."""
        return ImmutableMultiDict(parse_cookie(self.environ.get("HTTP_COOKIE")))

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """What stands behind the question mark; most addresses have none."""
        return super().args if self.environ.get("QUERY_STRING") else ImmutableMultiDict()

    @cached_property
    def form(self) -> ImmutableMultiDict[str, str]:
        """The fields of the form, empty when it is none; raises 413 when it is too large."""
        kind = self.environ.get("CONTENT_TYPE", "").partition(";")[0]
        length = self.environ.get("CONTENT_LENGTH", "")
        is_usual = kind == "application/x-www-form-urlencoded" and length.isdecimal()
        if not is_usual or int(length) > LARGEST_REQUEST:
            return super().form
        body = self.environ["wsgi.input"].read(int(length))
        if len(body) < int(length):
            raise ClientDisconnected
        self.files = ImmutableMultiDict()
        return ImmutableMultiDict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


class Answer(Response):
    """A page or a part of one."""

    def get_wsgi_headers(self, environ: "WSGIEnvironment") -> Headers:
        """The headers as they are, where werkzeug would look for addresses and lengths to correct."""
        is_done = self.status_code == 200 and "Content-Length" in self.headers
        return self.headers if is_done else super().get_wsgi_headers(environ)


class KnownAddresses(MapAdapter):
    """Finds the view of an address that was asked for before without looking through all of them."""

    def __init__(self, addresses: Map, request: Request) -> None:
        super().__init__(
            addresses,
            _server_name(request.host),
            request.root_path,
            addresses.default_subdomain,
            request.scheme,
            request.path,
            request.method,
            request.query_string.decode("latin-1"),
        )

    def match(self, *asked: Any, **more: Any) -> Any:
        """The rule and its values; raises what werkzeug raises where there is none."""
        if asked or more != {"return_rule": True} or self.websocket:
            return super().match(*asked, **more)
        known = _found.setdefault(self.map, {})
        key = (self.default_method, self.path_info)
        found = known.get(key)
        if found is None:
            found = super().match(return_rule=True)
            if len(known) >= MOST_ADDRESSES:
                known.clear()
            if len(self.path_info) <= LONGEST_ADDRESS:
                known[key] = found
        rule, values = found
        return rule, dict(values)


@lru_cache(maxsize=100)
def _server_name(host: str) -> str:
    """The host in the letters that addresses are made of; raises BadHost when it is none."""
    return Map().bind(host).server_name
