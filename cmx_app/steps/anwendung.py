"""Step 2: the application is registered at Microsoft and gets its name and its audience."""

from collections.abc import Mapping
from datetime import UTC, datetime

from wtforms import Form

from cmx_app.checks import Check, about
from cmx_app.knowledge.identifiers import (
    AUDIENCES,
    check_client_id,
    check_display_name,
    check_tenant_id,
    clean,
)
from cmx_app.messages import N_
from cmx_app.settings import Settings
from cmx_app.steps.fields import audience_field, client_id_field, display_name_field, tenant_id_field
from cmx_app.steps.groups import AT_MICROSOFT, IN_ENTRA
from cmx_app.store.application_settings import save_tenant_id
from cmx_app.store.instance import Instance
from cmx_app.store.interfaces import save_azure_interface
from cmx_app.store.registration import change_registration
from cmx_app.wizard.step import Step, Surroundings


class RegistrationForm(Form):
    """What is typed into Microsoft's form, and what its next page shows."""

    display_name = display_name_field()
    audience = audience_field()
    client_id = client_id_field()
    tenant_id = tenant_id_field()


def proposed_name(settings: Settings) -> str:
    """The guide's proposal for the display name."""
    return f"cmxOrganize {settings.organization}".strip()


def _load(surroundings: Surroundings) -> Mapping[str, object]:
    instance = surroundings.instance
    return {
        "display_name": instance.registration.display_name or proposed_name(surroundings.settings),
        "audience": instance.registration.audience or AUDIENCES[0],
        "client_id": instance.client_id,
        "tenant_id": instance.tenant_id,
    }


def _check(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    assert isinstance(form, RegistrationForm)
    client_id, tenant_id = form.client_id.data or "", form.tenant_id.data or ""
    return (
        *about("display_name", check_display_name(form.display_name.data or "", form.audience.data or "")),
        *about("client_id", check_client_id(client_id, tenant_id=tenant_id)),
        *about("tenant_id", check_tenant_id(tenant_id, client_id=client_id)),
    )


def _save(form: Form, surroundings: Surroundings) -> None:
    assert isinstance(form, RegistrationForm)
    change_registration(
        display_name=" ".join((form.display_name.data or "").split()),
        audience=form.audience.data or "",
        registered_at=surroundings.instance.registration.registered_at or datetime.now(UTC),
    )
    if client_id := clean(form.client_id.data or "").value:
        save_azure_interface(surroundings.services.vault, who=surroundings.who, client_id=client_id)
    if tenant_id := clean(form.tenant_id.data or "").value:
        save_tenant_id(tenant_id, surroundings.who)


def _is_done(instance: Instance) -> bool:
    return instance.registration.registered_at is not None


STEP = Step(
    slug="anwendung",
    title=N_("Anwendung bei Microsoft registrieren"),
    label=N_("Anwendung"),
    group=AT_MICROSOFT,
    place=IN_ENTRA,
    why=N_(
        "Damit lernt Microsoft Ihr cmxOrganize kennen. Unter diesem Namen fragt es später, "
        "ob cmxOrganize auf ein Postfach zugreifen darf."
    ),
    form=RegistrationForm,
    load=_load,
    check=_check,
    save=_save,
    is_done=_is_done,
)
