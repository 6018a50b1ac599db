"""The pages of Microsoft's portal that the steps lead to, for this instance."""

from dataclasses import dataclass
from functools import lru_cache

from cmx_app.knowledge import portal
from cmx_app.knowledge.facts import Facts


@dataclass(frozen=True)
class PortalPages:
    """Addresses of the registration's pages; without an application ID they lead to the list."""

    home: str
    new_registration: str
    overview: str
    authentication: str
    secrets: str
    active_users: str


def _address(page: portal.Page, facts: Facts) -> str:
    link = page.link(facts)
    return link.url if link else page.address.format(portal=facts.portal_address)


@lru_cache(maxsize=100)
def portal_pages(facts: Facts) -> PortalPages:
    """Deep links into the portal that this instance uses."""
    return PortalPages(
        home=_address(portal.ENTRA_PAGE, facts),
        new_registration=_address(portal.NEW_REGISTRATION_PAGE, facts),
        overview=_address(portal.OVERVIEW_PAGE, facts),
        authentication=_address(portal.AUTHENTICATION_PAGE, facts),
        secrets=_address(portal.SECRETS_PAGE, facts),
        active_users=_address(portal.ACTIVE_USERS_PAGE, facts),
    )
