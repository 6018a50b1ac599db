"""How often somebody may try."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from flask import current_app

from cmx_app.store.attempts import PER_ACCOUNT, PER_ADDRESS, count_attempt, forget_attempts

pytestmark = pytest.mark.usefixtures("store")


def test_an_account_may_be_tried_ten_times_from_wherever() -> None:
    with time_machine.travel("2026-11-23 08:00:00Z", tick=False) as clock:
        assert [count_attempt("Anna", f"10.0.0.{n}") for n in range(PER_ACCOUNT)] == [0] * PER_ACCOUNT
        clock.shift(60)
        assert count_attempt("ANNA", "10.0.1.1") == 14 * 60
        assert count_attempt("Berta", "10.0.1.1") == 0
        clock.shift(14 * 60)
        assert count_attempt("Anna", "10.0.1.1") == 0


def test_an_address_may_try_fifty_times_and_then_locks_nobody_else_out() -> None:
    for number in range(PER_ADDRESS):
        assert count_attempt(f"name {number}", "10.0.0.1") == 0
    for _ in range(PER_ACCOUNT + 1):
        assert count_attempt("Anna", "10.0.0.1") > 0
    assert count_attempt("Anna", "10.0.0.2") == 0


def test_an_ipv6_network_counts_as_one_address() -> None:
    for number in range(PER_ADDRESS):
        count_attempt(f"name {number}", f"2001:db8::{number:x}")
    assert count_attempt("Anna", "2001:db8::ffff") > 0
    assert count_attempt("Anna", "2001:db8:0:1::1") == 0


def test_the_right_password_starts_anew() -> None:
    for _ in range(PER_ACCOUNT):
        count_attempt("Anna", "10.0.0.1")
    forget_attempts("anna")
    assert count_attempt("Anna", "10.0.0.1") == 0


def test_attempts_at_the_same_moment_are_all_counted() -> None:
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy that mypy takes for the thing

    def attempt(_: int) -> bool:
        with app.app_context():
            return count_attempt("Anna", "unknown address") == 0

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(attempt, range(3 * PER_ACCOUNT))) == PER_ACCOUNT
