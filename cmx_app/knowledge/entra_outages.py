"""Entra's errors that pass by themselves, and those that only a fault of the program can cause."""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_sign_in import Row
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import SERVICE_HEALTH_PAGE
from cmx_app.knowledge.ways_out import (
    ASK_ABOUT_OUTAGES,
    AT_ONCE,
    NO_USE_IN_WAITING,
    REPORT_IT,
    THEN_SIGN_IN,
    TRY_AGAIN_SOON,
)
from cmx_app.messages import N_

OUTAGE = Explanation(
    N_("Microsofts Anmeldedienst war gerade gestört oder überlastet."),
    N_("Meistens dauert das nur Sekunden; sonst liegt eine größere Störung vor. An Ihren Eingaben liegt es "
       "nicht."),
    (ASK_ABOUT_OUTAGES,), Actor.MICROSOFT, "pruefung", TRY_AGAIN_SOON, (SERVICE_HEALTH_PAGE,))

MALFORMED = Explanation(
    N_("Microsoft konnte die Anfrage nicht lesen."),
    N_("Meistens wurde Microsofts Seite aus dem Verlauf oder einem Lesezeichen geöffnet; sonst hat ein "
       "Proxy die Anfrage verändert oder das Programm hat einen Fehler."),
    (N_("Schließen Sie Microsofts Seite und beginnen Sie die Anmeldung im Schritt „E-Mailkonto“ von vorn."),
    REPORT_IT),
    Actor.YOU, "e-mailkonto", AT_ONCE)

OUTAGES: tuple[Row, ...] = (
    ((90033, 90012, 90024, 90006, 90020, 90036, 90090, 90091, 50000, 50033, 70012, 51005), OUTAGE),
    ((90055, 50196), Explanation(
        N_("Microsoft hat in kurzer Zeit zu viele Anfragen bekommen und bremst."),
        N_("Meistens wurde eine Prüfung sehr oft wiederholt; sonst fragt ein anderes Programm mit derselben "
           "Anwendungs-ID zu oft."),
        (N_("Warten Sie 15 Minuten, ohne die Prüfung zu wiederholen."), ASK_ABOUT_OUTAGES),
        Actor.MICROSOFT, "pruefung", TRY_AGAIN_SOON, (SERVICE_HEALTH_PAGE,))),
    ((9002313, 90014, 900144, 90100, 90004, 90005, 90007, 90056, 900561, 90013, 90117, 90121, 50050, 165900,
     140000),
     MALFORMED),
    ((90015, 50147, 501491, 901002, 70003, 70005, 70007, 700054, 7000114, 90027), Explanation(
        N_("Microsoft lehnt die Anfrage ab, wie sie gestellt wurde."),
        N_("An Ihren Eingaben liegt es nicht: Meistens hat ein Proxy die Adresse verändert, sonst hat das "
           "Programm einen Fehler."),
        (REPORT_IT,), Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
    ((70016, 70018, 70019, 90119, 90120, 50134), Explanation(
        N_("Diese Meldung gehört zu einer Anmeldung mit Gerätecode (microsoft.com/devicelogin)."),
        N_("Meistens stammt sie von einem anderen Programm, denn cmxOrganize benutzt keine Gerätecodes; "
           "sonst wurde der Code falsch eingegeben oder ist abgelaufen."),
        (N_("Geben Sie auf microsoft.com/devicelogin keinen Code ein, den Ihnen jemand geschickt hat."),
         N_("Stammt der Code aus einem anderen Programm, lassen Sie sich dort einen neuen geben: Er gilt 15 "
            "Minuten.")),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
    ((50061, 50068, 50070, 50071), Explanation(
        N_("Das Abmelden bei Microsoft hat nicht geklappt."),
        N_("Meistens lag die Seite zu lange offen; sonst waren Sie dort schon abgemeldet. Für cmxOrganize "
           "ist das ohne Bedeutung."),
        (N_("Schließen Sie alle Fenster des Browsers, wenn Sie sicher abgemeldet sein möchten."),),
        Actor.YOU, "e-mailkonto", NO_USE_IN_WAITING)),
)
