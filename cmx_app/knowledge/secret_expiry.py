"""Until when the Kundengeheimnis works, read back so that a slip of the pen is noticed."""

from calendar import isleap
from datetime import date, timedelta
from typing import Final

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.messages import N_, Message

_STEP: Final = "kundengeheimnis"
_SOON: Final = timedelta(days=30)
_SLACK: Final = timedelta(days=2)  # time zones, and a secret made yesterday counted from today
_MAKE_A_NEW_ONE: Final = N_(
    "Legen Sie bei Microsoft unter „Zertifikate & Geheimnisse“ (Certificates & secrets) einen neuen geheimen "
    "Clientschlüssel an, am besten mit 24 Monaten Laufzeit. Tragen Sie Wert und Datum im Schritt "
    "„Kundengeheimnis“ ein."
)
_COMPARE_THE_DAY: Final = N_(
    "Vergleichen Sie Tag, Monat und Jahr mit der Spalte „Gültig bis“ (Expires) bei Microsoft."
)


def in_two_years(today: date) -> date:
    """The day two years on; the last of February stays the last."""
    year = today.year + 2
    if year > date.max.year:
        return date.max
    day = 28 if (today.month, today.day) == (2, 29) and not isleap(year) else today.day
    return today.replace(year=year, day=day)


def check_secret_expiry(day: date | None, today: date) -> tuple[Check, ...]:
    """Whether the day can be right, with the day in words."""
    if day is None:
        return ()
    if day < today:
        return (
            _problem(
                "secret_expires_on.past", N_("Das Kundengeheimnis ist seit dem %(day)s abgelaufen.", day=day)
            ),
        )
    if day == today:
        return (
            _problem(
                "secret_expires_on.today", N_("Das Kundengeheimnis läuft heute ab, am %(day)s.", day=day)
            ),
        )
    if day - today < _SOON:
        found = N_(
            "Das Kundengeheimnis gilt nur noch bis zum %(day)s. Das sind weniger als 30 Tage.", day=day
        )
        return (_caution("secret_expires_on.soon", found, _COMPARE_THE_DAY, _MAKE_A_NEW_ONE),)
    if day - _SLACK > in_two_years(today):
        found = N_(
            "Das wären mehr als 24 Monate: %(day)s. Länger lässt Microsoft ein Kundengeheimnis nicht gelten.",
            day=day,
        )
        return (_caution("secret_expires_on.over_24_months", found, _COMPARE_THE_DAY),)
    return (Ok("secret_expires_on.is_ahead", N_("Das Kundengeheimnis gilt bis zum %(day)s.", day=day)),)


def _problem(code: str, found: Message) -> Problem:
    return Problem(code, found, (_COMPARE_THE_DAY, _MAKE_A_NEW_ONE), Actor.YOU, _STEP)


def _caution(code: str, found: Message, *advice: Message) -> Caution:
    return Caution(code, found, advice, step=_STEP)
