"""Step 6: the application Einstellungen is added if needed, then its setting „TenantID“."""

from collections.abc import Mapping

from wtforms import Form

from cmx_app.checks import Actor, Caution, Check, Ok, Problem, about
from cmx_app.knowledge.identifiers import check_tenant_id, clean, domain_of
from cmx_app.messages import N_
from cmx_app.services.errors import ServiceError
from cmx_app.steps.failures import explain_failure, facts_of
from cmx_app.steps.fields import required, tenant_id_field
from cmx_app.steps.groups import HERE, IN_CMX
from cmx_app.store.application_settings import save_tenant_id
from cmx_app.store.instance import Instance
from cmx_app.wizard.step import Step, Surroundings


class TenantIdForm(Form):
    """The value of the setting „TenantID“."""

    tenant_id = tenant_id_field(required(N_("Bitte tragen Sie die Verzeichnis-ID (Mandant) ein.")))


def _load(surroundings: Surroundings) -> Mapping[str, object]:
    return {"tenant_id": surroundings.instance.tenant_id}


def check_later_change(typed: str, instance: Instance) -> tuple[Check, ...]:
    """What depends on the TenantID, when it is about to become another one."""
    if not instance.tenant_id or typed.lower() == instance.tenant_id.lower() or not instance.mail_accounts:
        return ()
    return (
        Caution(
            "tenant_id.mailboxes_depend",
            N_(
                "Von der Verzeichnis-ID (TenantID) hängen alle E-Mailkonten ab. Eingerichtet sind zurzeit "
                "%(count)s.",
                count=len(instance.mail_accounts),
            ),
            (N_("Nach einer Änderung muss sich jedes Postfach neu bei Microsoft anmelden."),),
            step="tenant-id",
        ),
    )


def _check(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    assert isinstance(form, TenantIdForm)
    typed = clean(form.tenant_id.data or "").value
    if not typed:
        return ()
    found = check_tenant_id(form.tenant_id.data or "", client_id=surroundings.instance.client_id)
    return about("tenant_id", (*found, *check_later_change(typed, surroundings.instance)))


def look_up_tenant(domain_or_address: str, surroundings: Surroundings) -> tuple[str, Check]:
    """The tenant ID of a domain or mail address, as Entra's discovery document names it, and what was found.

    The first part is "" when nothing was found; the check then says why.
    Source: Microsoft Learn, "OpenID Connect on the Microsoft identity platform" (discovery by domain name).
    """
    domain = domain_of(domain_or_address)
    if not domain:
        return "", Problem(
            "tenant_id.no_domain",
            N_("Das ist keine Domain und keine Mailadresse."),
            (N_("Tragen Sie zum Beispiel ihre-organisation.de oder info@ihre-organisation.de ein."),),
            Actor.YOU,
            step="tenant-id",
        )
    try:
        directory = surroundings.services.entra.find_directory(domain)
    except ServiceError as error:
        facts = facts_of(surroundings.instance, surroundings.settings)
        return "", explain_failure(error, "entra", facts)
    found = N_(
        "Zu %(domain)s gehört bei Microsoft die Verzeichnis-ID %(tenant_id)s.",
        domain=domain,
        tenant_id=directory.tenant_id,
    )
    return directory.tenant_id, Ok("tenant_id.found", found, subject=domain)


def _save(form: Form, surroundings: Surroundings) -> None:
    assert isinstance(form, TenantIdForm)
    save_tenant_id(clean(form.tenant_id.data or "").value, surroundings.who)


def _extras(surroundings: Surroundings) -> Mapping[str, object]:
    return {
        "settings_added": surroundings.instance.settings_added,
        "client_id": surroundings.instance.client_id,
    }


def _is_done(instance: Instance) -> bool:
    return bool(instance.tenant_id)


STEP = Step(
    slug="tenant-id",
    title=N_("Einstellung „TenantID“ eintragen"),
    label=N_("TenantID"),
    group=IN_CMX,
    place=HERE,
    why=N_(
        "Die Verzeichnis-ID sagt cmxOrganize, in welchem Verzeichnis bei Microsoft "
        "Ihre Anwendung und Ihre Postfächer liegen. cmxOrganize nennt die Verzeichnis-ID „TenantID“."
    ),
    form=TenantIdForm,
    load=_load,
    check=_check,
    save=_save,
    extras=_extras,
    is_done=_is_done,
)
