"""Consent, what comes back from Microsoft, and what becomes of a connection later."""

from cmx_app.practice.scenarios.scenario import (
    ENTRA,
    MAILBOX_USER,
    MICROSOFT,
    YOU,
    Bite,
    Doing,
    Explained,
    Group,
    Mend,
    Place,
    Scenario,
    Seen,
    Slip,
    Words,
)

_ANNA = "anna.admin@vhs-musterstadt.example"
_CONSENT_FOR_ALL: Words = (
    "Eine Administratorin öffnet den Zustimmungslink und stimmt für die Organisation zu.",
    "An administrator opens the consent link and accepts for the organization.",
)
_SIGN_IN_AGAIN: Words = (
    "Wer das Postfach benutzen darf, meldet sich neu an.", "Whoever may use the mailbox signs in again."
)

CONSENT_SCENARIOS = (
    Scenario(
        "consent_blocked", Group.CONSENT,
        ("Zustimmung gesperrt", "Consent blocked"),
        ("Nur Administratoren dürfen zustimmen: „Administratorgenehmigung erforderlich“, AADSTS90094.",
         "Only administrators may consent: “Need admin approval”, AADSTS90094."),
        Explained(Seen.MICROSOFTS_PAGE, "entra.AADSTS90094", "pruefung", ENTRA),
        _CONSENT_FOR_ALL, mends=(Mend.CONSENT,), bites=(Bite(Place.CONSENT, 90094),),
    ),
    Scenario(
        "consent_requested", Group.CONSENT,
        ("Zustimmung beantragt", "Consent requested"),
        ("Die Bitte um Zustimmung wartet auf eine Genehmigung: AADSTS90095.",
         "The request for consent waits for approval: AADSTS90095."),
        Explained(Seen.MICROSOFTS_PAGE, "entra.AADSTS90095", "pruefung", ENTRA),
        _CONSENT_FOR_ALL, mends=(Mend.CONSENT,), bites=(Bite(Place.CONSENT, 90095),),
    ),
    Scenario(
        "consent_declined", Group.CONSENT,
        ("Zustimmung abgelehnt", "Consent declined"),
        ("Auf der Zustimmungsseite wird „Abbrechen“ geklickt: AADSTS65004.",
         "“Cancel” is clicked on the consent page: AADSTS65004."),
        Explained(Seen.SIGN_IN, "entra.AADSTS65004", "e-mailkonto", MAILBOX_USER),
        ("Noch einmal anmelden und „Akzeptieren“ klicken.", "Sign in again and click “Accept”."),
        mends=(Mend.SIGN_IN,), slip=Slip(doing=Doing.CANCEL), is_switched=False,
    ),
    Scenario(
        "consent_withdrawn", Group.CONSENT,
        ("Zustimmung zurückgenommen", "Consent withdrawn"),
        ("Was bis zum Einschalten erlaubt wurde, gilt nicht mehr: AADSTS65001 beim Erneuern.",
         "What was allowed until this is switched on is void: AADSTS65001 on refresh."),
        Explained(Seen.MAILBOX, "entra.AADSTS65001", "pruefung", ENTRA),
        _CONSENT_FOR_ALL, mends=(Mend.CONSENT,),
    ),
    Scenario(
        "smtp_not_consented", Group.CONSENT,
        ("Berechtigung zum Senden fehlt", "Permission to send is missing"),
        ("Microsoft erteilt nur die Berechtigung für IMAP, nicht SMTP.Send.",
         "Microsoft grants the permission for IMAP only, not SMTP.Send."),
        Explained(Seen.SIGN_IN, "account.scope_missing", "pruefung", ENTRA),
        _CONSENT_FOR_ALL, mends=(Mend.SWITCH_OFF, Mend.SIGN_IN),
    ),
    Scenario(
        "scope_unknown", Group.CONSENT,
        ("Berechtigung unbekannt", "Permission unknown"),
        ("Microsoft kennt die angefragten Berechtigungen nicht: AADSTS650053.",
         "Microsoft does not know the permissions that are asked for: AADSTS650053."),
        Explained(Seen.SIGN_IN, "entra.AADSTS650053", "pruefung", YOU),
        ("CMX_CLOUD auf die Cloud des Mandanten setzen.", "Set CMX_CLOUD to the tenant's cloud."),
        bites=(Bite(Place.WAY_BACK, 650053),),
    ),
)


def _on_refresh(
    name: str, title: Words, effect: Words, number: int, actor: str, *, way_out: Words = _SIGN_IN_AGAIN,
    step: str = "e-mailkonto", helps: Mend = Mend.SIGN_IN
) -> Scenario:
    """A connected mailbox whose connection is not renewed any more."""
    bite = Bite(Place.REFRESH, number, spares_newer=helps is Mend.SIGN_IN)
    return Scenario(
        name, Group.CONNECTION, title, effect, Explained(Seen.MAILBOX, f"entra.AADSTS{number}", step, actor),
        way_out, mends=(helps,), bites=(bite,),
    )


def _on_return(name: str, title: Words, effect: Words, code: str, actor: str, number: int = 0) -> Scenario:
    """Somebody has signed in, and what Microsoft answers to the application is no use."""
    bites = (Bite(Place.CODE, number),) if number else ()
    return Scenario(
        name, Group.CONNECTION, title, effect, Explained(Seen.SIGN_IN, code, "e-mailkonto", actor),
        _SIGN_IN_AGAIN, mends=(Mend.SWITCH_OFF, Mend.SIGN_IN), bites=bites,
    )


