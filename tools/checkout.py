"""What belongs to the project: the files that git knows, or would add."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def files(*patterns: str) -> Iterator[Path]:
    """The project's files that match any of git's patterns (all files without one), in order."""
    listed = subprocess.run(
        ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns),
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in sorted(set(listed.split("\0")) - {""}):
        path = ROOT / name
        if path.is_file():
            yield path


def shown(path: Path) -> str:
    """The path as people of this project write it."""
    return path.relative_to(ROOT).as_posix()
