"""The look that an installation gives itself: an accent colour that can be read, and what follows from it."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

READABLE = 4.5
"""The least contrast of text to what is behind it: https://www.w3.org/TR/WCAG22/#contrast-minimum."""

COMFORTABLE = 5.5
"""What is aimed at where the colour is ours to choose."""

GROUNDS = {
    "paper": {"light": "#ffffff", "dark": "#1b222a"},
    "ground": {"light": "#f5f5f2", "dark": "#12171d"},
    "inset": {"light": "#f6f7f7", "dark": "#151b22"},
    "ok-soft": {"light": "#e5f3ec", "dark": "#16302a"},
    "caution-soft": {"light": "#fcf1d8", "dark": "#322a16"},
    "problem-soft": {"light": "#fcebe9", "dark": "#391f1f"},
    "waiting-soft": {"light": "#eceffa", "dark": "#222a42"},
}
"""What links and buttons stand on, as in static/css/theme.css."""

LARGEST_FILE = 200 * 1024
INK_ON_ACCENT = {"light": "#ffffff", "dark": "#0d1a28"}

_PNG = b"\x89PNG\r\n\x1a\n"
_VIEW_BOX = re.compile(r"""viewBox=["'][^ ,]+[ ,]+[^ ,]+[ ,]+(?P<width>[\d.]+)[ ,]+(?P<height>[\d.]+)""")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_BLACK, _WHITE = "#000000", "#ffffff"
_AWAY = {"light": _BLACK, "dark": _WHITE}
"""Where a colour has to go to stand out."""


@dataclass(frozen=True)
class Accent:
    """The accent colour on light and on dark pages."""

    light: str
    dark: str

    def style(self) -> str:
        """The variables of theme.css that follow from it."""
        pairs = {
            "accent": (self.light, self.dark),
            "accent-strong": (_mix(self.light, _BLACK, 0.22), _mix(self.dark, _WHITE, 0.3)),
            "accent-soft": (_soft(self.light, "light"), _soft(self.dark, "dark")),
            "on-accent": (INK_ON_ACCENT["light"], INK_ON_ACCENT["dark"]),
        }
        lines = (f"  --cmx-{name}: light-dark({light}, {dark});" for name, (light, dark) in pairs.items())
        return "\n".join([":root {", *lines, "}", ""])


def read_accent(value: object) -> object:
    """The accent in one colour (#1b5e9e) or two (for light, for dark); raises where one can't be read."""
    if not isinstance(value, str):
        return value
    colours = [colour.strip().casefold() for colour in value.split(",")]
    if len(colours) > 2 or not all(map(_COLOUR.fullmatch, colours)):
        raise ValueError("must be a colour like #1b5e9e, or two: for light and for dark pages")
    light = _readable(colours[0], "light")
    chosen = _readable(colours[1], "dark") if len(colours) == 2 else ""
    dark = chosen or _made_readable(light, "dark", COMFORTABLE)
    return Accent(light, dark)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _readable(colour: str, look: str) -> str:
    measured = _least_contrast(colour, look)
    if measured < READABLE:
        # Rounded down: 4.49 must not be told as 4.5.
        raise ValueError(
            f"{colour} has a contrast of only {int(measured * 10) / 10} : 1 on {look} pages, and text needs "
            f"{READABLE} : 1. {_made_readable(colour, look)} would do"
        )
    return colour


def _made_readable(colour: str, look: str, wanted: float = READABLE) -> str:
    """The colour, or the next one towards black or white that can be read."""
    steps = (_mix(colour, _AWAY[look], step / 50) for step in range(51))
    return next(found for found in steps if _least_contrast(found, look) >= wanted)


def _least_contrast(colour: str, look: str) -> float:
    """As text on every ground, and below the ink that stands on it."""
    return min(contrast(colour, other[look]) for other in (*GROUNDS.values(), INK_ON_ACCENT))


def _soft(colour: str, look: str) -> str:
    """As much of the colour as a ground can take on which the colour itself is still read."""
    grounds = (_mix(GROUNDS["paper"][look], colour, share / 100) for share in range(14, -1, -1))
    return next(found for found in grounds if contrast(colour, found) >= READABLE)


def _mix(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(mine + (theirs - mine) * share):02x}" for mine, theirs in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = (channel / 255 for channel in _channels(colour))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_a_picture(path: Path) -> Path:
    if path.suffix.lower() not in (".svg", ".png"):
        raise ValueError("must be an SVG or PNG file")
    return _is_a_small_file(path)


def _is_a_style_sheet(path: Path) -> Path:
    if path.suffix.lower() != ".css":
        raise ValueError("must be a CSS file")
    return _is_a_small_file(path)


def _is_a_small_file(path: Path) -> Path:
    if not path.is_file():
        raise ValueError("there is no such file")
    if path.stat().st_size > LARGEST_FILE:
        raise ValueError(f"must have at most {LARGEST_FILE // 1024} kB, as every visitor loads it")
    return path


Logo = Annotated[Path, AfterValidator(_is_a_picture)]
Theme = Annotated[Path, AfterValidator(_is_a_style_sheet)]


def size_of(logo: Path) -> tuple[int, int]:
    """Width and height as the picture itself tells them, for what is kept free before it has come.

    (1, 1) where it does not tell, as an SVG without a viewBox.
    """
    picture = logo.read_bytes()
    if picture.startswith(_PNG) and len(picture) >= 24:
        width, height = struct.unpack(">II", picture[16:24])
        return width, height
    box = _VIEW_BOX.search(picture.decode(errors="replace"))
    return (round(float(box["width"]) * 10), round(float(box["height"]) * 10)) if box else (1, 1)
