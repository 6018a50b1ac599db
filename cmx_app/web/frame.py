"""The same pages once more below /einbetten, for frames in other sites: no masthead, a cookie of their own.

For a request to /einbetten/… the application is mounted one folder deeper, as by a proxy: every link, form
and live check of a page then stays inside by itself, and there is no second wizard.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, abort, current_app, request, session, url_for

from cmx_app.web.parts import parts_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FOLDER = "/einbetten"
SCHEMES = {"hell": "light", "dunkel": "dark"}
"""Values of `?farben=`, and what browsers call them; any other follows the browser again."""

_MARK = "cmx.frame"
_INSIDE = {
    *("wizard", "tenant_look_up", "calendar", "oauth", "mail_accounts", "mailbox_checks", "error_box"),
    *("home", "windows", "links", "preflight"),
}
"""Blueprints that frames show; whoever adds one decides whether it belongs here."""

View = TypeVar("View", bound=Callable[..., Any])


class FrameMount:
    """WSGI middleware that moves the folder from the path into the mount point.

    It stands behind the one that finds the mount point, which knows nothing of frames: so the redirect URL of
    the whole application is the same in a frame.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Mark and remount what is below the folder; all else passes untouched."""
        path = environ["PATH_INFO"]
        if path.startswith(FOLDER) and path[len(FOLDER) :][:1] in ("", "/"):
            environ["SCRIPT_NAME"] += FOLDER
            environ["PATH_INFO"] = path[len(FOLDER) :] or "/"
            environ[_MARK] = True
        return self.app(environ, start_response)


def install(app: Flask) -> None:
    """Keep frames to the wizard, and tell the templates whether they are in one."""
    app.before_request(_enter)
    app.jinja_env.globals.update(
        in_frame=in_frame,
        scheme=scheme,
        outside_url_for=outside_url_for,
        frame_ancestors=" ".join(parts_of(app).settings.frame_ancestors),
    )


def in_frames_too(view: View) -> View:
    """Mark a view that a frame may show though the rest of its blueprint is for nobody's frame."""
    view.is_framed = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def never_in_frames(view: View) -> View:
    """Mark a view that no frame shows though the rest of its blueprint is there."""
    view.is_framed = False  # type: ignore[attr-defined]  # a mark on a function
    return view


def in_frame() -> bool:
    """Whether this request asks for a page below /einbetten."""
    return is_framed(request.environ)


def is_framed(environ: "WSGIEnvironment") -> bool:
    """The same of a request at hand."""
    return _MARK in environ


def root_outside() -> str:
    """Where the application is mounted for those who are in no frame."""
    return request.script_root.removesuffix(FOLDER) if in_frame() else request.script_root


def outside_url_for(endpoint: str, **values: Any) -> str:
    """The address of a page outside of the frame; a link to it has to open a tab of its own."""
    return root_outside() + url_for(endpoint, **values)[len(request.script_root) :]


def scheme() -> str:
    """`light` or `dark` where the site around the frame wants one of them; "" follows the browser."""
    chosen: str = session.get("scheme", "") if in_frame() else ""
    return chosen


def forget_session() -> None:
    """Begin anew with another person; how a frame looks is its site's business and stays."""
    look = {name: session[name] for name in ("language", "scheme") if name in session}
    session.clear()
    session.update(look)


def _enter() -> None:
    """A frame shows the wizard only, as the rest has nothing to do there, in the look that it asks for."""
    if not in_frame():
        return
    wish = request.args.get("farben")
    if wish is not None and SCHEMES.get(wish, "") != session.get("scheme", ""):
        session["scheme"] = SCHEMES.get(wish, "")
    view = current_app.view_functions.get(request.endpoint or "")
    if view is not None and not getattr(view, "is_framed", request.blueprint in _INSIDE):
        abort(404)
