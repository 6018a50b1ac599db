"""Connects Microsoft 365 mailboxes to cmxOrganize: the set-up guide as a wizard that checks every value."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from cmx_app.services import Services
    from cmx_app.settings import Settings

_PACKAGE = Path(__file__).resolve().parent
_BESIDE = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent
"""Where templates/, static/ and translations/ lie: in the wheel in the package, in a checkout beside it."""


def create_app(settings: "Settings | None" = None, services: "Services | None" = None) -> "Flask":
    """The application, ready for its first request: the instance is prepared and the database up to date."""
    from flask import Flask

    from cmx_app.services import open_services
    from cmx_app.settings import read_settings
    from cmx_app.store.database import bind
    from cmx_app.store.start import prepare_instance
    from cmx_app.web import (
        address,
        bilingual,
        compression,
        csrf,
        errors,
        headers,
        language,
        logs,
        register_blueprints,
        sign_in,
        static_files,
    )
    from cmx_app.web.parts import House

    settings = settings or read_settings()
    keys = prepare_instance(settings)
    app = Flask("cmx_app", template_folder=None, static_folder=None)
    app.secret_key = keys.secret_key
    app.extensions["cmx"] = House(settings, services or open_services(settings, keys.encryption_keys))
    bind(app, settings)
    # Before a request these act in this order, after it in the opposite one.
    logs.install(app)
    compression.install(app)
    headers.install(app)
    bilingual.install(app, _BESIDE / "templates")
    language.install(app, _BESIDE / "translations")
    sign_in.install(app)
    csrf.install(app)
    errors.install(app)
    static_files.install(app, _BESIDE / "static")
    register_blueprints(app)
    address.install(app, settings)
    return app
