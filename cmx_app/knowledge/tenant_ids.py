"""The Verzeichnis-ID (Mandant): its shape, and what is pasted in its place."""

import re
from typing import Final

from cmx_app.checks import Caution, Check, Ok
from cmx_app.knowledge.id_shapes import IdField, check_shape
from cmx_app.knowledge.mail_addresses import domain_of
from cmx_app.knowledge.pasted_value import GUID, clean, looks_like_guid, told
from cmx_app.messages import N_

_FIELD: Final = IdField(
    name=N_("Verzeichnis-ID (Mandant)"),
    step="tenant-id",
    holds_the_value="tenant_id.is_secret",
    masked="tenant_id.masked",
    truncated="tenant_id.truncated",
    placeholder="tenant_id.placeholder",
    all_zero="tenant_id.all_zero",
    not_an_id="tenant_id.not_an_id",
)
_COLLECTIVE: Final = ("common", "organizations", "consumers")
_MICROSOFTS_OWN: Final = {
    "9188040d-6c67-4c5b-b112-36a304b66dad": N_("der persönlichen Microsoft-Konten"),
    "72f988bf-86f1-41af-91ab-2d7cd011db47": N_("von Microsoft selbst"),
    "f8cdef31-a31e-4b4a-93e4-5f571e91255a": N_("von Microsofts Diensten"),
}
_WEB_ADDRESS: Final = re.compile(r"https?://|/", re.IGNORECASE)


def check_tenant_id(text: str, *, client_id: str = "") -> tuple[Check, ...]:
    """Whether this can be the Verzeichnis-ID; for a domain or mail address a caution offers the look-up."""
    cleaned = clean(text)
    value = cleaned.value
    if not value:
        return ()
    if looks_like_guid(value):
        found = check_shape(value, _FIELD) or _mixed_up(value.lower(), client_id.strip().lower())
    else:
        found = _instead(value) or check_shape(value, _FIELD)
    fine = Ok("tenant_id.looks_right", N_("Die Verzeichnis-ID (Mandant) hat die richtige Form."))
    return (*(found or (fine,)), *told(cleaned, "tenant_id.cleaned", _FIELD.step))


def _mixed_up(value: str, client_id: str) -> tuple[Check, ...]:
    if value == client_id:
        found = N_("Das ist die Anwendungs-ID (Client). Hier gehört die Verzeichnis-ID (Mandant) hin.")
        fix = N_(
            "Kopieren Sie die „Verzeichnis-ID (Mandant)“ (Directory (tenant) ID). Sie steht auf der Seite "
            "„Übersicht“ (Overview) unter der Objekt-ID."
        )
        return (_FIELD.problem("tenant_id.is_client_id", found, fix),)
    if value in _MICROSOFTS_OWN:
        found = N_("Das ist das Verzeichnis %(whose)s, nicht Ihres.", whose=_MICROSOFTS_OWN[value])
        return (_FIELD.problem("tenant_id.not_ours", found),)
    return ()


def _instead(value: str) -> tuple[Check, ...]:
    """What people give in place of the ID, knowing no better."""
    if value.lower() in _COLLECTIVE:
        found = N_(
            "„%(value)s“ steht bei Microsoft für viele Verzeichnisse. Nötig ist die ID Ihres eigenen.",
            value=value,
        )
        return (_FIELD.problem("tenant_id.is_collective", found),)
    inside = GUID.findall(value)
    if inside and _WEB_ADDRESS.search(value):
        found = N_("Das ist eine ganze Adresse. Nötig ist nur die ID darin.")
        fix = N_("Tragen Sie nur die ID ein: %(id)s", id=inside[0])
        return (_FIELD.problem("tenant_id.is_address", found, fix),)
    domain = domain_of(value)
    return (_look_it_up(domain),) if domain and not inside else ()


def _look_it_up(domain: str) -> Caution:
    return Caution(
        "tenant_id.is_domain",
        N_("Das ist keine ID, aber zu %(domain)s lässt sie sich bei Microsoft nachsehen.", domain=domain),
        (N_("Sehen Sie die Verzeichnis-ID im Schritt „TenantID“ nach und übernehmen Sie sie dort."),),
        step=_FIELD.step,
        subject=domain,
    )
