"""A valid access token for a mailbox, refreshed under a lease so that several processes never collide."""

import time
from uuid import uuid4

from cmx_app.services.entra import Access
from cmx_app.services.errors import MailboxBusy
from cmx_app.steps.secrets import stored_credentials
from cmx_app.store.mail_accounts import release_lease, store_refreshed, take_lease, token_cache
from cmx_app.wizard.step import Surroundings

_LEASE_SECONDS = 30
_PATIENCE_SECONDS = 15


def _take_lease_patiently(account_id: int, owner: str) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not take_lease(account_id, owner, _LEASE_SECONDS):
        if time.monotonic() > deadline:
            raise MailboxBusy("cmxOrganize")
        time.sleep(0.1)


def access_token(account_id: int, surroundings: Surroundings) -> str:
    """An access token for the mailbox's IMAP and SMTP; raises ServiceError when Microsoft gives none."""
    return access_to(account_id, surroundings).token


def access_to(account_id: int, surroundings: Surroundings, *, fresh: bool = False) -> Access:
    """An access token with what it is good for; raises ServiceError when Microsoft gives none.

    Speaks to Microsoft only when the kept token is about to end, or when a `fresh` one is asked for.
    A rotated refresh token is stored at once, and only while the lease is still ours.
    """
    vault, owner = surroundings.services.vault, str(uuid4())
    _take_lease_patiently(account_id, owner)
    try:
        cache = token_cache(vault, account_id)
        access = surroundings.services.entra.access(stored_credentials(surroundings), cache, fresh=fresh)
        if access.cache != cache:
            store_refreshed(vault, account_id, owner, access.cache)
        return access
    finally:
        release_lease(account_id, owner)
