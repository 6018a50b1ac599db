"""The application E-Mailkonto: list, connect, reconnect, test, delete."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cmx_app.checks import Check, Waiting
from cmx_app.knowledge.identifiers import clean
from cmx_app.messages import N_
from cmx_app.steps.e_mailkonto import MailAccountForm
from cmx_app.steps.mail_domain import MAIL_DOMAIN, check_address
from cmx_app.steps.mailbox_states import judge_account, state_words
from cmx_app.steps.microsoft_sign_in import kept_failure
from cmx_app.steps.trial_mail import compose, look_for_test_mail, send_test_mail
from cmx_app.store.instance import load_instance
from cmx_app.store.mail_accounts import ConnectedMailbox, delete_mail_account, mail_account, save_mail_account
from cmx_app.web.error_summary import refused_by, summary
from cmx_app.web.findings import findings_alone
from cmx_app.web.language import render_message
from cmx_app.web.parts import ONLY_TYPED, local_path, wants_part
from cmx_app.web.sign_in import current_administrator
from cmx_app.web.surroundings import surroundings_now

blueprint = Blueprint("mail_accounts", __name__, url_prefix="/App E-Mailkonto")


@blueprint.get("/")
def index() -> str:
    """All mailboxes with their state."""
    accounts = load_instance().mail_accounts
    return render_template(
        "pages/mail_accounts.html", accounts=[(one, judge_account(one), state_words(one)) for one in accounts]
    )


@blueprint.get("/neu")
def new() -> str:
    """An empty form for a further mailbox."""
    return _new_page(MailAccountForm(data={"mailbox_kind": "own"}))


@blueprint.post("/neu")
def create() -> Response | tuple[str, int]:
    """Save the mailbox and go on to its page, where somebody signs in for it."""
    form = MailAccountForm(request.form)
    if not form.validate():
        return _new_page(form), 422
    account_id = save_mail_account(
        address=clean(form.address.data or "").value,
        mailbox_kind=form.mailbox_kind.data or "own",
        who=current_administrator().name,
    )
    return redirect(url_for(".show", account_id=account_id), 303)


@blueprint.post("/neu/pruefen")
def check_new() -> str:
    """Check the address as typed; with `nur`, without Microsoft or by Microsoft alone. Saves nothing."""
    form, surroundings, only = MailAccountForm(request.form), surroundings_now(), request.args.get("nur")
    if only == MAIL_DOMAIN.name:
        return render_template("parts/answer.html", checks=MAIL_DOMAIN.ask(form, surroundings))
    checks = check_address(form.address.data or "", surroundings)
    if only != ONLY_TYPED:
        checks += MAIL_DOMAIN.ask(form, surroundings)
    return findings_alone(checks) if wants_part() else _new_page(form, checks)


@blueprint.get("/<int:account_id>/")
def show(account_id: int) -> str:
    """One mailbox: sign-in, checks, test mail."""
    mailbox, surroundings = _mailbox(account_id), surroundings_now()
    return render_template(
        "pages/mail_account.html",
        account=mailbox,
        failure=kept_failure(mailbox, surroundings),
        address_checks=check_address(mailbox.address, surroundings),
    )


@blueprint.post("/<int:account_id>/testmail")
def send_mail(account_id: int) -> Response | str:
    """Send a test mail from the mailbox to itself, then watch for it."""
    mailbox = _mailbox(account_id)
    mail = compose(
        mailbox.address,
        render_message(N_("Testmail von cmxOrganize")),
        render_message(N_("Diese Mail hat cmxOrganize an sich selbst geschickt. Sie können sie löschen.")),
    )
    found = send_test_mail(mail, mailbox, surroundings_now())
    return _test_mail_page(mailbox, found, mail["Message-ID"], attempt=1)


@blueprint.get("/<int:account_id>/testmail")
def watch_mail(account_id: int) -> Response | str:
    """Look whether the test mail has arrived by now."""
    mailbox = _mailbox(account_id)
    message_id, attempt = request.args.get("mail", ""), request.args.get("versuch", 1, type=int)
    found = look_for_test_mail(message_id, attempt, mailbox, surroundings_now())
    return _test_mail_page(mailbox, found, message_id, attempt + 1)


@blueprint.get("/<int:account_id>/loeschen")
def ask_before_deleting(account_id: int) -> str:
    """What would stop working, and whether that is wanted."""
    return render_template("pages/mail_account_delete.html", account=_mailbox(account_id))


@blueprint.post("/<int:account_id>/loeschen")
def delete(account_id: int) -> Response:
    """Forget the mailbox and its tokens."""
    delete_mail_account(_mailbox(account_id).id, current_administrator().name)
    return redirect(url_for(".index"), 303)


def _new_page(form: MailAccountForm, checks: tuple[Check, ...] = ()) -> str:
    errors = summary(form, refused_by(form), checks)
    return render_template(
        "pages/mail_account_new.html", form=form, errors=errors, checks=checks, question=MAIL_DOMAIN
    )


def _mailbox(account_id: int) -> ConnectedMailbox:
    return mail_account(account_id) or abort(404)


def _test_mail_page(mailbox: ConnectedMailbox, found: Check, message_id: str, attempt: int) -> str:
    again = ""
    back = local_path(request.values.get("zurueck", ""))
    if isinstance(found, Waiting):
        again = url_for(".watch_mail", account_id=mailbox.id, mail=message_id, versuch=attempt, zurueck=back)
    page = "parts/test_mail.html" if wants_part() else "pages/test_mail.html"
    return render_template(page, account=mailbox, test_mail=found, look_again=again, back=back)
