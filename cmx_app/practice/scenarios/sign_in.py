"""What happens to the person who signs in."""

from cmx_app.practice.scenarios.scenario import (
    ENTRA,
    MAILBOX_USER,
    NETWORK,
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

_ANNA, _KARL = "anna.admin@vhs-musterstadt.example", "karl.kunde@andere-firma.example"
_INFO, _PETRA = "info@vhs-musterstadt.example", "petra.post@vhs-musterstadt.example"


def _on_microsofts_page(
    name: str, title: Words, effect: Words, number: int, actor: str, way_out: Words, step: str = "e-mailkonto"
) -> Scenario:
    """Microsoft shows it on its own page and sends nobody back."""
    explained = Explained(Seen.MICROSOFTS_PAGE, f"entra.AADSTS{number}", step, actor)
    return Scenario(
        name, Group.SIGN_IN, title, effect, explained, way_out, bites=(Bite(Place.SIGN_IN, number),)
    )


_OWN_ACCOUNT: Words = (
    "Auf Microsofts Seite „Anderes Konto verwenden“ und das Konto des Postfachs wählen.",
    "Choose “Use another account” on Microsoft's page, and there the mailbox's account.",
)

SIGN_IN_SCENARIOS = (
    _on_microsofts_page(
        "user_not_assigned",
        ("Person nicht zugewiesen", "User not assigned"),
        ("Niemand ist der Anwendung zugewiesen: AADSTS50105.",
         "Nobody is assigned to the application: AADSTS50105."),
        50105, ENTRA,
        ("Die Entra-Administration weist die Person in der Unternehmensanwendung zu.",
         "The Entra administrator assigns the person in the enterprise application."),
    ),
    _on_microsofts_page(
        "personal_account",
        ("Privates Konto gewählt", "Personal account chosen"),
        ("Jedes gewählte Konto gilt als privates Microsoft-Konto: AADSTS500207.",
         "Every account that is chosen counts as a personal Microsoft account: AADSTS500207."),
        500207, YOU, _OWN_ACCOUNT,
    ),
    _on_microsofts_page(
        "guest_not_redeemed",
        ("Gast ohne angenommene Einladung", "Guest without a redeemed invitation"),
        ("Jedes gewählte Konto gilt als Gast, der die Einladung nicht angenommen hat: AADSTS50014.",
         "Every account that is chosen counts as a guest who has not redeemed the invitation: AADSTS50014."),
        50014, MAILBOX_USER,
        ("Sich mit einem Konto der Organisation selbst anmelden oder die Einladung annehmen.",
         "Sign in with an account of the organization itself, or redeem the invitation."),
    ),
    _on_microsofts_page(
        "guest_refused",
        ("Gäste nicht erlaubt", "Guests not allowed"),
        ("Eine Richtlinie zwischen den Mandanten verbietet die Anmeldung: AADSTS500213.",
         "A policy between the tenants forbids to sign in: AADSTS500213."),
        500213, YOU, _OWN_ACCOUNT,
    ),
    _on_microsofts_page(
        "account_disabled",
        ("Konto gesperrt", "Account disabled"),
        ("Das gewählte Konto ist deaktiviert: AADSTS50057.", "The chosen account is disabled: AADSTS50057."),
        50057, YOU,
        ("Als Person anmelden, die das Postfach benutzen darf; sonst wird die Sperre aufgehoben.",
         "Sign in as a person who may use the mailbox; otherwise the account is enabled again."),
    ),
    _on_microsofts_page(
        "account_locked",
        ("Zu viele falsche Kennwörter", "Too many wrong passwords"),
        ("Das Konto ist vorübergehend gesperrt: AADSTS50053.",
         "The account is locked for a while: AADSTS50053."),
        50053, MAILBOX_USER,
        ("Etwa 30 Minuten warten und das richtige Kennwort benutzen.",
         "Wait about 30 minutes and use the right password."),
    ),
    _on_microsofts_page(
        "password_expired",
        ("Kennwort abgelaufen", "Password expired"),
        ("Das Kennwort des Kontos ist abgelaufen: AADSTS50055.",
         "The account's password has expired: AADSTS50055."),
        50055, MAILBOX_USER,
        ("In Outlook im Web ein neues Kennwort vergeben und neu anmelden.",
         "Choose a new password in Outlook on the web, then sign in again."),
    ),
    _on_microsofts_page(
        "mfa_not_set_up",
        ("Mehrstufige Anmeldung nicht eingerichtet", "Multi-factor sign-in not set up"),
        ("Die Person muss erst eine zweite Bestätigung einrichten: AADSTS50079.",
         "The person has to set up a second factor first: AADSTS50079."),
        50079, MAILBOX_USER,
        ("Auf Microsofts Seite die Einrichtung zu Ende führen.", "Finish the set-up on Microsoft's page."),
    ),
    _on_microsofts_page(
        "conditional_access",
        ("Bedingter Zugriff sperrt", "Conditional Access blocks"),
        ("Eine Richtlinie verhindert die Anmeldung: AADSTS53003.",
         "A policy prevents the sign-in: AADSTS53003."),
        53003, ENTRA,
        ("Die Entra-Administration nimmt Anwendung oder Person von der Richtlinie aus.",
         "The Entra administrator exempts the application or the person from the policy."),
    ),
    _on_microsofts_page(
        "device_not_managed",
        ("Gerät nicht verwaltet", "Device not managed"),
        ("Eine Richtlinie verlangt ein verwaltetes Gerät: AADSTS53000.",
         "A policy demands a managed device: AADSTS53000."),
        53000, ENTRA,
        ("An einem Gerät der Organisation anmelden, oder die Anwendung wird ausgenommen.",
         "Sign in on a device of the organization, or have the application exempted."),
    ),
    _on_microsofts_page(
        "tenant_restricted",
        ("Netz lässt den Mandanten nicht zu", "Network does not allow the tenant"),
        ("Der Proxy der Organisation sperrt fremde Mandanten: AADSTS500021.",
         "The organization's proxy blocks foreign tenants: AADSTS500021."),
        500021, NETWORK,
        ("Die Netzwerk-Administration lässt den Mandanten zu.",
         "The network administrator allows the tenant."),
    ),
    _on_microsofts_page(
        "exchange_missing",
        ("Kein Exchange Online", "No Exchange Online"),
        ("Im Verzeichnis gibt es keinen Dienst „Office 365 Exchange Online“: AADSTS650052.",
         "The directory has no service “Office 365 Exchange Online”: AADSTS650052."),
        650052, ENTRA,
        ("Die Entra-Administration bucht eine Lizenz mit Exchange Online.",
         "The Entra administrator buys a licence with Exchange Online."),
        step="tenant-id",
    ),
    Scenario(
        "wrong_organization", Group.SIGN_IN,
        ("Konto einer anderen Firma", "Account of another company"),
        ("Angemeldet wird sich mit einem Konto eines anderen Mandanten: AADSTS50020.",
         "Somebody signs in with an account of another tenant: AADSTS50020."),
        Explained(Seen.MICROSOFTS_PAGE, "entra.AADSTS50020", "e-mailkonto", YOU),
        _OWN_ACCOUNT, mends=(Mend.SIGN_IN,), slip=Slip(person=_KARL), is_switched=False,
    ),
    Scenario(
        "wrong_person", Group.SIGN_IN,
        ("Falsche Person angemeldet", "Wrong person signed in"),
        ("Im Browser war noch die Administratorin angemeldet, das Postfach gehört einer anderen Person.",
         "The administrator was still signed in in the browser, the mailbox is another person's."),
        Explained(Seen.SIGN_IN, "sign_in.wrong_person", "e-mailkonto", MAILBOX_USER),
        _OWN_ACCOUNT, mends=(Mend.SIGN_IN,), slip=Slip(person=_ANNA), is_switched=False,
    ),
    Scenario(
        "shared_signs_in_itself", Group.SIGN_IN,
        ("Freigegebenes Postfach meldet sich selbst an", "Shared mailbox signs in itself"),
        ("Bei einem freigegebenen Postfach ist die eigene Anmeldung gesperrt: AADSTS50057.",
         "A shared mailbox may not sign in itself: AADSTS50057."),
        Explained(Seen.MICROSOFTS_PAGE, "entra.AADSTS50057", "e-mailkonto", YOU),
        ("Als Person anmelden, die das freigegebene Postfach öffnen darf.",
         "Sign in as a person who may open the shared mailbox."),
        mends=(Mend.SIGN_IN,),
        slip=Slip({"address": _INFO, "mailbox_kind": "shared"}, person=_INFO),
        is_switched=False,
    ),
    Scenario(
        "shared_in_old_syntax", Group.SIGN_IN,
        ("Alte Schreibweise mit Backslash", "Old syntax with a backslash"),
        ("Das freigegebene Postfach ist als „person\\postfach“ eingetragen.",
         "The shared mailbox is entered as “person\\mailbox”."),
        Explained(Seen.FIELD, "mail_address.shared_syntax", "e-mailkonto", YOU),
        ("Nur die Adresse des Postfachs eintragen und die Art „freigegeben“ wählen.",
         "Enter the mailbox's address alone and choose the kind “shared”."),
        mends=(Mend.ENTER,),
        slip=Slip({"address": f"{_PETRA}\\{_INFO}", "mailbox_kind": "shared"}),
        is_switched=False,
    ),
    Scenario(
        "answer_used_twice", Group.SIGN_IN,
        ("Antwort zweimal benutzt", "Answer used twice"),
        ("Die Seite, zu der Microsoft zurückleitet, wird noch einmal geöffnet („Zurück“, doppelter Klick).",
         "The page that Microsoft leads back to is opened once more (“Back”, a double click)."),
        Explained(Seen.SIGN_IN, "sign_in.unknown", "e-mailkonto", YOU),
        ("Nachsehen, ob schon alles verbunden ist; sonst neu anmelden.",
         "Look whether everything is connected already; otherwise sign in again."),
        mends=(), slip=Slip(doing=Doing.TWICE), is_switched=False,
    ),
    Scenario(
        "answer_in_other_browser", Group.SIGN_IN,
        ("Antwort in einem anderen Browser", "Answer in another browser"),
        ("Unterwegs gingen die Cookies verloren: anderer Browser, privates Fenster, andere Adresse.",
         "The cookies got lost on the way: another browser, a private window, another address."),
        Explained(Seen.SIGN_IN, "sign_in.other_browser", "e-mailkonto", YOU),
        ("In diesem Browser noch einmal anmelden und in einem Fenster bleiben.",
         "Sign in again in this browser, and stay in one window."),
        mends=(Mend.SIGN_IN,), slip=Slip(doing=Doing.OTHER_BROWSER), is_switched=False,
    ),
    Scenario(
        "signed_out_meanwhile", Group.SIGN_IN,
        ("Inzwischen abgemeldet", "Signed out meanwhile"),
        ("Wer die Anmeldung begonnen hat, ist bei der Rückkehr in cmxOrganize nicht mehr angemeldet.",
         "Whoever began the sign-in is no longer signed in to cmxOrganize on the way back."),
        Explained(Seen.SIGN_IN, "sign_in.other_administrator", "e-mailkonto", YOU),
        ("In cmxOrganize anmelden und noch einmal beginnen.", "Sign in to cmxOrganize and begin again."),
        mends=(Mend.SIGN_IN,), slip=Slip(doing=Doing.SIGNED_OUT), is_switched=False,
    ),
)
