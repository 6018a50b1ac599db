"""Flask lives here, and only here."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Flask

PARTS = (
    "address",
    "logs",
    "compression",
    "headers",
    "bilingual",
    "frame",
    "language",
    "kept_parts",
    "session_cookie",
    "sign_in",
    "csrf",
    "errors",
    "static_files",
)
"""What every request goes through, in this order; its answer goes back in the opposite one."""

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
    "static_files",
)
"""The modules whose `blueprint` answers addresses."""


class Application(Flask):
    """A Flask application without asynchronous views."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function as it is; Flask would ask each one, ten times a request, whether it is a coroutine."""
        return func


def install_parts(app: Flask) -> None:
    """Put every request through all parts."""
    for name in PARTS:
        import_module(f"cmx_app.web.{name}").install(app)


def register_blueprints(app: Flask) -> None:
    """Let every module of the list answer its addresses."""
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(f"cmx_app.web.{name}").blueprint)
