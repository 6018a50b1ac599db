"""Entra's errors that pass by themselves, and those that only a fault of the program can cause."""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_sign_in import Row
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import SERVICE_HEALTH_PAGE
from cmx_app.knowledge.ways_out import ASK_ABOUT_OUTAGES, REPORT_IT, SIGN_IN_AGAIN, TRY_AGAIN_SOON
from cmx_app.messages import N_

OUTAGE = Explanation(
    N_("Microsofts Anmeldedienst war gerade gestört oder überlastet."), None,
    (TRY_AGAIN_SOON, ASK_ABOUT_OUTAGES), Actor.MICROSOFT, "pruefung", pages=(SERVICE_HEALTH_PAGE,))

MALFORMED = Explanation(
    N_("Microsoft konnte die Anfrage nicht lesen."),
    N_("Meistens wurde Microsofts Seite aus dem Verlauf oder einem Lesezeichen geöffnet; sonst hat ein Proxy "
       "die Anfrage verändert oder das Programm hat einen Fehler."),
    (N_("Schließen Sie Microsofts Seite und beginnen Sie die Anmeldung im Schritt „E-Mailkonto“ von "
        "vorn."), REPORT_IT),
    Actor.YOU, "e-mailkonto")

OUTAGES: tuple[Row, ...] = (
    ((90033, 90012, 90024, 90006, 90020, 50000), OUTAGE),
    ((90055, 50196), Explanation(
        N_("Microsoft hat in kurzer Zeit zu viele Anfragen bekommen und bremst."), None,
        (N_("Warten Sie 15 Minuten, ohne die Prüfung zu wiederholen."), ASK_ABOUT_OUTAGES),
        Actor.MICROSOFT, "pruefung")),
    ((9002313, 90014, 900144, 90100, 90004, 90056, 900561, 90013), MALFORMED),
    ((90015, 50147, 501491, 901002, 70003, 70005, 700054, 50146, 7000114), Explanation(
        N_("Microsoft lehnt die Anfrage ab, wie sie gestellt wurde."),
        N_("An Ihren Eingaben liegt es nicht: Meistens hat ein Proxy die Adresse verändert, sonst hat das "
           "Programm einen Fehler."),
        (SIGN_IN_AGAIN, REPORT_IT), Actor.YOU, "e-mailkonto")),
)
