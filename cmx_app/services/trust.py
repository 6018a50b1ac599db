"""Whom a connection trusts, and who signed for a server that it does not trust."""

import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cmx_app.services.errors import ServiceError, TlsFailed, TlsReason


def trusting(ca_bundle: Path | None) -> ssl.SSLContext:
    """TLS 1.2 or newer with the system's authorities, and those of the bundle."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_bundle is not None:
        context.load_verify_locations(ca_bundle)
    return context


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


def _issuer(certificate: bytes) -> str:
    # Late: only a server that nobody trusts is looked at.
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    kinds = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME)
    issuer = x509.load_der_x509_certificate(certificate).issuer
    names = (str(name.value) for kind in kinds for name in issuer.get_attributes_for_oid(kind))
    return ", ".join(dict.fromkeys(names))
