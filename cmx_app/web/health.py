"""For machines: does the process answer, and does its database? Nothing that an attacker could use."""

from flask import Blueprint, Response

from cmx_app.store.readiness import database_answers
from cmx_app.web.sign_in import public

blueprint = Blueprint("health", __name__, url_prefix="/health")


@blueprint.get("/live")
@public
def live() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/ready")
@public
def ready() -> Response:
    """The database answers too, so requests may be sent here."""
    if database_answers():
        return Response("ok\n", mimetype="text/plain")
    return Response("not ready\n", 503, mimetype="text/plain")
