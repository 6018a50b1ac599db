"""Actions that many rows of the catalogue share."""

from cmx_app.knowledge.portal import SIGN_IN_LOGS
from cmx_app.messages import N_

SIGN_IN_AGAIN = N_("Melden Sie sich im Schritt „E-Mailkonto“ noch einmal bei Microsoft an.")
CHOOSE_ANOTHER_ACCOUNT = N_(
    "Wählen Sie auf Microsofts Seite „Anderes Konto verwenden“ (Use another account). Erscheint die Auswahl "
    "nicht, öffnen Sie ein privates Fenster des Browsers und beginnen Sie dort noch einmal."
)
FINISH_AT_MICROSOFT = N_(
    "Führen Sie auf Microsofts Seite zu Ende, was dort verlangt wird (Code, App oder neue Anmeldemethode). "
    "Sie haben dafür 30 Minuten Zeit."
)
ASK_FOR_CONSENT = N_(
    "Öffnen Sie im Schritt „Prüfung“ den Zustimmungslink. Fehlt Ihnen die Rolle "
    "„Cloudanwendungsadministrator“ (Cloud Application Administrator), schicken Sie ihn jemandem, der sie "
    "hat."
)
TICK_FOR_ALL = N_(
    "Setzen Sie auf Microsofts Seite den Haken bei „Zustimmung im Namen Ihrer Organisation“ (Consent on "
    "behalf of your organization) und klicken Sie auf „Akzeptieren“ (Accept)."
)
FIND_IN_THE_LOG = N_(
    "Suchen Sie unter %(path)s die Anmeldung nach Zeit oder Korrelations-ID: Dort steht, was sie verhindert "
    "hat.",
    path=SIGN_IN_LOGS,
)
REPORT_IT = N_(
    "Bleibt der Fehler, geben Sie Microsofts Wortlaut mit Korrelations-ID und Zeit an den Support von "
    "cmxOrganize weiter."
)
ASK_ABOUT_OUTAGES = N_(
    "Dauert es länger als eine Stunde, sehen Sie im Microsoft 365 Admin Center unter „Integrität“ (Health) › "
    "„Dienststatus“ (Service health) nach, ob eine Störung gemeldet ist."
)

# Whether waiting helps.
MINUTES_AFTER_SAVING = N_(
    "Warten Sie nach dem Speichern etwa 5 Minuten, bis die Änderung bei Microsoft überall gilt. Versuchen "
    "Sie es dann noch einmal."
)
MAY_BE_TOO_YOUNG = N_(
    "Ist der Eintrag bei Microsoft erst wenige Minuten alt, ist er vielleicht noch nicht überall bekannt: "
    "Warten Sie etwa 5 Minuten und prüfen Sie dann noch einmal."
)
UP_TO_AN_HOUR = N_(
    "Warten Sie nach der Änderung: Meistens gilt sie nach wenigen Minuten, manchmal erst nach einer Stunde. "
    "Prüfen Sie dann noch einmal."
)
TRY_AGAIN_SOON = N_("Versuchen Sie es in einigen Minuten noch einmal. Hier hilft Warten.")
AFTER_THE_LIMIT = N_("Warten hilft: nach der Minutengrenze eine Minute, nach der Tagesgrenze 24 Stunden.")
AT_ONCE = N_("Danach können Sie es sofort noch einmal versuchen.")
THEN_SIGN_IN = N_(
    "Melden Sie sich dann im Schritt „E-Mailkonto“ noch einmal bei Microsoft an. Warten müssen Sie nicht."
)
NOT_BEFORE = N_("Versuchen Sie es nicht früher: Jeder Versuch kann die Sperre verlängern.")
NO_USE_IN_WAITING = N_("Warten hilft hier nicht, ein neuer Versuch gleich nach der Änderung schon.")
