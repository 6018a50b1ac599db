"""Step 8: the first mailbox. Asks for its address and kind, then somebody signs in for it at Microsoft."""

from collections.abc import Mapping

from wtforms import Form, RadioField, StringField
from wtforms.validators import Length

from cmx_app.checks import Check, Problem
from cmx_app.knowledge.identifiers import check_mail_address, clean
from cmx_app.messages import N_, Message
from cmx_app.steps.fields import required
from cmx_app.steps.groups import HERE, MAILBOX
from cmx_app.steps.mail_domain import MAIL_DOMAIN, check_address
from cmx_app.steps.microsoft_sign_in import kept_failure
from cmx_app.steps.pruefung import missing_values
from cmx_app.store.instance import Instance, MailAccountState
from cmx_app.store.mail_accounts import mail_account, save_mail_account
from cmx_app.wizard.step import Missing, Step, Surroundings


class MailAccountForm(Form):
    """An address and a kind; servers, ports and passwords are nobody's business here."""

    address = StringField(
        N_("Adresse des Postfachs").msgid,
        [
            required(N_("Bitte tragen Sie die Adresse des Postfachs ein.")),
            Length(max=320, message=N_("Eine Mailadresse hat höchstens 320 Zeichen.").msgid),
        ],
    )
    mailbox_kind = RadioField(
        N_("Was für ein Postfach ist das?").msgid,
        [required(N_("Bitte wählen Sie, was für ein Postfach das ist."))],
        choices=[
            ("own", N_("Eigenes Postfach einer Person").msgid),
            ("shared", N_("Freigegebenes Postfach").msgid),
        ],
    )


def first_account(instance: Instance) -> MailAccountState | None:
    """The mailbox that the wizard is about: the first one."""
    return instance.mail_accounts[0] if instance.mail_accounts else None


def _load(surroundings: Surroundings) -> Mapping[str, object]:
    account = first_account(surroundings.instance)
    if account is None:
        return {"address": "", "mailbox_kind": "own"}
    return {"address": account.address, "mailbox_kind": account.mailbox_kind}


def _check(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    assert isinstance(form, MailAccountForm)
    return check_address(form.address.data or "", surroundings)


def _incomplete(form: Form, surroundings: Surroundings) -> Mapping[str, Message]:
    assert isinstance(form, MailAccountForm)
    typed = clean(form.address.data or "").value.casefold()
    others = surroundings.instance.mail_accounts[1:]
    if any(other.address.casefold() == typed for other in others):
        return {"address": N_("Dieses Postfach gibt es schon. Sie finden es unter „E-Mailkonto“.")}
    return {}


def _save(form: Form, surroundings: Surroundings) -> None:
    assert isinstance(form, MailAccountForm)
    account, address = first_account(surroundings.instance), clean(form.address.data or "").value
    # A connected mailbox is never given away for another address: that one is a further mailbox.
    is_another = account is not None and account.is_connected and account.address != address
    save_mail_account(
        address=address,
        mailbox_kind=form.mailbox_kind.data or "own",
        who=surroundings.who,
        id=account.id if account and not is_another else None,
    )


def _missing(instance: Instance) -> tuple[Missing, ...]:
    missing = missing_values(instance)
    if instance.registration.redirect_url:
        return missing
    return (*missing, Missing(N_("Die Umleitungs-URL ist noch nicht bestätigt."), "umleitungs-url"))


def _extras(surroundings: Surroundings) -> Mapping[str, object]:
    account = first_account(surroundings.instance)
    mailbox = mail_account(account.id) if account else None
    return {
        "account": mailbox,
        "may_sign_in": mailbox is not None and not _is_no_address(mailbox.address),
        "failure": kept_failure(mailbox, surroundings) if mailbox else None,
    }


def _is_no_address(address: str) -> bool:
    return any(isinstance(check, Problem) for check in check_mail_address(address))


def _is_done(instance: Instance) -> bool:
    return any(account.is_connected for account in instance.mail_accounts)


STEP = Step(
    slug="e-mailkonto",
    title=N_("Erstes E-Mailkonto verbinden"),
    label=N_("E-Mailkonto"),
    group=MAILBOX,
    place=HERE,
    why=N_(
        "Wer das Postfach benutzen darf, meldet sich einmal bei Microsoft an. "
        "Danach holt und verschickt cmxOrganize die Mails dieses Postfachs selbst."
    ),
    form=MailAccountForm,
    load=_load,
    check=_check,
    question=MAIL_DOMAIN,
    incomplete=_incomplete,
    save=_save,
    extras=_extras,
    missing=_missing,
    is_done=_is_done,
    stays=lambda instance: not _is_done(instance),
)
