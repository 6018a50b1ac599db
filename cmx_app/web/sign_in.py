"""Who is asking: the guard before every page, sign-in, sign-out and invitations."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Form, PasswordField, StringField

from cmx_app.messages import N_, Message
from cmx_app.store.attempts import count_attempt, forget_attempts
from cmx_app.store.hosts import note_host
from cmx_app.store.sign_in import SignedIn, administrators, begin_session, end_session, verify, who_is
from cmx_app.web.csrf import answers_expired_forms
from cmx_app.web.error_summary import summary
from cmx_app.web.frame import forget_session, in_frame, in_frames_too
from cmx_app.web.intranet import is_named_by_intranet, named_by_intranet, why_nobody_is_named
from cmx_app.web.late_secrets import loses_secret, take_over, waits_here
from cmx_app.web.parts import house, local_path, this_path, wants_part
from cmx_app.web.rights import check_rights

blueprint = Blueprint("sign_in", __name__)
_UNKNOWN: Any = object()

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Mark a view that may be seen without signing in."""
    view.is_public = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def install(app: Flask) -> None:
    """Guard every page, and tell the templates who is signed in."""
    app.before_request(_guard)
    app.context_processor(_who_and_where)


def signed_in() -> SignedIn | None:
    """Who is signed in in this browser; asked of the store once a request."""
    administrator: SignedIn | None = g.get("administrator", _UNKNOWN)
    if administrator is _UNKNOWN:
        administrator = g.administrator = named_by_intranet() or who_is(session.get("sign_in", ""))
    return administrator


def current_administrator() -> SignedIn:
    """Who is signed in; only views that are not public may ask."""
    return signed_in() or abort(401)


def let_in(administrator: SignedIn, *, begun_from: str = "", rights: str = "", came_by: str = "") -> None:
    """Sign this browser in; its session forgets all but a secret that waits there, and how a frame looks."""
    take_over(administrator)
    forget_session()
    address = " ".join(filter(None, (request.remote_addr, came_by)))
    session["sign_in"] = begin_session(
        administrator.id, address=address, begun_from=begun_from, rights=rights
    )
    g.administrator = replace(administrator, rights=rights)


class SignInForm(Form):
    """Name and password."""

    name = StringField(N_("Name").msgid)
    password = PasswordField(N_("Passwort").msgid)


@blueprint.get("/anmelden")
@public
@in_frames_too
def show() -> str | AnyResponse:
    """The form, unless somebody is signed in already; a frame asks for a password in a window of its own."""
    if in_frame():
        return redirect(url_for("windows.sign_in", zurueck=request.args.get("zurueck")), 303)
    if signed_in():
        return redirect(_wanted(), 303)
    return _page(SignInForm(), _notice())


@blueprint.post("/anmelden")
@public
@answers_expired_forms
def sign_in() -> AnyResponse | str | tuple[str, int] | tuple[str, int, dict[str, str]]:
    """Let in whoever knows name and password; tells nothing about which of them was wrong."""
    form = SignInForm(request.form)
    if g.get("form_expired"):
        return _page(form, _form_expired()), 400
    name, address = form.name.data or "", request.remote_addr or ""
    if seconds := count_attempt(name, address):
        return _page(form, error=_too_often(seconds)), 429, {"Retry-After": str(seconds)}
    administrator = verify(name, form.password.data or "", address=address)
    if administrator is None:
        wrong = N_("Name oder Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.")
        return _page(form, error=wrong), 422
    forget_attempts(name)
    let_in(administrator)
    return redirect(_wanted(), 303)


@blueprint.post("/abmelden")
@public
@in_frames_too
def sign_out() -> AnyResponse:
    """Sign this browser out, here and in the store."""
    end_session(session.get("sign_in", ""))
    session.clear()
    return redirect(f"{request.script_root}/anmelden?abgemeldet=1", 303)


def _guard() -> AnyResponse | None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or getattr(view, "is_public", False):
        return None
    if here := signed_in():
        note_host(request.host)
        return check_rights(here.rights)
    address = _sign_in_address(loses_secret(view))
    if wants_part():
        # A sign-in page swapped into the page would be blank; this makes htmx go there.
        return Response(status=401, headers={"HX-Redirect": address})
    if request.path == "/":
        # Relative: where a proxy takes a path off unannounced, /anmelden would be somebody else's page.
        address = address.removeprefix(f"{request.script_root}/")
    return redirect(address, 303)


def _sign_in_address(secret_is_lost: bool) -> str:
    """The sign-in page, which leads back to the page where somebody was."""
    if wants_part() or request.method != "GET":
        page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
        wanted = f"{page.path}?{page.query}" if page.query else page.path
    else:
        wanted = this_path()
    values = {"zurueck": wanted} if local_path(wanted) else {}
    if secret_is_lost:
        values["verloren"] = "1"
    query = f"?{urlencode(values)}" if values else ""
    return f"{request.script_root}/anmelden{query}"


def _wanted() -> str:
    return local_path(request.values.get("zurueck", "")) or f"{request.script_root}/"


def _page(form: SignInForm, notice: Message | None = None, error: Message | None = None) -> str:
    return render_template(
        "pages/sign_in.html",
        form=form,
        errors=summary(form, {"name": error} if error else {}),
        notice=notice,
        wanted=local_path(request.values.get("zurueck", "")),
        nobody_yet=not administrators(),
        hindrance=why_nobody_is_named(),
    )


def _notice() -> Message | None:
    if waits_here():
        return N_(
            "Ihre Sitzung war abgelaufen. Der Wert des Kundengeheimnisses ist trotzdem angekommen und liegt "
            "verschlüsselt bereit: Melden Sie sich innerhalb einer Stunde hier in diesem Browser an, dann "
            "wird er gespeichert."
        )
    if "verloren" in request.args:
        return N_(
            "Ihre Sitzung war abgelaufen. Der Wert des Kundengeheimnisses ist deshalb nicht "
            "gespeichert: Fügen "
            "Sie ihn nach der Anmeldung noch einmal ein. Zeigt Microsoft ihn nicht mehr, legen Sie "
            "ein neues an."
        )
    return N_("Sie sind abgemeldet.") if "abgemeldet" in request.args else None


def _form_expired() -> Message:
    return N_(
        "Die Seite war zu lange offen, oder Ihr Browser nimmt unser Cookie nicht an. "
        "Bitte geben Sie das Passwort noch einmal ein."
    )


def _too_often(seconds: int) -> Message:
    return N_(
        "Das waren zu viele Versuche. Bitte warten Sie %(minutes)s Minuten, dann geht es wieder.",
        minutes=-(-seconds // 60),
    )


def _who_and_where() -> dict[str, object]:
    return {
        "administrator": signed_in(),
        "by_intranet": is_named_by_intranet(),
        "organization": house().settings.organization,
    }
