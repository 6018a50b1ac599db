"""Ports of loopback for servers that open them themselves."""

import random
import socket
from contextlib import suppress


def free_ports(count: int) -> list[int]:
    """So many free ports, below those that the system hands out: until a server opens them, nobody does."""
    found: set[int] = set()
    while len(found) < count:
        port = random.randint(20000, 32000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            found.add(port)
    return sorted(found)
