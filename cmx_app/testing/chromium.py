"""The browser: one that is on this machine already, or the one that Playwright downloaded."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

VARIABLE = "CHROMIUM"
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")


class NoChromium(Exception):
    """There is no browser; the text says how to get one."""


def find_chromium(wanted: str = "", playwrights_own: str = "") -> str:
    """The program: the wanted one, that of the variable CHROMIUM, the system's, or Playwright's own."""
    wanted = wanted or os.environ.get(VARIABLE, "")
    if wanted:
        if found := shutil.which(wanted):
            return found
        raise NoChromium(f"There is no program {wanted} (from --chromium or the variable {VARIABLE}).")
    if found := next(filter(None, map(shutil.which, _NAMES)), None):
        return found
    if playwrights_own and Path(playwrights_own).exists():
        return playwrights_own
    raise NoChromium(
        "There is no Chromium. Install one (Debian, Ubuntu: sudo apt-get install chromium; elsewhere: "
        f"playwright install chromium), or say where it is: --chromium /path or {VARIABLE}=/path."
    )


@contextmanager
def running_chromium(playwright: Playwright, *more: str, program: str = "") -> Iterator[Browser]:
    """A Chromium without a window; with further arguments where a test needs them. Raises NoChromium."""
    found = find_chromium(program, playwright.chromium.executable_path)
    browser = playwright.chromium.launch(executable_path=found, args=[*_ARGUMENTS, *more])
    yield browser
    browser.close()
