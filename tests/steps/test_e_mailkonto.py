"""Step 8: which mailbox, and who has to sign in for it."""

from collections.abc import Callable

from cmx_app.steps.e_mailkonto import STEP, MailAccountForm
from cmx_app.store.instance import Instance, MailAccountState, RegistrationState
from cmx_app.wizard.step import Surroundings

Make = Callable[..., Surroundings]


def mailbox(id: int, address: str, *, connected: bool = False) -> MailAccountState:
    return MailAccountState(id, address, "own", "", connected, None, None)


def instance(*accounts: MailAccountState) -> Instance:
    return Instance(RegistrationState(), None, True, "tenant", accounts)


def test_the_step_stays_until_somebody_has_signed_in() -> None:
    assert STEP.stays(instance(mailbox(1, "info@example.de")))
    assert not STEP.stays(instance(mailbox(1, "info@example.de", connected=True)))


def test_an_address_that_another_mailbox_has_is_refused(surroundings: Make) -> None:
    here = surroundings(instance=instance(mailbox(1, "a@example.de"), mailbox(2, "b@example.de")))
    assert "address" in STEP.incomplete(MailAccountForm(data={"address": "B@example.de"}), here)
    assert STEP.incomplete(MailAccountForm(data={"address": "c@example.de"}), here) == {}


def test_no_server_data_is_asked_for() -> None:
    assert [field.name for field in MailAccountForm()] == ["address", "mailbox_kind"]
