"""The start page: how the instance stands, and what needs attention. In a frame its address is /status."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from cmx_app.checks import Ok
from cmx_app.steps import WIZARD
from cmx_app.steps.mailbox_states import judge_account, state_words
from cmx_app.steps.pruefung import computed_checks
from cmx_app.web.frame import in_frame
from cmx_app.web.surroundings import surroundings_now
from cmx_app.wizard.step import State

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def show() -> Response | str:
    """State of the wizard, of the mailboxes and of the secret."""
    return redirect(url_for(".status"), 303) if in_frame() else _page()


@blueprint.get("/status")
def status() -> Response | str:
    """The same for a frame, without the ways to what no frame shows."""
    return _page() if in_frame() else redirect(url_for(".show"), 303)


def _page() -> str:
    surroundings = surroundings_now()
    instance = surroundings.instance
    done = sum(step.state(instance) == State.DONE for step in WIZARD.steps)
    mailboxes = [
        (account, judge_account(account), state_words(account)) for account in instance.mail_accounts
    ]
    computed = computed_checks(surroundings) if instance.has_secret else ()
    return render_template(
        "pages/home.html",
        instance=instance,
        done=done,
        total=len(WIZARD.steps),
        next_step=WIZARD.first_unfinished(instance),
        next_number=WIZARD.number(WIZARD.first_unfinished(instance)),
        mailboxes=mailboxes,
        attention=[
            check
            for check in (*(verdict for _, verdict, _ in mailboxes), *computed)
            if not isinstance(check, Ok)
        ],
    )
