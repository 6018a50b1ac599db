"""What Microsoft shows only once is not lost because a session ended while its page was open."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import request, session

from cmx_app.checks import Problem
from cmx_app.knowledge.identifiers import check_client_secret, clean
from cmx_app.steps.fields import LONGEST_SECRET
from cmx_app.store.late_secrets import has_late_secret, keep_late_secret, take_late_secret
from cmx_app.store.sign_in import SignedIn
from cmx_app.web.csrf import token_fits
from cmx_app.web.parts import house

View = TypeVar("View", bound=Callable[..., Any])


def takes_secrets(view: View) -> View:
    """Mark a view whose form may hold a client secret for the interface in its address, or for the first."""
    view.takes_secrets = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def loses_secret(view: Callable[..., Any]) -> bool:
    """Whether this form, which came from nobody who is signed in, holds a secret that is lost with it.

    It is not when it can be kept until its sender signs in again.
    """
    secret = clean(request.form.get("client_secret", "")).value
    return bool(secret) and not (_may_be_kept(secret, view) and _keep(secret))


def _may_be_kept(secret: str, view: Callable[..., Any]) -> bool:
    """Only from our own page, and only what looks like a secret: it may take the place of one that works."""
    is_none = any(isinstance(check, Problem) for check in check_client_secret(secret))
    fits = not is_none and len(secret) <= LONGEST_SECRET
    return fits and getattr(view, "takes_secrets", False) and token_fits()


def _keep(secret: str) -> bool:
    interface_id = (request.view_args or {}).get("interface_id")
    return keep_late_secret(house().services.vault, session.get("sign_in", ""), secret, interface_id)


def waits_here() -> bool:
    """Whether a secret waits in this browser for its sender."""
    return has_late_secret(session.get("sign_in", ""))


def take_over(administrator: SignedIn) -> None:
    """Store what waits in this browser for the administrator who signs in."""
    take_late_secret(house().services.vault, session.get("sign_in", ""), administrator)
