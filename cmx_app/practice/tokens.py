"""Codes, refresh tokens, access tokens and ID tokens: made, redeemed and read."""

import hashlib
import json
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cmx_app.practice.faults import Faults
from cmx_app.practice.registrations import DAY
from cmx_app.practice.signing import Signer
from cmx_app.practice.state import Code, Person, SignedIn
from cmx_app.practice.storage import Storage

CODE_LIFETIME = 600
REFRESH_LIFETIME = 90 * DAY
_KEPT_REFRESH_TOKENS = 1000
_PADDING = "xms_practice_padding"
_PASSED = "xms_practice_passed"
"""How much time had been let pass when a token was issued; what passed since then counts against it."""
_FRAME = 490  # characters of a token around its claims: header, signature, the name of the padding


@dataclass(frozen=True)
class Access:
    """What an access token says; `address` is empty for an application on its own."""

    resource: str
    scopes: tuple[str, ...]
    address: str
    object_id: str
    client_id: str
    issued_at: float
    expires_at: float


class Tokens:
    """The tokens of the practice Microsoft. Codes and refresh tokens are kept as digests only."""

    def __init__(self, storage: Storage, signer: Signer, faults: Faults) -> None:
        self._storage = storage
        self._signer = signer
        self._faults = faults

    @property
    def lifetime(self) -> int:
        """For how many seconds an access token is good."""
        return self._storage.state.token_lifetime

    def new_code(self, code: Code) -> str:
        """A code that stands for a sign-in."""
        value = f"1.{secrets.token_urlsafe(180)}"
        with self._storage.changing() as state:
            oldest = time.time() - DAY
            state.codes = {key: one for key, one in state.codes.items() if one.signed_in.issued_at > oldest}
            state.codes[_digest(value)] = code
        return value

    def find_code(self, value: str) -> Code | None:
        """What a code stands for; None for a code that was never given out."""
        return self._storage.state.codes.get(_digest(value))

    def mark_redeemed(self, value: str) -> None:
        """Note that a code was taken."""
        with self._storage.changing() as state:
            state.codes[_digest(value)] = replace(state.codes[_digest(value)], is_redeemed=True)

    def new_refresh_token(self, signed_in: SignedIn) -> str:
        """A refresh token; the ones before it stay good, as at Entra."""
        value = f"1.{secrets.token_urlsafe(900)}"
        with self._storage.changing() as state:
            known = list(state.refresh_tokens.items())[-_KEPT_REFRESH_TOKENS:]
            state.refresh_tokens = {**dict(known), _digest(value): signed_in}
        return value

    def take_refresh_token(self, value: str) -> SignedIn | None:
        """Who stands behind a refresh token; None for one that was never given out, or is used up."""
        if not self._faults.is_on("refresh_tokens_rotate"):
            return self._storage.state.refresh_tokens.get(_digest(value))
        with self._storage.changing() as state:
            return state.refresh_tokens.pop(_digest(value), None)

    def revoke(self, object_id: str) -> None:
        """Make everything void that a person's tokens allowed until now."""
        with self._storage.changing() as state:
            state.revoked_at[object_id] = time.time()

    def is_revoked(self, object_id: str, issued_at: float) -> bool:
        """Whether a token of this person and time is void."""
        revoked_at = self._storage.state.revoked_at.get(object_id, 0.0)
        return issued_at < max(revoked_at, self._faults.since("token_revoked"))

    def access_token(
        self, resource: str, scopes: Iterable[str], client_id: str, person: Person | None
    ) -> str:
        """An access token as long as Microsoft's are, for a person or for the application itself."""
        now = time.time()
        claims: dict[str, object] = {
            "aud": resource,
            "iss": f"https://sts.windows.net/{self._storage.state.home.tenant_id}/",
            "iat": now,
            "nbf": now,
            "exp": now + self.lifetime,
            "appid": client_id,
            "ver": "1.0",
            "idtyp": "user" if person else "app",
            "jti": secrets.token_urlsafe(16),
            _PASSED: self._storage.state.passed,
        }
        if person:
            claims |= {
                "scp": " ".join(scopes),
                "upn": person.address,
                "oid": person.object_id,
                "tid": person.tenant_id,
                "name": person.name,
            }
        missing = self._storage.state.token_size - _FRAME - len(json.dumps(claims)) * 4 // 3
        claims[_PADDING] = secrets.token_urlsafe(max(0, missing * 9 // 16))
        return self._signer.sign(claims)

    def read_access_token(self, token: str) -> Access | None:
        """What a token allows now; None when it is not ours, has expired or was revoked."""
        claims = self._signer.read(token)
        if claims is None or "appid" not in claims:
            return None
        older = self._storage.state.passed - claims.get(_PASSED, 0.0)
        if claims["exp"] - older <= time.time():
            return None
        access = Access(
            resource=claims["aud"],
            scopes=tuple(claims.get("scp", "").split()),
            address=claims.get("upn", ""),
            object_id=claims.get("oid", ""),
            client_id=claims["appid"],
            issued_at=claims["iat"] - older,
            expires_at=claims["exp"] - older,
        )
        return None if self.is_revoked(access.object_id, access.issued_at) else access

    def id_token(self, issuer: str, client_id: str, person: Person, nonce: str) -> str:
        """Who signed in, for the application."""
        now = int(time.time())
        claims: dict[str, object] = {
            "aud": client_id,
            "iss": issuer,
            "iat": now,
            "nbf": now,
            "exp": now + self.lifetime,
            "name": person.name,
            "oid": person.object_id,
            "sub": _digest(client_id + person.object_id)[:43],
            "tid": person.tenant_id,
            "ver": "2.0",
        }
        if not self._faults.is_on("no_name_in_token"):
            claims["preferred_username"] = person.address
        if nonce:
            claims["nonce"] = f"{nonce}-2" if self._faults.is_on("answer_of_another_sign_in") else nonce
        return self._signer.sign(claims)


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()
