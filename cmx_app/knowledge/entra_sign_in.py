"""Entra's errors about the person who signs in and about the connection that the sign-in made."""

from cmx_app.checks import Actor
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import ASSIGNED_PEOPLE, ENTERPRISE_PAGE, ENTRA_PAGE, PROPERTIES, USERS
from cmx_app.knowledge.ways_out import (
    CHOOSE_ANOTHER_ACCOUNT,
    FIND_IN_THE_LOG,
    FINISH_AT_MICROSOFT,
    MINUTES_AFTER_SAVING,
    SIGN_IN_AGAIN,
)
from cmx_app.messages import N_

Row = tuple[tuple[int, ...], Explanation]

SIGN_IN: tuple[Row, ...] = (
    ((50020, 90072, 16000, 16003), Explanation(
        N_("Das gewählte Konto gehört nicht zu dem Verzeichnis, in dem die Anwendung registriert ist."),
        N_("Meistens war der Browser noch mit einem anderen Konto angemeldet (privat oder aus einer anderen "
           "Organisation); sonst ist die Verzeichnis-ID (TenantID) die einer anderen Organisation."),
        (CHOOSE_ANOTHER_ACCOUNT,
         N_("Melden Sie sich mit dem Konto der Organisation an, zu der das Postfach %(mailbox)s gehört."),
         N_("Ist es das richtige Konto, vergleichen Sie im Schritt „TenantID“ die Verzeichnis-ID "
            "(TenantID).")),
        Actor.YOU, "e-mailkonto")),
    ((500207, 500208, 500202), Explanation(
        N_("Diese Art von Konto ist für die Anwendung nicht zugelassen."),
        N_("Meistens ist es ein privates Microsoft-Konto (outlook.com, hotmail, live); sonst gehört das "
           "Konto zu einer anderen Organisation."),
        (CHOOSE_ANOTHER_ACCOUNT,
         N_("Melden Sie sich mit dem Geschäfts-, Schul- oder Unikonto an, zu dem das Postfach gehört.")),
        Actor.YOU, "e-mailkonto")),
    ((50034, 51004), Explanation(
        N_("Microsoft kennt dieses Konto in Ihrem Verzeichnis nicht."),
        N_("Meistens ist die Adresse vertippt oder sie ist nur ein Alias und nicht der Anmeldename; sonst "
           "gehört sie zu einem anderen Verzeichnis."),
        (N_("Melden Sie sich mit dem Anmeldenamen an, mit dem sich die Person auch bei Outlook anmeldet."),
         N_("Nachsehen kann das die Entra-Administration unter %(path)s: Es zählt der "
            "„Benutzerprinzipalname“ (User principal name).", path=USERS)),
        Actor.MAILBOX_USER, "e-mailkonto")),
    ((50126, 50056), Explanation(
        N_("Benutzername oder Kennwort stimmen nicht."),
        N_("Meistens ist das Kennwort vertippt oder vor Kurzem geändert worden; sonst hat das Konto noch "
           "kein eigenes Kennwort."),
        (N_("Geben Sie auf Microsofts Seite das aktuelle Kennwort des Microsoft-Kontos ein, nicht das von "
            "cmxOrganize."),
         N_("Hilft das nicht, klicken Sie dort auf „Kennwort vergessen“ (Forgot my password).")),
        Actor.MAILBOX_USER, "e-mailkonto")),
    ((50053,), Explanation(
        N_("Microsoft hat die Anmeldung für dieses Konto vorübergehend gesperrt."),
        N_("Meistens waren es zu viele Versuche mit falschem Kennwort; sonst kam die Anmeldung von einer "
           "auffälligen IP-Adresse."),
        (N_("Warten Sie etwa 30 Minuten und melden Sie sich dann mit dem richtigen Kennwort an."),
         N_("Bleibt die Sperre, kann die Entra-Administration sie unter %(path)s aufheben.", path=USERS)),
        Actor.MAILBOX_USER, "e-mailkonto", pages=(ENTRA_PAGE,))),
    ((50055, 50144, 50142, 50137, 50135), Explanation(
        N_("Das Kennwort dieses Kontos ist abgelaufen oder muss geändert werden."), None,
        (N_("Melden Sie sich in Outlook im Web (outlook.office.com) an und vergeben Sie dort ein neues "
            "Kennwort."),
         SIGN_IN_AGAIN),
        Actor.MAILBOX_USER, "e-mailkonto")),
    ((50057,), Explanation(
        N_("Das Konto, mit dem die Anmeldung versucht wurde, ist gesperrt."),
        N_("Meistens ist es das Konto eines freigegebenen Postfachs: Dort ist die Anmeldung absichtlich "
           "gesperrt. Sonst wurde das Konto der Person deaktiviert."),
        (N_("Freigegebenes Postfach: Melden Sie sich als Person an, die das Postfach öffnen und in seinem "
            "Namen senden darf. Wählen Sie im Schritt „E-Mailkonto“ die Art „freigegebenes Postfach“."),
         N_("Eigenes Postfach: Die Entra-Administration hebt unter %(path)s bei dieser Person die Sperre auf "
            "(„Konto aktiviert“, Account enabled).", path=USERS)),
        Actor.YOU, "e-mailkonto", pages=(ENTRA_PAGE,))),
    ((50058, 16001), Explanation(
        N_("Im Browser ist niemand bei Microsoft angemeldet."),
        N_("Beim Ausprobieren der Umleitungs-URL ist das die gewünschte Antwort: Die URL stimmt dann."),
        (SIGN_IN_AGAIN,), Actor.YOU, "e-mailkonto")),
    ((50074, 50076, 50078, 50158, 700020, 16002), Explanation(
        N_("Microsoft verlangt eine zusätzliche Bestätigung (mehrstufige Anmeldung) durch die Person "
           "selbst."),
        N_("Meistens schreibt das eine Richtlinie Ihrer Organisation vor; sonst ist die letzte Bestätigung "
           "zu lange her."),
        (SIGN_IN_AGAIN, FINISH_AT_MICROSOFT,
         N_("Kommt das jede Woche wieder, bitten Sie die Entra-Administration, die „Anmeldehäufigkeit“ "
            "(Sign-in frequency) für diese Anwendung nicht zu begrenzen.")),
        Actor.MAILBOX_USER, "e-mailkonto")),
    ((50072, 50079), Explanation(
        N_("Die Person muss erst die mehrstufige Anmeldung (MFA) einrichten."),
        N_("Das verlangen die Sicherheitsstandards oder eine Richtlinie Ihrer Organisation."),
        (SIGN_IN_AGAIN, FINISH_AT_MICROSOFT), Actor.MAILBOX_USER, "e-mailkonto")),
    ((50105,), Explanation(
        N_("Die Person ist der Anwendung nicht zugewiesen und darf sich deshalb nicht anmelden."),
        N_("In der Unternehmensanwendung steht „Zuweisung erforderlich?“ (Assignment required?) auf „Ja“."),
        (N_("Die Entra-Administration öffnet %(path)s und fügt die Person mit „Benutzer/Gruppe hinzufügen“ "
            "(Add user/group) hinzu. Gruppen in Gruppen zählen nicht.", path=ASSIGNED_PEOPLE),
         N_("Oder sie stellt unter %(path)s „Zuweisung erforderlich?“ auf „Nein“ und "
            "speichert.", path=PROPERTIES)),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", wait=MINUTES_AFTER_SAVING, pages=(ENTERPRISE_PAGE,))),
    ((50014,), Explanation(
        N_("Das Konto ist als Gast eingeladen, die Einladung ist aber noch nicht angenommen."), None,
        (N_("Melden Sie sich mit einem Konto an, das zur Organisation selbst gehört."),
         N_("Soll es das Gastkonto sein, nehmen Sie zuerst die Einladung an, die Microsoft per E-Mail "
            "geschickt hat.")),
        Actor.MAILBOX_USER, "e-mailkonto")),
    ((50089, 50140, 50199), Explanation(
        N_("Microsofts Anmeldung ist unterwegs stehen geblieben."),
        N_("Meistens lag die Seite zu lange offen; sonst wurde eine Rückfrage („Angemeldet bleiben?“) nicht "
           "beantwortet."),
        (N_("Schließen Sie Microsofts Seite."), SIGN_IN_AGAIN), Actor.MAILBOX_USER, "e-mailkonto")),
    ((54005,), Explanation(
        N_("Diese Anmeldung wurde schon einmal eingelöst."),
        N_("Meistens wurde die Seite neu geladen, doppelt geklickt oder mit „Zurück“ noch einmal geöffnet."),
        (N_("Sehen Sie nach, ob das E-Mailkonto schon verbunden ist. Wenn ja, ist nichts zu tun."),
         N_("Wenn nicht: %(action)s Benutzen Sie danach weder „Zurück“ noch „Neu "
            "laden“.", action=SIGN_IN_AGAIN)),
        Actor.YOU, "e-mailkonto")),
    ((50148, 501481, 700005), Explanation(
        N_("Die Antwort von Microsoft passt nicht zu der Anmeldung, die cmxOrganize begonnen hat."),
        N_("Meistens liefen zwei Anmeldungen in zwei Tabs nebeneinander."),
        (N_("Schließen Sie die anderen Tabs, in denen eine Anmeldung läuft."), SIGN_IN_AGAIN),
        Actor.YOU, "e-mailkonto")),
)

CONNECTION: tuple[Row, ...] = (
    ((50173, 50132, 50133), Explanation(
        N_("Die Verbindung gilt nicht mehr: Das Kennwort wurde geändert oder die Anmeldungen wurden "
           "widerrufen."), None,
        (SIGN_IN_AGAIN,
         N_("Geht das immer wieder verloren, fragen Sie die Entra-Administration, ob sie Sitzungen "
            "regelmäßig widerruft.")),
        Actor.MAILBOX_USER, "e-mailkonto")),
    ((70008, 700082, 700081), Explanation(
        N_("Die Verbindung ist abgelaufen, weil sie zu lange nicht benutzt wurde."),
        N_("Microsoft beendet sie nach 90 Tagen ohne Benutzung, zum Beispiel wenn dieser Server lange aus "
           "war. Direkt nach der Anmeldung bedeutet es: Zwischen Anmeldung und Rückkehr lagen mehr als 10 "
           "Minuten."),
        (SIGN_IN_AGAIN,), Actor.MAILBOX_USER, "e-mailkonto")),
    ((700084,), Explanation(
        N_("Die Verbindung galt nur 24 Stunden."),
        N_("So kurz ist sie, wenn die Umleitungs-URL unter der Plattform „Single-Page-Anwendung“ statt unter "
           "„Web“ steht."),
        (N_("Legen Sie die Umleitungs-URL im Schritt „Umleitungs-URL“ unter der Plattform „Web“ an und "
            "löschen Sie den anderen Eintrag."), SIGN_IN_AGAIN),
        Actor.ENTRA_ADMINISTRATOR, "umleitungs-url")),
    ((70043,), Explanation(
        N_("Eine Richtlinie Ihrer Organisation verlangt in festen Abständen eine neue Anmeldung."), None,
        (SIGN_IN_AGAIN,
         N_("Damit es so bleibt: Die Entra-Administration nimmt diese Anwendung von der Anmeldehäufigkeit "
            "(Sign-in frequency) im bedingten Zugriff aus.")),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto")),
    ((70000, 50085, 50013), Explanation(
        N_("Microsoft nimmt die gespeicherte Verbindung nicht mehr an."),
        N_("Meistens wurde sie widerrufen oder sie gehört zu einer früheren Anwendungs-ID."),
        (SIGN_IN_AGAIN, FIND_IN_THE_LOG), Actor.MAILBOX_USER, "e-mailkonto")),
)
