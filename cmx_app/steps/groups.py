"""How the steps are grouped in the rail, and where their work is done."""

from cmx_app.messages import N_

START = N_("Am Anfang")
AT_MICROSOFT = N_("Bei Microsoft")
IN_CMX = N_("In cmxOrganize")
CHECKING = N_("Prüfen")
MAILBOX = N_("Postfach")

IN_ENTRA = N_("im Microsoft Entra Admin Center")
HERE = N_("in cmxOrganize")
