"""The people and mailboxes of the practice organization, by their addresses."""

from cmx_app.practice.state import FOREIGN_DOMAIN, HOME_DOMAIN

PETRA = f"petra.post@{HOME_DOMAIN}"
"""A user with a mailbox of her own, and with all rights to INFO."""
ANNA = f"anna.admin@{HOME_DOMAIN}"
"""The administrator: the one who can consent for everybody."""
INFO = f"info@{HOME_DOMAIN}"
"""A shared mailbox: nobody signs in by this address."""
KARL = f"karl.kunde@{FOREIGN_DOMAIN}"
"""Somebody of another organization."""
