"""The unit: systemd reads it without complaint, and what it allows is no more than what is needed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.checkout import ROOT

UNIT = ROOT / "deploy" / "cmx.service"
MOST_EXPOSED = 15
"""In tenths, as systemd counts: 100 is a program without any protection."""


def analyze(*words: str) -> subprocess.CompletedProcess[str]:
    """What systemd says; with everything that it says on one stream."""
    command = ["systemd-analyze", "--no-pager", *words]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program that is there."""
    program = ROOT / ".venv" / "bin" / "cmx"
    text = UNIT.read_text(encoding="utf-8")
    assert "/srv/cmx/.venv/bin/cmx serve" in text
    rendered = tmp_path / "cmx.service"
    rendered.write_text(
        text.replace("/srv/cmx/.venv/bin/cmx", str(program if program.exists() else sys.executable))
    )
    return rendered


def test_systemd_finds_nothing_wrong_with_the_unit(unit: Path) -> None:
    said = analyze("verify", str(unit))
    assert (said.returncode, said.stdout) == (0, "")


def test_a_mistyped_line_would_be_noticed(unit: Path) -> None:
    unit.write_text(unit.read_text().replace("ProtectHome=yes", "ProtectHouse=yes"))
    assert "ProtectHouse" in analyze("verify", str(unit)).stdout


def test_what_the_unit_exposes_is_little(unit: Path) -> None:
    said = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(unit))
    assert said.returncode == 0, said.stdout


def test_a_unit_without_protection_would_be_noticed(unit: Path) -> None:
    lines = unit.read_text().splitlines()
    bare = [line for line in lines if not re.match("Protect|Private|Restrict|SystemCall|Capability", line)]
    unit.write_text("\n".join(bare))
    assert analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(unit)).returncode != 0


def test_the_instance_is_the_one_folder_that_may_be_written() -> None:
    lines = dict(
        line.split("=", 1) for line in UNIT.read_text().splitlines() if "=" in line and line[0] != "#"
    )
    assert lines["User"] == "cmx"
    assert lines["ProtectSystem"] == "strict"
    assert "ReadWritePaths" not in lines
    assert f"CMX_INSTANCE_PATH=/var/lib/{lines['StateDirectory']}" in lines["Environment"]
