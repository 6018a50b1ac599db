"""A throw-away PostgreSQL on loopback, started when the first test asks for it and gone with the test run."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
import pytest

_INSTALL = "PostgreSQL's server is missing. Install it: apt-get install --no-install-recommends postgresql"
_numbers = count(1)


@pytest.fixture
def postgresql_url() -> str:
    """The SQLAlchemy URL of an empty database of one's own."""
    return new_database()


def new_database() -> str:
    """The SQLAlchemy URL of a new database."""
    port, name = _cluster(), f"test_{next(_numbers)}"
    with psycopg.connect(
        f"host=127.0.0.1 port={port} user=cmx dbname=postgres", autocommit=True
    ) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql+psycopg://cmx@127.0.0.1:{port}/{name}"


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) or [
        Path(p) for p in [shutil.which(name)] if p
    ]
    if not found:
        pytest.fail(_INSTALL, pytrace=False)
    return str(found[-1])


@cache
def _cluster() -> int:
    """Start the cluster; gives its port."""
    folder = Path(tempfile.mkdtemp(prefix="cmx-postgresql-"))
    data, log = folder / "data", folder / "log"
    user = _unprivileged()
    if user is not None:
        os.chown(folder, user, -1)
    initdb = [_program("initdb"), "-D", data, "-U", "cmx", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run(initdb, user=user, check=True, capture_output=True, timeout=60, cwd=folder)
    port = _free_port()
    settings = (
        f"port={port}",
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={folder}",
        "fsync=off",
    )
    options = [part for setting in settings for part in ("-c", setting)]
    # The signal makes the server end with us, however we end.
    server = ["setpriv", "--pdeathsig", "QUIT", _program("postgres"), "-D", data, *options]
    with log.open("wb") as output:
        process = subprocess.Popen(server, user=user, cwd=folder, stdout=output, stderr=output)
    atexit.register(_stop, process, folder)
    _wait(port, process, log)
    return port


def _unprivileged() -> int | None:
    """PostgreSQL refuses to run as root."""
    return pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else None


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=cmx dbname=postgres connect_timeout=2").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text()}", pytrace=False)


def _stop(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
    shutil.rmtree(folder, ignore_errors=True)
