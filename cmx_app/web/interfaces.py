"""The application Schnittstellen: list, create, change, delete."""

from datetime import date

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import DateField, Form, StringField
from wtforms.validators import Length, Optional

from cmx_app.checks import Check, about
from cmx_app.knowledge.identifiers import check_client_id, check_client_secret, check_secret_expiry, clean
from cmx_app.messages import N_
from cmx_app.steps.fields import LONGEST_SECRET, client_id_field, client_secret_field, required
from cmx_app.store.instance import InterfaceState, load_instance
from cmx_app.store.interfaces import (
    add_azure_interface,
    delete_interface,
    interface,
    interfaces,
    mailboxes_of,
    save_azure_interface,
)
from cmx_app.web.csrf import answers_expired_forms
from cmx_app.web.error_summary import refused_by, summary
from cmx_app.web.findings import findings_alone
from cmx_app.web.late_secrets import takes_secrets
from cmx_app.web.parts import house, wants_part
from cmx_app.web.sign_in import current_administrator

blueprint = Blueprint("interfaces", __name__, url_prefix="/App Schnittstellen")


class AzureForm(Form):
    """A Schnittstelle of the kind „Azure“."""

    name = StringField(
        N_("Name").msgid,
        [
            required(N_("Bitte geben Sie der Schnittstelle einen Namen.")),
            Length(max=120, message=N_("Der Name darf höchstens 120 Zeichen haben.").msgid),
        ],
    )
    client_id = client_id_field()
    client_secret = client_secret_field(N_("Passwort: Wert des Kundengeheimnisses"))
    secret_expires_on = DateField(N_("Gültig bis").msgid, [Optional()])


@blueprint.get("/")
def index() -> str:
    """All interfaces."""
    return render_template("pages/interfaces.html", interfaces=interfaces(), today=date.today())


@blueprint.get("/neu")
def new() -> str:
    """An empty form of the kind „Azure“."""
    return _form_page(AzureForm(data={"name": "Azure"}), None)


@blueprint.post("/neu")
@answers_expired_forms
def create() -> Response | tuple[str, int]:
    """Create the interface; a secret that arrives is kept even when the name is missing."""
    form = AzureForm(request.form)
    if not form.validate() and not form.client_secret.data:
        return _form_page(form, None), 422
    interface_id = add_azure_interface(
        house().services.vault, who=current_administrator().name, name=form.name.data or "Azure"
    )
    return _store(form, interface_id)


@blueprint.get("/<int:interface_id>/")
def show(interface_id: int) -> str:
    """One interface with its form; the secret stays where it is."""
    one = _interface(interface_id)
    values = {"name": one.name, "client_id": one.client_id, "secret_expires_on": one.secret_expires_on}
    return _form_page(AzureForm(data=values), one)


@blueprint.post("/<int:interface_id>/")
@answers_expired_forms
@takes_secrets
def change(interface_id: int) -> Response | tuple[str, int]:
    """Save what was changed; an empty secret field keeps the secret."""
    return _store(AzureForm(request.form), _interface(interface_id).id)


@blueprint.post("/pruefen")
def check() -> str:
    """Live check of the fields as typed; saves nothing."""
    checks = _checks(AzureForm(request.form))
    if wants_part():
        return findings_alone(checks)
    return _form_page(AzureForm(request.form), None, checks)


@blueprint.get("/<int:interface_id>/loeschen")
def ask_before_deleting(interface_id: int) -> str:
    """What would stop working, and whether that is wanted."""
    one = _interface(interface_id)
    return render_template("pages/interface_delete.html", interface=one, mailboxes=mailboxes_of(one.id))


@blueprint.post("/<int:interface_id>/loeschen")
def delete(interface_id: int) -> Response | tuple[str, int]:
    """Delete the interface, unless mailboxes still need it."""
    one = _interface(interface_id)
    if mailboxes := mailboxes_of(one.id):
        return render_template("pages/interface_delete.html", interface=one, mailboxes=mailboxes), 422
    delete_interface(one.id, current_administrator().name)
    return redirect(url_for(".index"), 303)


def _interface(interface_id: int) -> InterfaceState:
    return interface(interface_id) or abort(404)


def _store(form: AzureForm, interface_id: int) -> Response | tuple[str, int]:
    vault, who = house().services.vault, current_administrator().name
    secret = clean(form.client_secret.data or "").value
    if secret and len(secret) <= LONGEST_SECRET:
        save_azure_interface(vault, who=who, client_secret=secret, id=interface_id)
    if not form.validate() or g.get("form_expired"):
        return _form_page(form, _interface(interface_id)), 422
    save_azure_interface(
        vault,
        who=who,
        name=form.name.data,
        client_id=clean(form.client_id.data or "").value,
        secret_expires_on=form.secret_expires_on.data,
        id=interface_id,
    )
    return redirect(url_for(".index"), 303)


def _checks(form: AzureForm) -> tuple[Check, ...]:
    client_id, tenant_id = form.client_id.data or "", load_instance().tenant_id
    secret, day = form.client_secret.data or "", form.secret_expires_on.data
    return (
        *about("client_id", check_client_id(client_id, tenant_id=tenant_id)),
        *about("client_secret", check_client_secret(secret, client_id=client_id, tenant_id=tenant_id)),
        *about("secret_expires_on", check_secret_expiry(day, date.today()) if day else ()),
    )


def _form_page(form: AzureForm, one: InterfaceState | None, checks: tuple[Check, ...] | None = None) -> str:
    found = _checks(form) if checks is None else checks
    errors = summary(form, refused_by(form), found)
    return render_template("pages/interface.html", form=form, errors=errors, interface=one, checks=found)
