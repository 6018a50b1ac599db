"""Administrators and their sessions."""

import pytest
import time_machine
from werkzeug.security import generate_password_hash

from cmx_app.store import passwords
from cmx_app.store.audit import newest_lines
from cmx_app.store.invitations import invite, use
from cmx_app.store.sign_in import (
    SignedIn,
    administrators,
    begin_session,
    end_all_sessions,
    end_session,
    find_administrator,
    verify,
    who_is,
)

pytestmark = pytest.mark.usefixtures("store")
SIGNING_KEY, PASSWORD = "k" * 32, "längeres Kennwort"


@pytest.fixture
def anna(store: object) -> SignedIn:
    made = use(SIGNING_KEY, invite(SIGNING_KEY), "Anna Groß", PASSWORD)
    assert isinstance(made, SignedIn)
    return made


def test_the_right_password_fits_however_the_name_is_written(anna: SignedIn) -> None:
    assert verify(" anna  GROSS ", PASSWORD) == anna
    assert verify("Anna Groß", "la\u0308ngeres Kennwort") == anna
    assert find_administrator("ANNA GROß") == anna
    assert administrators() == (anna,)


def test_a_wrong_password_and_an_unknown_name_look_alike(anna: SignedIn) -> None:
    assert verify("Anna Groß", "another password") is None
    assert verify("nobody", PASSWORD) is None
    assert verify("\x00", "") is None


def test_an_unknown_name_takes_as_long_because_the_same_is_computed() -> None:
    method = generate_password_hash("x").split("$")[0]
    assert passwords.NOBODYS_HASH.split("$")[0] == method
    assert len(passwords.NOBODYS_HASH) == len(generate_password_hash("x"))


def test_a_failed_sign_in_is_noted_without_what_was_typed(anna: SignedIn) -> None:
    verify("my secret password", "x", address="10.0.0.1")
    verify("anna groß", "x", address="10.0.0.2")
    known, unknown = newest_lines(2)
    assert (unknown.who, unknown.action, unknown.subject) == ("", "sign-in-failed", "10.0.0.1")
    assert (known.who, known.subject) == ("Anna Groß", "10.0.0.2")


def test_a_session_tells_who_it_is_until_it_ends(anna: SignedIn) -> None:
    token, other = begin_session(anna.id), begin_session(anna.id)
    assert who_is(token) == anna
    end_session(token)
    assert (who_is(token), who_is(other)) == (None, anna)
    end_all_sessions(anna.id)
    assert who_is(other) is None
    assert who_is("") is None


def test_a_session_ends_after_eight_idle_hours(anna: SignedIn) -> None:
    with time_machine.travel("2026-11-23 08:00:00Z", tick=False) as clock:
        token = begin_session(anna.id)
        clock.shift(7 * 3600)
        assert who_is(token) == anna
        clock.shift(7 * 3600)
        assert who_is(token) == anna
        clock.shift(8 * 3600)
        assert who_is(token) is None


def test_a_session_idle_for_two_days_is_forgotten_when_a_new_one_begins(anna: SignedIn) -> None:
    with time_machine.travel("2026-11-23 08:00:00Z", tick=False) as clock:
        token = begin_session(anna.id)
        clock.shift(48 * 3600)
        begin_session(anna.id)
        clock.shift(-48 * 3600)
        assert who_is(token) is None
