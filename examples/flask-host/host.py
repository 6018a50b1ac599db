"""Another Flask application that has the wizard below /mail. Run it: see README.md."""

import os

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from cmx_app import create_app

host = Flask(__name__)


@host.get("/")
def start() -> str:
    """The page of the other application."""
    return (
        '<!doctype html><html lang="de"><title>Verwaltung</title><h1>Verwaltung</h1>'
        '<p><a href="/mail/">E-Mail für cmxOrganize einrichten</a></p>'
    )


# Any WSGI application does: the wizard takes from SCRIPT_NAME where it is mounted.
host.wsgi_app = DispatcherMiddleware(host.wsgi_app, {"/mail": create_app()})  # type: ignore[method-assign]

if __name__ == "__main__":
    host.run(port=int(os.environ.get("PORT", "5000")))
