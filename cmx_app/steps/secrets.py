"""The client secret on its way into the vault, and what can be said about the one that lies there."""

from dataclasses import replace

from wtforms import Field

from cmx_app.checks import Check, Ok, Waiting
from cmx_app.knowledge.identifiers import check_client_secret, clean
from cmx_app.services.credentials import Credentials
from cmx_app.steps.fields import LONGEST_SECRET
from cmx_app.store.interfaces import client_secret, save_azure_interface
from cmx_app.wizard.step import Surroundings


def keep_secret(field: Field, surroundings: Surroundings) -> None:
    """Seal a secret that arrived, whatever else is wrong with its form: Microsoft shows it only once.

    What can't be a secret at all does not take the place of one that can.
    """
    value = clean(field.data or "").value
    if value and len(value) <= LONGEST_SECRET:
        save_azure_interface(surroundings.services.vault, who=surroundings.who, client_secret=value)


def stored_secret(surroundings: Surroundings) -> str:
    """The stored secret in clear, "" when there is none. For asking Microsoft only; never for a page."""
    interface = surroundings.instance.interface
    if interface is None or not interface.has_secret:
        return ""
    return client_secret(surroundings.services.vault, interface.id)


def check_secret(typed: str, slug: str, surroundings: Surroundings) -> tuple[Check, ...]:
    """What the secret's shape says, typed or else stored; what is wrong is mended at the step `slug`."""
    instance = surroundings.instance
    secret = typed or stored_secret(surroundings)
    found = check_client_secret(secret, client_id=instance.client_id, tenant_id=instance.tenant_id)
    return tuple(check if isinstance(check, Ok | Waiting) else replace(check, step=slug) for check in found)


def stored_credentials(surroundings: Surroundings) -> Credentials:
    """Everything with which the application shows itself to Entra."""
    instance = surroundings.instance
    return Credentials(
        tenant_id=instance.tenant_id,
        client_id=instance.client_id,
        client_secret=stored_secret(surroundings),
        audience=instance.registration.audience or "AzureADMyOrg",
    )
