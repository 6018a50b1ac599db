"""The image and the compose file, as far as they can be checked where no image can be built."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from typing import Any

import pytest
import requests
import yaml

from cmx_app.settings import Settings
from tests.servers.cmx import environment, serving
from tools.checkout import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE: Any = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
WATCHER = '''"""Notes every place that this program, or a process that it forks, opens for writing."""
import os, sys
log = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND

def watch(event, about):
    writes = event == "open" and about[2] & WRITES or event in ("os.mkdir", "os.rename", "sqlite3.connect")
    if writes and isinstance(about[0], (str, bytes, os.PathLike)):
        os.write(log, os.fsencode(os.path.abspath(about[0])) + b"\\n")

sys.addaudithook(watch)
'''


def instructions() -> list[tuple[str, str]]:
    """The Containerfile's instructions, each with its arguments."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, rest in lines]


def last(word: str) -> str:
    return [rest for known, rest in instructions() if known == word][-1]


def is_healthy(port: int) -> bool:
    """What the image's health check says of a server at this port."""
    command = json.loads(last("HEALTHCHECK").partition("CMD ")[2])
    assert command[:2] == ["python", "-c"]
    asked = [sys.executable, "-c", command[2].replace("8000", str(port))]
    return subprocess.run(asked, stderr=subprocess.DEVNULL, check=False).returncode == 0


@dataclass(frozen=True)
class Image:
    """What the image holds, laid out in a folder."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "srv"

    @property
    def environment(self) -> dict[str, str]:
        """In which the files of the image are found first, and everything that is written is noted."""
        paths = {"PYTHONPATH": f"{self.folder}:{self.home}", "TMPDIR": str(self.folder / "tmp")}
        return {**paths, "PYTHONDONTWRITEBYTECODE": "1"}

    def written(self) -> set[Path]:
        return {Path(line) for line in (self.folder / "written").read_text().splitlines()}


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """Made as the Containerfile says, with the packages of this machine."""
    made = Image(tmp_path_factory.mktemp("image"))
    for place in ("srv", "instance", "tmp"):
        (made.folder / place).mkdir()
    (made.folder / "sitecustomize.py").write_text(WATCHER.format(log=str(made.folder / "written")))
    for word, rest in instructions():
        if word == "COPY" and not rest.startswith("--from"):
            *sources, target = rest.split()
            for source in sources:
                take(ROOT / source, made.home / (source if target == "./" else target))
        if word == "RUN" and rest.startswith(".venv/bin/pybabel"):
            command = [str(Path(sys.executable).parent / "pybabel"), *rest.split()[1:]]
            subprocess.run(command, cwd=made.home, check=True)
    return made


def take(source: Path, target: Path) -> None:
    """As COPY does; what is compiled is left behind, as a fresh checkout has none of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        copytree(source, target, ignore=ignore_patterns("*.mo", "__pycache__"))
    else:
        copy(source, target)


@pytest.fixture(scope="module")
def port(image: Image) -> Iterator[int]:
    """The image's files are served here."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in image.environment.items():
            patch.setenv(name, value)
        with serving(image.folder / "instance", instance_path=image.folder / "instance") as port:
            yield port


def test_what_is_copied_is_all_that_is_needed(image: Image, port: int) -> None:
    where = [sys.executable, "-c", "import cmx_app; print(cmx_app.__file__)"]
    found = subprocess.run(
        where,
        cwd=image.folder,
        env=environment() | image.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout).is_relative_to(image.home)
    page = requests.get(f"http://127.0.0.1:{port}/anmelden?sprache=en", timeout=10).text
    assert "<h1>Sign in</h1>" in page
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        assert requests.get(f"http://127.0.0.1:{port}{address}", timeout=10).status_code == 200


def test_health_is_told_and_its_absence_too(port: int) -> None:
    assert is_healthy(port)
    assert not is_healthy(1)


def test_only_the_instance_and_the_temporary_folder_are_written_to(image: Image, port: int) -> None:
    requests.post(f"http://127.0.0.1:{port}/anmelden", data={"name": "Ada"}, timeout=10)
    may_be_written = (image.folder / "instance", image.folder / "tmp", Path("/dev"))
    written = image.written()
    assert image.folder / "instance" / "cmx.sqlite3" in written
    assert not [path for path in written if not any(path.is_relative_to(place) for place in may_be_written)]


def test_it_runs_as_nobody_who_may_do_anything() -> None:
    user, _, group = last("USER").partition(":")
    assert int(user) > 0
    assert int(group) > 0
    assert "VOLUME" in dict(instructions())
    assert dict(pair.split("=", 1) for pair in last("ENV").split())["CMX_INSTANCE_PATH"] == last("VOLUME")


def test_images_have_a_version_and_no_host() -> None:
    images = [rest.split()[0] for word, rest in instructions() if word == "FROM"]
    images += [service["image"] for service in COMPOSE["services"].values() if "image" in service]
    assert len(images) == 4
    assert all(re.fullmatch(r"[a-z]+:[\d.]+(-slim)?", image) for image in images)


def test_everything_that_is_installed_is_pinned() -> None:
    (install,) = [rest for word, rest in instructions() if word == "RUN" and "pip install" in rest]
    assert "--require-hashes -r requirements/server.txt" in install


def test_the_services_of_ours_can_write_nowhere_and_gain_no_rights() -> None:
    for name in ("cmx", "nginx"):
        service = COMPOSE["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["tmpfs"]
    assert "cap_add" not in COMPOSE["services"]["cmx"]
    assert "instance:/var/lib/cmx" in COMPOSE["services"]["cmx"]["volumes"]


def test_nobody_but_nginx_reaches_the_application() -> None:
    services = COMPOSE["services"]
    assert services["nginx"]["network_mode"] == "service:cmx"
    assert services["cmx"]["command"] == ["serve"]  # on loopback, unlike the image's own command
    assert services["cmx"]["ports"] == ["80:80", "443:443"]
    assert "ports" not in services["database"]
    assert (DEPLOY / services["cmx"]["build"]["context"] / services["cmx"]["build"]["dockerfile"]).is_file()


def test_every_setting_of_the_compose_file_is_one() -> None:
    given = {name: value.replace("${CMX_DATABASE_PASSWORD}", "x") for name, value in
             COMPOSE["services"]["cmx"]["environment"].items()}  # fmt: skip
    settings = Settings(
        _env_file=None, **{name.lower().removeprefix("cmx_"): value for name, value in given.items()}
    )
    assert {f"CMX_{name.upper()}" for name in settings.model_fields_set} == set(given)
    assert settings.database == "postgresql+psycopg://cmx:x@database/cmx"
