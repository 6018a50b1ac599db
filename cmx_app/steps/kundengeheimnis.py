"""Step 4: a client secret is made at Microsoft; its value is shown only once, so it is taken here at once."""

from collections.abc import Mapping

from wtforms import Form

from cmx_app.checks import Check, about
from cmx_app.knowledge.identifiers import check_secret_expiry
from cmx_app.messages import N_
from cmx_app.steps.fields import client_secret_field, expiry_field
from cmx_app.steps.groups import AT_MICROSOFT, IN_ENTRA
from cmx_app.steps.secrets import check_secret, keep_secret
from cmx_app.store.instance import Instance
from cmx_app.store.interfaces import save_azure_interface
from cmx_app.wizard.step import Step, Surroundings


class SecretForm(Form):
    """The value while it can be seen, and the day until which it works."""

    client_secret = client_secret_field(N_("Wert des Kundengeheimnisses"))
    secret_expires_on = expiry_field()


def _load(surroundings: Surroundings) -> Mapping[str, object]:
    interface = surroundings.instance.interface
    return {"secret_expires_on": interface.secret_expires_on if interface else None}


def _check(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    assert isinstance(form, SecretForm)
    return (
        *about("client_secret", check_secret(form.client_secret.data or "", "kundengeheimnis", surroundings)),
        *about("secret_expires_on", check_secret_expiry(form.secret_expires_on.data, surroundings.today)),
    )


def _keep(form: Form, surroundings: Surroundings) -> None:
    assert isinstance(form, SecretForm)
    keep_secret(form.client_secret, surroundings)


def _save(form: Form, surroundings: Surroundings) -> None:
    assert isinstance(form, SecretForm)
    save_azure_interface(
        surroundings.services.vault, who=surroundings.who, secret_expires_on=form.secret_expires_on.data
    )


def _extras(surroundings: Surroundings) -> Mapping[str, object]:
    return {"interface": surroundings.instance.interface}


def _is_done(instance: Instance) -> bool:
    return instance.has_secret


STEP = Step(
    slug="kundengeheimnis",
    title=N_("Kundengeheimnis anlegen"),
    label=N_("Kundengeheimnis"),
    group=AT_MICROSOFT,
    place=IN_ENTRA,
    why=N_(
        "Das Kundengeheimnis ist das Passwort, mit dem sich cmxOrganize bei Microsoft ausweist. "
        "Microsoft nennt es „geheimer Clientschlüssel“ und zeigt seinen Wert nur ein einziges Mal."
    ),
    form=SecretForm,
    load=_load,
    check=_check,
    keep=_keep,
    save=_save,
    extras=_extras,
    is_done=_is_done,
)
