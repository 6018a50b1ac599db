"""Connects Microsoft 365 mailboxes to cmxOrganize: the set-up guide as a wizard that checks every value."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from cmx_app.services import Services
    from cmx_app.settings import Settings

_PACKAGE = Path(__file__).resolve().parent
_RESOURCES = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent
"""Where templates/, static/ and translations/ lie: in the wheel in the package, in a checkout beside it."""


def create_app(settings: "Settings | None" = None, services: "Services | None" = None) -> "Flask":
    """The application, ready for its first request: the instance is prepared and the database up to date."""
    from cmx_app.services import open_services
    from cmx_app.settings import read_settings
    from cmx_app.store.database import bind
    from cmx_app.store.start import prepare_instance
    from cmx_app.web import Application, install_parts, register_blueprints
    from cmx_app.web.parts import House

    settings = settings or read_settings()
    keys = prepare_instance(settings)
    services = services or open_services(settings, keys.encryption_keys)
    app = Application("cmx_app", template_folder=None, static_folder=None)
    app.secret_key = keys.secret_key
    app.extensions["cmx"] = House(settings, services, _RESOURCES)
    bind(app, settings)
    install_parts(app)
    register_blueprints(app)
    return app
