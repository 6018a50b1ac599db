"""The program `cmx`."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from cmx_app.commands import main

Started = tuple[subprocess.Popen[str], int]
LINK = re.compile(r"http://localhost:\d+/einladung/[\w.-]+")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CMX_INSTANCE_PATH", str(tmp_path / "instance"))
    return tmp_path / "instance"


def cmx(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield int(door.getsockname()[1])


@pytest.mark.parametrize("words", ["", "serve", "demo", "invite", "db", "db upgrade", "keys", "keys rotate"])
def test_every_command_says_what_it_is_for(words: str) -> None:
    result = cmx(*words.split(), "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_an_invitation_stands_alone_on_the_last_line(folder: Path) -> None:
    result = cmx("invite")
    assert result.exit_code == 0
    assert LINK.fullmatch(result.stdout.strip())
    assert LINK.match(result.stdout)[0].startswith("http://localhost:8000/")  # type: ignore[index]


def test_the_link_begins_with_the_address_that_people_use(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMX_PUBLIC_URL", "https://www.example.de/intern")
    assert cmx("invite").stdout.startswith("https://www.example.de/intern/einladung/")
    assert cmx("invite", "--url", "https://other.example/").stdout.startswith(
        "https://other.example/einladung/"
    )
    assert cmx("invite", "--url", "other.example").exit_code == 2


def test_nobody_gets_an_invitation_for_a_name_that_is_not_there(folder: Path) -> None:
    result = cmx("invite", "--for", "Niemand")
    assert result.exit_code == 1
    assert "no administrator with the name Niemand" in result.stderr
    assert result.stdout == ""


def test_the_database_is_brought_up_to_date(folder: Path) -> None:
    result = cmx("db", "upgrade")
    assert (result.exit_code, result.stdout) == (0, "The database is up to date.\n")
    assert (folder / "cmx.sqlite3").is_file()


def test_keys_are_rotated(folder: Path) -> None:
    result = cmx("keys", "rotate")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 secrets")


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_in_use_is_told_with_the_way_out(folder: Path, taken_port: int, command: str) -> None:
    result = cmx(command, "--port", str(taken_port))
    assert result.exit_code == 1
    assert f"Port {taken_port} is in use" in result.stderr
    assert "--port" in result.stderr
    assert not folder.exists()


def test_a_wrong_setting_stops_every_command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMX_LANGUAGE", "fr")
    for words in ("serve", "demo", "invite", "db upgrade", "keys rotate"):
        result = cmx(*words.split())
        assert result.exit_code == 1
        assert "CMX_LANGUAGE: " in result.stderr


def test_a_folder_that_can_not_be_used_is_told(folder: Path) -> None:
    folder.write_text("a file")
    result = cmx("db", "upgrade")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


@pytest.fixture
def started(folder: Path, free_port: int, request: pytest.FixtureRequest) -> Iterator[Started]:
    """A server in a process of its own; the parameter is the command and variables to set."""
    command, *variables = request.param.split()
    program = [sys.executable, "-c", "from cmx_app.commands import main; main()", command]
    process = subprocess.Popen(
        [*program, "--port", str(free_port)],
        env={**os.environ, **dict(variable.split("=") for variable in variables)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process, free_port
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)


def lines_until(process: subprocess.Popen[str], stream: str, pattern: re.Pattern[str]) -> str:
    text = ""
    for line in getattr(process, stream):
        text += line
        if found := pattern.search(text):
            return found[0]
    raise AssertionError(text)


@pytest.mark.parametrize("started", ["demo"], indirect=True)
def test_the_demo_prints_a_link_that_works(started: Started) -> None:
    process, port = started
    link = lines_until(process, "stdout", LINK)
    assert link.startswith(f"http://localhost:{port}/")
    portal = lines_until(process, "stdout", re.compile(r"http://localhost:\d+\S*"))
    with urlopen(link, timeout=10) as page, urlopen(portal, timeout=10) as practice:
        assert "<h1>Willkommen</h1>" in page.read().decode()
        assert practice.status == 200


def listening_sockets(port: int) -> int:
    lines = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines())
    return sum(line[1].endswith(f":{port:04X}") and line[3] == "0A" for line in lines)


@pytest.mark.parametrize("started", ["serve CMX_TRUSTED_PROXIES=0"], indirect=True)
def test_each_worker_listens_for_itself_so_that_none_takes_all_connections(started: Started) -> None:
    process, port = started
    lines_until(process, "stderr", re.compile(r"cmx serves on"))
    deadline = monotonic() + 10
    while listening_sockets(port) < 2 and monotonic() < deadline:
        urlopen(f"http://localhost:{port}/health/live", timeout=10).close()
    assert listening_sockets(port) == 2


@pytest.mark.parametrize(
    ("started", "prefix"),
    [("serve CMX_TRUSTED_PROXIES=0", ""), ("serve CMX_TRUSTED_PROXIES=1", "/intern")],
    indirect=["started"],
)
def test_the_server_leaves_forwarded_headers_to_the_application(started: Started, prefix: str) -> None:
    process, port = started
    lines_until(process, "stderr", re.compile(r"cmx serves on"))
    connection = HTTPConnection("localhost", port, timeout=10)
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Prefix": "/intern"}
    connection.request("GET", "/App%20E-Mailkonto/", headers=headers)
    answer = connection.getresponse()
    connection.close()
    assert ("Strict-Transport-Security" in answer.headers) == bool(prefix)
    assert answer.headers["Location"].startswith(f"{prefix}/anmelden")
