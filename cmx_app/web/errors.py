"""What is shown when a request can't be answered: what happened, what to do, and a number in the log."""

import re

import structlog
from flask import Flask, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from cmx_app.checks import Actor, Problem
from cmx_app.messages import N_, Message
from cmx_app.web.csrf import FormExpired
from cmx_app.web.logs import reference
from cmx_app.web.rights import NotAllowed

_TARGET = re.compile(r"[a-z]+#([A-Za-z][\w-]*)")


def _explain(fact: str, title: Message, *fix: Message, actor: Actor = Actor.YOU) -> Problem:
    return Problem(f"page.{fact}", title, fix, actor)


_FORM_EXPIRED = _explain(
    "form_expired",
    N_("Dieses Formular ist abgelaufen"),
    N_("Gehen Sie im Browser zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal ab."),
    N_("Passiert das jedes Mal, dann nimmt Ihr Browser unser Cookie nicht an: Bitte erlauben Sie Cookies."),
)
_NOT_ALLOWED = _explain(
    "not_allowed",
    N_("Diese Seite öffnet Ihr Link nicht"),
    N_("Sie sind über einen Link aus Ihrem Portal angemeldet. Er öffnet nur einen Teil der Seiten."),
    N_("Brauchen Sie mehr, dann melden Sie sich hier ab und mit Namen und Passwort wieder an."),
)
_BROKEN = _explain(
    "broken",
    N_("Da ist bei uns etwas schiefgegangen"),
    N_("Versuchen Sie es gleich noch einmal. Gespeichertes ist nicht verloren."),
    N_(
        "Bleibt es dabei, dann nennen Sie bitte denen, die den Server betreuen, die Nummer unten: "
        "Sie steht im Protokoll."
    ),
)
_BY_STATUS = {
    400: _explain(
        "bad_request",
        N_("Diese Anfrage verstehen wir nicht"),
        N_("Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal."),
    ),
    403: _explain(
        "forbidden",
        N_("Das kommt von einer fremden Seite"),
        N_("Formulare nehmen wir nur von unseren eigenen Seiten an. Beginnen Sie bitte auf der Startseite."),
    ),
    404: _explain(
        "not_found",
        N_("Diese Seite gibt es nicht"),
        N_("Vielleicht ist die Adresse veraltet oder unvollständig. Beginnen Sie bitte auf der Startseite."),
    ),
    405: _explain(
        "method_not_allowed",
        N_("Diese Adresse lässt sich nicht aufrufen"),
        N_("Sie gehört zu einem Formular. Beginnen Sie bitte auf der Startseite."),
    ),
    413: _explain(
        "too_large",
        N_("Das ist zu viel auf einmal"),
        N_("Mehr als 1 MB nehmen wir nicht an. Fügen Sie bitte nur den Teil ein, um den es geht."),
    ),
    429: _explain(
        "too_many",
        N_("Das waren zu viele Versuche"),
        N_("Warten Sie bitte eine Viertelstunde und versuchen Sie es dann noch einmal."),
    ),
    500: _BROKEN,
}
_BY_KIND: dict[type[HTTPException], Problem] = {FormExpired: _FORM_EXPIRED, NotAllowed: _NOT_ALLOWED}

_LAST_RESORT = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Da ist etwas schiefgegangen – cmxOrganize</title></head>
<body><div id="assistent"><main><h1>Da ist etwas schiefgegangen</h1>
<p>Versuchen Sie es gleich noch einmal. Nummer im Protokoll: {reference}</p>
<p lang="en">Something went wrong. Please try again. Number in the log: {reference}</p>
</main></div></body></html>
"""


def install(app: Flask) -> None:
    """Answer every error with a page or a part of ours."""
    app.register_error_handler(HTTPException, show_refusal)
    app.register_error_handler(Exception, show_breakdown)


def show_refusal(error: HTTPException) -> Response:
    """The page or part for a request that was refused with an HTTP status."""
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    by_status = _BY_STATUS.get(error.code) or (_BY_STATUS[400] if error.code < 500 else _BROKEN)
    explanation = _BY_KIND.get(type(error), by_status)
    response = _show(explanation, error.code)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def show_breakdown(error: Exception) -> Response:
    """The page or part for a fault of ours; asks nothing of the database, as that may be what is broken."""
    structlog.get_logger().error("broken", path=request.path, method=request.method, exc_info=error)
    g.setdefault("administrator", None)
    try:
        return _show(_BROKEN, 500)
    except Exception as again:
        structlog.get_logger().error("error page broken", exc_info=again)
        return Response(_LAST_RESORT.format(reference=reference()), 500, mimetype="text/html")


def _show(explanation: Problem, status: int) -> Response:
    target = _live_region()
    template = "errors/part.html" if target else "errors/page.html"
    page = render_template(template, explanation=explanation, reference=reference(), target=target)
    return make_response(page, status)


def _live_region() -> str:
    """The id of the live region that htmx wants to fill; "" where a page is wanted."""
    if request.headers.get("HX-Request") != "true":
        return ""
    target = _TARGET.fullmatch(request.headers.get("HX-Target", ""))
    return "" if target is None or target[1] == "assistent" else target[1]
