"""Programs that are measured: started on a free port, timed to their first answer, and weighed."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from cmx_app.web.server import WORKERS

LONGEST_START = 30.0


@dataclass(frozen=True)
class Weight:
    """Memory of one process in MiB: its own share (PSS), and all that it can see (RSS)."""

    pss: float
    rss: float


@dataclass(frozen=True)
class Server:
    """A running server, and how long it took to its first answer."""

    port: int
    pid: int
    seconds_to_first_answer: float

    def heaviest_worker(self) -> Weight:
        """The memory of the largest of its worker processes."""
        return max(self.workers(), key=lambda weight: weight.rss)

    def workers(self) -> list[Weight]:
        """The memory of each worker process, the oldest first."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [weigh(child) for child in sorted(map(int, children))]


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def weigh(pid: int) -> Weight:
    """The memory of one process, as Linux counts it."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
    return Weight(kilobytes["Pss"] / 1024, kilobytes["Rss"] / 1024)


@contextmanager
def running(
    command: tuple[str, ...], port: int, path: str, env: Mapping[str, str], workers: int = WORKERS
) -> Iterator[Server]:
    """The program, from its first answer at `path` until the end of the block; it logs into a file.

    The block begins when every worker listens: connections made before stay with the first one.
    """
    with tempfile.TemporaryFile("w+") as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=dict(env), stdout=log, stderr=log)
        try:
            while not answers(port, path):
                if process.poll() is not None or time.perf_counter() - started > LONGEST_START:
                    log.seek(0)
                    raise RuntimeError(f"{' '.join(command)} gives no answer:\n{log.read()[-2000:]}")
                time.sleep(0.005)
            seconds = time.perf_counter() - started
            while listeners(port) < workers and time.perf_counter() - started < LONGEST_START:
                time.sleep(0.005)
            yield Server(port, process.pid, seconds)
        finally:
            process.terminate()
            process.wait(timeout=30)


def listeners(port: int) -> int:
    """How many sockets listen on this port of loopback: each worker has one."""
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    is_listening = "0A"  # TCP_LISTEN in Linux' include/net/tcp_states.h
    return sum(one[1].endswith(f":{port:04X}") and one[3] == is_listening for one in sockets)


def answers(port: int, path: str) -> bool:
    """Whether somebody listens and answers with 200."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def environment(folder: str) -> dict[str, str]:
    """That of this machine, with an instance of its own."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("CMX_")}
    return env | {"CMX_INSTANCE_PATH": folder}


@contextmanager
def application(folder: str, workers: int = 0) -> Iterator[Server]:
    """`cmx serve`, as administrators start it; or the same under another number of workers."""
    port = free_port()
    as_started = (f"{sys.prefix}/bin/cmx", "serve", "--port", str(port))
    with_workers = (sys.executable, "-m", "tools.bench.serve", str(port), str(workers))
    command = with_workers if workers else as_started
    with running(command, port, "/health/live", environment(folder), workers or WORKERS) as server:
        yield server
