"""`cmx practice`: the practice Microsoft alone, for other people's applications."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msal
import pytest
import requests
from click.testing import CliRunner, Result

from cmx_app.commands import main

PROGRAM = (sys.executable, "-c", "from cmx_app.commands import main; main()", "practice")


def cmx_practice(*words: str) -> Result:
    return CliRunner().invoke(main, ["practice", *words])


@pytest.fixture
def process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = (*PROGRAM, "--port", "0", "--folder", str(tmp_path / "kept"), "--json")
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tmp_path, text=True) as running:
        yield running
        running.kill()


@pytest.fixture
def known(process: subprocess.Popen[str]) -> Any:
    """What the program prints when it is ready."""
    assert process.stdout
    return json.loads(process.stdout.readline())


def test_another_application_is_pointed_at_it_by_what_it_prints(known: Any) -> None:
    with requests.Session() as http:
        http.trust_env, http.verify = False, known["environment"]["REQUESTS_CA_BUNDLE"]
        assert http.get(known["portal"]).status_code == http.get(known["discovery"]).status_code == 200
        made = http.post(f"{known['control']}registrations", json={}).json()
        application = msal.ConfidentialClientApplication(
            made["client_id"],
            client_credential=made["secret"],
            authority=f"{known['authority']}/{known['tenant_id']}",
            instance_discovery=False,
            http_client=http,
        )
        assert application.acquire_token_for_client(["https://graph.microsoft.com/.default"])["access_token"]
    for place in (known["imap"], known["smtp"]):
        host, _, port = place.partition(":")
        socket.create_connection((host, int(port)), timeout=5).close()


def test_it_ends_well_when_it_is_told_to(process: subprocess.Popen[str], known: Any) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    assert {one.name for one in Path(known["ca_bundle"]).parent.iterdir()} >= {"practice.json"}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "practice.example"])
def test_nobody_but_this_machine_reaches_it(host: str) -> None:
    refused = cmx_practice("--host", host)
    assert refused.exit_code == 2
    assert "loopback" in refused.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = cmx_practice("--port", str(port - 3), "--folder", str(tmp_path / "kept"))
    assert refused.exit_code == 1
    assert "is in use. Choose a free one, e.g. --port" in refused.stderr
    assert not (tmp_path / "kept").exists()


def test_without_its_extra_it_is_told_how_to_install_it() -> None:
    program = "import sys; sys.modules['trustme'] = None; from cmx_app.commands import main; main()"
    command = (sys.executable, "-c", program, "practice")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'cmx-app[practice]'" in done.stderr
