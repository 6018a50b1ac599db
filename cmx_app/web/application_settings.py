"""The application Einstellungen: added to the instance first, then the setting „TenantID“ and others."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form, StringField
from wtforms.validators import Length

from cmx_app.checks import Check, about
from cmx_app.knowledge.identifiers import check_tenant_id, clean
from cmx_app.messages import N_
from cmx_app.steps.fields import required
from cmx_app.steps.tenant_id import check_later_change
from cmx_app.store.application_settings import (
    TENANT_ID,
    add_settings_application,
    all_settings,
    delete_setting,
    save_setting,
    settings_are_added,
)
from cmx_app.store.instance import load_instance
from cmx_app.web.error_summary import refused_by, summary
from cmx_app.web.findings import findings_alone
from cmx_app.web.parts import wants_part
from cmx_app.web.sign_in import current_administrator

blueprint = Blueprint("application_settings", __name__, url_prefix="/App Einstellungen")


class SettingForm(Form):
    """A setting's name and value."""

    name = StringField(
        N_("Name der Einstellung").msgid,
        [
            required(N_("Bitte geben Sie an, wie die Einstellung heißt, zum Beispiel „TenantID“.")),
            Length(max=60, message=N_("Der Name darf höchstens 60 Zeichen haben.").msgid),
        ],
    )
    value = StringField(
        N_("Wert").msgid,
        [
            required(N_("Bitte tragen Sie den Wert der Einstellung ein.")),
            Length(max=1000, message=N_("Der Wert darf höchstens 1000 Zeichen haben.").msgid),
        ],
    )


@blueprint.get("/")
def index() -> str:
    """All settings; or the offer to add the application where it is not there yet."""
    return render_template("pages/settings.html", added=settings_are_added(), settings=all_settings())


@blueprint.post("/hinzufuegen")
def add_application() -> Response:
    """„Applikation hinzufügen“."""
    add_settings_application(current_administrator().name)
    return redirect(url_for(".index"), 303)


@blueprint.get("/einstellung")
def edit() -> str:
    """The form of one setting; without a name, the one that is missing most."""
    name = request.args.get("name", TENANT_ID)
    value = next((setting.value for setting in all_settings() if setting.name == name), "")
    return _form_page(SettingForm(data={"name": name, "value": value}))


@blueprint.post("/einstellung")
def save() -> Response | tuple[str, int]:
    """Save the setting; adds the application where it is not there yet."""
    form = SettingForm(request.form)
    if not form.validate():
        return _form_page(form), 422
    who = current_administrator().name
    add_settings_application(who)
    save_setting(_name_of(form), clean(form.value.data or "").value, who)
    return redirect(url_for(".index"), 303)


@blueprint.post("/einstellung/pruefen")
def check() -> str:
    """Live check of the setting as typed; saves nothing."""
    form = SettingForm(request.form)
    if wants_part():
        return findings_alone(_checks(form))
    return _form_page(form)


@blueprint.get("/einstellung/loeschen")
def ask_before_deleting() -> str:
    """What would stop working, and whether that is wanted."""
    name = request.args.get("name", "")
    depending = load_instance().mail_accounts if name == TENANT_ID else ()
    return render_template("pages/setting_delete.html", name=name, mailboxes=depending)


@blueprint.post("/einstellung/loeschen")
def delete() -> Response:
    """Take the setting away."""
    delete_setting(request.form.get("name", ""), current_administrator().name)
    return redirect(url_for(".index"), 303)


def _checks(form: SettingForm) -> tuple[Check, ...]:
    typed = clean(form.value.data or "").value
    if _name_of(form) != TENANT_ID or not typed:
        return ()
    instance = load_instance()
    found = check_tenant_id(form.value.data or "", client_id=instance.client_id)
    return about("value", (*found, *check_later_change(typed, instance)))


def _name_of(form: SettingForm) -> str:
    """The name as cmxOrganize writes it: „tenantid“ means the TenantID, too."""
    name = (form.name.data or "").strip()
    return TENANT_ID if name.casefold() == TENANT_ID.casefold() else name


def _form_page(form: SettingForm) -> str:
    known = any(setting.name == form.name.data for setting in all_settings())
    checks = _checks(form)
    errors = summary(form, refused_by(form), checks)
    return render_template("pages/setting.html", form=form, errors=errors, checks=checks, known=known)
