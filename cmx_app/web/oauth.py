"""The way to Microsoft and back: sign-in for a mailbox, and trying the redirect URL."""

from dataclasses import dataclass
from secrets import token_urlsafe

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cmx_app.checks import Problem
from cmx_app.knowledge.redirect_url import Address
from cmx_app.knowledge.sign_in_errors import foreign_browser, lost_sign_in, other_administrator
from cmx_app.steps.admin_consent import consent_url, explain_consent_answer, is_consent_answer
from cmx_app.steps.microsoft_sign_in import begin_sign_in, finish_sign_in
from cmx_app.steps.pruefung import missing_values
from cmx_app.steps.umleitungs_url import TRIED, address_to_try, tried_at, wanted_url
from cmx_app.store.flows import KeptFlow, keep_flow, take_flow
from cmx_app.store.instance import load_instance
from cmx_app.store.mail_accounts import ConnectedMailbox, mail_account
from cmx_app.store.registration import note_redirect_url_tried
from cmx_app.store.sign_in import administrator_with
from cmx_app.store.tickets import Errand, Purpose, note_done, open_ticket
from cmx_app.web.address import address_in
from cmx_app.web.frame import in_frame, never_in_frames
from cmx_app.web.parts import house, local_path, this_path, wants_part
from cmx_app.web.sign_in import current_administrator, public, signed_in
from cmx_app.web.surroundings import surroundings_now
from cmx_app.web.windows import expired, send_window, signing_key

blueprint = Blueprint("oauth", __name__)

FLOW_COOKIE = "cmx_flow"
_HALF_AN_HOUR = 30 * 60
_LOOKS = 60
"""How often the page looks whether the redirect URL came back, every three seconds."""


@dataclass(frozen=True)
class _Departure:
    """Who sets out for Microsoft, and where the way ends."""

    administrator_id: int
    name: str
    return_to: str
    ticket_id: str = ""


@blueprint.get("/App E-Mailkonto/<int:account_id>/anmelden-bei-microsoft")
def begin(account_id: int) -> Response | str:
    """Send the browser to Microsoft; from a frame, a window of its own."""
    mailbox, instance = mail_account(account_id) or abort(404), load_instance()
    if not instance.registration.redirect_url:
        return redirect(url_for("wizard.show", slug="umleitungs-url"), 303)
    if missing := missing_values(instance):
        return redirect(url_for("wizard.show", slug=missing[0].slug), 303)
    asks_who = "auswahl" in request.args
    if in_frame():
        return _send_window(Purpose.CONNECT, mail_account_id=account_id, asks_who=asks_who)
    return _connect(mailbox, _departure(), asks_who=asks_who)


@blueprint.get("/assistent/umleitungs-url/ausprobieren")
def try_redirect_url() -> Response | str:
    """Ask Microsoft, without any sign-in, to send this browser back to the redirect URL that is shown."""
    return _send_window(Purpose.TRY) if in_frame() else _try(_departure())


@blueprint.get("/fenster/microsoft/<ticket>")
@public
@never_in_frames
def begin_in_window(ticket: str) -> Response | str | tuple[str, int]:
    """The way to Microsoft in a window that a frame has opened.

    The ticket opens nothing but this way, and who ends it at Microsoft is checked as always; so whoever is
    sent one within its minute can do no more than that.
    """
    wanted = load_instance().registration.redirect_url
    if wanted and (moved := _onto_the_host_of(wanted)):
        return moved
    errand = open_ticket(ticket, signing_key())
    administrator = administrator_with(errand.administrator_id) if errand else None
    if errand is None or administrator is None:
        return expired()
    departure = _Departure(administrator.id, administrator.name, url_for("windows.close"), errand.id)
    if errand.purpose is Purpose.TRY:
        return _try(departure)
    mailbox = mail_account(errand.mail_account_id) or abort(404)
    return _connect(mailbox, departure, asks_who=errand.asks_who)


@blueprint.get("/App E-Mailkonto/continue_oauth")
@public
@never_in_frames
def continue_oauth() -> Response | tuple[str, int] | str:
    """Where Microsoft sends the browser back to."""
    answer = request.args.to_dict()
    kept = take_flow(house().services.vault, answer.get("state", ""))
    if kept is None:
        if is_consent_answer(answer):
            checks = (explain_consent_answer(answer, house().settings),)
            return render_template("pages/consent_answer.html", checks=checks)
        return render_template("pages/sign_in_lost.html", checks=(lost_sign_in(),)), 400
    if not kept.began_in(request.cookies.get(FLOW_COOKIE, "")):
        return render_template("pages/sign_in_lost.html", checks=(foreign_browser(),)), 400
    here = signed_in()
    if not kept.ticket_id and (here is None or here.id != kept.administrator_id):
        return render_template("pages/sign_in_lost.html", checks=(other_administrator(),)), 400
    return _lead_on(kept, answer)


