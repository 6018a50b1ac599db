"""„Microsoft zeigt eine Fehlermeldung“: paste the text, get it explained. Nothing is stored or logged."""

from flask import Blueprint, request

from cmx_app.knowledge.pasted_text import Explained, explain_pasted
from cmx_app.steps.e_mailkonto import first_account
from cmx_app.steps.failures import facts_of
from cmx_app.steps.umleitungs_url import wanted_url
from cmx_app.web.parts import house, page_or_part
from cmx_app.web.surroundings import surroundings_now

blueprint = Blueprint("error_box", __name__, url_prefix="/fehlermeldung")


@blueprint.get("")
def show() -> str:
    """The empty box."""
    return box("", Explained())


@blueprint.post("")
def explain() -> str:
    """What the pasted text means, and what to do."""
    text, entry = request.form.get("text", ""), request.form.get("redirect_url", "")
    return box(text, explain_here(text, entry), entry)


def box(text: str, explained: Explained, entry: str = "") -> str:
    """The box with what was pasted and what it means; for htmx only the meaning."""
    return page_or_part(
        "pages/error_box.html", "parts/explained.html", text=text, explained=explained, entry=entry
    )


def explain_here(text: str, entry: str = "") -> Explained:
    """What the text means for this instance."""
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
    return explain_pasted(text, facts, entry)
