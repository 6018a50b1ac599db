"""The wheel runs without its checkout: templates, static files and both languages travel inside it."""

import sys
from pathlib import Path

import pytest

from tests.wheel import build_wheel, pip, run

VISIT = """
import cmx_app
from pathlib import Path
from cmx_app.settings import Settings

assert Path(cmx_app.__file__).is_relative_to({installed!r}), cmx_app.__file__
browser = cmx_app.create_app(Settings(instance_path=Path({instance!r}))).test_client()
page = browser.get("/anmelden?sprache=en")
assert page.status_code == 200, page.status
assert "<h1>Sign in</h1>" in page.text, page.text
style = next(part.partition('"')[0] for part in page.text.split('href="') if ".css" in part.partition('"')[0])
assert browser.get(style).status_code == 200, style
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "install", "--no-deps", "--target", folder / "site", build_wheel(folder), cwd=folder)
    return folder / "site"


def test_an_installed_wheel_shows_its_pages_in_english(installed: Path, tmp_path: Path) -> None:
    visit = VISIT.format(installed=str(installed), instance=str(tmp_path / "instance"))
    run(sys.executable, "-c", visit, cwd=tmp_path, PYTHONPATH=str(installed))


def test_an_installed_wheel_brings_its_program(installed: Path, tmp_path: Path) -> None:
    run(str(installed / "bin" / "cmx"), "--help", cwd=tmp_path, PYTHONPATH=str(installed))


def test_an_installed_wheel_tells_its_types(installed: Path) -> None:
    assert (installed / "cmx_app" / "py.typed").is_file()
