"""Forms are only taken from our own pages: by a token, by SameSite and by Sec-Fetch-Site.

Not by the Referer: behind a wrong proxy it never fits, and then every form would fail, the live check that
explains the proxy included.
"""

import re
import secrets
from collections.abc import Callable
from hmac import compare_digest
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, request, session
from werkzeug.exceptions import BadRequest

from cmx_app.web.parts import this_request

_LENGTH = 16
_MASKED = re.compile(rf"[0-9a-f]{{{4 * _LENGTH}}}")

View = TypeVar("View", bound=Callable[..., Any])


class FormExpired(BadRequest):
    """The form's token is not of this session: it was signed out meanwhile, or cookies are blocked."""


def install(app: Flask) -> None:
    """Check every form before its view sees it, and give the templates `csrf_token()`."""
    app.jinja_env.globals["csrf_token"] = csrf_token
    app.before_request(_check_form)


def csrf_token() -> str:
    """The token for the forms of this page.

    It is the session's, masked anew for each page: what a compressed page weighs tells nothing about it.
    """
    token: str | None = g.get("csrf_token")
    if token is None:
        known = session.get("csrf") or session.setdefault("csrf", secrets.token_hex(_LENGTH))
        mask = secrets.token_bytes(_LENGTH)
        token = g.csrf_token = mask.hex() + _xor(mask, bytes.fromhex(known)).hex()
    return token


def answers_expired_forms(view: View) -> View:
    """Mark a view that looks at `g.form_expired`: it shows its page again with what was typed, no more."""
    view.answers_expired_forms = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def _check_form() -> None:
    environ = this_request().environ
    if environ["REQUEST_METHOD"] in ("GET", "HEAD", "OPTIONS"):
        return
    if environ.get("HTTP_SEC_FETCH_SITE") in ("cross-site", "same-site"):
        abort(403)
    if token_fits():
        return
    view = current_app.view_functions.get(request.endpoint or "")
    if not getattr(view, "answers_expired_forms", False) or not comes_from_our_page():
        raise FormExpired
    g.form_expired = True


def token_fits() -> bool:
    """Whether the form was made for this browser's session."""
    known, given = session.get("csrf"), request.form.get("csrf_token", "")
    if known is None or not _MASKED.fullmatch(given):
        return False
    masked = bytes.fromhex(given)
    return compare_digest(_xor(masked[:_LENGTH], masked[_LENGTH:]), bytes.fromhex(known))


def _xor(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one) ^ int.from_bytes(other)).to_bytes(_LENGTH)


def comes_from_our_page() -> bool:
    """Whether a page of ours sent this form or link.

    Browsers send Sec-Fetch-Site over https and on localhost only; elsewhere the origin has to do.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    told = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(told).netloc == request.host
