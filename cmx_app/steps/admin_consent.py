"""The consent of an administrator for the whole organisation: the link to it, and Microsoft's answer.

Source: Microsoft Learn, "Admin consent on the Microsoft identity platform". The answer may come from a
browser that knows nothing of us, and its tenant proves nothing; so nothing is stored from it.
"""

from collections.abc import Mapping

from cmx_app.checks import Actor, Check, Evidence, Ok, Problem
from cmx_app.knowledge.entra_errors import explain_answer
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_text import read_pasted
from cmx_app.messages import N_
from cmx_app.services.errors import ServiceError
from cmx_app.settings import Settings
from cmx_app.steps.failures import explain_failure, facts_of
from cmx_app.wizard.step import Surroundings

CONSENT_STATE = "zustimmung"
_DECLINED = 65004


def consent_url(surroundings: Surroundings) -> str | Problem:
    """Where an administrator consents for everybody, or why the link can't be made."""
    instance = surroundings.instance
    if not instance.registration.redirect_url:
        return Problem(
            "consent.redirect_url_missing",
            N_("Der Link braucht die Umleitungs-URL, und die ist noch nicht bestätigt."),
            (
                N_(
                    "Öffnen Sie den Schritt „Umleitungs-URL“ und klicken Sie dort auf „Weiter“. Danach steht "
                    "der Link hier."
                ),
            ),
            Actor.YOU,
            step="umleitungs-url",
        )
    try:
        return surroundings.services.entra.admin_consent_url(
            instance.client_id, instance.tenant_id, instance.registration.redirect_url, CONSENT_STATE
        )
    except ServiceError as error:
        return explain_failure(error, "entra", facts_of(instance, surroundings.settings))


def is_consent_answer(answer: Mapping[str, str]) -> bool:
    """Whether this query is what the consent page sends, and not the end of a sign-in."""
    return "admin_consent" in answer or answer.get("state") == CONSENT_STATE


def explain_consent_answer(answer: Mapping[str, str], settings: Settings) -> Check:
    """Thanks for a consent, or what stood in its way."""
    if not answer.get("error"):
        return Ok(
            "consent.given",
            N_("Vielen Dank. Microsoft meldet, dass für Ihre Organisation zugestimmt wurde."),
        )
    description = answer.get("error_description", "")
    pasted = read_pasted(description)
    if _DECLINED in pasted.numbers or (answer["error"] == "access_denied" and not pasted.numbers):
        return _declined(description)
    return explain_answer(
        error=answer["error"],
        description=description,
        numbers=pasted.numbers,
        trace_id=pasted.trace_id,
        correlation_id=pasted.correlation_id,
        facts=Facts(portal=settings.cloud_hosts.portal),
    )


def _declined(description: str) -> Problem:
    return Problem(
        "consent.declined",
        N_("Die Zustimmung wurde abgebrochen."),
        (
            N_("Öffnen Sie den Zustimmungslink noch einmal und wählen Sie „Akzeptieren“ (Accept)."),
            N_("Fehlt Ihnen die Rolle dafür, leiten Sie den Link an eine Person weiter, die sie hat."),
        ),
        Actor.ENTRA_ADMINISTRATOR,
        step="pruefung",
        evidence=Evidence(quoted=description),
    )
