"""Sign-ins at Microsoft that are under way."""

import pytest
import time_machine

from cmx_app.services.vault import Vault
from cmx_app.store.flows import KeptFlow, keep_flow, take_flow
from cmx_app.store.invitations import invite, use
from cmx_app.store.sign_in import SignedIn

pytestmark = pytest.mark.usefixtures("store")
SIGNING_KEY = "k" * 32


@pytest.fixture
def anna(store: object) -> SignedIn:
    made = use(SIGNING_KEY, invite(SIGNING_KEY), "Anna", "a long password")
    assert isinstance(made, SignedIn)
    return made


def _keep(vault: Vault, anna: SignedIn, state: str = "state") -> None:
    keep_flow(
        vault,
        state=state,
        flow='{"code_verifier": "v"}',
        purpose="connect",
        administrator_id=anna.id,
        browser_token="browser",
        mail_account_id=None,
        return_to="/assistent/e-mailkonto",
    )


def test_a_flow_comes_back_as_it_was_and_only_once(vault: Vault, anna: SignedIn) -> None:
    _keep(vault, anna)
    kept = take_flow(vault, "state")
    assert isinstance(kept, KeptFlow)
    assert (kept.flow, kept.purpose, kept.administrator) == ('{"code_verifier": "v"}', "connect", "Anna")
    assert (kept.return_to, kept.mail_account_id) == ("/assistent/e-mailkonto", None)
    assert take_flow(vault, "state") is None


def test_another_browser_is_told_apart(vault: Vault, anna: SignedIn) -> None:
    _keep(vault, anna)
    kept = take_flow(vault, "state")
    assert kept is not None
    assert kept.began_in("browser")
    assert not kept.began_in("another")
    assert not kept.began_in("")


def test_an_unknown_state_is_nothing(vault: Vault) -> None:
    assert take_flow(vault, "") is None
    assert take_flow(vault, "unknown") is None


def test_a_flow_lasts_half_an_hour(vault: Vault, anna: SignedIn) -> None:
    with time_machine.travel("2026-11-23 10:00:00Z", tick=False) as clock:
        _keep(vault, anna, "in time")
        _keep(vault, anna, "too late")
        clock.shift(29 * 60)
        assert take_flow(vault, "in time") is not None
        clock.shift(60)
        assert take_flow(vault, "too late") is None
