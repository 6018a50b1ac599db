"""Flask lives here, and only here."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Flask, Request
from werkzeug.routing import MapAdapter
from werkzeug.wsgi import get_host

from cmx_app.web.asked import Answer, Asked, KnownAddresses

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


class Application(Flask):
    """A Flask application without asynchronous views."""

    request_class = Asked
    response_class = Answer

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function as it is; Flask would ask each one, ten times a request, whether it is a coroutine."""
        return func

    def update_template_context(self, context: dict[str, Any]) -> None:
        """What every template is told; Flask would ask each blueprint as well, and none adds anything."""
        for told in self.template_context_processors[None]:
            for name, value in self.ensure_sync(told)().items():
                context.setdefault(name, value)

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Finds the view of a request, which has been taken apart already; werkzeug would do it again."""
        if request is None:
            return super().create_url_adapter(request)
        request.host = get_host(request.environ)
        return KnownAddresses(self.url_map, request)


def install_parts(app: Flask) -> None:
    """Put every request through all parts."""
    for name in PARTS:
        import_module(f"cmx_app.web.{name}").install(app)


def register_blueprints(app: Flask) -> None:
    """Let every module of the list answer its addresses."""
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(f"cmx_app.web.{name}").blueprint)
