"""What the application shows to Entra to prove who it is."""

from dataclasses import dataclass, field

SINGLE_TENANT = "AzureADMyOrg"
_AUTHORITIES = {"AzureADMultipleOrgs": "organizations", "AzureADandPersonalMicrosoftAccount": "common"}


@dataclass(frozen=True)
class Credentials:
    """An app registration and its secret."""

    tenant_id: str
    client_id: str
    client_secret: str = field(repr=False)
    audience: str = SINGLE_TENANT

    @property
    def sign_in_tenant(self) -> str:
        """The tenant in the address where people sign in; wider audiences have names of their own."""
        return _AUTHORITIES.get(self.audience, self.tenant_id)
