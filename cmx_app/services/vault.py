"""Seals secrets before they reach the database, each bound to the one place where it lies."""

import base64
import binascii
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_BYTES = 32
_NONCE_BYTES = 12


class CannotOpen(Exception):
    """A sealed value that none of the keys opens at this place; says why, and nothing of the value."""


@dataclass(frozen=True)
class Place:
    """Where a secret lies; sealed for one place, it opens at no other."""

    table: str
    row: int | str
    column: str

    @property
    def as_bytes(self) -> bytes:
        """The place, written so that no two places look alike."""
        return json.dumps([self.table, str(self.row), self.column]).encode()


def make_key() -> str:
    """A new key for the vault, as text."""
    return base64.urlsafe_b64encode(os.urandom(_KEY_BYTES)).decode()


class Vault:
    """AES-256-GCM under a ring of keys: the first one seals, all of them open."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise ValueError("A vault needs at least one key.")
        ciphers = [_cipher_of(key) for key in keys]
        self._current = ciphers[0][0]
        self._ciphers = dict(ciphers)

    def seal(self, text: str, place: Place) -> str:
        """The text as it may lie in the database: the key's id, a dot, and what only the key opens."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._ciphers[self._current].encrypt(nonce, text.encode(), place.as_bytes)
        return f"{self._current}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, place: Place) -> str:
        """The text that was sealed for this place; raises CannotOpen."""
        key_id, _, content = sealed.partition(".")
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise CannotOpen(f"{place} was sealed with the key {key_id[:8]}, which is not among the keys.")
        try:
            raw = base64.urlsafe_b64decode(content)
            return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], place.as_bytes).decode()
        except (InvalidTag, ValueError):
            raise CannotOpen(f"{place} holds something that was not sealed for it, or was changed.") from None

    def is_current(self, sealed: str) -> bool:
        """Whether the value is sealed with the first key already."""
        return sealed.partition(".")[0] == self._current


def _cipher_of(key: str) -> tuple[str, AESGCM]:
    try:
        raw = base64.b64decode(key.strip(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != _KEY_BYTES:
        raise ValueError("An encryption key must be 32 bytes, written in URL-safe base64 (44 characters).")
    return sha256(b"cmx key id " + raw).hexdigest()[:8], AESGCM(raw)
