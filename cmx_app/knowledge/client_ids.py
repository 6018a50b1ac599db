"""The Anwendungs-ID (Client): its shape, and what is pasted in its place."""

from typing import Final

from cmx_app.checks import Check, Ok
from cmx_app.knowledge.id_shapes import COPY_THE_ID, IdField, check_shape
from cmx_app.knowledge.pasted_value import clean, told
from cmx_app.messages import N_

_FIELD: Final = IdField(
    name=N_("Anwendungs-ID (Client)"),
    step="schnittstelle",
    holds_the_value="client_id.is_secret",
    masked="client_id.masked",
    truncated="client_id.truncated",
    placeholder="client_id.placeholder",
    all_zero="client_id.all_zero",
    not_an_id="client_id.not_an_id",
)
_MICROSOFTS_OWN: Final = {
    "00000003-0000-0000-c000-000000000000": "Microsoft Graph",
    "00000002-0000-0000-c000-000000000000": "Azure AD Graph",
    "00000002-0000-0ff1-ce00-000000000000": "Office 365 Exchange Online",
    "00000003-0000-0ff1-ce00-000000000000": "Office 365 SharePoint Online",
    "04b07795-8ddb-461a-bbee-02f9e1bf7b46": "Microsoft Azure CLI",
    "1950a258-227b-4e31-a9cf-717495945fc2": "Microsoft Azure PowerShell",
    "14d82eec-204b-4c2f-b7e8-296a70dab67e": "Microsoft Graph PowerShell",
    "fb78d390-0c51-40cd-8e17-fdbfab77341b": "Microsoft Exchange REST API Based PowerShell",
    "c44b4083-3bb0-49c1-b47d-974e53cbdf3c": "Azure Portal",
    "d3590ed6-52b3-4102-aeff-aad2292ab01c": "Microsoft Office",
    "9e5f94bc-e8a4-4e73-b8be-63364c29d753": "Mozilla Thunderbird",
}


def check_client_id(text: str, *, tenant_id: str = "") -> tuple[Check, ...]:
    """Whether this can be the Anwendungs-ID of one's own registration."""
    cleaned = clean(text)
    value = cleaned.value.lower()
    if not value:
        return ()
    found = check_shape(cleaned.value, _FIELD) or _mixed_up(value, tenant_id.strip().lower())
    fine = Ok("client_id.looks_right", N_("Die Anwendungs-ID (Client) hat die richtige Form."))
    return (*(found or (fine,)), *told(cleaned, "client_id.cleaned", _FIELD.step))


def _mixed_up(value: str, tenant_id: str) -> tuple[Check, ...]:
    if value == tenant_id:
        found = N_(
            "In beiden Feldern steht dieselbe ID: Anwendungs-ID (Client) und Verzeichnis-ID (Mandant)."
        )
        fix = N_(
            "Vergleichen Sie beide mit der Seite „Übersicht“ (Overview) Ihrer App-Registrierung: Dort "
            "steht die "
            "„Anwendungs-ID (Client)“ (Application (client) ID) über der „Verzeichnis-ID (Mandant)“."
        )
        return (_FIELD.problem("client_id.is_tenant_id", found, fix),)
    if value in _MICROSOFTS_OWN:
        found = N_(
            "Das ist die ID einer fremden Anwendung: %(application)s. Nötig ist die Ihrer eigenen.",
            application=_MICROSOFTS_OWN[value],
        )
        return (_FIELD.problem("client_id.not_ours", found, COPY_THE_ID),)
    return ()
