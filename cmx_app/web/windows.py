"""Windows of their own for what no frame may show: signing in here, and at Microsoft.

A frame's cookie is not sent to a window, and a window's not to the frame. So the frame gives the window a
ticket, good for one opening within a minute, and asks the store until the window has done its errand.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import (
    Blueprint,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response

from cmx_app.store.tickets import (
    Errand,
    Purpose,
    Standing,
    note_done,
    open_ticket,
    read_ticket,
    standing_of,
    take_sign_in,
    ticket_for,
)
from cmx_app.web.csrf import comes_from_our_page
from cmx_app.web.frame import in_frame, never_in_frames, outside_url_for
from cmx_app.web.parts import local_path, page_or_part
from cmx_app.web.sign_in import current_administrator, let_in, public, signed_in

blueprint = Blueprint("windows", __name__)

COOKIE = "cmx_window"
"""Which errand a window is on, while somebody signs in there."""

_HALF_AN_HOUR = 30 * 60
_FRESH = timedelta(seconds=40)
"""A shown ticket that is older is replaced."""


def send_window(errand: Errand) -> str:
    """What the frame shows while a window is on its errand, with the link that opens it."""
    return _shown(errand, _stand(errand))


def signing_key() -> str:
    """What signs tickets and links."""
    return str(current_app.secret_key)


@blueprint.get("/anmelden/im-rahmen")
@public
def sign_in() -> Response | str:
    """What a frame shows to whom it does not know."""
    if not in_frame():
        return redirect(f"{request.script_root}/anmelden", 303)
    back = local_path(request.args.get("zurueck", "")) or url_for("wizard.resume")
    return redirect(back, 303) if signed_in() else render_template("pages/frame_sign_in.html", back=back)


@blueprint.get("/anmelden/im-rahmen/fenster")
@public
def send_to_sign_in() -> str:
    """Send a window to sign somebody in."""
    back = local_path(request.args.get("zurueck", "")) or url_for("wizard.resume")
    errand = Errand.new(Purpose.SIGN_IN, back, url_for(".send_to_sign_in", zurueck=back))
    session["window"] = errand.id
    return send_window(errand)


@blueprint.get("/fenster/<token>/stand")
@public
def look(token: str) -> Response:
    """What has become of the window; 204 while there is nothing new to show."""
    found = read_ticket(token, signing_key()) or abort(410)
    errand, written_at = found
    if not _is_ours(errand):
        return make_response(_shown(errand, "cookieless"))
    if errand.purpose is Purpose.SIGN_IN and (taken := take_sign_in(errand.id)):
        let_in(taken[0], begun_from=taken[1])
        return make_response(_shown(errand, "done"))
    stand = _stand(errand)
    is_fresh = stand in ("open", "closed") or datetime.now(UTC) - written_at < _FRESH
    if stand == request.args.get("war") and is_fresh:
        return Response(status=204)
    return make_response(_shown(errand, stand))


@blueprint.get("/fenster/anmelden/<ticket>")
@public
@never_in_frames
def open_to_sign_in(ticket: str) -> Response | tuple[str, int]:
    """Begin to sign in for the frame that opened this window, and for no other: nobody can send this link."""
    errand = open_ticket(ticket, signing_key()) if comes_from_our_page() else None
    if errand is None or errand.purpose is not Purpose.SIGN_IN:
        return expired()
    response = redirect(url_for(".signed_in_here"), 303)
    response.set_cookie(
        COOKIE,
        errand.id,
        max_age=_HALF_AN_HOUR,
        path=f"{request.root_path.rstrip('/')}/",
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response


@blueprint.get("/fenster/angemeldet")
@never_in_frames
def signed_in_here() -> Response | tuple[str, int]:
    """Hand who is signed in here over to the frame."""
    id = request.cookies.get(COOKIE, "")
    if standing_of(id) is not Standing.OPENED:
        return expired()
    note_done(id, current_administrator().id, session.get("sign_in", ""))
    response = redirect(url_for(".close"), 303)
    response.delete_cookie(COOKIE, path=f"{request.root_path.rstrip('/')}/")
    return response


@blueprint.get("/fenster/fertig")
@public
@never_in_frames
def close() -> str:
    """The window's last page: it may be closed."""
    return render_template("pages/window_done.html")


def expired() -> tuple[str, int]:
    """A ticket that opens nothing any more."""
    return render_template("pages/window_expired.html"), 410


def _is_ours(errand: Errand) -> bool:
    """Whether this frame is the one that sent the window."""
    if errand.purpose is Purpose.SIGN_IN:
        return session.get("window") == errand.id
    here = signed_in()
    return here is not None and here.id == errand.administrator_id


def _stand(errand: Errand) -> str:
    standing = standing_of(errand.id)
    if standing is Standing.DONE:
        return "done"
    if errand.is_late:
        return "late"
    if "zu" in request.args:
        return "closed"
    if standing is Standing.OPENED:
        return "open"
    return "blocked" if "blockiert" in request.args else "waiting"


def _shown(errand: Errand, stand: str) -> str:
    ticket = ticket_for(errand, signing_key())
    told: dict[str, Any] = {name: request.args.get(name) for name in ("zu", "blockiert")}
    is_sign_in = errand.purpose is Purpose.SIGN_IN
    opens = "windows.open_to_sign_in" if is_sign_in else "oauth.begin_in_window"
    return page_or_part(
        "pages/window.html",
        "parts/window.html",
        stand=stand,
        link=outside_url_for(opens, ticket=ticket),
        look=url_for("windows.look", token=ticket, war=stand, **told),
        errand=errand,
    )
