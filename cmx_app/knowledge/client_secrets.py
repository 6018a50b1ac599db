"""The value of the Kundengeheimnis: its shape, and what is pasted in its place. Never repeats it."""

import re
from typing import Final

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.knowledge.pasted_value import clean, looks_like_guid, looks_like_secret, told
from cmx_app.messages import N_, Message

_STEP: Final = "kundengeheimnis"
_MASKED: Final = re.compile(r"[*•●∙]{3}|^[*•●∙]+$")
_BEGINNING: Final = re.compile(r"[0-9A-Za-z\-_~.]{3}\dQ~")
_SHORTEST: Final = 16  # Source: Microsoft Graph, addPassword: 16 to 64 characters
_SHORTEST_OF_TODAY: Final = 37
_COLUMN_HEADS: Final = frozenset(
    {"wert", "value", "geheime id", "secret id", "kundengeheimnis", "client secret"}
)

_COPY_THE_VALUE: Final = N_(
    "Kopieren Sie bei Microsoft unter „Zertifikate & Geheimnisse“ (Certificates & secrets) den Eintrag der "
    "Spalte "
    "„Wert“ (Value) mit dem Kopiersymbol."
)
_MAKE_A_NEW_ONE: Final = N_(
    "Ist der Wert dort nicht mehr zu lesen, legen Sie einen neuen geheimen Clientschlüssel an: Microsoft "
    "zeigt den "
    "Wert nur einmal."
)


def check_client_secret(text: str, *, client_id: str = "", tenant_id: str = "") -> tuple[Check, ...]:
    """Whether this can be the value of a client secret; an unusual shape is a caution only."""
    cleaned = clean(text)
    value = cleaned.value
    if not value:
        return ()
    found = _mixed_up(value, client_id, tenant_id) or _damaged(value) or _unusual(value)
    fine = Ok("client_secret.looks_right", N_("Das Kundengeheimnis hat die Form eines Wertes von Microsoft."))
    return (found or fine, *told(cleaned, "client_secret.cleaned", _STEP))


def _problem(code: str, found: Message, *fix: Message) -> Problem:
    return Problem(code, found, fix or (_COPY_THE_VALUE, _MAKE_A_NEW_ONE), Actor.YOU, _STEP)


def _mixed_up(value: str, client_id: str, tenant_id: str) -> Problem | None:
    if not looks_like_guid(value):
        return None
    if value.lower() == client_id.strip().lower():
        return _problem(
            "client_secret.is_client_id",
            N_("Das ist die Anwendungs-ID (Client). Hier gehört der Wert des Kundengeheimnisses hin."),
        )
    if value.lower() == tenant_id.strip().lower():
        return _problem(
            "client_secret.is_tenant_id",
            N_("Das ist die Verzeichnis-ID (Mandant). Hier gehört der Wert des Kundengeheimnisses hin."),
        )
    return _problem(
        "client_secret.is_secret_id",
        N_("Das ist eine ID, vermutlich die „Geheime ID“ (Secret ID). Nötig ist der Wert (Value) daneben."),
    )


def _damaged(value: str) -> Problem | None:
    if _MASKED.search(value):
        return _problem("client_secret.masked", N_("Der Wert ist mit Sternchen oder Punkten verdeckt."))
    if "…" in value or value.endswith("..."):
        return _problem("client_secret.truncated", N_("Der Wert ist abgeschnitten: Er enthält „…“."))
    if value.lower() in _COLUMN_HEADS or (value.startswith("<") and value.endswith(">")):
        return _problem(
            "client_secret.placeholder", N_("Das ist nur ein Platzhalter, nicht der Wert selbst.")
        )
    if " " in value:
        return _problem(
            "client_secret.contains_blank",
            N_("Mitten im Text steht ein Leerzeichen. Ein Kundengeheimnis enthält keines."),
            N_("Kopieren Sie nur den Wert, ohne Text davor oder dahinter."),
            _COPY_THE_VALUE,
        )
    if len(value) < _SHORTEST:
        return _problem(
            "client_secret.too_short",
            N_(
                "Der Text ist zu kurz: Ein Kundengeheimnis hat mindestens %(shortest)s Zeichen.",
                shortest=_SHORTEST,
            ),
        )
    return None


def _unusual(value: str) -> Caution | None:
    if looks_like_secret(value):
        return None
    if _BEGINNING.match(value) and len(value) < _SHORTEST_OF_TODAY:
        code, found = (
            "client_secret.cut_short",
            N_("Der Anfang passt, aber es fehlen wohl Zeichen: Heute hat ein Kundengeheimnis 37 bis 40."),
        )
    else:
        code, found = (
            "client_secret.unusual",
            N_("Der Text sieht nicht aus wie die Kundengeheimnisse, die Microsoft heute ausgibt."),
        )
    advice = N_(
        "Ältere sehen anders aus und gelten trotzdem. Sind Sie nicht sicher, kopieren Sie den Eintrag der "
        "Spalte "
        "„Wert“ (Value) noch einmal. Der Schritt „Prüfung“ zeigt, ob Microsoft ihn annimmt."
    )
    return Caution(code, found, (advice,), step=_STEP)
