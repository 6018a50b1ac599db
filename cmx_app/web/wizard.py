"""The wizard's pages: one view for all steps."""

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from cmx_app.checks import Check, Ok, Waiting
from cmx_app.messages import N_, Message
from cmx_app.steps import WIZARD
from cmx_app.steps.failures import facts_of
from cmx_app.steps.portal_pages import portal_pages
from cmx_app.steps.pruefung import may_pass_by_itself
from cmx_app.steps.trouble import troubled_steps
from cmx_app.store.instance import load_instance
from cmx_app.web.csrf import answers_expired_forms
from cmx_app.web.error_summary import refused_by, summary
from cmx_app.web.findings import findings_alone
from cmx_app.web.late_secrets import takes_secrets
from cmx_app.web.parts import ONLY_TYPED, this_request, wants_part
from cmx_app.web.side_by_side import side_by_side
from cmx_app.web.surroundings import surroundings_now
from cmx_app.wizard.step import LiveCheck, State, Step, Surroundings

blueprint = Blueprint("wizard", __name__, url_prefix="/assistent")

PAUSES = (5, 10, 15, 20, 30, 40, 60, 60, 60)
"""Seconds until a live check whose answer is only too young asks again by itself: five minutes in all."""

_EXPIRED = N_(
    "Diese Seite war zu lange offen. Ihre Angaben sind noch da: Bitte senden Sie sie noch einmal ab."
)


@blueprint.get("/")
def resume() -> Response:
    """On to the first unfinished step."""
    return redirect(url_for(".show", slug=WIZARD.first_unfinished(load_instance()).slug), 303)


@blueprint.get("/<slug>")
def show(slug: str) -> str:
    """A step, with what is stored and what its checks say of it."""
    step, surroundings = _step(slug), surroundings_now()
    form = _stored_form(step, surroundings)
    return step_page(step, surroundings, form, step.check(form, surroundings))


@blueprint.post("/<slug>")
@answers_expired_forms
@takes_secrets
def save(slug: str) -> Response | tuple[str, int]:
    """Save the step and go on; only what is empty or can't be stored holds anybody up."""
    step, surroundings = _step(slug), surroundings_now()
    form = step.form(request.form)
    step.keep(form, surroundings)
    surroundings = surroundings_now()
    complete = form.validate()
    errors = {**refused_by(form), **({} if form.errors else step.incomplete(form, surroundings))}
    if g.get("form_expired"):
        errors = {"schritt": _EXPIRED, **errors}
    if not complete or errors:
        return step_page(step, surroundings, form, step.check(form, surroundings), errors), 422
    step.save(form, surroundings)
    return redirect(_where_next(step), 303)


@blueprint.post("/<slug>/pruefen")
@takes_secrets
def check(slug: str) -> str:
    """Check the step's fields as typed; with `nur`, these alone or one named live check. Saves nothing."""
    this, is_part = this_request(), wants_part()
    step, surroundings, only = _step(slug), surroundings_now(), this.args.get("nur")
    form = step.form(this.form)
    if only == ONLY_TYPED:
        return findings_alone(step.check(form, surroundings), step.slug)
    if step.question and only == step.question.name:
        return render_template("parts/answer.html", checks=step.question.ask(form, surroundings))
    if only:
        return _one_live_check(step, only, surroundings)
    if not is_part:
        step.keep(form, surroundings)  # the page that comes back can't hold a secret
        surroundings = surroundings_now()
    checks = (*step.check(form, surroundings), *_all_live_checks(step, form, surroundings))
    if is_part:
        return findings_alone(checks, step.slug)
    return step_page(step, surroundings, form, checks, live=())


@blueprint.app_template_global()
def step_words(slug: str) -> Message:
    """„Schritt 4: Kundengeheimnis“, for links that lead there."""
    step = WIZARD.find(slug)
    return (
        N_("Schritt %(number)s: %(label)s", number=WIZARD.number(step), label=step.label)
        if step
        else N_("Zurück")
    )


def _step(slug: str) -> Step:
    return WIZARD.find(slug) or abort(404)


