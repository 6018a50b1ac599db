"""One-time links: the first administrator, further ones, and forgotten passwords."""

from flask import Blueprint, current_app, g, redirect, render_template, request
from werkzeug.wrappers import Response
from wtforms import Form, PasswordField, StringField

from cmx_app.messages import N_, Message
from cmx_app.store.invitations import Invited, NotUsed, Standing, look_at, use
from cmx_app.store.passwords import SHORTEST
from cmx_app.web.csrf import answers_expired_forms
from cmx_app.web.error_summary import summary
from cmx_app.web.sign_in import let_in, public

blueprint = Blueprint("invitations", __name__)

_STATUS = {Standing.OPEN: 200, Standing.USED: 410, Standing.EXPIRED: 410, Standing.UNKNOWN: 404}


class InvitationForm(Form):
    """Who one wants to be, and the password."""

    name = StringField(N_("Ihr Name").msgid)
    password = PasswordField(N_("Neues Passwort").msgid)


@blueprint.get("/einladung/<token>")
@public
def show(token: str) -> tuple[str, int]:
    """What the link is good for. Uses nothing up, as mail scanners open links."""
    invited = look_at(_signing_key(), token)
    if not invited.is_open:
        return _closed(invited.standing)
    return _page(invited, InvitationForm(), {}), 200


@blueprint.post("/einladung/<token>")
@public
@answers_expired_forms
def accept(token: str) -> Response | tuple[str, int]:
    """Make the administrator or renew the password, and let in."""
    invited = look_at(_signing_key(), token)
    if not invited.is_open:
        return _closed(invited.standing)
    form = InvitationForm(request.form)
    if g.get("form_expired"):
        return _page(invited, form, {"password": _form_expired()}), 400
    used = use(_signing_key(), token, form.name.data or "", form.password.data or "")
    if isinstance(used, NotUsed):
        return _refused(used, invited, form)
    let_in(used)
    return redirect(f"{request.script_root}/{'' if invited.administrator else 'assistent/'}", 303)


def _refused(reason: NotUsed, invited: Invited, form: InvitationForm) -> tuple[str, int]:
    if reason is NotUsed.NO_LONGER_OPEN:
        return _closed(Standing.USED)
    field, text = _refusals()[reason]
    return _page(invited, form, {field: text}), 422


def _page(invited: Invited, form: InvitationForm, errors: dict[str, Message]) -> str:
    for name, text in errors.items():
        form[name].errors = [text]  # type: ignore[list-item]  # the templates take a Message there
    return render_template(
        "pages/invitation.html",
        form=form,
        errors=summary(form, errors),
        renews=invited.administrator,
        shortest=SHORTEST,
    )


def _closed(standing: Standing) -> tuple[str, int]:
    return render_template("pages/invitation_closed.html", standing=standing), _STATUS[standing]


def _refusals() -> dict[NotUsed, tuple[str, Message]]:
    return {
        NotUsed.NAME_MISSING: (
            "name",
            N_("Bitte geben Sie einen Namen ein, mit dem Sie sich künftig anmelden."),
        ),
        NotUsed.NAME_TAKEN: ("name", N_("Diesen Namen gibt es schon. Bitte wählen Sie einen anderen.")),
        NotUsed.PASSWORD_TOO_SHORT: (
            "password",
            N_("Das Passwort ist zu kurz. Nehmen Sie mindestens %(shortest)s Zeichen.", shortest=SHORTEST),
        ),
    }


def _form_expired() -> Message:
    return N_("Die Seite war zu lange offen. Bitte geben Sie das Passwort noch einmal ein.")


def _signing_key() -> str:
    return str(current_app.secret_key)
