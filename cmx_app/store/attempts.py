"""How often somebody may try: counted per account and per address, for all processes together."""

import hashlib
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from sqlalchemy import Connection, delete, select

from cmx_app.store.database import put, writing
from cmx_app.store.models import Attempt
from cmx_app.store.sign_in import sign_in_name

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
PER_ADDRESS = 50
"""More than per account, as a whole house may stand behind one address."""


def count_attempt(account: str, address: str) -> int:
    """Count one attempt. 0 lets it go ahead; otherwise the seconds to wait before the next one may.

    An address that tried too often is not counted against the account, so it can't lock anybody out.
    """
    now = datetime.now(UTC)
    with writing() as connection:
        connection.execute(delete(Attempt).where(Attempt.since <= now - WINDOW))
        return _count(connection, _address_key(address), PER_ADDRESS, now) or _count(
            connection, _account_key(account), PER_ACCOUNT, now
        )


def forget_attempts(account: str) -> None:
    """Start counting anew for an account: its right password was given."""
    with writing() as connection:
        connection.execute(delete(Attempt).where(Attempt.key == _account_key(account)))


def _count(connection: Connection, key: str, limit: int, now: datetime) -> int:
    row = connection.execute(select(Attempt.since, Attempt.count).where(Attempt.key == key)).one_or_none()
    since, count = row or (now, 0)
    if count >= limit:
        return ceil((since + WINDOW - now).total_seconds())
    put(connection, Attempt, {"key": key}, {"since": since, "count": count + 1})
    return 0


def _account_key(account: str) -> str:
    # As a hash: people type passwords into the field for the name.
    return f"account:{hashlib.sha256(sign_in_name(account).encode()).hexdigest()}"


def _address_key(address: str) -> str:
    """The address itself; of IPv6 the network, as everybody has billions of addresses in theirs."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return f"address:{address[:100]}"
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return f"address:{ip_network((parsed, 64), strict=False)}"
    return f"address:{parsed}"
