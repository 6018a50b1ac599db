"""What is wrong with both IDs alike: shape, placeholder, masking, a secret in their place."""

import re
from dataclasses import dataclass
from typing import Final

from cmx_app.checks import Actor, Check, Problem
from cmx_app.knowledge.pasted_value import GUID, looks_like_guid
from cmx_app.messages import N_, Message

_MASKED: Final = re.compile(r"[*•●∙·]{2}")
_TRUNCATED: Final = re.compile(r"…|\.\.\.")
_PLACEHOLDER: Final = re.compile(r"<[^>]*>|\b(?:ihre|your)[-_ ]|x{4}|guid|uuid", re.IGNORECASE)
_NIL: Final = "00000000-0000-0000-0000-000000000000"
_SECRETS_BEGINNING: Final = re.compile(r"[0-9A-Za-z\-_~.]{3}\dQ~")
_SECRET_HERE: Final = N_("Das sieht aus wie der Wert des Kundengeheimnisses. Hier gehört die ID hin.")

COPY_THE_ID: Final = N_(
    "Kopieren Sie die ID bei Microsoft mit dem Kopiersymbol: „Übersicht“ (Overview) Ihrer App-Registrierung."
)


@dataclass(frozen=True)
class IdField:
    """One of the two fields for an ID: what it is called, its step, and the codes of what both share."""

    name: Message
    step: str
    holds_the_value: str
    masked: str
    truncated: str
    placeholder: str
    all_zero: str
    not_an_id: str

    def problem(self, code: str, found: Message, *fix: Message) -> Problem:
        """Something that makes Microsoft refuse this ID."""
        return Problem(code, found, fix or (COPY_THE_ID,), Actor.YOU, self.step)


def check_shape(value: str, field: IdField) -> tuple[Check, ...]:
    """The one thing that keeps this from being an ID; nothing when it is one."""
    if looks_like_guid(value):
        return (_nil(field),) if value == _NIL else ()
    if _SECRETS_BEGINNING.match(value):
        return (field.problem(field.holds_the_value, _SECRET_HERE, _MOVE_THE_SECRET, COPY_THE_ID),)
    if _MASKED.search(value):
        return (field.problem(field.masked, N_("Der Text ist mit Sternchen oder Punkten verdeckt.")),)
    if _TRUNCATED.search(value):
        return (field.problem(field.truncated, N_("Der Text ist abgeschnitten: Er enthält „…“.")),)
    if _PLACEHOLDER.search(value):
        return (field.problem(field.placeholder, N_("Das ist nur ein Platzhalter.")),)
    return (_not_an_id(value, field),)


_MOVE_THE_SECRET: Final = N_("Tragen Sie den Wert des Kundengeheimnisses im Schritt „Kundengeheimnis“ ein.")


def _nil(field: IdField) -> Problem:
    return field.problem(field.all_zero, N_("Diese ID besteht nur aus Nullen. Microsoft nimmt sie nicht an."))


def _not_an_id(value: str, field: IdField) -> Problem:
    inside = GUID.findall(value)
    if len(inside) == 1:
        found = N_("Neben der ID steht noch anderer Text.")
        return field.problem(field.not_an_id, found, N_("Tragen Sie nur die ID ein: %(id)s", id=inside[0]))
    if len(inside) > 1:
        found = N_("Das sind mehrere IDs. Hier gehört nur die %(name)s hin.", name=field.name)
        return field.problem(field.not_an_id, found)
    found = N_(
        "Das ist keine ID. Eine ID hat 36 Zeichen, Ziffern und die Buchstaben a bis f in fünf Gruppen mit "
        "Bindestrichen. Ihr Text hat %(length)s Zeichen.",
        length=len(value),
    )
    return field.problem(field.not_an_id, found)
