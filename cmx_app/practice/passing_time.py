"""Time that has passed at Microsoft alone: everything it knows becomes so much older.

Its clock stays right, as applications compare it with their own, and what it issues next is valid for them.
"""

from collections.abc import Mapping
from dataclasses import replace

from cmx_app.practice.state import Code, Registration, SignedIn, State
from cmx_app.practice.storage import Storage


def let_time_pass(storage: Storage, seconds: float) -> float:
    """Age secrets, codes, tokens, consents and faults; gives how many seconds have passed in all."""
    if seconds <= 0:
        raise ValueError("time passes forward only")
    with storage.changing() as state:
        state.passed += seconds
        _age(state, seconds)
        return state.passed


def _age(state: State, by: float) -> None:
    state.registrations = {key: _older(one, by) for key, one in state.registrations.items()}
    state.consents = [replace(one, given_at=one.given_at - by) for one in state.consents]
    state.codes = {key: _older_code(one, by) for key, one in state.codes.items()}
    state.refresh_tokens = {key: _issued_earlier(one, by) for key, one in state.refresh_tokens.items()}
    state.revoked_at = _earlier(state.revoked_at, by)
    state.switched_at = _earlier(state.switched_at, by)


def _older(registration: Registration, by: float) -> Registration:
    secrets = tuple(
        replace(one, created_at=one.created_at - by, expires_at=one.expires_at - by)
        for one in registration.secrets
    )
    return replace(registration, created_at=registration.created_at - by, secrets=secrets)


def _older_code(code: Code, by: float) -> Code:
    return replace(code, signed_in=_issued_earlier(code.signed_in, by))


def _issued_earlier(signed_in: SignedIn, by: float) -> SignedIn:
    return replace(signed_in, issued_at=signed_in.issued_at - by)


def _earlier(moments: Mapping[str, float], by: float) -> dict[str, float]:
    return {key: moment - by for key, moment in moments.items()}
