"""Take the pictures of docs/screenshots, or with a folder as argument each whole page in every look."""

import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Literal, get_args

from playwright.sync_api import Page, ViewportSize

from tools.checkout import ROOT
from tools.screenshots.stage import Stage, stage
from tools.screenshots.walk import Stop, settled, walk

Scheme = Literal["light", "dark"]
Look = tuple[str, int, Scheme]
HEIGHTS = {1280: 960, 375: 812}
EVERY_LOOK: tuple[Look, ...] = tuple(product(("de", "en"), HEIGHTS, get_args(Scheme)))
KEPT: dict[str, tuple[Look, ...]] = {
    "start": (("de", 1280, "light"), ("en", 375, "dark")),
    "ueberblick": (("de", 1280, "light"),),
    "anwendung": (("en", 1280, "light"),),
    "umleitungs-url": (("de", 1280, "light"), ("en", 1280, "dark"), ("de", 375, "light")),
    "kundengeheimnis": (("de", 1280, "dark"),),
    "schnittstelle": (("en", 375, "light"),),
    "tenant-id": (("de", 375, "dark"),),
    "pruefung": (("de", 1280, "light"),),
    "e-mailkonto": (("en", 1280, "light"),),
    "intranet": (("de", 1280, "light"), ("en", 1280, "dark"), ("de", 375, "light")),
    "fertig": (("de", 1280, "light"),),
}


def take(on: Stage, walker: Page, stop: Stop, look: Look, folder: Path, *, whole: bool) -> None:
    """One picture, in a window of its own that shares the walker's sign-in."""
    language, width, scheme = look
    context = on.browser.new_context(
        viewport=ViewportSize(width=width, height=HEIGHTS[width]),
        color_scheme=scheme,
        ignore_https_errors=True,
        storage_state=walker.context.storage_state(),
    )
    page = context.new_page()
    page.goto(f"{stop.site}{stop.path}?sprache={language}")
    stop.prepare(page)
    settled(page)
    picture = folder / f"{stop.name}-{language}-{width}-{scheme}.png"
    page.screenshot(path=picture, full_page=whole)
    context.close()
    print(picture)


def main() -> None:
    """Walk once, and take the pictures on the way."""
    everything = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    pictures = everything or ROOT / "docs" / "screenshots"
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as on:
        walker = on.browser.new_context(locale="de-DE", ignore_https_errors=True).new_page()
        for stop in walk(on, walker):
            for look in EVERY_LOOK if everything else KEPT.get(stop.name, ()):
                take(on, walker, stop, look, pictures, whole=bool(everything))


if __name__ == "__main__":
    main()
