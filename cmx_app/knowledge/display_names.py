"""The name of the application, as people see it on Microsoft's consent page."""

import re
from collections.abc import Iterator
from typing import Final

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.knowledge.audiences import takes_personal_accounts
from cmx_app.knowledge.redirect_url_characters import is_invisible
from cmx_app.knowledge.redirect_url_marking import visible
from cmx_app.messages import N_, Message

_STEP: Final = "anwendung"
_LONGEST: Final = 120
_LONGEST_WITH_PERSONAL_ACCOUNTS: Final = 90
"""Source: Microsoft Learn, "Validation differences by supported account types"."""
_PLACEHOLDER: Final = re.compile(r"<[^>]*>|ihre organisation", re.IGNORECASE)
_SPECIAL: Final = "<>;&%"


def check_display_name(text: str, audience: str) -> tuple[Check, ...]:
    """Whether Microsoft takes this name, and whether people will know it again."""
    if not text:
        return ()
    name = " ".join(text.split())
    if not name:
        return (_problem("display_name.empty", N_("Der Name besteht nur aus Leerzeichen."), _PROPOSAL),)
    found = tuple((*_refused(text, name, audience), *_unwise(name)))
    return found or (
        Ok("display_name.looks_right", N_("Der Name hat %(length)s Zeichen. Das passt.", length=len(name))),
    )


_PROPOSAL: Final = N_(
    "Nehmen Sie zum Beispiel „cmxOrganize“ oder „cmxOrganize“ und den Namen Ihrer Organisation."
)


def _problem(code: str, found: Message, *fix: Message) -> Problem:
    return Problem(code, found, fix, Actor.YOU, _STEP)


def _refused(text: str, name: str, audience: str) -> Iterator[Check]:
    longest = _LONGEST_WITH_PERSONAL_ACCOUNTS if takes_personal_accounts(audience) else _LONGEST
    if len(name) > longest:
        yield _problem(
            "display_name.too_long",
            N_(
                "Der Name hat %(length)s Zeichen. Microsoft nimmt bei diesen Kontotypen höchstens "
                "%(longest)s an.",
                length=len(name),
                longest=longest,
            ),
            N_("Kürzen Sie den Namen."),
        )
    if unseen := sorted({visible(character) for character in text.strip() if is_invisible(character)}):
        yield _problem(
            "display_name.control_characters",
            N_("Im Namen stecken Zeichen, die man nicht sieht: %(names)s.", names=", ".join(unseen[:5])),
            N_("Tippen Sie den Namen von Hand neu ein."),
        )
    if placeholder := _PLACEHOLDER.search(name):
        yield _problem(
            "display_name.placeholder",
            N_("„%(written)s“ ist nur ein Platzhalter.", written=placeholder[0][:60]),
            N_("Setzen Sie dort den Namen Ihrer Organisation ein, ohne spitze Klammern."),
        )


def _unwise(name: str) -> Iterator[Check]:
    special = sorted({character for character in name if character in _SPECIAL})
    if special and not _PLACEHOLDER.search(name):
        yield Caution(
            "display_name.special_characters",
            N_(
                "Manche Zeichen nimmt Microsofts Formular im Namen vielleicht nicht an: %(written)s",
                written=" ".join(special),
            ),
            (N_("Lassen Sie sie weg, wenn Microsoft den Namen ablehnt."),),
            step=_STEP,
        )
    if "microsoft" in name.casefold():
        yield Caution(
            "display_name.contains_microsoft",
            N_(
                "Im Namen kommt „Microsoft“ vor. Auf der Zustimmungsseite kann das aussehen wie ein "
                "Betrugsversuch."
            ),
            (N_("Nehmen Sie einen Namen, an dem man Ihre Organisation erkennt."),),
            step=_STEP,
        )
