"""A TCP connection within one time limit, however many addresses a name has."""

import socket
import time

_LEAST_SHARE = 2.0
"""Seconds that an address gets at least: a slow line must not look like a dead one."""


def connect(host: str, port: int, limit: float) -> socket.socket:
    """A connection to the first address that answers, within `limit` seconds for all of them together.

    The standard library gives every address the whole limit, and Microsoft's names have eight or more:
    behind a firewall that drops packets a limit of 10 seconds would last 80. Looking up the name is
    limited by the system's resolver.
    """
    deadline = time.monotonic() + limit
    addresses = _look_up(host, port)
    failures: list[OSError] = []
    for position, (family, address) in enumerate(addresses):
        left = deadline - time.monotonic()
        if left <= 0:
            break
        share = min(left, max(_LEAST_SHARE, left / (len(addresses) - position)))
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(share)
            connection.connect(address)
        except OSError as failure:
            connection.close()
            failures.append(failure)
        else:
            connection.settimeout(limit)
            return connection
    raise _most_telling(failures)


def _look_up(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[object, ...]]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise socket.gaierror(socket.EAI_NONAME, "This can't be the name of a host") from None
    return [(family, address) for family, _, _, _, address in found]


def _most_telling(failures: list[OSError]) -> OSError:
    """Many networks have no IPv6; that says less than what the other addresses did."""
    for telling in (ConnectionRefusedError, TimeoutError, OSError):
        for failure in failures:
            if isinstance(failure, telling):
                return failure
    return TimeoutError("timed out")
