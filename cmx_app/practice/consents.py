"""Who allowed which application to do what."""

import time
from collections.abc import Iterable
from dataclasses import replace

from cmx_app.practice.faults import Faults
from cmx_app.practice.state import EVERYBODY, Consent, Person, Registration, State
from cmx_app.practice.storage import Storage


class Consents:
    """The consents given by people and by administrators for everybody."""

    def __init__(self, storage: Storage, faults: Faults) -> None:
        self._storage = storage
        self._faults = faults

    def missing(self, registration: Registration, person: Person, scopes: Iterable[str]) -> tuple[str, ...]:
        """Those of the scopes that nobody has allowed yet for this person."""
        withdrawn_at = self._faults.since("consent_withdrawn")
        granted = {
            scope
            for consent in tuple(self._storage.state.consents)
            if consent.client_id == registration.client_id
            and consent.tenant_id == person.tenant_id
            and consent.given_at >= withdrawn_at
            and consent.object_id in (EVERYBODY, person.object_id)
            for scope in consent.scopes
        }
        return tuple(scope for scope in scopes if scope not in granted)

    def grant(
        self, registration: Registration, person: Person, scopes: Iterable[str], *, for_all: bool
    ) -> None:
        """The person allows it; an administrator may do so for the whole organization."""
        with self._storage.changing() as state:
            _add(
                state,
                Consent(
                    registration.client_id,
                    person.tenant_id,
                    EVERYBODY if for_all else person.object_id,
                    tuple(scopes),
                    time.time(),
                ),
            )

    def of(self, client_id: str) -> tuple[Consent, ...]:
        """The consents given to an application."""
        return tuple(one for one in self._storage.state.consents if one.client_id == client_id)

    def withdraw(self, client_id: str) -> None:
        """Forget all consents given to an application."""
        with self._storage.changing() as state:
            state.consents = [one for one in state.consents if one.client_id != client_id]


def _add(state: State, new: Consent) -> None:
    """One entry per application and person, with the scopes of all times."""

    def is_same(one: Consent) -> bool:
        return (one.client_id, one.tenant_id, one.object_id) == (new.client_id, new.tenant_id, new.object_id)

    known = [scope for one in state.consents if is_same(one) for scope in one.scopes]
    scopes = tuple(dict.fromkeys((*known, *new.scopes)))
    state.consents = [one for one in state.consents if not is_same(one)]
    state.consents.append(replace(new, scopes=scopes))
