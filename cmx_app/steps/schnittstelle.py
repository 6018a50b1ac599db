"""Step 5: the Schnittstelle of the kind „Azure“ gets the application ID and the secret."""

from collections.abc import Mapping

from wtforms import Form

from cmx_app.checks import Check, about
from cmx_app.knowledge.identifiers import check_client_id, clean
from cmx_app.messages import N_, Message
from cmx_app.steps.fields import client_id_field, client_secret_field, required
from cmx_app.steps.groups import HERE, IN_CMX
from cmx_app.steps.secrets import check_secret, keep_secret
from cmx_app.store.instance import Instance
from cmx_app.store.interfaces import save_azure_interface
from cmx_app.wizard.step import Step, Surroundings


class InterfaceForm(Form):
    """Benutzername and Passwort of the Schnittstelle."""

    client_id = client_id_field(required(N_("Bitte tragen Sie die Anwendungs-ID (Client) ein.")))
    client_secret = client_secret_field(N_("Passwort: Wert des Kundengeheimnisses"))


def _load(surroundings: Surroundings) -> Mapping[str, object]:
    return {"client_id": surroundings.instance.client_id}


def _check(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    assert isinstance(form, InterfaceForm)
    client_id, tenant_id = form.client_id.data or "", surroundings.instance.tenant_id
    return (
        *about("client_id", check_client_id(client_id, tenant_id=tenant_id)),
        *about("client_secret", check_secret(form.client_secret.data or "", "schnittstelle", surroundings)),
    )


def _keep(form: Form, surroundings: Surroundings) -> None:
    assert isinstance(form, InterfaceForm)
    keep_secret(form.client_secret, surroundings)


def _incomplete(form: Form, surroundings: Surroundings) -> Mapping[str, Message]:
    if surroundings.instance.has_secret:
        return {}
    return {"client_secret": N_("Bitte tragen Sie den Wert des Kundengeheimnisses ein.")}


def _save(form: Form, surroundings: Surroundings) -> None:
    assert isinstance(form, InterfaceForm)
    save_azure_interface(
        surroundings.services.vault, who=surroundings.who, client_id=clean(form.client_id.data or "").value
    )


def _extras(surroundings: Surroundings) -> Mapping[str, object]:
    return {"interface": surroundings.instance.interface}


def _is_done(instance: Instance) -> bool:
    return bool(instance.client_id) and instance.has_secret


STEP = Step(
    slug="schnittstelle",
    title=N_("Schnittstelle „Azure“ anlegen"),
    label=N_("Schnittstelle „Azure“"),
    group=IN_CMX,
    place=HERE,
    why=N_(
        "In der Schnittstelle liegen die Zugangsdaten, mit denen sich cmxOrganize bei Microsoft ausweist. "
        "Alle E-Mailkonten benutzen sie."
    ),
    form=InterfaceForm,
    load=_load,
    check=_check,
    keep=_keep,
    incomplete=_incomplete,
    save=_save,
    extras=_extras,
    is_done=_is_done,
)
