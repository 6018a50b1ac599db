"""The throw-away certificate authority: believed by nobody but those who are given its file."""

import os
import ssl
from pathlib import Path

import trustme


class Certificates:
    """An authority that is kept in the folder, and a fresh server certificate for this machine's loopback."""

    def __init__(self, folder: Path, host: str = "127.0.0.1") -> None:
        self._host = host
        self.bundle = folder / "practice-ca.pem"
        self._key_file = folder / "practice-ca-key.pem"
        self._authority = self._load() if self._is_there() else self._make()
        self._server = self._authority.issue_cert("localhost", host)

    def server_context(self) -> ssl.SSLContext:
        """What a server on localhost needs to speak TLS."""
        return _context(self._server)

    def foreign_context(self) -> ssl.SSLContext:
        """The same by an authority that nobody was given, as behind a proxy that inspects TLS."""
        proxy = trustme.CA(organization_name="Musterstadt Proxy", organization_unit_name="TLS-Inspektion")
        return _context(proxy.issue_cert("localhost", self._host))

    def _is_there(self) -> bool:
        return self.bundle.exists() and self._key_file.exists()

    def _load(self) -> trustme.CA:
        return trustme.CA.from_pem(self.bundle.read_bytes(), self._key_file.read_bytes())

    def _make(self) -> trustme.CA:
        authority = trustme.CA(
            organization_name="Uebungs-Microsoft", organization_unit_name="Nicht echt, nur zum Ueben"
        )
        self.bundle.write_bytes(authority.cert_pem.bytes())
        with os.fdopen(os.open(self._key_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(authority.private_key_pem.bytes())
        return authority


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    certificate.configure_cert(context)
    return context
