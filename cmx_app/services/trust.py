"""Whom a connection trusts, and who signed for the server at its other end."""

import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from cmx_app.services.errors import ServiceError, TlsFailed, TlsReason


@dataclass(frozen=True)
class Chain:
    """The certificates by which a server was trusted, from its own up to the authority at the root."""

    names: tuple[str, ...]
    valid_until: datetime
    is_public: bool
    """Whether browsers everywhere trust the root; else it is an organisation's own, or a filter's."""

    @property
    def issuer(self) -> str:
        """Who signed for the server's own certificate."""
        return self.names[min(1, len(self.names) - 1)]


def trusting(ca_bundle: Path | None) -> ssl.SSLContext:
    """TLS 1.2 or newer with the system's authorities, and those of the bundle."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_bundle is not None:
        context.load_verify_locations(ca_bundle)
    return context


def chain_of(secured: object) -> Chain | None:
    """The chain of a connection that is trusted; None where the connection does not show it."""
    if not isinstance(secured, ssl.SSLSocket):
        return None
    from cryptography import x509

    certificates = [x509.load_der_x509_certificate(one) for one in _verified(secured)]
    if not certificates:
        return None
    root = sha256(_verified(secured)[-1]).digest()
    return Chain(
        names=tuple(_name(one.subject) for one in certificates),
        valid_until=certificates[0].not_valid_after_utc.astimezone(UTC),
        is_public=root in _public_roots(),
    )


def with_issuer(failure: ServiceError, look: Callable[[ssl.SSLContext], ssl.SSLSocket]) -> ServiceError:
    """The failure; with the name of an unknown authority, which tells whose filter opens the connections.

    OpenSSL drops a certificate that it does not trust. So `look` opens a second connection, with trust in
    anybody, over which nothing is said.
    """
    if isinstance(failure, TlsFailed) and failure.reason is TlsReason.UNKNOWN_AUTHORITY:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with suppress(OSError, ValueError, ServiceError), look(context) as secured:
            failure.issuer = _issuer(secured.getpeercert(binary_form=True) or b"")
    return failure


def _verified(secured: ssl.SSLSocket) -> list[bytes]:
    if hasattr(secured, "get_verified_chain"):  # from Python 3.13 on
        return [bytes(one) for one in secured.get_verified_chain()]
    inner: Any = secured._sslobj  # type: ignore[attr-defined]  # the same, before it had a name
    return [ssl.PEM_cert_to_DER_cert(one.public_bytes()) for one in inner.get_verified_chain() or ()]


@cache
def _public_roots() -> frozenset[bytes]:
    """The roots of Mozilla's list, by their fingerprints."""
    import certifi

    end = "-----END CERTIFICATE-----"
    parts = certifi.contents().split(end)[:-1]
    pem = (part[part.index("-----BEGIN") :] + end for part in parts)
    return frozenset(sha256(ssl.PEM_cert_to_DER_cert(one)).digest() for one in pem)


def _issuer(certificate: bytes) -> str:
    # Late: only a server that nobody trusts is looked at.
    from cryptography import x509

    return _name(x509.load_der_x509_certificate(certificate).issuer)


def _name(name: Any) -> str:
    from cryptography.x509.oid import NameOID

    kinds = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME)
    parts = (str(part.value) for kind in kinds for part in name.get_attributes_for_oid(kind))
    return ", ".join(dict.fromkeys(parts))
