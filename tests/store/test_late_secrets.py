"""Secrets that wait for their senders, on both databases."""

from collections.abc import Iterator

import pytest
import time_machine

from cmx_app.services.vault import Vault, make_key
from cmx_app.store.interfaces import client_secret, delete_interface, interfaces, save_azure_interface
from cmx_app.store.invitations import invite, use
from cmx_app.store.late_secrets import has_late_secret, keep_late_secret, take_late_secret
from cmx_app.store.sealed import rotate_keys
from cmx_app.store.sign_in import SignedIn, begin_session, end_session

pytestmark = pytest.mark.usefixtures("store")
SIGNING_KEY, HOUR = "k" * 32, 3600


@pytest.fixture
def anna(store: object) -> SignedIn:
    made = use(SIGNING_KEY, invite(SIGNING_KEY), "Anna Groß", "längeres Kennwort")
    assert isinstance(made, SignedIn)
    return made


@pytest.fixture
def token(anna: SignedIn) -> Iterator[str]:
    """That of a session which has been idle for nine hours."""
    with time_machine.travel("2026-11-23 08:00:00Z", tick=False) as clock:
        made = begin_session(anna.id)
        clock.shift(9 * HOUR)
        yield made


def test_one_waits_for_each_session_and_it_is_the_newest(vault: Vault, anna: SignedIn, token: str) -> None:
    assert keep_late_secret(vault, token, "first")
    assert keep_late_secret(vault, token, "second")
    assert take_late_secret(vault, token, anna)
    assert client_secret(vault, interfaces()[0].id) == "second"
    assert not take_late_secret(vault, token, anna)


def test_it_ends_with_its_session_and_with_its_interface(vault: Vault, token: str) -> None:
    made = save_azure_interface(vault, who="Anna", name="Azure")
    assert keep_late_secret(vault, token, "secret", made)
    delete_interface(made, "Anna")
    assert not has_late_secret(token)
    assert keep_late_secret(vault, token, "secret")
    end_session(token)
    assert not has_late_secret(token)


def test_a_session_that_still_goes_on_and_one_that_never_was_keep_nothing(
    vault: Vault, anna: SignedIn, token: str
) -> None:
    for other in (begin_session(anna.id), "unknown", ""):
        assert not keep_late_secret(vault, other, "secret")
        assert not has_late_secret(other)


def test_it_still_opens_after_the_keys_were_rotated(anna: SignedIn, token: str) -> None:
    old, new = make_key(), make_key()
    assert keep_late_secret(Vault([old]), token, "secret")
    rotate_keys(Vault([new, old]))
    assert take_late_secret(Vault([new]), token, anna)


def test_with_a_lost_key_it_is_lost_and_nobody_is_kept_out(anna: SignedIn, token: str) -> None:
    assert keep_late_secret(Vault([make_key()]), token, "secret")
    assert not take_late_secret(Vault([make_key()]), token, anna)
    assert interfaces() == ()
