"""Whose accounts may sign in: Entra's `signInAudience`, and whether it fits the authority."""

from typing import Final

from cmx_app.checks import Actor, Check, Ok, Problem
from cmx_app.knowledge.pasted_value import clean, looks_like_guid
from cmx_app.messages import N_

AUDIENCES: Final = ("AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount")


def takes_personal_accounts(audience: str) -> bool:
    """Whether outlook.com and its like may sign in too."""
    return audience == AUDIENCES[2]


def check_audience_fits(audience: str, tenant_id: str) -> tuple[Check, ...]:
    """Whether sign-in goes to an authority that this audience allows; computed, nobody is asked."""
    if not audience:
        return ()
    if audience not in AUDIENCES:
        return (_unknown(audience),)
    if audience != AUDIENCES[0]:
        return (_wider(audience),)
    if looks_like_guid(clean(tenant_id).value):
        found = N_(
            "Anmelden können sich Konten Ihres eigenen Verzeichnisses. Dazu passt die eingetragene "
            "Verzeichnis-ID (TenantID)."
        )
        return (Ok("audience.fits", found),)
    return (
        Problem(
            "audience.tenant_missing",
            N_(
                "Nur Konten Ihres Verzeichnisses dürfen sich anmelden. Dafür fehlt die Verzeichnis-ID "
                "(TenantID)."
            ),
            (N_("Tragen Sie die Verzeichnis-ID im Schritt „TenantID“ ein."),),
            Actor.YOU,
            "tenant-id",
        ),
    )


def _unknown(audience: str) -> Check:
    return Problem(
        "audience.unknown",
        N_("Die Auswahl „%(audience)s“ gibt es hier nicht.", audience=audience[:60]),
        (N_("Wählen Sie im Schritt „Anwendung“ eine der drei Möglichkeiten."),),
        Actor.YOU,
        "anwendung",
    )


def _wider(audience: str) -> Check:
    found = (
        N_(
            "Anmelden können sich Konten jedes Verzeichnisses und persönliche Microsoft-Konten. Dazu passt "
            "„common“."
        )
        if takes_personal_accounts(audience)
        else N_("Anmelden können sich Konten jedes Verzeichnisses. Dazu passt „organizations“.")
    )
    return Ok("audience.fits", found)