def _stored_form(step: Step, surroundings: Surroundings) -> Form:
    return step.form(data=dict(step.load(surroundings)))


def _beside_their_fields(form: Form, errors: Mapping[str, Message]) -> Mapping[str, Message]:
    for field in form:
        if message := errors.get(field.name):
            field.errors = (message.msgid,)
    return errors


def _where_next(step: Step) -> str:
    if came_from := _came_from():
        return came_from
    if step.stays(load_instance()):
        return url_for(".show", slug=step.slug)
    after = WIZARD.after(step)
    return url_for(".show", slug=after.slug) if after else url_for("home.show")


def _came_from() -> str:
    """The page that sent somebody here to change one thing; empty in the order of the steps."""
    page, _, account = _sent_from().partition("-")
    if page == "postfach" and account.isdecimal():
        return url_for("mail_accounts.show", account_id=int(account))
    return url_for(".show", slug="fertig") if page == "fertig" else ""


def _sent_from() -> str:
    this = this_request()
    if "aendern" in this.args:
        return "fertig"
    return this.args.get("zurueck") or (this.form.get("zurueck", "") if this.method == "POST" else "")


def step_page(
    step: Step,
    surroundings: Surroundings,
    form: Form,
    checks: tuple[Check, ...],
    errors: Mapping[str, Message] | None = None,
    live: tuple[LiveCheck, ...] | None = None,
    more: Mapping[str, object] | None = None,
) -> str:
    """The whole page of a step: its form as it is now, its findings, its place in the rail."""
    state = step.state(surroundings.instance)
    if state == State.BLOCKED:
        checks, live = (), ()
    return render_template(
        f"steps/{step.slug}.html",
        step=step,
        form=form,
        errors=summary(form, _beside_their_fields(form, errors or {}), checks),
        checks=checks,
        live=step.live if live is None else live,
        asks_at_once=live is None and step.question is not None and bool(form[step.question.field].data),
        state=state,
        sent_from=_sent_from() if _came_from() else "",
        **_place_in_the_flow(step, surroundings),
        **step.extras(surroundings),
        **(more or {}),
    )


def _place_in_the_flow(step: Step, surroundings: Surroundings) -> dict[str, object]:
    instance = surroundings.instance
    before = WIZARD.before(step)
    return {
        "rail": WIZARD.rail(step, instance, troubled_steps(surroundings)),
        "number": WIZARD.number(step),
        "total": len(WIZARD.steps),
        "back": before.slug if before else None,
        "blocked": step.missing(instance),
        "display_name": instance.registration.display_name or "cmxOrganize",
        "portal_pages": portal_pages(facts_of(instance, surroundings.settings)),
    }


def _one_live_check(step: Step, name: str, surroundings: Surroundings) -> str:
    live = next((live for live in step.live if live.name == name), None) or abort(404)
    attempt = request.args.get("versuch", 1, type=int)
    checks = live.run(surroundings)
    again = attempt <= len(PAUSES) and any(may_pass_by_itself(one, surroundings) for one in checks)
    if again:
        waiting = N_(
            "Microsoft kennt Ihre neuen Angaben noch nicht. In den ersten Minuten ist das normal. "
            "In %(seconds)s Sekunden fragen wir von selbst noch einmal.",
            seconds=PAUSES[attempt - 1],
        )
        answered = tuple(one for one in checks if isinstance(one, Ok))
        checks = (*answered, Waiting(live.name, waiting))
    return render_template(
        "parts/live_result.html",
        step=step,
        live=live,
        checks=checks,
        attempt=attempt + 1 if again else 0,
        pause=PAUSES[attempt - 1] if again else 0,
    )


def _all_live_checks(step: Step, form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    """All of a step's live checks at once: together they take as long as the slowest."""
    live = () if step.missing(surroundings.instance) else step.live
    asked = [partial(one.run, surroundings) for one in live]
    if step.question:
        asked.append(partial(step.question.ask, form, surroundings))
    found = side_by_side(asked)
    return tuple(check for checks in found for check in checks)
