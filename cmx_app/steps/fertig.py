"""Step 9: everything on one page, to read once more, to change, and to keep."""

from collections.abc import Mapping
from datetime import UTC, datetime

from wtforms import Form

from cmx_app.checks import Check
from cmx_app.knowledge.identifiers import AUDIENCES
from cmx_app.messages import N_
from cmx_app.steps.e_mailkonto import first_account
from cmx_app.steps.fields import AUDIENCE_LABELS
from cmx_app.steps.groups import HERE, MAILBOX
from cmx_app.steps.mailbox_states import judge_account
from cmx_app.steps.pruefung import computed_checks
from cmx_app.store.instance import Instance
from cmx_app.store.registration import change_registration
from cmx_app.wizard.step import Missing, Step, Surroundings


def _missing(instance: Instance) -> tuple[Missing, ...]:
    if any(account.is_connected for account in instance.mail_accounts):
        return ()
    return (Missing(N_("Noch ist kein Postfach verbunden."), "e-mailkonto"),)


def _check(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    return (
        *(judge_account(account) for account in surroundings.instance.mail_accounts),
        *computed_checks(surroundings),
    )


def _save(form: Form, surroundings: Surroundings) -> None:
    before = surroundings.instance.registration.finished_at
    if not _missing(surroundings.instance):
        change_registration(finished_at=before or datetime.now(UTC))


def _extras(surroundings: Surroundings) -> Mapping[str, object]:
    instance_path = surroundings.settings.instance_path
    return {
        "instance": surroundings.instance,
        "account": first_account(surroundings.instance),
        "database_file": surroundings.settings.database_file,
        "key_folder": None if surroundings.settings.encryption_keys else instance_path.resolve(),
        "audience_label": AUDIENCE_LABELS[surroundings.instance.registration.audience or AUDIENCES[0]],
    }


def _is_done(instance: Instance) -> bool:
    return instance.registration.finished_at is not None


STEP = Step(
    slug="fertig",
    title=N_("Fertig: alles auf einen Blick"),
    label=N_("Fertig"),
    group=MAILBOX,
    place=HERE,
    why=N_("Prüfen Sie Ihre Angaben noch einmal. Hier steht auch, was Sie sich für später merken sollten."),
    check=_check,
    save=_save,
    extras=_extras,
    missing=_missing,
    is_done=_is_done,
)
