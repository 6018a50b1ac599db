"""Step 9: the state of everything, half-working told as such."""

import pytest

from cmx_app.steps.fertig import STEP
from cmx_app.steps.mailbox_states import judge_account
from cmx_app.store.instance import Instance, MailAccountState, RegistrationState
from cmx_app.wizard.step import State


def account(
    *, connected: bool = True, receives: bool | None = True, sends: bool | None = True
) -> MailAccountState:
    return MailAccountState(1, "info@example.de", "own", "", connected, receives, sends)


@pytest.mark.parametrize(
    ("mailbox", "code"),
    [
        (account(), "account.works"),
        (account(connected=False), "account.not_connected"),
        (account(sends=None), "account.not_checked"),
        (account(sends=False), "account.receives_only"),
        (account(receives=False), "account.sends_only"),
        (account(receives=False, sends=False), "account.not_working"),
    ],
)
def test_a_mailbox_that_works_by_half_is_told_as_such(mailbox: MailAccountState, code: str) -> None:
    assert judge_account(mailbox).code == code


def test_it_can_start_when_one_mailbox_is_connected() -> None:
    connected = Instance(RegistrationState(), None, True, "tenant", (account(),))
    assert STEP.state(connected) is State.OPEN
    nobody = Instance(RegistrationState(), None, True, "tenant", (account(connected=False),))
    assert STEP.state(nobody) is State.BLOCKED
