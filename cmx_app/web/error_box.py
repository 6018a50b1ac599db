"""„Microsoft zeigt eine Fehlermeldung“: paste the text, get it explained. Nothing is stored or logged."""

from flask import Blueprint, render_template, request

from cmx_app.knowledge.pasted_text import explain_pasted
from cmx_app.steps.e_mailkonto import first_account
from cmx_app.steps.failures import facts_of
from cmx_app.steps.umleitungs_url import wanted_url
from cmx_app.web.parts import house, wants_part
from cmx_app.web.surroundings import surroundings_now

blueprint = Blueprint("error_box", __name__, url_prefix="/fehlermeldung")


@blueprint.get("")
def show() -> str:
    """The empty box."""
    return render_template("pages/error_box.html", text="", checks=())


@blueprint.post("")
def explain() -> str:
    """What the pasted text means, and what to do."""
    text = request.form.get("text", "")
    surroundings = surroundings_now()
    instance = surroundings.instance
    account = first_account(instance)
    facts = facts_of(
        instance,
        house().settings,
        mailbox=account.address if account else "",
        signed_in_as=account.signed_in_as if account else "",
        redirect_url=instance.registration.redirect_url or wanted_url(surroundings),
    )
    checks = explain_pasted(text, facts)
    if wants_part():
        return render_template("parts/findings.html", checks=checks)
    return render_template("pages/error_box.html", text=text, checks=checks)
