"""The look: everything is a variable, each is documented, and an accent that can't be read is told."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from cmx_app.look import GROUNDS, INK_ON_ACCENT, READABLE, Accent, contrast, read_accent, size_of
from cmx_app.settings import WrongSetting, read_settings
from tools.checkout import ROOT

THEME = re.sub(
    r"/\*.*?\*/", "", (ROOT / "static" / "css" / "theme.css").read_text(encoding="utf-8"), flags=re.S
)
DECLARED = re.compile(r"(--cmx-[\w-]+):\s*([^;]+);")
BLOCK = re.compile(r":root \{[^}]*\}")
RULE = re.compile(r"([\w-]+)\s*:\s*([^;{}]+)[;}]")
LITERAL_COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|(?<![-\w])(?:white|black|red|gray|grey)(?![-\w])"
)
VARIABLES = dict(reversed(DECLARED.findall(THEME)))
OUTSIDE = BLOCK.sub("", THEME)


def test_no_colour_is_written_outside_of_the_variables() -> None:
    assert LITERAL_COLOUR.findall(OUTSIDE) == []


def test_every_radius_and_font_is_a_variable() -> None:
    for name, value in RULE.findall(OUTSIDE):
        if name.endswith("radius"):
            assert re.search(r"var\(--cmx-radius|var\(--bs-|50%|inherit|^0$", value.strip()), (name, value)
        if name in ("font", "font-family"):
            assert re.search(r"var\(--cmx-(font|mono)\)|inherit", value), (name, value)


def test_every_variable_is_documented_and_every_documented_one_is_there() -> None:
    rows = re.findall(r"^\| (`--cmx-[^|]+) \|", (ROOT / "docs" / "look.md").read_text(encoding="utf-8"), re.M)
    assert {name for row in rows for name in re.findall(r"--cmx-[\w-]+", row)} == VARIABLES.keys()


def written(name: str, place: int) -> str:
    """A colour of the theme as look.py writes colours."""
    found = re.fullmatch(r"light-dark\((#\w+), (#\w+)\)", VARIABLES[name])
    assert found, name
    colour = found[place + 1]
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@pytest.mark.parametrize(("place", "look"), [(0, "light"), (1, "dark")])
def test_what_contrast_is_measured_against_is_the_themes(place: int, look: str) -> None:
    for name, known in {**GROUNDS, "on-accent": INK_ON_ACCENT}.items():
        assert written(f"--cmx-{name}", place) == known[look]


@pytest.mark.parametrize(("place", "look"), [(0, "light"), (1, "dark")])
@pytest.mark.parametrize(
    "name", ["ink", "muted", "accent", "accent-strong", "ok", "caution", "problem", "waiting"]
)
def test_every_text_colour_of_ours_can_be_read_in_both_looks(name: str, place: int, look: str) -> None:
    grounds = [GROUNDS[ground][look] for ground in ("paper", "ground", "inset")]
    if f"--cmx-{name}-soft" in VARIABLES:
        grounds.append(written(f"--cmx-{name}-soft", place))
    assert min(contrast(written(f"--cmx-{name}", place), ground) for ground in grounds) >= READABLE


@pytest.mark.parametrize(
    "colour", ["#1b5e9e", "#6b2fa0", "#000000", "#0b6e4f", "#a3123a", "#5c5c5c", "#00008b"]
)
def test_all_shades_of_an_accent_can_be_read_in_both_looks(colour: str) -> None:
    accent = read_accent(colour)
    assert isinstance(accent, Accent)
    shades = dict(DECLARED.findall(accent.style()))
    for place, look in ((0, "light"), (1, "dark")):
        grounds = [ground[look] for ground in GROUNDS.values()]
        plain, strong, soft, ink = (
            re.findall(r"#\w{6}", shades[f"--cmx-{name}"])[place]
            for name in ("accent", "accent-strong", "accent-soft", "on-accent")
        )
        pairs = [(one, ground) for one in (plain, strong) for ground in (*grounds, soft)]
        for one, other in [*pairs, (ink, plain), (ink, strong)]:
            assert contrast(one, other) >= READABLE, (one, other)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("#ffcc00", r"#ffcc00 has a contrast of only 1\.3 : 1 on light pages.*4\.5 : 1\. (#\w{6}) would do"),
        ("#1b5e9e,#1b5e9e", r"#1b5e9e has a contrast of only 2\.1 : 1 on dark pages.* (#\w{6}) would do"),
        ("blue", "must be a colour like #1b5e9e"),
    ],
)
def test_an_accent_that_cannot_be_read_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, value: str, told: str
) -> None:
    monkeypatch.setenv("CMX_ACCENT", value)
    with pytest.raises(WrongSetting) as stopped:
        read_settings()
    found = re.search(told, str(stopped.value))
    assert found, stopped.value
    if found.groups():
        look = "light" if "light pages" in found[0] else "dark"
        read_accent(found[1] if look == "light" else f"#1b5e9e,{found[1]}")


@pytest.fixture
def own_look(make_app: Callable[..., Flask], tmp_path: Path) -> Any:
    """A browser at an installation with a look of its own."""
    logo, theme = tmp_path / "logo.svg", tmp_path / "theme.css"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1.5"/>')
    theme.write_text(":root { --cmx-radius: 0; }")
    app = make_app(brand="MailConnect", logo=logo, theme=theme, accent=read_accent("#6b2fa0"))
    return app.test_client()


def test_name_logo_colour_and_theme_are_on_every_page_without_a_rebuild(own_look: Any) -> None:
    page = own_look.get("/anmelden").text
    assert "<title>Anmelden – MailConnect</title>" in page
    assert '<span class="name">MailConnect</span>' in page
    style = re.search(r'href="(/static/look/[^"]+\.css)"', page)
    logo = re.search(
        r'<img class="logo" src="(/static/look/[^"]+\.svg)" width="30" height="15" alt="">', page
    )
    assert style
    assert logo
    assert page.index("css/theme.") < page.index(style[1])
    sent = own_look.get(style[1])
    assert "--cmx-accent: light-dark(#6b2fa0, " in sent.text
    assert sent.text.endswith(":root { --cmx-radius: 0; }")
    assert "immutable" in sent.headers["Cache-Control"]
    assert own_look.get(logo[1]).mimetype == "image/svg+xml"


def test_the_same_look_is_in_a_frame(own_look: Any) -> None:
    page = own_look.get("/einbetten/anmelden/im-rahmen").text
    assert re.search(r'href="/static/look/[^"]+\.css"', page)


def test_without_such_settings_a_page_loads_nothing_more(client: Any) -> None:
    assert "/static/look/" not in client.get("/anmelden").text


@pytest.mark.parametrize(
    ("name", "file", "reason"),
    [
        ("CMX_LOGO", "logo.gif", "SVG or PNG"),
        ("CMX_LOGO", "none.svg", "no such file"),
        ("CMX_THEME", "a.txt", "CSS"),
    ],
)
def test_a_file_that_is_none_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, file: str, reason: str
) -> None:
    monkeypatch.setenv(name, file)
    with pytest.raises(WrongSetting, match=reason):
        read_settings()


def test_a_logos_place_is_kept_free_by_the_size_that_the_picture_tells(tmp_path: Path) -> None:
    logo = tmp_path / "logo"
    logo.write_bytes(
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x40\x00\x00\x00\x50\x08\x06\x00\x00\x00"
    )
    assert size_of(logo) == (320, 80)
    logo.write_text("<svg viewBox='-1,-1,200,50' />")
    assert size_of(logo) == (2000, 500)
    logo.write_text("<svg/>")
    assert size_of(logo) == (1, 1)
