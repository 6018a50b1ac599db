"""Entra's errors about the person who signs in and about the connection that the sign-in made."""

from cmx_app.checks import Actor
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import (
    ASSIGNED_PEOPLE,
    AUTHENTICATION_PAGE,
    ENTERPRISE_PAGE,
    ENTRA_PAGE,
    PROPERTIES,
    USERS,
)
from cmx_app.knowledge.ways_out import (
    AT_ONCE,
    CHOOSE_ANOTHER_ACCOUNT,
    FIND_IN_THE_LOG,
    FINISH_AT_MICROSOFT,
    MINUTES_AFTER_SAVING,
    NO_USE_IN_WAITING,
    NOT_BEFORE,
    SIGN_IN_AGAIN,
    THEN_SIGN_IN,
    TRY_AGAIN_SOON,
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
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
    ((500207, 500208, 500202), Explanation(
        N_("Diese Art von Konto ist für die Anwendung nicht zugelassen."),
        N_("Meistens ist es ein privates Microsoft-Konto (outlook.com, hotmail, live); sonst gehört das "
           "Konto zu einer anderen Organisation."),
        (CHOOSE_ANOTHER_ACCOUNT,
         N_("Melden Sie sich mit dem Geschäfts-, Schul- oder Unikonto an, zu dem das Postfach gehört.")),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
    ((50034, 51004), Explanation(
        N_("Microsoft kennt dieses Konto in Ihrem Verzeichnis nicht."),
        N_("Meistens ist die Adresse vertippt oder sie ist nur ein Alias und nicht der Anmeldename; sonst "
           "gehört sie zu einem anderen Verzeichnis."),
        (N_("Melden Sie sich mit dem Anmeldenamen an, mit dem sich die Person auch bei Outlook anmeldet."),
         N_("Nachsehen kann das die Entra-Administration unter %(path)s: Es zählt der "
            "„Benutzerprinzipalname“ (User principal name).", path=USERS)),
        Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ((50126, 50056, 50064), Explanation(
        N_("Benutzername oder Kennwort stimmen nicht."),
        N_("Meistens ist das Kennwort vertippt oder vor Kurzem geändert worden; sonst hat das Konto noch "
           "kein eigenes Kennwort."),
        (N_("Geben Sie auf Microsofts Seite das aktuelle Kennwort des Microsoft-Kontos ein, nicht das von "
            "cmxOrganize."),
         N_("Hilft das nicht, klicken Sie dort auf „Kennwort vergessen“ (Forgot my password).")),
        Actor.MAILBOX_USER, "e-mailkonto", AT_ONCE)),
    ((50053,), Explanation(
        N_("Microsoft hat die Anmeldung für dieses Konto vorübergehend gesperrt."),
        N_("Meistens waren es zu viele Versuche mit falschem Kennwort; sonst kam die Anmeldung von einer "
           "auffälligen IP-Adresse."),
        (N_("Warten Sie etwa 30 Minuten und melden Sie sich dann mit dem richtigen Kennwort an."),
         N_("Bleibt die Sperre, kann die Entra-Administration sie unter %(path)s aufheben.", path=USERS)),
        Actor.MAILBOX_USER, "e-mailkonto", NOT_BEFORE, (ENTRA_PAGE,))),
    ((50055, 50144, 50142, 50137, 50135, 50125), Explanation(
        N_("Das Kennwort dieses Kontos ist abgelaufen oder muss geändert werden."),
        N_("Meistens verlangt Ihre Organisation in festen Abständen ein neues; sonst hält Microsoft das "
           "Kennwort für bekannt geworden."),
        (N_("Melden Sie sich in Outlook im Web (outlook.office.com) an und vergeben Sie dort ein neues "
            "Kennwort."),),
        Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ((120000, 120002, 120003, 120004, 120005, 120008, 120011, 120012, 120013, 120014, 120015, 120016, 120018,
     120020,
      120021), Explanation(
        N_("Das Ändern des Kennworts hat nicht geklappt."),
        N_("Meistens war das alte Kennwort falsch oder das neue zu einfach; sonst lässt sich das Kennwort "
           "nur im Verzeichnis im eigenen Haus ändern."),
        (N_("Wählen Sie ein längeres Kennwort, in dem weder Ihr Name noch der Ihrer Organisation vorkommt."),
         N_("Hilft das nicht, ändern Sie das Kennwort an einem Rechner Ihrer Organisation oder bitten Sie "
            "deren Helpdesk darum.")),
        Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ((50057,), Explanation(
        N_("Das Konto, mit dem die Anmeldung versucht wurde, ist gesperrt."),
        N_("Meistens ist es das Konto eines freigegebenen Postfachs: Dort ist die Anmeldung absichtlich "
           "gesperrt. Sonst wurde das Konto der Person deaktiviert."),
        (N_("Freigegebenes Postfach: Melden Sie sich als Person an, die das Postfach öffnen und in seinem "
            "Namen senden darf. Wählen Sie im Schritt „E-Mailkonto“ die Art „freigegebenes Postfach“."),
         N_("Eigenes Postfach: Die Entra-Administration hebt unter %(path)s bei dieser Person die Sperre "
            "auf („Konto aktiviert“, Account enabled).", path=USERS)),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN, (ENTRA_PAGE,))),
    ((50058, 16001), Explanation(
        N_("Im Browser ist niemand bei Microsoft angemeldet."),
        N_("Beim Ausprobieren der Umleitungs-URL ist das die gewünschte Antwort: Die URL stimmt dann."),
        (N_("War es die Anmeldung am Postfach, geben Sie auf Microsofts Seite Adresse und Kennwort ein."),),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
    ((50074, 50076, 50078, 50158, 700020, 16002), Explanation(
        N_("Microsoft verlangt eine zusätzliche Bestätigung (mehrstufige Anmeldung) durch die Person "
           "selbst."),
        N_("Meistens schreibt das eine Richtlinie Ihrer Organisation vor; sonst ist die letzte Bestätigung "
           "zu lange her."),
        (FINISH_AT_MICROSOFT,
         N_("Kommt das jede Woche wieder, bitten Sie die Entra-Administration, die „Anmeldehäufigkeit“ "
            "(Sign-in frequency) für diese Anwendung nicht zu begrenzen.")),
        Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ((50086, 50087, 50088, 50161, 50166, 50170), Explanation(
        N_("Die zusätzliche Bestätigung (mehrstufige Anmeldung) hat nicht geklappt."),
        N_("Meistens hat Microsofts Dienst für Anrufe und SMS gerade gestockt; sonst ist die Bestätigung "
           "durch einen anderen Anbieter in Ihrer Organisation falsch eingestellt."),
        (N_("Klicken Sie auf Microsofts Seite auf „Auf andere Weise anmelden“ (Sign in another way) und "
            "nehmen Sie eine andere Art der Bestätigung."),
         FIND_IN_THE_LOG),
        Actor.MAILBOX_USER, "e-mailkonto", TRY_AGAIN_SOON)),
    ((50015, 54000), Explanation(
        N_("Dieses Konto gehört einer minderjährigen Person; Microsoft verlangt dafür eine Zustimmung."),
        N_("Meistens ist die Altersgruppe im Konto gesetzt, die Zustimmung aber nicht; sonst ist die "
           "Altersgruppe falsch."),
        (N_("Die Entra-Administration prüft unter %(path)s bei dieser Person „Altersgruppe“ (Age group) und "
            "„Zustimmung für Minderjährige“ (Consent provided for minor).", path=USERS),),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", MINUTES_AFTER_SAVING, (ENTRA_PAGE,))),
    ((50072, 50079), Explanation(
        N_("Die Person muss erst die mehrstufige Anmeldung (MFA) einrichten."),
        N_("Das verlangen die Sicherheitsstandards oder eine Richtlinie Ihrer Organisation."),
        (FINISH_AT_MICROSOFT,), Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ((50105,), Explanation(
        N_("Die Person ist der Anwendung nicht zugewiesen und darf sich deshalb nicht anmelden."),
        N_("In der Unternehmensanwendung steht „Zuweisung erforderlich?“ (Assignment required?) auf „Ja“."),
        (N_("Die Entra-Administration öffnet %(path)s und fügt die Person mit „Benutzer/Gruppe hinzufügen“ "
            "(Add user/group) hinzu. Gruppen in Gruppen zählen nicht.", path=ASSIGNED_PEOPLE),
         N_("Oder sie stellt unter %(path)s „Zuweisung erforderlich?“ auf „Nein“ und speichert.",
            path=PROPERTIES)),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", MINUTES_AFTER_SAVING, (ENTERPRISE_PAGE,))),
    ((50014,), Explanation(
        N_("Das Konto ist als Gast eingeladen, die Einladung ist aber noch nicht angenommen."),
        N_("Meistens liegt die E-Mail mit der Einladung noch ungelesen im Postfach; sonst war der Browser "
           "mit einem anderen Konto angemeldet."),
        (N_("Melden Sie sich mit einem Konto an, das zur Organisation selbst gehört."),
         N_("Soll es das Gastkonto sein, nehmen Sie zuerst die Einladung an, die Microsoft per E-Mail "
            "geschickt hat.")),
        Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ((50089, 50140, 50199), Explanation(
        N_("Microsofts Anmeldung ist unterwegs stehen geblieben."),
        N_("Meistens lag die Seite zu lange offen; sonst wurde eine Rückfrage („Angemeldet bleiben?“) nicht "
           "beantwortet."),
        (N_("Schließen Sie Microsofts Seite."),), Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
    ((54005,), Explanation(
        N_("Diese Anmeldung wurde schon einmal eingelöst."),
        N_("Meistens wurde die Seite neu geladen, doppelt geklickt oder mit „Zurück“ noch einmal geöffnet."),
        (N_("Sehen Sie nach, ob das E-Mailkonto schon verbunden ist. Wenn ja, ist nichts zu tun."),
         N_("Wenn nicht: %(action)s Benutzen Sie danach weder „Zurück“ noch „Neu laden“.",
            action=SIGN_IN_AGAIN)),
        Actor.YOU, "e-mailkonto", NO_USE_IN_WAITING)),
    ((50148, 501481, 700005), Explanation(
        N_("Die Antwort von Microsoft passt nicht zu der Anmeldung, die cmxOrganize begonnen hat."),
        N_("Meistens liefen zwei Anmeldungen in zwei Tabs nebeneinander; sonst wurde eine alte Antwort noch "
           "einmal geöffnet."),
        (N_("Schließen Sie die anderen Tabs, in denen eine Anmeldung läuft."),),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
)

CONNECTION: tuple[Row, ...] = (
    ((50173, 50132, 50133), Explanation(
        N_("Die Verbindung gilt nicht mehr: Das Kennwort wurde geändert oder die Anmeldungen wurden "
           "widerrufen."),
        N_("Meistens hat die Person ihr Kennwort geändert; sonst hat die Administration alle Anmeldungen "
           "des Kontos beendet."),
        (SIGN_IN_AGAIN,
         N_("Geht die Verbindung immer wieder verloren, fragen Sie die Entra-Administration, ob sie "
            "Sitzungen regelmäßig widerruft.")),
        Actor.MAILBOX_USER, "e-mailkonto", NO_USE_IN_WAITING)),
    ((70008, 700082, 700081), Explanation(
        N_("Die Verbindung ist abgelaufen, weil sie zu lange nicht benutzt wurde."),
        N_("Microsoft beendet sie nach 90 Tagen ohne Benutzung, zum Beispiel wenn dieser Server lange aus "
           "war. Direkt nach der Anmeldung bedeutet es: Zwischen Anmeldung und Rückkehr lagen mehr als 10 "
           "Minuten."),
        (SIGN_IN_AGAIN,
         N_("Lassen Sie diesen Server danach laufen: Er benutzt die Verbindung von selbst und hält sie damit "
            "gültig.")),
        Actor.MAILBOX_USER, "e-mailkonto", NO_USE_IN_WAITING)),
    ((700084,), Explanation(
        N_("Die Verbindung galt nur 24 Stunden."),
        N_("So kurz ist sie, wenn die Umleitungs-URL unter der Plattform „Single-Page-Anwendung“ statt "
           "unter „Web“ steht."),
        (N_("Legen Sie die Umleitungs-URL im Schritt „Umleitungs-URL“ unter der Plattform „Web“ an und "
            "löschen Sie den anderen Eintrag."),),
        Actor.ENTRA_ADMINISTRATOR, "umleitungs-url", THEN_SIGN_IN, (AUTHENTICATION_PAGE,))),
    ((70043, 70044), Explanation(
        N_("Eine Richtlinie Ihrer Organisation verlangt in festen Abständen eine neue Anmeldung."),
        N_("Im bedingten Zugriff (Conditional Access) ist dafür eine „Anmeldehäufigkeit“ (Sign-in "
           "frequency) eingestellt."),
        (N_("Damit es so bleibt: Die Entra-Administration nimmt diese Anwendung von der Anmeldehäufigkeit "
            "(Sign-in frequency) im bedingten Zugriff aus."),),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", THEN_SIGN_IN, (ENTRA_PAGE,))),
    ((70000, 50085, 50013), Explanation(
        N_("Microsoft nimmt die gespeicherte Verbindung nicht mehr an."),
        N_("Meistens wurde sie widerrufen; sonst gehört sie zu einer früheren Anwendungs-ID."),
        (FIND_IN_THE_LOG,), Actor.MAILBOX_USER, "e-mailkonto", THEN_SIGN_IN)),
)
