"""The labels that the page objects look for, in German and in English: either is found."""

import re
from collections.abc import Mapping

Words = tuple[str, str]
"""German and English."""

FIELDS: Mapping[str, Words] = {
    "display_name": ("Name der Anwendung", "Name of the application"),
    "redirect_url": ("Umleitungs-URL", "Redirect URL"),
    "client_id": ("Anwendungs-ID (Client)", "Application (client) ID"),
    "tenant_id": ("Verzeichnis-ID (Mandant)", "Directory (tenant) ID"),
    "client_secret": ("Wert des Kundengeheimnisses", "Value of the client secret"),
    "secret_expires_on": ("Gültig bis", "Expires"),
    "address": ("Adresse des Postfachs", "Mailbox address"),
}
"""The wizard's fields by their names."""
STORED_SECRET: Words = ("Passwort: Wert des Kundengeheimnisses", "Password: value of the client secret")
"""How `client_secret` is called where the Schnittstelle is shown."""

CHOICES: Mapping[str, Words] = {
    "AzureADMyOrg": (
        "Nur Konten in diesem Organisationsverzeichnis",
        "Accounts in this organizational directory only",
    ),
    "AzureADMultipleOrgs": (
        "Konten in einem beliebigen Organisationsverzeichnis",
        "Accounts in any organizational directory",
    ),
    "AzureADandPersonalMicrosoftAccount": (
        "Konten in einem beliebigen Organisationsverzeichnis und persönliche Microsoft-Konten",
        "Accounts in any organizational directory and personal Microsoft accounts",
    ),
    "own": ("Eigenes Postfach einer Person", "A person’s own mailbox"),
    "shared": ("Freigegebenes Postfach", "Shared mailbox"),
}
"""What is chosen, by its value."""

MAIL_ACCOUNT: Words = ("E-Mailkonto", "Mail account")
"""The application, and the line of step 9."""

CONTINUE: Words = ("Weiter", "Continue")
SAVE: Words = ("Speichern", "Save")
SAVE_ADDRESS: Words = ("Adresse speichern", "Save the address")
TO_START: Words = ("Zur Startseite", "Go to the start page")
BACK: Words = ("Zurück", "Back")
CHANGE: Words = ("Ändern", "Change")
CHECK_NOW: Words = ("Jetzt prüfen", "Check now")
CHECK_AGAIN: Words = ("Erneut prüfen", "Check again")
TRY_OUT: Words = ("Umleitungs-URL ausprobieren", "Try out the redirect URL")
NEW_REGISTRATION: Words = ("Neue Registrierung", "New registration")
SIGN_IN_TO_MICROSOFT: Words = ("Bei Microsoft anmelden", "Sign in to Microsoft")
SIGN_IN_AGAIN: Words = ("Neu bei Microsoft anmelden", "Sign in to Microsoft again")
SEND_TEST_MAIL: Words = ("Testmail senden", "Send a test mail")
LOOK_NOW: Words = ("Jetzt nachsehen", "Look now")
ERROR_TEXT: Words = ("Text der Fehlermeldung", "Text of the error message")
EXPLAIN: Words = ("Erklären", "Explain")
SEARCH: Words = ("Suchen", "Search")
YOUR_NAME: Words = ("Ihr Name", "Your name")
NEW_PASSWORD: Words = ("Neues Passwort", "New password")
GET_STARTED: Words = ("Los geht’s", "Get started")
NAME: Words = ("Name", "Name")
VALUE: Words = ("Wert", "Value")
PASSWORD: Words = ("Passwort", "Password")
SIGN_IN: Words = ("Anmelden", "Sign in")
ADD_INTERFACE: Words = ("Schnittstelle anlegen", "Create an interface")
ADD_APPLICATION: Words = ("Applikation hinzufügen", "Add the application")
ADD_SETTING: Words = ("Einstellung hinzufügen", "Add a setting")
ADD_MAILBOX: Words = ("Postfach hinzufügen", "Add a mailbox")
ON_TO_SIGN_IN: Words = ("Weiter zur Anmeldung", "Continue to sign-in")
DELETE: Words = ("Löschen", "Delete")
DELETE_MAILBOX: Words = ("E-Mailkonto löschen", "Delete the mail account")
DELETE_FOR_GOOD: Words = ("Endgültig löschen", "Delete permanently")


def exactly(*words: Words) -> re.Pattern[str]:
    """Text that is one of these, in either language."""
    return re.compile(rf"^\s*({_either(words)})\s*$")


def beginning(*words: Words) -> re.Pattern[str]:
    """Text that begins with one of these, in either language."""
    return re.compile(rf"^\s*({_either(words)})")


def followed_by(first: Words, second: Words) -> re.Pattern[str]:
    """Text that is the first of these, a colon, and the second."""
    return re.compile(rf"^\s*({_either((first,))})\s*:\s*({_either((second,))})\s*$")


def _either(words: tuple[Words, ...]) -> str:
    return "|".join(re.escape(text) for pair in words for text in pair)
