"""Where a program of ours may listen, and how people write that down."""

import errno
import socket


def why_not(host: str, port: int) -> str:
    """Why nothing can listen there, with the way out; empty when something can."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"Port {port} is in use. Choose a free one, e.g. --port {port % 65535 + 1}."
        if error.errno == errno.EACCES:
            return f"Port {port} is not for everybody. Choose one above 1023, e.g. --port 8000."
        return f"Nothing can listen on {host}: {error.strerror}. Choose another --host."
    return ""


def written_host(host: str) -> str:
    """As people type it; Microsoft's form refuses 127.0.0.1, and nobody can open 0.0.0.0."""
    if host in ("127.0.0.1", "::1", "0.0.0.0", "::"):  # noqa: S104  # compared, not bound
        return "localhost"
    return f"[{host}]" if ":" in host else host
