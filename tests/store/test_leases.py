"""Who may refresh a mailbox's tokens."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from flask import current_app

from cmx_app.services.vault import Vault
from cmx_app.store.leases import end_turn, release_lease, store_refreshed, take_lease, take_turn
from cmx_app.store.mail_accounts import save_mail_account, token_cache

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def mailbox(store: object) -> int:
    return save_mail_account("info@example.de", "own", "Anna")


def test_only_one_holds_the_lease(mailbox: int) -> None:
    assert take_lease(mailbox, "a", 30)
    assert not take_lease(mailbox, "b", 30)
    release_lease(mailbox, "b")
    assert not take_lease(mailbox, "b", 30)
    release_lease(mailbox, "a")
    assert take_lease(mailbox, "b", 30)


def test_a_lease_that_ran_out_can_be_taken(mailbox: int) -> None:
    with time_machine.travel("2026-11-23 10:00:00Z", tick=False) as clock:
        assert take_lease(mailbox, "a", 30)
        clock.shift(30)
        assert take_lease(mailbox, "b", 30)


def test_refreshed_tokens_are_kept_only_by_the_holder(mailbox: int, vault: Vault) -> None:
    take_lease(mailbox, "a", 30)
    assert not store_refreshed(vault, mailbox, "b", "of b")
    assert store_refreshed(vault, mailbox, "a", "of a")
    assert token_cache(vault, mailbox) == "of a"


def test_a_rotated_token_is_not_lost_because_its_lease_ran_out_unnoticed(mailbox: int, vault: Vault) -> None:
    with time_machine.travel("2026-11-23 10:00:00Z", tick=False) as clock:
        take_lease(mailbox, "a", 30)
        clock.shift(60)
        assert store_refreshed(vault, mailbox, "a", "rotated")


def test_of_many_at_once_one_gets_it(mailbox: int) -> None:
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy that mypy takes for the thing

    def take(owner: int) -> bool:
        with app.app_context():
            return take_lease(mailbox, f"owner {owner}", 30)

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(take, range(16))) == 1


def test_a_mailbox_is_checked_by_one_at_a_time(mailbox: int) -> None:
    with time_machine.travel("2026-11-23 10:00:00Z", tick=False) as clock:
        assert take_turn(mailbox, "a", 30)
        end_turn(mailbox, "b")
        assert not take_turn(mailbox, "b", 30)
        end_turn(mailbox, "a")
        assert take_turn(mailbox, "b", 30)
        clock.shift(30)
        assert take_turn(mailbox, "c", 30)
