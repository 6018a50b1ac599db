"""The redirect URL that stands at Microsoft, compared where an error named only the one that was sent."""

from cmx_app.checks import Actor, Check, Ok, Problem
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.portal import AUTHENTICATION
from cmx_app.knowledge.redirect_url import compare
from cmx_app.knowledge.ways_out import MINUTES_AFTER_SAVING
from cmx_app.messages import N_

_LONGEST = 4000


def compare_entry(entry: str, facts: Facts) -> tuple[Check, ...]:
    """Every difference; where there is none, what else can be the cause. Nothing for no entry."""
    checks = compare(entry[:_LONGEST], facts.redirect_url)
    if any(isinstance(check, Ok) for check in checks):
        return (*checks, _the_same(facts))
    return checks


def _the_same(facts: Facts) -> Problem:
    return Problem(
        "pasted.entry_is_right",
        N_(
            "Der Eintrag stimmt, Microsoft hat die Anmeldung trotzdem abgelehnt. Meistens ist er erst wenige "
            "Minuten alt; sonst steht er unter einer anderen Plattform als „Web“ oder bei einer anderen "
            "Anwendung."
        ),
        tuple(
            facts.put_into(action)
            for action in (
                N_("Sehen Sie unter %(path)s nach, ob der Eintrag unter „Web“ steht.", path=AUTHENTICATION),
                N_(
                    "Vergleichen Sie in der „Übersicht“ (Overview) derselben Registrierung die "
                    "„Anwendungs-ID (Client)“ (Application (client) ID): Es muss %(client_id)s sein."
                ),
                MINUTES_AFTER_SAVING,
            )
        ),
        Actor.ENTRA_ADMINISTRATOR,
        "umleitungs-url",
    )
