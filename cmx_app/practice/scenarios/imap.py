"""What Exchange says by IMAP."""

from cmx_app.practice.scenarios.scenario import (
    EXCHANGE,
    MAILBOX_USER,
    MICROSOFT,
    YOU,
    Bite,
    Explained,
    Group,
    Mend,
    Place,
    Scenario,
    Seen,
    Slip,
    Words,
)

_ANNA, _INFO = "anna.admin@vhs-musterstadt.example", "info@vhs-musterstadt.example"
_STEP = "e-mailkonto"
_WAIT: Words = ("Ein paar Minuten warten und noch einmal versuchen.", "Wait a few minutes and try again.")


def _imap(
    name: str, title: Words, effect: Words, place: Place, text: str, code: str, actor: str, way_out: Words
) -> Scenario:
    return Scenario(
        name, Group.IMAP, title, effect, Explained(Seen.MAILBOX, code, _STEP, actor), way_out,
        bites=(Bite(place, text=text),),
    )


IMAP_SCENARIOS = (
    _imap(
        "imap_off",
        ("IMAP aus", "IMAP off"),
        ("IMAP meldet an, öffnet aber kein Postfach: „authenticated but not connected“.",
         "IMAP signs in but opens no mailbox: “authenticated but not connected”."),
        Place.IMAP_MAILBOX, "BAD User is authenticated but not connected.", "imap.not_connected", EXCHANGE,
        ("Die Exchange-Administration schaltet IMAP für das Postfach ein.",
         "The Exchange administrator switches IMAP on for the mailbox."),
    ),
    _imap(
        "imap_not_accepted",
        ("IMAP nimmt das Token nicht an", "IMAP does not accept the token"),
        ("IMAP antwortet „AUTHENTICATE failed.“ ohne Grund.",
         "IMAP answers “AUTHENTICATE failed.” without a reason."),
        Place.IMAP_AUTHENTICATION, "NO AUTHENTICATE failed.", "imap.not_accepted", EXCHANGE,
        ("Die Exchange-Administration sieht nach Lizenz und IMAP-Schalter des Postfachs.",
         "The Exchange administrator looks at the mailbox's licence and IMAP switch."),
    ),
    _imap(
        "imap_session_expired",
        ("IMAP-Sitzung abgelaufen", "IMAP session expired"),
        ("Der Server beendet die Sitzung: „Session invalidated - AccessTokenExpired“.",
         "The server ends the session: “Session invalidated - AccessTokenExpired”."),
        Place.IMAP_MAILBOX, "BYE Session invalidated - AccessTokenExpired", "imap.session_expired", YOU,
        ("Noch einmal prüfen; danach meldet sich die Anwendung mit einem neuen Token an.",
         "Check again; the application then signs in with a new token."),
    ),
    _imap(
        "imap_throttled",
        ("IMAP bremst", "IMAP throttles"),
        ("Zu viele Anfragen: „Request is throttled“.", "Too many requests: “Request is throttled”."),
        Place.IMAP_MAILBOX, "BAD Request is throttled. Suggested Backoff Time: 300000 milliseconds",
        "imap.throttled", YOU,
        ("Fünf Minuten warten und andere Programme seltener abholen lassen.",
         "Wait five minutes, and let other programs fetch less often."),
    ),
    _imap(
        "imap_unavailable",
        ("IMAP ist gestört", "IMAP has trouble"),
        ("Der Mailserver ist vorübergehend gestört: „Server Unavailable“.",
         "The mail server has trouble for a while: “Server Unavailable”."),
        Place.IMAP_MAILBOX, "NO [UNAVAILABLE] Server Unavailable. 15", "imap.try_again", MICROSOFT, _WAIT,
    ),
    _imap(
        "imap_too_many_connections",
        ("Zu viele IMAP-Verbindungen", "Too many IMAP connections"),
        ("Andere Programme halten das Postfach schon offen.",
         "Other programs hold the mailbox open already."),
        Place.IMAP_MAILBOX, "NO Too many simultaneous connections. Maximum number of connections reached.",
        "imap.too_many_connections", YOU,
        ("Andere Programme schließen, die dasselbe Postfach abholen.",
         "Close other programs that fetch from the same mailbox."),
    ),
    Scenario(
        "licence_missing", Group.IMAP,
        ("Lizenz fehlt", "Licence missing"),
        ("Zum Konto gehört kein Postfach: IMAP öffnet nichts, SMTP antwortet 535 5.7.3.",
         "The account has no mailbox: IMAP opens nothing, SMTP answers 535 5.7.3."),
        Explained(Seen.MAILBOX, "imap.not_connected", _STEP, EXCHANGE),
        ("Der Person eine Lizenz mit Exchange Online zuweisen.",
         "Assign a licence with Exchange Online to the person."),
        bites=(
            Bite(Place.IMAP_MAILBOX, text="BAD User is authenticated but not connected."),
            Bite(Place.SMTP_AUTHENTICATION, text="535 5.7.3 Authentication unsuccessful"),
        ),
    ),
    Scenario(
        "shared_not_allowed", Group.IMAP,
        ("Kein Vollzugriff auf das freigegebene Postfach", "No full access to the shared mailbox"),
        ("Die angemeldete Person darf das freigegebene Postfach nicht öffnen.",
         "The person who signed in may not open the shared mailbox."),
        Explained(Seen.MAILBOX, "imap.not_connected", _STEP, EXCHANGE),
        ("Die Exchange-Administration gibt der Person „Lesen und verwalten (Vollzugriff)“.",
         "The Exchange administrator gives the person “Read and manage (Full Access)”."),
        slip=Slip({"address": _INFO, "mailbox_kind": "shared"}),
    ),
    Scenario(
        "somebody_with_access", Group.IMAP,
        ("Stellvertretung statt Person selbst", "A deputy instead of the person"),
        ("Angemeldet hat sich jemand mit Vollzugriff auf das Postfach, nicht die Person selbst.",
         "Somebody with full access to the mailbox signed in, not the person."),
        Explained(Seen.SIGN_IN, "account.other_name", _STEP, MAILBOX_USER, "caution"),
        ("Neu anmelden und das Konto des Postfachs wählen.", "Sign in again with the mailbox's account."),
        mends=(Mend.SIGN_IN,), slip=Slip(person=_ANNA),
    ),
)
