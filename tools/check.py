"""Everything that `make check` looks at, one after the other; the first lines of a failure name its cause."""

import subprocess
import sys
import time

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lint", ("ruff", "check", "--quiet")),
    ("format", ("ruff", "format", "--check", "--output-format", "concise")),
    ("types", ("mypy", "--no-error-summary")),
    ("import contracts", ("import-linter", "lint", "--no-logo")),
    ("house rules", ("python", "-m", "tools.check_sizes")),
    ("message catalogues", ("python", "-m", "tools.check_catalogues")),
    ("docs", ("python", "-m", "tools.check_docs")),
    ("vendored files", ("python", "-m", "tools.check_vendored")),
    ("foreign names", ("python", "-m", "tools.check_names")),
)


def passes(name: str, command: tuple[str, ...]) -> bool:
    """Run one check; its output is shown only when it fails."""
    started = time.monotonic()
    program = f"{sys.prefix}/bin/{command[0]}"
    done = subprocess.run((program, *command[1:]), capture_output=True, text=True, check=False)
    word = "ok" if done.returncode == 0 else "FAILED"
    print(f"{name:<20} {word:<7} {time.monotonic() - started:5.1f} s", flush=True)
    if done.returncode:
        print((done.stdout + done.stderr).rstrip() + "\n", flush=True)
    return done.returncode == 0


def main() -> None:
    """Run all checks, also after one has failed."""
    results = [passes(name, command) for name, command in CHECKS]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
