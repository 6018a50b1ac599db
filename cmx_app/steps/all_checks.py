"""Everything that can be checked of the instance at once, without a browser."""

from collections.abc import Callable
from functools import partial

from cmx_app.checks import Actor, Check, Problem
from cmx_app.messages import N_
from cmx_app.steps import connection_checks, pruefung
from cmx_app.steps.mailbox_checks import MAILBOX_CHECKS, THE_SHORT_LIST
from cmx_app.steps.mailbox_runner import Together, cause_of, run_checks
from cmx_app.store.mail_accounts import ConnectedMailbox, mail_account
from cmx_app.wizard.step import Surroundings

Question = Callable[[], tuple[Check, ...]]

_ALWAYS = (
    connection_checks.REACH_ENTRA,
    connection_checks.REACH_MAIL,
    connection_checks.CLOCK,
)


def all_questions(surroundings: Surroundings, together: Together) -> list[Question]:
    """The questions to ask, independent of each other; each gives its findings and never raises.

    `together` asks side by side what a mailbox's checks can be asked so.
    """
    questions: list[Question] = [partial(live.run, surroundings) for live in _ALWAYS]
    if missing := pruefung.missing_values(surroundings.instance):
        return [*questions, *(partial(_not_set_up, one.text, one.slug) for one in missing)]
    asked_here = [live for live in pruefung.STEP.live if live not in _ALWAYS]
    questions += [partial(live.run, surroundings) for live in asked_here]
    questions.append(partial(pruefung.computed_checks, surroundings))
    return [*questions, *_about_mailboxes(surroundings, together)]


def _not_set_up(text: object, slug: str) -> tuple[Check, ...]:
    found = N_("Die Einrichtung ist noch nicht fertig: %(missing)s", missing=text)
    fix = N_("Öffnen Sie den Assistenten. Er beginnt an der richtigen Stelle.")
    return (Problem("instance.not_set_up", found, (fix,), Actor.YOU, step=slug),)


def _about_mailboxes(surroundings: Surroundings, together: Together) -> list[Question]:
    questions: list[Question] = []
    for account in surroundings.instance.mail_accounts:
        mailbox = mail_account(account.id)
        if mailbox is not None and mailbox.is_connected:
            questions.append(partial(_ask, mailbox, surroundings, together))
    return questions or [partial(_not_set_up, N_("Noch ist kein Postfach verbunden."), "e-mailkonto")]


def _ask(mailbox: ConnectedMailbox, surroundings: Surroundings, together: Together) -> tuple[Check, ...]:
    """What the mailbox's own checks find, or why they can't be asked; the rest was asked without it."""
    findings = run_checks(MAILBOX_CHECKS, mailbox, surroundings, together)
    told = [cause_of(check, findings) for check in (*THE_SHORT_LIST, MAILBOX_CHECKS[-1])]
    unique = {id(found): found for found in told if found is not None}
    return tuple(unique.values())
