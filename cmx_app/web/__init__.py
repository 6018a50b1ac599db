"""Flask lives here, and only here."""

from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl

from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import ClientDisconnected
from werkzeug.http import parse_cookie
from werkzeug.routing import MapAdapter
from werkzeug.utils import cached_property
from werkzeug.wsgi import get_host

from cmx_app.web.headers import LARGEST_REQUEST

PARTS = (
    "compression",
    "headers",
    "address",
    "logs",
    "bilingual",
    "frame",
    "language",
    "kept_parts",
    "session_cookie",
    "sign_in",
    "csrf",
    "errors",
    "static_files",
    "look",
)
"""What every request goes through, in this order; its answer goes back in the opposite one. The first three
stand around the whole application, each around the one before: the third refuses without asking anybody."""

BLUEPRINTS = (
    "sign_in",
    "invitations",
    "health",
    "home",
    "wizard",
    "tenant_look_up",
    "calendar",
    "windows",
    "links",
    "oauth",
    "interfaces",
    "application_settings",
    "mail_accounts",
    "mailbox_checks",
    "preflight",
    "search",
    "error_box",
    "look",
    "static_files",
)
"""The modules whose `blueprint` answers addresses."""


class Asked(Request):
    """A request whose cookies and form are found at once.

    Werkzeug looks through all headers for cookies, and is prepared for files and streams in every form.
    """

    @cached_property
    def cookies(self) -> ImmutableMultiDict[str, str]:
        """The cookies that the browser sent."""
        return ImmutableMultiDict(parse_cookie(self.environ.get("HTTP_COOKIE")))

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


class Application(Flask):
    """A Flask application without asynchronous views."""

    request_class = Asked

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function as it is; Flask would ask each one, ten times a request, whether it is a coroutine."""
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Finds the view of a request, which has been taken apart already; werkzeug would do it again."""
        if request is None:
            return super().create_url_adapter(request)
        request.host = get_host(request.environ)
        return self.url_map.bind(
            request.host,
            request.root_path,
            url_scheme=request.scheme,
            default_method=request.method,
            path_info=request.path,
            query_args=request.query_string.decode("latin-1"),
        )


def install_parts(app: Flask) -> None:
    """Put every request through all parts."""
    for name in PARTS:
        import_module(f"cmx_app.web.{name}").install(app)


def register_blueprints(app: Flask) -> None:
    """Let every module of the list answer its addresses."""
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(f"cmx_app.web.{name}").blueprint)
