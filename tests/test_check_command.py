"""`cmx check`: findings for people and for programs, and an exit code that says how it stands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cmx_app.commands import main


@pytest.fixture
def asked(tmp_path: Path) -> Result:
    """`cmx check --json` on an empty instance, with nobody at the addresses of Microsoft."""
    nobody = {"CMX_AUTHORITY": "https://localhost:1", "CMX_IMAP": "localhost:1", "CMX_SMTP": "localhost:1"}
    environment = {"CMX_INSTANCE_PATH": str(tmp_path / "instance"), **nobody}
    return CliRunner().invoke(main, ["check", "--json"], env=environment)


def test_an_instance_that_is_not_set_up_exits_with_one(asked: Result) -> None:
    assert asked.exit_code == 1


def test_each_finding_has_the_parts_of_the_contract(asked: Result) -> None:
    lines = json.loads(asked.stdout)
    assert all(set(line) == {"code", "status", "subject", "step", "actor", "text"} for line in lines)


def test_it_says_what_is_missing_and_who_is_out_of_reach(asked: Result) -> None:
    codes = {line["code"] for line in json.loads(asked.stdout)}
    assert {"instance.not_set_up", "entra.unreachable_refused", "imap.unreachable_refused"} <= codes
