"""Entra's errors about the organisation's own sign-in service, its devices, and sessions in the browser."""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_sign_in import Row
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import CONDITIONAL_ACCESS, DEVICES, ENTRA_PAGE, PASS_THROUGH
from cmx_app.knowledge.ways_out import (
    CHOOSE_ANOTHER_ACCOUNT,
    FIND_IN_THE_LOG,
    MINUTES_AFTER_SAVING,
    THEN_SIGN_IN,
    TRY_AGAIN_SOON,
)
from cmx_app.messages import N_

_TRY_OUTLOOK = N_("Prüfen Sie, ob sich die Person bei outlook.office.com anmelden kann. Dann liegt es nicht "
                  "am Anmeldedienst: Melden Sie sich im Schritt „E-Mailkonto“ noch einmal an.")
_PRIVATE_WINDOW = N_("Öffnen Sie cmxOrganize in einem privaten Fenster des Browsers und beginnen Sie die "
                     "Anmeldung dort noch einmal.")

OWN_SERVICE: tuple[Row, ...] = (
    ((80001, 80002, 80003, 80005, 80006, 80007, 80008, 80009, 80010, 80011, 80014), Explanation(
        N_("Die Anmeldung am Verzeichnis im eigenen Haus (Passthrough-Authentifizierung) ist gestört."),
        N_("Meistens läuft der Authentifizierungs-Agent nicht oder erreicht den Domänencontroller nicht; "
           "sonst war er überlastet."),
        (N_("Die Entra-Administration öffnet %(path)s und sieht nach, ob mindestens ein Agent „Aktiv“ "
            "(Active) ist.", path=PASS_THROUGH),
         N_("Ist keiner aktiv, startet sie auf dem Server des Agenten den Dienst „Microsoft Azure AD "
            "Connect Authentication Agent“ neu."),
         _TRY_OUTLOOK),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", TRY_AGAIN_SOON, (ENTRA_PAGE,))),
    ((80004,), Explanation(
        N_("Das Verzeichnis im eigenen Haus kennt diesen Anmeldenamen nicht."),
        N_("Meistens wurde ein Alias eingegeben; sonst heißt die Person dort anders als bei Microsoft."),
        (N_("Melden Sie sich mit dem Anmeldenamen an, mit dem sich die Person auch an Windows oder bei "
            "Outlook anmeldet."),
         FIND_IN_THE_LOG),
        Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ((80012,), Explanation(
        N_("Um diese Zeit darf sich das Konto nicht anmelden."),
        N_("Im Verzeichnis im eigenen Haus (Active Directory) sind für das Konto Anmeldezeiten eingestellt."),
        (N_("Melden Sie sich innerhalb der erlaubten Zeiten an, oder bitten Sie die Person, die das Active "
            "Directory betreut, sie zu erweitern."),),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", THEN_SIGN_IN, (ENTRA_PAGE,))),
    ((80013,), Explanation(
        N_("Die Uhren im eigenen Haus gehen auseinander, deshalb schlägt die Anmeldung fehl."),
        N_("Es geht um die Uhr des Servers mit dem Authentifizierungs-Agenten und die des "
           "Domänencontrollers, nicht um diesen Server."),
        (N_("Bitten Sie die Person, die diese Server betreut, den Zeitabgleich (NTP) in Ordnung zu "
            "bringen."),),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", THEN_SIGN_IN, (ENTRA_PAGE,))),
    ((75011, 20001, 20012, 20033, 40008, 40009, 40010, 40015, 50008, 5000819, 50107, 50169, 90123),
     Explanation(
        N_("Der Anmeldedienst Ihrer Organisation (zum Beispiel AD FS) hat anders geantwortet, als Microsoft "
           "verlangt."),
        N_("Meistens galt im Browser noch eine ältere Anmeldung; sonst ist dieser Dienst gestört oder sein "
           "Zertifikat abgelaufen."),
        (N_("Schließen Sie alle Fenster des Browsers und melden Sie sich neu an."),
        _TRY_OUTLOOK, FIND_IN_THE_LOG),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", TRY_AGAIN_SOON, (ENTRA_PAGE,))),
    ((81004, 81005, 81006, 81007, 81009, 81010, 81011, 81012, 50168, 50180, 50192, 51006), Explanation(
        N_("Die automatische Anmeldung mit dem Windows-Konto hat nicht geklappt."),
        N_("Meistens ist an diesem Rechner eine andere Person angemeldet als die, zu der das Postfach "
           "gehört; sonst ist der Rechner nicht im Netz der Organisation."),
        (_PRIVATE_WINDOW,
         N_("Geben Sie dort Adresse und Kennwort selbst ein, statt die automatische Anmeldung zu benutzen.")),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
    ((50155, 50187, 50005, 50127, 135010, 135011, 130007, 130008, 90086), Explanation(
        N_("Microsoft konnte das Gerät nicht bestätigen, an dem die Anmeldung läuft."),
        N_("Meistens ist es in Ihrer Organisation nicht registriert oder gesperrt; sonst hat es keine "
           "zugelassene App."),
        (N_("Melden Sie sich an einem anderen Gerät Ihrer Organisation an."),
         N_("Bleibt es dabei, prüft die Entra-Administration unter %(path)s, ob das Gerät aktiviert ist.",
            path=DEVICES),
         N_("Oder sie nimmt die Anwendung unter %(path)s von der Richtlinie aus.", path=CONDITIONAL_ACCESS)),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", MINUTES_AFTER_SAVING, (ENTRA_PAGE,))),
    ((50136, 50139, 50143, 50197, 160021), Explanation(
        N_("Im Browser passt die bestehende Anmeldung bei Microsoft nicht zu der neuen."),
        N_("Meistens sind dort mehrere Konten zugleich angemeldet; sonst ist eine alte Anmeldung "
           "abgelaufen."),
        (_PRIVATE_WINDOW, CHOOSE_ANOTHER_ACCOUNT),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
)
