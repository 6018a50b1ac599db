"""The guide: one file per step, and their order."""

from cmx_app.steps import (
    anwendung,
    e_mailkonto,
    fertig,
    kundengeheimnis,
    pruefung,
    schnittstelle,
    tenant_id,
    ueberblick,
    umleitungs_url,
)
from cmx_app.wizard.flow import Flow

WIZARD = Flow(
    (
        ueberblick.STEP,
        anwendung.STEP,
        umleitungs_url.STEP,
        kundengeheimnis.STEP,
        schnittstelle.STEP,
        tenant_id.STEP,
        pruefung.STEP,
        e_mailkonto.STEP,
        fertig.STEP,
    )
)
