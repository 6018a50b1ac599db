"""The key that signs tokens: RS256, as Entra's, published under `discovery/v2.0/keys`."""

import base64
import hashlib
import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

Claims = Mapping[str, Any]


class Signer:
    """Signs claims and reads what it signed; the key is made when first needed and kept in the folder."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "practice-signing-key.pem"
        self._lock = threading.Lock()
        self._key: rsa.RSAPrivateKey | None = None

    def sign(self, claims: Claims) -> str:
        """A JWT with these claims."""
        key = self._get_key()
        head = {"typ": "JWT", "alg": "RS256", "kid": self._key_id(key)}
        signed = f"{encode(json.dumps(head).encode())}.{encode(json.dumps(dict(claims)).encode())}"
        return f"{signed}.{encode(key.sign(signed.encode(), PKCS1v15(), hashes.SHA256()))}"

    def read(self, token: str) -> Claims | None:
        """The claims of a token that was signed here; None for anything else."""
        try:
            signed, _, signature = token.rpartition(".")
            public = self._get_key().public_key()
            public.verify(decode(signature), signed.encode(), PKCS1v15(), hashes.SHA256())
            claims: Claims = json.loads(decode(signed.partition(".")[2]))
        except (InvalidSignature, ValueError):
            return None
        return claims

    def published(self) -> Claims:
        """The document that Entra publishes for those who check signatures."""
        key = self._get_key()
        numbers = key.public_key().public_numbers()
        key_id = self._key_id(key)
        return {
            "keys": [
                {
                    "kty": "RSA",
                    "use": "sig",
                    "kid": key_id,
                    "x5t": key_id,
                    "n": encode(numbers.n.to_bytes(256)),
                    "e": encode(numbers.e.to_bytes(3)),
                }
            ]
        }

    def _get_key(self) -> rsa.RSAPrivateKey:
        with self._lock:
            if self._key is None:
                self._key = self._load() if self._file.exists() else self._make()
            return self._key

    def _load(self) -> rsa.RSAPrivateKey:
        key = load_pem_private_key(self._file.read_bytes(), password=None)
        assert isinstance(key, rsa.RSAPrivateKey)
        return key

    def _make(self) -> rsa.RSAPrivateKey:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with os.fdopen(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
        return key

    @staticmethod
    def _key_id(key: rsa.RSAPrivateKey) -> str:
        return encode(hashlib.sha256(str(key.public_key().public_numbers().n).encode()).digest()[:20])


def encode(data: bytes) -> str:
    """Base64url without padding, as JWT wants it."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """What `encode` was given."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
