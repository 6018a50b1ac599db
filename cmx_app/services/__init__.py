"""The outside world, one file per party. Nothing here is asked before somebody wants to know."""

import logging
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

from cmx_app.services.entra import Entra
from cmx_app.services.mailbox import Mailboxes
from cmx_app.services.transport import Transport
from cmx_app.services.vault import Vault
from cmx_app.settings import Settings, WrongSetting

_ENTRA_LIMIT = 8.0

# What these libraries would tell at DEBUG or INFO holds addresses, flows and lines of protocols.
for _library in ("msal", "urllib3", "requests", "imapclient"):
    logging.getLogger(_library).setLevel(logging.ERROR)


@dataclass(frozen=True)
class Services:
    """Everything outside that the application speaks to, and the vault for what it learns there."""

    vault: Vault
    entra: Entra
    mail: Mailboxes


def open_services(settings: Settings, keys: Sequence[str]) -> Services:
    """The services that the settings ask for; opens no connection."""
    hosts = settings.cloud_hosts
    transport = Transport(settings.ca_bundle, _ENTRA_LIMIT)
    try:
        mail = Mailboxes(hosts.imap, hosts.smtp, transport.tls)
    except ssl.SSLError as error:
        raise WrongSetting(
            f"CMX_CA_BUNDLE: a certificate in {settings.ca_bundle} can't be read ({error.reason}). "
            "Example: CMX_CA_BUNDLE=/etc/ssl/our-authority.pem"
        ) from None
    return Services(Vault(keys), Entra(hosts, transport), mail)
