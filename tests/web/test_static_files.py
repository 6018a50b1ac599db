"""Static files: addresses by content, compressed, kept."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from cmx_app.web.static_files import Shelf, asset

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def shelf(app: Flask, tmp_path: Path) -> Path:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "theme.min.css").write_text("a { color: red }\n" * 100)
    (tmp_path / "secret.key").write_text("secret")
    app.extensions["cmx_static"] = Shelf(tmp_path)
    return tmp_path


def address(app: Flask) -> str:
    with app.test_request_context():
        return asset("css/theme.min.css")


def test_the_address_names_the_content(app: Flask, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = address(app)
    assert re.fullmatch(r"/static/css/theme\.min\.[0-9a-f]{12}\.css", before)
    (shelf / "css" / "theme.min.css").write_text("a { color: green }")
    monkeypatch.setattr("cmx_app.web.static_files.LOOKS_AFTER", 0)
    assert address(app) != before


def test_such_an_address_may_be_kept_forever(app: Flask, client: Any, shelf: Path) -> None:
    answer = client.get(address(app))
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content_type == "text/css; charset=utf-8"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/static/css/theme.min.css", "/static/css/theme.min.000000000000.css"])
def test_an_address_without_or_with_an_old_digest_is_kept_shortly(
    client: Any, shelf: Path, path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=300"


def test_a_file_travels_compressed_to_whom_it_may(app: Flask, client: Any, shelf: Path) -> None:
    compressed = client.get(address(app), headers=GZIP)
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.data) == client.get(address(app)).data
    assert compressed.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in client.get(address(app), headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_an_unchanged_file_is_not_sent_again(client: Any, shelf: Path) -> None:
    etag = client.get("/static/css/theme.min.css", headers=GZIP).headers["ETag"]
    again = client.get("/static/css/theme.min.css", headers={**GZIP, "If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["../secret.key", "secret.key", "css", "css/nothing.css", "..%2Fcss%2Ftheme.min.css", "/etc/passwd"],
)
def test_nothing_else_is_served(client: Any, shelf: Path, path: str) -> None:
    assert client.get(f"/static/{path}").status_code in (404, 308)


def test_every_static_file_of_the_look_is_served(app: Flask, client: Any) -> None:
    folder = app.extensions["cmx_static"].folder
    for file in [file for file in folder.rglob("*") if file.suffix in (".css", ".js", ".svg")]:
        assert client.get(f"/static/{file.relative_to(folder).as_posix()}").status_code == 200
