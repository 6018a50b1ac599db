"""Step 7: the three values are checked at Microsoft, before anybody signs in."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from wtforms import Form

from cmx_app.checks import Caution, Check, Ok, Problem
from cmx_app.knowledge.entra_errors import is_about_the_secret
from cmx_app.knowledge.identifiers import (
    check_audience_fits,
    check_client_id,
    check_secret_expiry,
    check_tenant_id,
)
from cmx_app.messages import N_
from cmx_app.services.errors import EntraRefused, ServiceError
from cmx_app.steps.connection_checks import REACH_MAIL
from cmx_app.steps.failures import explain_failure, facts_of
from cmx_app.steps.groups import CHECKING, HERE
from cmx_app.steps.secrets import check_secret, stored_credentials
from cmx_app.store.instance import Instance
from cmx_app.store.registration import change_registration
from cmx_app.wizard.step import LiveCheck, Missing, Step, Surroundings


def missing_values(instance: Instance) -> tuple[Missing, ...]:
    """The values without which nobody can ask Microsoft anything."""
    missing = []
    if not instance.client_id:
        missing.append(Missing(N_("Die Anwendungs-ID (Client) fehlt noch."), "schnittstelle"))
    if not instance.has_secret:
        missing.append(Missing(N_("Der Wert des Kundengeheimnisses fehlt noch."), "kundengeheimnis"))
    if not instance.tenant_id:
        missing.append(Missing(N_("Die Verzeichnis-ID (Mandant) fehlt noch."), "tenant-id"))
    return tuple(missing)


def _directory(surroundings: Surroundings) -> tuple[Check, ...]:
    tenant_id = surroundings.instance.tenant_id
    try:
        surroundings.services.entra.find_directory(tenant_id)
    except ServiceError as error:
        return (explain_failure(error, "entra", facts_of(surroundings.instance, surroundings.settings)),)
    return (Ok("entra.directory_known", N_("Microsoft kennt das Verzeichnis %(id)s.", id=tenant_id)),)


def _ask_about_credentials(surroundings: Surroundings) -> ServiceError | None:
    try:
        surroundings.services.entra.check_secret(stored_credentials(surroundings))
    except ServiceError as error:
        return error
    return None


def _is_about_the_secret(error: ServiceError | None) -> bool:
    return isinstance(error, EntraRefused) and is_about_the_secret(error.answer.numbers)


def _explained(error: ServiceError, surroundings: Surroundings) -> Problem:
    return explain_failure(error, "entra", facts_of(surroundings.instance, surroundings.settings))


def _credentials(surroundings: Surroundings) -> tuple[Check, ...]:
    """Two findings of one answer: asked apart, an answer given a moment later could contradict the other."""
    error = _ask_about_credentials(surroundings)
    return judge_application(error, surroundings), judge_secret(error, surroundings)


def judge_application(error: ServiceError | None, surroundings: Surroundings) -> Check:
    """What Entra's answer to our credentials says about the application; `error` is None for a yes."""
    if error is None or _is_about_the_secret(error):
        found = N_("Microsoft kennt Ihre Anwendung in diesem Verzeichnis.")
        return Ok("entra.application_known", found)
    return _explained(error, surroundings)


def judge_secret(error: ServiceError | None, surroundings: Surroundings) -> Check:
    """What the same answer says about the secret."""
    if error is None:
        return Ok("entra.secret_accepted", N_("Microsoft nimmt das Kundengeheimnis an."))
    if _is_about_the_secret(error):
        return _explained(error, surroundings)
    found = N_("Das Kundengeheimnis konnte noch nicht geprüft werden.")
    advice = N_(
        "Beheben Sie zuerst das Problem darüber. Danach prüft „Jetzt prüfen“ auch das Kundengeheimnis."
    )
    return Caution("entra.secret_not_checked", found, (advice,), step="pruefung")


def computed_checks(surroundings: Surroundings) -> tuple[Check, ...]:
    """What follows from what was entered, without asking anybody: shapes only where they are wrong."""
    instance = surroundings.instance
    expires_on = instance.interface.secret_expires_on if instance.interface else None
    return (
        *_wrong_shapes(surroundings),
        *check_secret_expiry(expires_on, surroundings.today),
        *check_audience_fits(instance.registration.audience or "AzureADMyOrg", instance.tenant_id),
    )


def _wrong_shapes(surroundings: Surroundings) -> tuple[Problem, ...]:
    instance = surroundings.instance
    found = (
        *check_client_id(instance.client_id, tenant_id=instance.tenant_id),
        *check_secret("", "kundengeheimnis", surroundings),
        *check_tenant_id(instance.tenant_id, client_id=instance.client_id),
    )
    return tuple(check for check in found if isinstance(check, Problem))


def _check(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    return computed_checks(surroundings)


def _save(form: Form, surroundings: Surroundings) -> None:
    if not missing_values(surroundings.instance):
        change_registration(checked_at=datetime.now(UTC))


_PASSES_BY_ITSELF = {"entra.AADSTS700016", "entra.AADSTS7000215", "entra.AADSTS7000229"}
_YOUNG = timedelta(minutes=10)


def may_pass_by_itself(check: Check, surroundings: Surroundings) -> bool:
    """Whether a problem can come from values so new that not all of Microsoft knows them."""
    instance = surroundings.instance
    stored = instance.interface.secret_stored_at if instance.interface else None
    entered = [moment for moment in (stored, instance.registration.registered_at) if moment]
    is_young = any(datetime.now(UTC) - moment < _YOUNG for moment in entered)
    passes = isinstance(check, Problem) and check.code in _PASSES_BY_ITSELF
    return is_young and passes and not _wrong_shapes(surroundings)


def _extras(surroundings: Surroundings) -> Mapping[str, object]:
    return {"instance": surroundings.instance, "scopes": surroundings.settings.cloud_hosts.scopes}


def _is_done(instance: Instance) -> bool:
    return instance.registration.checked_at is not None


STEP = Step(
    slug="pruefung",
    title=N_("Alles prüfen und zustimmen lassen"),
    label=N_("Prüfung"),
    group=CHECKING,
    place=HERE,
    why=N_("Hier zeigt sich, ob Microsoft Ihre drei Werte annimmt, noch bevor sich jemand anmeldet."),
    check=_check,
    save=_save,
    extras=_extras,
    missing=missing_values,
    is_done=_is_done,
    live=(
        LiveCheck("entra.directory_known", N_("Kennt Microsoft das Verzeichnis?"), _directory),
        LiveCheck(
            "entra.secret_accepted",
            N_("Kennt Microsoft die Anwendung, und nimmt es das Kundengeheimnis an?"),
            _credentials,
        ),
        REACH_MAIL,
    ),
)
