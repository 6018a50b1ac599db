"""The wheel as others get it: built from this checkout, and installed where there is nothing else."""

import os
import subprocess
import sys
import venv
from pathlib import Path

from tools.checkout import ROOT


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    """What a program prints; fails with all that it said."""
    done = subprocess.run(command, cwd=cwd, env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def pip(python: str | Path, *words: str | Path, cwd: Path) -> None:
    """pip of this Python, without a word of its own."""
    run(python, "-m", "pip", "--disable-pip-version-check", "--quiet", *words, cwd=cwd)


def build_wheel(folder: Path) -> Path:
    """The wheel, in this folder."""
    build = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    pip(sys.executable, *build, ROOT, cwd=folder)
    return next(folder.glob("cmx_app-*.whl"))


def environment_with(wheel: Path, extra: str = "") -> Path:
    """The programs of an environment beside the wheel that holds it, what it needs, and nothing else."""
    place = wheel.parent / "env"
    venv.create(place, with_pip=True)
    pip(place / "bin" / "python", "install", f"{wheel}{extra}", cwd=wheel.parent)
    return place / "bin"
