"""The application as it runs for real: `cmx serve` in a process of its own."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.ports import free_ports


def environment(**settings: object) -> dict[str, str]:
    """The environment of such a process: this one's, without its settings and proxies, and with these."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("CMX_") and not name.lower().endswith("_proxy")
    }
    return kept | {f"CMX_{name.upper()}": str(value) for name, value in settings.items()}


@contextmanager
def serving(folder: Path, host: str = "127.0.0.1", **settings: object) -> Iterator[int]:
    """Serve until the end of the block; gives the port once connections are taken."""
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "cmx_app.commands", "serve", "--host", host, "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=folder, env=environment(**settings), stderr=subprocess.PIPE, text=True
    )
    try:
        _wait_until_ready(process)
        rest = threading.Thread(target=process.communicate)
        rest.start()
        yield port
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nobody is waiting for an answer
    rest.join(20)


def _wait_until_ready(process: "subprocess.Popen[str]") -> None:
    said = ""
    while "cmx serves on" not in said:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert line, f"cmx serve has ended:\n{said}"
        said += line
