"""Style, script and pictures: addresses that name the content, compressed once and kept in memory."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from time import monotonic

from flask import Blueprint, Flask, Response, abort, current_app, request
from werkzeug.security import safe_join

from cmx_app.web.compression import accepts_gzip
from cmx_app.web.frame import root_outside
from cmx_app.web.parts import parts_of
from cmx_app.web.sign_in import public

blueprint = Blueprint("static_files", __name__)

# Not left to the machine's own table, which on Windows may call JavaScript plain text.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
_PACKED = (".woff2", ".png")
LOOKS_AFTER = 1.0
FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"


@dataclass(frozen=True)
class StaticFile:
    """A file's content as it was at `stamp`."""

    stamp: tuple[int, int]
    body: bytes
    compressed: bytes
    """Empty when it is not worth it."""
    digest: str
    hashed_name: str
    content_type: str


class Shelf:
    """All static files that were asked for, each read again when it has changed; looks once in a second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, StaticFile] = {}
        self._looked = 0.0
        self._changes = 0

    def find(self, name: str) -> StaticFile | None:
        """The file of this name below the folder."""
        self.state()
        return self._files.get(name) or self._look(name)

    def state(self) -> int:
        """A number that changes whenever a file does."""
        now = monotonic()
        if now - self._looked >= LOOKS_AFTER:
            self._looked = now
            for name in tuple(self._files):
                self._look(name)
        return self._changes

    def _look(self, name: str) -> StaticFile | None:
        path = safe_join(str(self.folder), name)
        try:
            status = Path(path).stat() if path else None
        except OSError:
            self._files.pop(name, None)
            return None
        if path is None or status is None or PurePosixPath(name).suffix not in _TYPES:
            return None
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._files.get(name)
        if known is None or known.stamp != stamp:
            known = self._files[name] = _read(Path(path), name, stamp)
            self._changes += 1
        return known


def install(app: Flask) -> None:
    """Keep the static files at hand, and teach the templates their addresses."""
    app.extensions["cmx_static"] = Shelf(parts_of(app).resources / "static")
    app.jinja_env.globals["asset"] = asset


def asset(name: str) -> str:
    """The address of a static file; it changes with the content, so it may be kept forever."""
    file = _shelf().find(name)
    return f"{root_outside()}/static/{file.hashed_name if file else name}"


@blueprint.get("/static/<path:name>")
@public
def serve(name: str) -> Response:
    """A static file, by its name with or without the content's digest."""
    plain, digest = _without_digest(name)
    file = _shelf().find(plain) or _shelf().find(name) or abort(404)
    compressed = bool(file.compressed) and accepts_gzip()
    response = Response(file.compressed if compressed else file.body, content_type=file.content_type)
    response.headers["Cache-Control"] = FOREVER if digest == file.digest else SHORTLY
    response.headers["Vary"] = "Accept-Encoding"
    if compressed:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{file.digest}-gz" if compressed else file.digest)
    response.make_conditional(request)
    return response


def state_of_files() -> int:
    """A number that changes whenever a static file does; see Shelf."""
    return _shelf().state()


def _shelf() -> Shelf:
    shelf: Shelf = current_app.extensions["cmx_static"]
    return shelf


def _read(path: Path, name: str, stamp: tuple[int, int]) -> StaticFile:
    body = path.read_bytes()
    digest = hashlib.sha256(body).hexdigest()[:12]
    stem, dot, suffix = name.rpartition(".")
    compressed = b"" if path.suffix in _PACKED else gzip.compress(body, 9, mtime=0)
    return StaticFile(
        stamp=stamp,
        body=body,
        compressed=compressed if len(compressed) < len(body) else b"",
        digest=digest,
        hashed_name=f"{stem}.{digest}{dot}{suffix}",
        content_type=_TYPES[path.suffix],
    )


def _without_digest(name: str) -> tuple[str, str]:
    """`css/theme.0123456789ab.css` is `css/theme.css` and its digest."""
    stem, dot, suffix = name.rpartition(".")
    plain, _, digest = stem.rpartition(".")
    return (f"{plain}{dot}{suffix}", digest) if plain and len(digest) == 12 else (name, "")