@blueprint.get("/assistent/umleitungs-url/ausprobiert")
def redirect_url_tried() -> str:
    """The part that says whether the redirect URL has been tried by now."""
    looked = request.args.get("mal", 0, type=int) + 1
    return render_template(
        "parts/redirect_url_tried.html",
        tried_at=tried_at(surroundings_now()),
        tried_check=TRIED,
        look_again=looked if looked < _LOOKS else 0,
    )


@blueprint.get("/assistent/pruefung/zustimmung")
def consent_link() -> Response | str:
    """The admin-consent link as a part; as a page of its own, straight on to Microsoft."""
    found = consent_url(surroundings_now())
    problem, url = (found, "") if isinstance(found, Problem) else (None, found)
    if wants_part() or problem:
        page = "parts/consent_link.html" if wants_part() else "pages/sign_in_failed.html"
        back = url_for("wizard.show", slug="pruefung")
        return render_template(page, url=url, problem=problem, checks=(problem,), back=back)
    return redirect(url, 302)


def _lead_on(kept: KeptFlow, answer: dict[str, str]) -> Response:
    if kept.purpose == "try":
        note_redirect_url_tried(kept.flow)
    else:
        mailbox = mail_account(kept.mail_account_id or 0) or abort(404)
        finish_sign_in(mailbox, kept.flow, answer, surroundings_now(who=kept.administrator))
    if kept.ticket_id:
        note_done(kept.ticket_id)
    return redirect(kept.return_to, 303)


def _departure() -> _Departure:
    administrator = current_administrator()
    return _Departure(administrator.id, administrator.name, _return_to())


def _send_window(purpose: Purpose, **what: int | bool) -> str:
    administrator_id = current_administrator().id
    return send_window(
        Errand.new(purpose, _return_to(), this_path(), administrator_id=administrator_id, **what)
    )


def _connect(mailbox: ConnectedMailbox, departure: _Departure, *, asks_who: bool) -> Response | str:
    """Send the browser to Microsoft, from the host of the stored redirect URL."""
    surroundings = surroundings_now(who=departure.name)
    if moved := _onto_the_host_of(surroundings.instance.registration.redirect_url):
        return moved
    started = begin_sign_in(mailbox, surroundings, ask_who=asks_who)
    if isinstance(started, Problem):
        return render_template("pages/sign_in_failed.html", checks=(started,), back=departure.return_to)
    return _leave(started.url, started.state, started.flow, departure, mailbox.id)


def _try(departure: _Departure) -> Response | str:
    surroundings = surroundings_now(who=departure.name)
    wanted = wanted_url(surroundings)
    if moved := _onto_the_host_of(wanted):
        return moved
    state = token_urlsafe(24)
    url = address_to_try(wanted, state, surroundings)
    if isinstance(url, Problem):
        back = departure.return_to
        return render_template("pages/sign_in_failed.html", checks=(url,), back=back, tried=True)
    return _leave(url, state, wanted, departure)


def _leave(url: str, state: str, flow: str, departure: _Departure, mailbox_id: int | None = None) -> Response:
    # One for all that is under way in this browser: several tabs may be on their way at once.
    browser_token = request.cookies.get(FLOW_COOKIE) or token_urlsafe(24)
    keep_flow(
        house().services.vault,
        state=state,
        flow=flow,
        purpose="try" if mailbox_id is None else "connect",
        administrator_id=departure.administrator_id,
        browser_token=browser_token,
        mail_account_id=mailbox_id,
        return_to=departure.return_to,
        ticket_id=departure.ticket_id,
    )
    response = redirect(url, 302)
    response.set_cookie(
        FLOW_COOKIE,
        browser_token,
        max_age=_HALF_AN_HOUR,
        path=_cookie_path(),
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def _cookie_path() -> str:
    return f"{request.root_path.rstrip('/')}/"


def _return_to() -> str:
    if request.endpoint == "oauth.try_redirect_url":
        return url_for("wizard.show", slug="umleitungs-url")
    back = local_path(request.args.get("zurueck", "")) or url_for("wizard.show", slug="e-mailkonto")
    return f"{back}#postfach"


def _onto_the_host_of(redirect_url: str) -> Response | None:
    """The way to Microsoft has to begin where it leads back to, or the cookie would not be there."""
    home = Address.parse(redirect_url)
    if home.host == address_in(request.environ).host or "umgezogen" in request.args:
        return None
    path = request.full_path.partition("?")[0]
    query = f"umgezogen=1&{request.query_string.decode()}"
    return redirect(f"{home.scheme}://{home.host}{request.root_path}{path}?{query}", 302)
