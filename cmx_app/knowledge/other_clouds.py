"""A directory in another Microsoft cloud than the one that is set: how Entra tells it, and what to do.

The global cloud serves the discovery document of a directory in a US government cloud too. It then names the
`cloud_instance_name` and, as `tenant_region_sub_scope`, DODCON (GCC High) or DOD; GCC is in the global cloud.
"""

from typing import Final

from cmx_app.checks import Actor, Evidence, Problem, Snippet
from cmx_app.knowledge.clouds import CLOUDS
from cmx_app.messages import N_

_INSTANCES: Final = {
    "microsoftonline.com": ("global",),
    "microsoftonline.us": ("us-gov", "us-dod"),
    "partner.microsoftonline.cn": ("china",),
}
_SUB_SCOPES: Final = {"DODCON": ("us-gov",), "DOD": ("us-dod",)}
_NAMES: Final = {
    "global": N_("in der weltweiten Microsoft-Cloud"),
    "us-gov": N_("in der Microsoft-Cloud der US-Regierung (GCC High)"),
    "us-dod": N_("in der Microsoft-Cloud des US-Verteidigungsministeriums (DoD)"),
    "china": N_("in der Microsoft-Cloud in China (21Vianet)"),
}
_SOME_OTHER: Final = N_("in einer anderen Microsoft-Cloud")


def clouds_told(instance: str, sub_scope: str) -> tuple[str, ...]:
    """The clouds that a discovery document can mean; none when it names nothing that is known."""
    return _SUB_SCOPES.get(sub_scope.upper()) or _INSTANCES.get(instance.lower(), ())


def lies_in_another_cloud(domain: str, possible: tuple[str, ...], ours: str) -> Problem:
    """What to do about a domain that lies in one of these clouds, or just in another one than ours."""
    other = possible[0] if possible else ""
    line = (Snippet(N_("In der Umgebung von cmxOrganize"), f"CMX_CLOUD={other}"),) if other else ()
    return Problem(
        "mail_domain.other_cloud",
        N_(
            "%(domain)s liegt %(where)s. Eingestellt ist hier: %(ours)s (CMX_CLOUD).",
            domain=domain,
            where=_NAMES.get(other, _SOME_OTHER),
            ours=ours,
        ),
        (
            N_("Ist die Adresse richtig? Sonst tragen Sie ein Postfach Ihrer eigenen Organisation ein."),
            N_(
                "Liegt Ihre ganze Organisation dort, setzen Sie auf diesem Server CMX_CLOUD auf den "
                "passenden Wert (%(clouds)s) und starten Sie cmxOrganize neu.",
                clouds=", ".join(CLOUDS),
            ),
            N_("Registrieren Sie die Anwendung dann im Portal dieser Cloud. Jede Cloud braucht eine eigene."),
        ),
        Actor.YOU,
        "e-mailkonto",
        subject=domain,
        evidence=Evidence(snippets=line),
    )
