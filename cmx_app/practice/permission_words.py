"""What Entra's consent page says about each permission."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Explained:
    """A permission in words, each in German and English."""

    title: tuple[str, str]
    meaning: tuple[str, str]


_WORDS = {
    "IMAP.AccessAsUser.All": Explained(
        ("Lese- und Schreibzugriff auf Ihre E-Mails über IMAP", "Read and write access to your mail"),
        (
            "Ermöglicht der App, E-Mails in Ihrem Postfach zu lesen, zu ändern, zu erstellen und zu löschen.",
            "Allows the app to read, update, create and delete email in your mailbox.",
        ),
    ),
    "SMTP.Send": Explained(
        ("E-Mails aus Ihrem Postfach per SMTP AUTH senden", "Send emails from your mailbox using SMTP AUTH"),
        (
            "Ermöglicht der App, in Ihrem Namen E-Mails aus Ihrem Postfach zu senden.",
            "Allows the app to send emails from your mailbox on your behalf.",
        ),
    ),
    "offline_access": Explained(
        (
            "Zugriff auf Daten beibehalten, für die Sie Zugriff erteilt haben",
            "Maintain access to data you have given it access to",
        ),
        (
            "Ermöglicht der App den Zugriff auch dann, wenn Sie sie gerade nicht verwenden.",
            "Allows the app to use the data you gave it access to, even when you are not using the app.",
        ),
    ),
    "profile": Explained(
        ("Ihr Profil anzeigen", "View your basic profile"),
        (
            "Ermöglicht der App, Ihr grundlegendes Profil anzuzeigen (z. B. Name, Bild, Benutzername).",
            "Allows the app to see your basic profile (e.g., name, picture, user name).",
        ),
    ),
    "openid": Explained(
        ("Sie anmelden", "Sign you in"),
        (
            "Ermöglicht Ihnen die Anmeldung bei der App mit Ihrem Geschäftskonto.",
            "Allows you to sign in to the app with your work account.",
        ),
    ),
}


def explain(scopes: Iterable[str]) -> tuple[Explained, ...]:
    """The permissions in words; one without words stands for itself."""
    names = (scope.rpartition("/")[2] for scope in scopes)
    return tuple(_WORDS.get(name, Explained((name, name), ("", ""))) for name in names)
