"""App registrations: made, changed and looked up, with their redirect addresses and secrets."""

import hashlib
import secrets
import string
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from cmx_app.practice.state import SINGLE_TENANT, RedirectUri, Registration, Secret
from cmx_app.practice.storage import Storage

_SECRET_CHARACTERS = string.ascii_letters + string.digits + "-_~."
DAY = 24 * 60 * 60.0


class UnknownRegistration(Exception):
    """There is no registration with this application ID."""


@dataclass(frozen=True)
class NewSecret:
    """A secret right after it was made: the only moment when its value is known."""

    secret: Secret
    value: str = field(repr=False)


class Registrations:
    """The app registrations of the organization."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def every(self) -> tuple[Registration, ...]:
        """All registrations, the newest first."""
        known = tuple(self._storage.state.registrations.values())
        return tuple(sorted(known, key=lambda one: one.created_at, reverse=True))

    def find(self, client_id: str) -> Registration | None:
        """The registration with this application ID, or None."""
        return self._storage.state.registrations.get(client_id.lower())

    def get(self, client_id: str) -> Registration:
        """The registration with this application ID; UnknownRegistration when there is none."""
        found = self.find(client_id)
        if found is None:
            raise UnknownRegistration(client_id)
        return found

    def register(
        self, display_name: str, audience: str = SINGLE_TENANT, redirect_uris: Iterable[RedirectUri] = ()
    ) -> Registration:
        """A new registration."""
        with self._storage.changing() as state:
            made = Registration(
                client_id=str(uuid.uuid4()),
                object_id=str(uuid.uuid4()),
                tenant_id=state.home.tenant_id,
                display_name=display_name,
                audience=audience,
                created_at=time.time(),
                redirect_uris=tuple(redirect_uris),
            )
            state.registrations[made.client_id] = made
            return made

    def delete(self, client_id: str) -> None:
        """Forget a registration and what was consented to it."""
        with self._storage.changing() as state:
            state.registrations.pop(client_id, None)
            state.consents = [one for one in state.consents if one.client_id != client_id]

    def replace_redirect_uris(self, client_id: str, redirect_uris: Iterable[RedirectUri]) -> Registration:
        """The registration with exactly these addresses."""
        uris = tuple(dict.fromkeys(redirect_uris))
        return self._change(client_id, lambda one: replace(one, redirect_uris=uris))

    def add_redirect_uri(self, client_id: str, uri: RedirectUri) -> Registration:
        """The registration with one more address."""
        return self._change(client_id, lambda one: replace(one, redirect_uris=(*_without(one, uri.uri), uri)))

    def remove_redirect_uri(self, client_id: str, uri: str) -> Registration:
        """The registration without an address."""
        return self._change(client_id, lambda one: replace(one, redirect_uris=_without(one, uri)))

    def add_secret(self, client_id: str, description: str = "", days: float = 730) -> NewSecret:
        """A new secret; only its digest is kept."""
        value, now = _secret_value(), time.time()
        secret = Secret(
            secret_id=str(uuid.uuid4()),
            description=description,
            digest=_digest(value),
            hint=value[:3],
            created_at=now,
            expires_at=now + days * DAY,
        )
        self._change(client_id, lambda one: replace(one, secrets=(*one.secrets, secret)))
        return NewSecret(secret, value)

    def remove_secret(self, client_id: str, secret_id: str) -> Registration:
        """The registration without a secret."""

        def without(one: Registration) -> Registration:
            return replace(one, secrets=tuple(kept for kept in one.secrets if kept.secret_id != secret_id))

        return self._change(client_id, without)

    def require_assignment(
        self, client_id: str, required: bool, assigned: Iterable[str] = ()
    ) -> Registration:
        """The registration with „Zuweisung erforderlich“ set, and the object IDs of who is assigned."""
        people = tuple(assigned)
        return self._change(
            client_id, lambda one: replace(one, assignment_required=required, assigned=people)
        )

    def enable(self, client_id: str, is_enabled: bool) -> Registration:
        """The registration open or closed for sign-in."""
        return self._change(client_id, lambda one: replace(one, is_enabled=is_enabled))

    def _change(self, client_id: str, change: Callable[[Registration], Registration]) -> Registration:
        with self._storage.changing() as state:
            changed = change(self.get(client_id))
            state.registrations[changed.client_id] = changed
            return changed


def _without(registration: Registration, uri: str) -> tuple[RedirectUri, ...]:
    return tuple(one for one in registration.redirect_uris if one.uri != uri)


def matching_secret(registration: Registration, value: str) -> Secret | None:
    """The secret that has this value; None when there is none."""
    digest = _digest(value)
    return next((one for one in registration.secrets if one.digest == digest), None)


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()


def _secret_value() -> str:
    """A value as Entra makes them today: three characters, `8Q~`, 40 characters in all."""
    characters = "".join(secrets.choice(_SECRET_CHARACTERS) for _ in range(37))
    return f"{characters[:3]}8Q~{characters[3:]}"
