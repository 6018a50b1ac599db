"""Flask lives here, and only here."""

from importlib import import_module

from flask import Flask

BLUEPRINTS = (
    "sign_in",
    "invitations",
    "health",
    "home",
    "wizard",
    "tenant_look_up",
    "calendar",
    "oauth",
    "interfaces",
    "application_settings",
    "mail_accounts",
    "search",
    "error_box",
)
"""The modules whose `blueprint` answers addresses."""


def register_blueprints(app: Flask) -> None:
    """Let every module of the list answer its addresses."""
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(f"cmx_app.web.{name}").blueprint)
