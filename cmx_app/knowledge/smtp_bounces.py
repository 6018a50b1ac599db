"""What Exchange says of a mail that it does not take or deliver. First match wins, as in smtp_answers."""

from cmx_app.checks import Actor
from cmx_app.knowledge.explanation import AnswerRow, Explanation
from cmx_app.knowledge.portal import MAILBOXES, MAILBOXES_PAGE, RESTRICTED_ENTITIES_PAGE
from cmx_app.knowledge.powershell import LET_SEND_AS
from cmx_app.knowledge.ways_out import AFTER_THE_LIMIT, AT_ONCE, TRY_AGAIN_SOON, UP_TO_AN_HOUR
from cmx_app.messages import N_

_STEP = "e-mailkonto"
_SUBMISSION = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission"
_LIMITS = "https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits"
BOUNCES_PAGE = "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online"

BOUNCES: tuple[AnswerRow, ...] = (
    ("smtp.send_as_denied",
     (("5.2.252",), ("sendasdenied",), ("5.7.60",), ("5.7.62",), ("not have permission", "send as"),
      ("not allowed to send as",)),
     Explanation(
        N_("Das Konto %(sender)s darf nicht mit der Absenderadresse %(mailbox)s senden."),
        N_("Anmelden hat geklappt. Meistens fehlt das Recht „Senden als“; sonst ist %(mailbox)s nicht die "
           "Hauptadresse des Kontos, das sich angemeldet hat."),
        (N_("Öffnen Sie %(path)s, klicken Sie auf %(mailbox)s, dann auf „Stellvertretung“ (Delegation) › "
            "„Senden als“ (Send as) › „Bearbeiten“ (Edit) und fügen Sie das Konto %(sender)s hinzu.",
            path=MAILBOXES),
         N_("Oder ohne Admin Center: mit den PowerShell-Zeilen unten.")),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (MAILBOXES_PAGE,), LET_SEND_AS, BOUNCES_PAGE)),
    ("smtp.too_many_connections",
     (("concurrent connection",), ("thread limit",), ("concurrent_sending",), ("432", "4.3.2")), Explanation(
        N_("Für dieses Postfach waren gleichzeitig zu viele Verbindungen zum Senden offen."),
        N_("Microsoft erlaubt drei. Meistens senden noch andere Programme über dasselbe Konto."),
        (N_("Sehen Sie nach, welche anderen Geräte oder Programme über das Konto %(sender)s senden."),),
        Actor.YOU, _STEP, TRY_AGAIN_SOON, (), (), _SUBMISSION)),
    ("smtp.too_many_mails",
     (("submissionquotaexceeded",), ("5.1.90",), ("recipientlimit",), ("message rate",), ("submission rate",),
      ("5.2.121",), ("5.2.122",), ("5.7.232",), ("5.7.233",), ("4.5.3",), ("5.5.3",), ("daily limit",)),
     Explanation(
        N_("Das Konto %(sender)s hat seine Grenze für gesendete E-Mails erreicht."),
        N_("Meistens sind es mehr als 30 E-Mails in der Minute; sonst mehr als 500 Empfänger in einer "
           "E-Mail, 10.000 am Tag oder die Grenze Ihrer ganzen Organisation."),
        (N_("Senden Sie weniger E-Mails auf einmal und teilen Sie lange Empfängerlisten auf."),
         N_("Sehen Sie nach, welche anderen Geräte oder Programme über das Konto %(sender)s senden.")),
        Actor.YOU, _STEP, AFTER_THE_LIMIT, (), (), _LIMITS)),
    ("smtp.sender_blocked",
     (("5.7.705",), ("5.7.708",), ("5.1.8",), ("bad outbound sender",), ("5.7.501",), ("5.7.502",),
      ("5.7.503",), ("5.7.506",), ("5.7.511",), ("5.7.750",)), Explanation(
        N_("Microsoft hat das Senden für dieses Konto oder die ganze Organisation gesperrt, weil es Spam "
           "vermutet."),
        N_("Meistens hat jemand das Konto missbraucht; sonst ist die Organisation neu oder sendet von einer "
           "Domain, die nicht bestätigt ist."),
        (N_("Ändern Sie das Kennwort des Kontos und prüfen Sie, ob es missbraucht wurde."),
         N_("Heben Sie die Sperre im Microsoft-Defender-Portal unter „Eingeschränkte Entitäten“ (Restricted "
            "entities) auf."),
         N_("Steht dort nichts, eröffnen Sie im Microsoft 365 Admin Center eine Supportanfrage: Dann ist "
            "die ganze Organisation gesperrt.")),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (RESTRICTED_ENTITIES_PAGE,), (), BOUNCES_PAGE)),
    ("smtp.recipient_unknown",
     (("5.1.10",), ("recipientnotfound",), ("5.1.1",), ("5.1.0",), ("5.4.1",), ("5.1.351",), ("5.4.310",)),
     Explanation(
        N_("Die Adresse, an die gesendet wurde, gibt es nicht."),
        N_("Meistens ist sie vertippt; sonst wurde das Postfach gelöscht oder gerade erst angelegt."),
        (N_("Prüfen Sie im Schritt „E-Mailkonto“, ob %(mailbox)s richtig geschrieben ist."),
         N_("Ging die E-Mail an jemand anderen, prüfen Sie dessen Adresse.")),
        Actor.YOU, _STEP, UP_TO_AN_HOUR, (), (), BOUNCES_PAGE)),
    ("smtp.recipient_refuses",
     (("5.7.124",), ("5.7.129",), ("5.7.133",), ("5.7.134",), ("5.7.136",), ("5.7.12",),
      ("restrictedtorecipient",), ("5.7.1", "permission"), ("5.7.1", "restrict")), Explanation(
        N_("Der Empfänger nimmt von diesem Absender keine E-Mails an."),
        N_("Meistens ist das bei einer Gruppe oder einem Verteiler so eingestellt; sonst verbietet es eine "
           "Regel der Organisation."),
        (N_("Schicken Sie die Test-E-Mail an ein gewöhnliches Postfach, zum Beispiel an Ihr eigenes."),
         N_("Soll der Absender angenommen werden, erlaubt ihn die Exchange-Administration dort unter "
            "„Zustellungsverwaltung“ (Delivery management).")),
        Actor.EXCHANGE_ADMINISTRATOR, _STEP, UP_TO_AN_HOUR, (MAILBOXES_PAGE,), (), BOUNCES_PAGE)),
    ("smtp.too_large", (("5.3.4",), ("5.2.3",), ("552", "size"), ("message too large",)), Explanation(
        N_("Die E-Mail ist zu groß."),
        N_("Meistens liegt es an einem Anhang: Microsoft erlaubt ohne Änderung 35 MB beim Senden."),
        (N_("Verkleinern Sie den Anhang oder schicken Sie stattdessen einen Link."),),
        Actor.YOU, _STEP, AT_ONCE, (), (), _LIMITS)),
    ("smtp.mailbox_full", (("5.2.2",), ("4.2.2",), ("mailbox full",), ("quotaexceeded",)), Explanation(
        N_("Das Postfach ist voll."),
        N_("Meistens füllen alte E-Mails mit großen Anhängen das Postfach des Empfängers; sonst der Ordner "
           "„Gelöschte Elemente“."),
        (N_("Löschen Sie in Outlook E-Mails aus dem Postfach %(mailbox)s und leeren Sie den Ordner "
            "„Gelöschte Elemente“."),),
        Actor.MAILBOX_USER, _STEP, AT_ONCE, (), (), BOUNCES_PAGE)),
)
