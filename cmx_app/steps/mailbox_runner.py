"""Runs the checks of a mailbox: chains side by side, each check after what it rests on."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from uuid import uuid4

from cmx_app.checks import Caution, Check, Problem
from cmx_app.messages import N_
from cmx_app.services.transcript import Transcript
from cmx_app.steps.kept_findings import as_text
from cmx_app.steps.mailbox_checks import (
    Chain,
    MailboxCheck,
    chains_of,
    find_mailbox_check,
    with_what_they_need,
)
from cmx_app.steps.mailbox_run import LONGEST, Run
from cmx_app.store.leases import end_turn, take_turn
from cmx_app.store.mail_accounts import ConnectedMailbox, note_verdict
from cmx_app.store.verdicts import keep_conversation
from cmx_app.wizard.step import Surroundings

Together = Callable[[Sequence[Callable[[], None]]], object]
"""Whoever calls all of these at the same time, and comes back when the last of them has."""

Findings = dict[str, Check]
"""What was found, by the checks' names."""


def run_checks(
    wanted: Sequence[MailboxCheck], mailbox: ConnectedMailbox, surroundings: Surroundings, together: Together
) -> Findings:
    """What these checks and all that they rest on find now; each finding is kept as soon as it is known.

    A mailbox is checked by one run at a time: Exchange allows few connections to it.
    """
    checks = with_what_they_need(wanted)
    owner = str(uuid4())
    _wait_for_ones_turn(mailbox.id, owner)
    run = Run(mailbox, surroundings, [check.name for check in checks])
    try:
        together([partial(_walk, chain, run) for chain in chains_of(checks).values()])
    finally:
        run.close()
        end_turn(mailbox.id, owner)
    return run.found


def cause_of(check: MailboxCheck, findings: Findings) -> Check | None:
    """What this check found; where it could not be asked, the finding that is the reason."""
    found = findings.get(check.name)
    if found is None or found.code != check.not_checked:
        return found
    for name in (*check.needs, check.token_from):
        other = find_mailbox_check(name)
        cause = cause_of(other, findings) if other else None
        if isinstance(cause, Problem):
            return cause
    return found


def _wait_for_ones_turn(mailbox_id: int, owner: str) -> None:
    """Wait as long as another run may take; one that never came to an end keeps nobody waiting longer."""
    deadline = time.monotonic() + LONGEST
    while not take_turn(mailbox_id, owner, LONGEST) and time.monotonic() < deadline:
        time.sleep(0.1)


def _walk(chain: Sequence[MailboxCheck], run: Run) -> None:
    try:
        for check in chain:
            found = _ask(check, run)
            if check is chain[-1]:
                # Whoever hears of the last result shall find the whole conversation.
                _hang_up(check.chain, run)
            # What can't be asked because of a problem does not work for now.
            status = "problem" if found.code == check.not_checked else found.status
            note_verdict(run.mailbox.id, check.name, status, found.code, as_text(found))
            run.note(check.name, found)
    finally:
        for check in chain:
            run.end(check.name)


def _ask(check: MailboxCheck, run: Run) -> Check:
    for name in check.needs:
        if run.wait_for(name) is None or _is_in_the_way(run.found[name]):
            return _not_checked(check, name, run)
    renewal = run.wait_for(check.token_from) if check.token_from else None
    if renewal is None or not _is_in_the_way(renewal):
        return check.ask(run)
    found = check.ask(run) if run.has_token() else None
    if found is None or found.code.endswith(".not_accepted"):
        # The older token is no longer good either: that says nothing about the mailbox.
        return _not_checked(check, check.token_from, run)
    return found


def _is_in_the_way(found: Check) -> bool:
    return isinstance(found, Problem) or found.code.endswith(".not_checked")


def _not_checked(check: MailboxCheck, because_of: str, run: Run) -> Check:
    reason = find_mailbox_check(because_of)
    assert reason is not None, because_of
    cause = cause_of(reason, run.found)
    reason = _first_to_mend(reason, run)
    return Caution(
        check.not_checked,
        N_("Nicht geprüft, weil zuerst „%(title)s“ klappen muss.", title=reason.title),
        (),
        cause.actor if isinstance(cause, Problem) else Caution.actor,
        step=cause.step if isinstance(cause, Problem) else "",
        subject=run.mailbox.address,
    )


def _first_to_mend(check: MailboxCheck, run: Run) -> MailboxCheck:
    for name in (*check.needs, check.token_from):
        other = find_mailbox_check(name)
        if other and name in run.found and _is_in_the_way(run.found[name]):
            return _first_to_mend(other, run)
    return check


def _hang_up(chain: Chain, run: Run) -> None:
    if chain is Chain.LOGIN:
        return
    conversation = run.imap if chain is Chain.IMAP else run.smtp
    conversation.close()
    keep_conversation(run.mailbox.id, chain.value, _lines(conversation.transcript))


def _lines(transcript: Transcript) -> str:
    return json.dumps([asdict(line) for line in transcript.lines], ensure_ascii=False)
