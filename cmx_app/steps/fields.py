"""Fields that several steps or applications show, with words for what is empty or can't be stored."""

from collections.abc import Sequence
from typing import Any

from wtforms import DateField, PasswordField, RadioField, StringField
from wtforms.validators import DataRequired, Length, Optional

from cmx_app.knowledge.identifiers import AUDIENCES
from cmx_app.messages import N_, Message

LONGEST_SECRET = 1000
"""Far above what Microsoft makes (40 characters), and below what somebody pastes by mistake."""


def required(what: Message) -> DataRequired:
    """Refuses an empty field with `what`."""
    return DataRequired(what.msgid)


def _text(label: Message, longest: int, validators: Sequence[Any]) -> StringField:
    too_long = N_("Dieser Text ist zu lang. Bitte prüfen Sie, was eingefügt wurde, und kürzen Sie es.")
    return StringField(label.msgid, [*validators, Length(max=longest, message=too_long.msgid)])


def client_id_field(*validators: Any) -> StringField:
    """The Anwendungs-ID (Client)."""
    return _text(N_("Anwendungs-ID (Client)"), 500, validators or (Optional(),))


def tenant_id_field(*validators: Any) -> StringField:
    """The Verzeichnis-ID (Mandant)."""
    return _text(N_("Verzeichnis-ID (Mandant)"), 500, validators or (Optional(),))


def client_secret_field(label: Message) -> PasswordField:
    """The secret's value; what is stored never comes back into it."""
    too_long = N_("Das ist länger als jedes Kundengeheimnis. Bitte kopieren Sie nur den Wert.")
    return PasswordField(label.msgid, [Optional(), Length(max=LONGEST_SECRET, message=too_long.msgid)])


def display_name_field() -> StringField:
    """The name that people see on Microsoft's consent page."""
    return _text(
        N_("Name der Anwendung"), 120, [required(N_("Bitte tragen Sie ein, wie die Anwendung heißen soll."))]
    )


AUDIENCE_LABELS = dict(
    zip(
        AUDIENCES,
        (
            N_("Nur Konten in diesem Organisationsverzeichnis"),
            N_("Konten in einem beliebigen Organisationsverzeichnis"),
            N_("Konten in einem beliebigen Organisationsverzeichnis und persönliche Microsoft-Konten"),
        ),
        strict=True,
    )
)


def audience_field() -> RadioField:
    """Whose accounts may sign in; the values are Entra's `signInAudience`."""
    return RadioField(
        N_("Unterstützte Kontotypen").msgid,
        [required(N_("Bitte wählen Sie, welche Konten sich anmelden dürfen."))],
        choices=[(value, label.msgid) for value, label in AUDIENCE_LABELS.items()],
    )


def expiry_field() -> DateField:
    """The day on which the secret stops working."""
    return DateField(
        N_("Gültig bis").msgid,
        [required(N_("Bitte tragen Sie das Datum ein, das bei Microsoft in der Spalte „Gültig bis“ steht."))],
    )
