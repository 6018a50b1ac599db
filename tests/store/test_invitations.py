"""One-time links."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from flask import current_app

from cmx_app.store.invitations import NotUsed, Standing, invite, look_at, use
from cmx_app.store.sign_in import SignedIn, administrators, begin_session, verify, who_is

pytestmark = pytest.mark.usefixtures("store")
KEY, PASSWORD = "k" * 32, "a long password"


def test_looking_uses_nothing_up() -> None:
    token = invite(KEY)
    assert look_at(KEY, token).is_open
    assert look_at(KEY, token).standing is Standing.OPEN
    assert isinstance(use(KEY, token, "Anna", PASSWORD), SignedIn)


def test_a_link_makes_one_administrator() -> None:
    token = invite(KEY)
    anna = use(KEY, token, " Anna ", PASSWORD)
    assert anna == verify("anna", PASSWORD)
    assert use(KEY, token, "Berta", PASSWORD) is NotUsed.NO_LONGER_OPEN
    assert look_at(KEY, token).standing is Standing.USED
    assert [one.name for one in administrators()] == ["Anna"]


def test_of_many_clicks_at_once_one_counts() -> None:
    token, app = invite(KEY), current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy

    def click(number: int) -> SignedIn | NotUsed:
        with app.app_context():
            return use(KEY, token, f"Anna {number}", PASSWORD)

    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(click, range(4)))
    assert len([one for one in results if isinstance(one, SignedIn)]) == 1
    assert len(administrators()) == 1


def test_a_link_is_good_for_a_day() -> None:
    with time_machine.travel("2026-11-23 08:00:00Z", tick=False) as clock:
        token = invite(KEY)
        clock.shift(24 * 3600)
        assert look_at(KEY, token).is_open
        clock.shift(1)
        assert look_at(KEY, token).standing is Standing.EXPIRED
        assert use(KEY, token, "Anna", PASSWORD) is NotUsed.NO_LONGER_OPEN


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "ü\x00"])
def test_a_made_up_link_is_unknown(token: str) -> None:
    assert look_at(KEY, token).standing is Standing.UNKNOWN
    assert use(KEY, token, "Anna", PASSWORD) is NotUsed.NO_LONGER_OPEN


def test_another_instances_link_is_unknown() -> None:
    assert look_at(KEY, invite("another key" * 3)).standing is Standing.UNKNOWN


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        ("anna", PASSWORD, NotUsed.NAME_TAKEN),
        (" ", PASSWORD, NotUsed.NAME_MISSING),
        ("Berta", "elf Zeichen", NotUsed.PASSWORD_TOO_SHORT),
    ],
)
def test_what_is_refused_uses_nothing_up(name: str, password: str, reason: NotUsed) -> None:
    use(KEY, invite(KEY), "Anna", PASSWORD)
    token = invite(KEY)
    assert use(KEY, token, name, password) is reason
    assert isinstance(use(KEY, token, "Berta", PASSWORD), SignedIn)


def test_a_new_password_ends_all_sessions_and_closes_all_other_links() -> None:
    anna = use(KEY, invite(KEY), "Anna", PASSWORD)
    assert isinstance(anna, SignedIn)
    session = begin_session(anna.id)
    token, other = invite(KEY, anna.id), invite(KEY, anna.id)
    assert look_at(KEY, token).administrator == anna
    assert use(KEY, token, "is not asked", "another password") == anna
    assert who_is(session) is None
    assert (verify("Anna", PASSWORD), verify("Anna", "another password")) == (None, anna)
    assert look_at(KEY, other).standing is Standing.USED
