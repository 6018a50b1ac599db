"""A TCP connection within one time limit, however many addresses a name has."""

import socket
import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

_LEAST_SHARE = 2.0
"""Seconds that an address gets at least: a slow line must not look like a dead one."""


@dataclass(frozen=True)
class Address:
    """One of the addresses of a name, as the system's resolver gives it."""

    family: socket.AddressFamily
    parts: tuple[object, ...]

    def __str__(self) -> str:
        return str(self.parts[0])


def connect(host: str, port: int, limit: float) -> socket.socket:
    """A connection to the first address that answers, within `limit` seconds for all of them together."""
    deadline = time.monotonic() + limit
    addresses = look_up(host, port, limit)
    connection = connect_to(addresses, deadline - time.monotonic())
    connection.settimeout(limit)
    return connection


def look_up(host: str, port: int, limit: float) -> tuple[Address, ...]:
    """All addresses of a name. The system's resolver has no limit of ours, so nobody waits longer for it."""
    answer: SimpleQueue[tuple[Address, ...] | OSError] = SimpleQueue()
    Thread(target=lambda: answer.put(_resolve(host, port)), daemon=True).start()
    try:
        found = answer.get(timeout=limit)
    except Empty:
        raise socket.gaierror(socket.EAI_AGAIN, "The name was not resolved in time") from None
    if isinstance(found, OSError):
        raise found
    return found


def connect_to(addresses: tuple[Address, ...], limit: float) -> socket.socket:
    """A connection to the first of these that answers.

    The standard library gives every address the whole limit, and Microsoft's names have eight or more:
    behind a firewall that drops packets a limit of 10 seconds would last 80.
    """
    deadline = time.monotonic() + limit
    failures: list[OSError] = []
    for position, address in enumerate(addresses):
        left = deadline - time.monotonic()
        if left <= 0:
            break
        share = min(left, max(_LEAST_SHARE, left / (len(addresses) - position)))
        connection = socket.socket(address.family, socket.SOCK_STREAM)
        try:
            connection.settimeout(share)
            connection.connect(address.parts)
        except OSError as failure:
            connection.close()
            failures.append(failure)
        else:
            connection.settimeout(limit)
            return connection
    raise _most_telling(failures)


def _resolve(host: str, port: int) -> tuple[Address, ...] | OSError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        return socket.gaierror(socket.EAI_NONAME, "This can't be the name of a host")
    except OSError as failure:
        return failure
    return tuple(Address(family, address) for family, _, _, _, address in found)


def _most_telling(failures: list[OSError]) -> OSError:
    """Many networks have no IPv6; that says less than what the other addresses did."""
    for telling in (ConnectionRefusedError, TimeoutError, OSError):
        for failure in failures:
            if isinstance(failure, telling):
                return failure
    return TimeoutError("timed out")