CONNECTION_SCENARIOS = (
    _on_return(
        "code_used_already",
        ("Anmeldung schon eingelöst", "Sign-in redeemed already"),
        ("Der Code aus der Anmeldung wurde schon einmal eingelöst: AADSTS54005.",
         "The code of the sign-in was redeemed before: AADSTS54005."),
        "entra.AADSTS54005", YOU, 54005,
    ),
    _on_return(
        "code_expired",
        ("Zu spät zurückgekehrt", "Came back too late"),
        ("Zwischen Anmeldung und Rückkehr lagen mehr als zehn Minuten: AADSTS70008.",
         "There were more than ten minutes between signing in and coming back: AADSTS70008."),
        "entra.AADSTS70008", MAILBOX_USER, 70008,
    ),
    _on_return(
        "no_refresh_token",
        ("Keine dauerhafte Erlaubnis", "No lasting permission"),
        ("Microsoft gibt kein Token zum Erneuern aus: Die Verbindung würde nach einer Stunde enden.",
         "Microsoft gives no refresh token: the connection would end after an hour."),
        "sign_in.no_refresh_token", MAILBOX_USER,
    ),
    _on_return(
        "answer_of_another_sign_in",
        ("Antwort einer anderen Anmeldung", "Answer of another sign-in"),
        ("Im ID-Token steht eine andere Nonce als die gesendete.",
         "The nonce in the ID token is not the one that was sent."),
        "sign_in.mixed_up", YOU,
    ),
    Scenario(
        "no_name_in_token", Group.CONNECTION,
        ("Kein Name im ID-Token", "No name in the ID token"),
        ("Das ID-Token nennt weder Anmeldename noch Mailadresse; es muss trotzdem gehen.",
         "The ID token names neither sign-in name nor mail address; it has to work all the same."),
        Explained(Seen.SIGN_IN, "smtp.authenticates", status="ok"),
        ("Nichts zu tun: Das Postfach selbst beweist die Person.",
         "Nothing to do: the mailbox itself proves the person."),
        mends=(),
    ),
    Scenario(
        "refresh_tokens_rotate", Group.CONNECTION,
        ("Jedes Token gilt nur einmal", "Every token is good for one time"),
        ("Beim Erneuern wird das vorige Token sofort ungültig; mehrere Prüfungen erneuern nebeneinander.",
         "Renewing voids the token before at once; several checks renew side by side."),
        Explained(Seen.MAILBOX, "account.refreshes", status="ok"),
        ("Nichts zu tun: Das neue Token wird jedes Mal gespeichert.",
         "Nothing to do: the new token is kept each time."),
        mends=(),
    ),
    _on_refresh(
        "token_revoked",
        ("Anmeldung widerrufen", "Sign-in revoked"),
        ("Alle Token, die es beim Einschalten gibt, sind widerrufen: AADSTS50173, IMAP und SMTP lehnen ab.",
         "All tokens that exist when this is switched on are revoked: AADSTS50173, IMAP and SMTP refuse."),
        50173, MAILBOX_USER,
    ),
    _on_refresh(
        "mfa_demanded",
        ("Zweite Bestätigung verlangt", "Second factor demanded"),
        ("Beim Erneuern verlangt Microsoft die mehrstufige Anmeldung: AADSTS50076.",
         "On refresh, Microsoft demands multi-factor sign-in: AADSTS50076."),
        50076, MAILBOX_USER,
    ),
    _on_refresh(
        "sign_in_frequency",
        ("Anmeldehäufigkeit begrenzt", "Sign-in frequency limited"),
        ("Eine Richtlinie verlangt regelmäßig eine neue Anmeldung: AADSTS70043.",
         "A policy demands a new sign-in at intervals: AADSTS70043."),
        70043, ENTRA,
    ),
    _on_refresh(
        "connection_unused",
        ("90 Tage nicht benutzt", "Not used for 90 days"),
        ("Die Verbindung wurde zu lange nicht benutzt: AADSTS700082.",
         "The connection was not used for too long: AADSTS700082."),
        700082, MAILBOX_USER,
    ),
    _on_refresh(
        "connection_of_24_hours",
        ("Verbindung gilt nur 24 Stunden", "Connection lasts 24 hours only"),
        ("So ist es, wenn die Umleitungs-URL unter „Single-Page-Anwendung“ stand: AADSTS700084.",
         "As it is when the redirect URL stood under “Single-page application”: AADSTS700084."),
        700084, ENTRA, step="umleitungs-url",
    ),
    _on_refresh(
        "conditional_access_for_server",
        ("Bedingter Zugriff sperrt den Server", "Conditional Access blocks the server"),
        ("Die Richtlinie lässt die Person zu, aber nicht diesen Server: AADSTS53003 beim Erneuern.",
         "The policy lets the person in, but not this server: AADSTS53003 on refresh."),
        53003, ENTRA, helps=Mend.SWITCH_OFF,
        way_out=("Die Entra-Administration lässt den Server zu oder nimmt die Anwendung aus.",
                 "The Entra administrator allows the server's IP address, or exempts the application."),
    ),
    _on_refresh(
        "asked_too_often",
        ("Zu oft gefragt", "Asked too often"),
        ("Microsoft bemerkt eine Schleife beim Erneuern: AADSTS50196.",
         "Microsoft detects a loop of refreshes: AADSTS50196."),
        50196, MICROSOFT, helps=Mend.SWITCH_OFF, step="pruefung",
        way_out=("15 Minuten warten und dann erst wieder prüfen.",
                 "Wait 15 minutes, and only then check again."),
    ),
)
