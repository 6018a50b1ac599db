"""Forms are only taken from our own pages: by a token, by SameSite and by Sec-Fetch-Site.

Not by the Referer: behind a wrong proxy it never fits, and then every form would fail, the live check that
explains the proxy included.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, request
from flask_wtf.csrf import generate_csrf, validate_csrf  # type: ignore[import-untyped]
from werkzeug.exceptions import BadRequest
from wtforms import ValidationError

View = TypeVar("View", bound=Callable[..., Any])


class FormExpired(BadRequest):
    """The form's token is not of this session: it was signed out meanwhile, or cookies are blocked."""


def install(app: Flask) -> None:
    """Check every form before its view sees it, and give the templates `csrf_token()`."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    app.jinja_env.globals["csrf_token"] = generate_csrf
    app.before_request(_check_form)


def answers_expired_forms(view: View) -> View:
    """Mark a view that looks at `g.form_expired`: it shows its page again with what was typed, no more."""
    view.answers_expired_forms = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def _check_form() -> None:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        abort(403)
    if _token_fits():
        return
    view = current_app.view_functions.get(request.endpoint or "")
    if not getattr(view, "answers_expired_forms", False) or not _comes_from_our_page():
        raise FormExpired
    g.form_expired = True


def _token_fits() -> bool:
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def _comes_from_our_page() -> bool:
    """Browsers send Sec-Fetch-Site over https and on localhost only; elsewhere the origin has to do."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host
