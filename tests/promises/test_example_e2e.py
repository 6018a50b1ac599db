"""examples/e2e as others use it: from the wheel, in an environment that holds nothing else."""

import resource
import time
from pathlib import Path
from shutil import copytree

import pytest

from cmx_app.testing.chromium import VARIABLE, NoChromium, find_chromium
from tests.wheel import build_wheel, environment_with, run
from tools.checkout import ROOT

LIMIT = 240
"""Seconds by the clock, on a machine that does other things too; docs/e2e.md has what was measured."""
WORK = 60
"""Seconds of processor, whatever else the machine does."""


def work() -> float:
    """Seconds of processor that programs started here have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_from_the_installation_to_green_it_takes_a_minute(tmp_path: Path) -> None:
    wheel, example = build_wheel(tmp_path), copytree(ROOT / "examples" / "e2e", tmp_path / "e2e")
    began, worked = time.monotonic(), work()
    environment = environment_with(wheel, "[testing]")
    said = run(environment / "pytest", "--quiet", "-p", "no:cacheprovider", cwd=example)
    took = time.monotonic() - began
    worked = work() - worked
    print(f"installed and green after {took:.0f} s, of which {worked:.0f} s of work")
    assert "3 passed" in said
    assert took < LIMIT
    assert worked < WORK


def test_without_a_browser_it_is_told_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(NoChromium, match="apt-get install chromium.*--chromium"):
        find_chromium()
    with pytest.raises(NoChromium, match="no program /nowhere"):
        find_chromium("/nowhere")


def test_the_wanted_browser_comes_before_any_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wanted, named = tmp_path / "wanted", tmp_path / "named"
    for program in (wanted, named):
        program.touch(mode=0o700)
    monkeypatch.setenv(VARIABLE, str(named))
    assert find_chromium(str(wanted)) == str(wanted)
    assert find_chromium() == str(named)
