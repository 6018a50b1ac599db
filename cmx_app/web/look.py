"""Name, logo and style of this installation; read once at the start, so a page only names their addresses."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app

from cmx_app.look import size_of
from cmx_app.settings import Settings
from cmx_app.web.frame import root_outside
from cmx_app.web.parts import parts_of
from cmx_app.web.sign_in import public
from cmx_app.web.static_files import FOREVER

blueprint = Blueprint("look", __name__)

_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True)
class Piece:
    """A file of the look, under a name that changes with its content."""

    name: str
    body: bytes
    content_type: str


def install(app: Flask) -> None:
    """Make the pieces, and give the templates the name and the pieces' addresses."""
    settings = parts_of(app).settings
    style, logo = _style(settings), _logo(settings.logo)
    app.extensions["cmx_look"] = {piece.name: piece for piece in (style, logo) if piece}
    app.jinja_env.globals.update(
        brand=settings.brand or "cmxOrganize",
        style_address=_addresser(style),
        logo_address=_addresser(logo),
        logo_size=size_of(settings.logo) if settings.logo else None,
    )


@blueprint.get("/static/look/<name>")
@public
def serve(name: str) -> Response:
    """A piece of the look."""
    piece: Piece = current_app.extensions["cmx_look"].get(name) or abort(404)
    return Response(piece.body, content_type=piece.content_type, headers={"Cache-Control": FOREVER})


def _addresser(piece: Piece | None) -> object:
    return (lambda: f"{root_outside()}/static/look/{piece.name}") if piece else (lambda: "")


def _style(settings: Settings) -> Piece | None:
    accent = settings.accent.style() if settings.accent else ""
    theme = settings.theme.read_text(encoding="utf-8") if settings.theme else ""
    return _piece(f"{accent}{theme}".encode(), ".css") if accent or theme else None


def _logo(path: Path | None) -> Piece | None:
    return _piece(path.read_bytes(), path.suffix.lower()) if path else None


def _piece(body: bytes, suffix: str) -> Piece:
    return Piece(f"{hashlib.sha256(body).hexdigest()[:12]}{suffix}", body, _TYPES[suffix])
