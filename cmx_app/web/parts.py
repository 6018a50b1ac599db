"""What every view may ask: the application's parts, and whether a page or a part of one is wanted."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask, Request, current_app, render_template, request

from cmx_app.services import Services
from cmx_app.settings import Settings

# A browser takes // and /\ for the beginning of another host.
_LOCAL = re.compile(r"/(?![/\\])[^\\\s\x00-\x1f\x7f]*")

ONLY_TYPED = "felder"
"""As the parameter `nur` of a live check: leave out everything for which somebody outside is asked."""


@dataclass(frozen=True)
class House:
    """What the application was made of."""

    settings: Settings
    services: Services
    resources: Path
    """Where templates/, static/ and translations/ lie."""


def house() -> House:
    """The parts of the application that answers this request."""
    return parts_of(current_app)


def parts_of(app: Flask) -> House:
    """What this application was made of."""
    parts: House = app.extensions["cmx"]
    return parts


def this_request() -> Request:
    """The request itself: through Flask's stand-in for it, each look costs five calls."""
    this: Request = request._get_current_object()  # type: ignore[attr-defined]  # every stand-in has it
    return this


def wants_part() -> bool:
    """Whether htmx asks, and so wants a live region instead of a page."""
    return request.environ.get("HTTP_HX_REQUEST") == "true"


def page_or_part(page: str, part: str, **context: Any) -> str:
    """The part for htmx, otherwise the whole page that includes it."""
    return render_template(part if wants_part() else page, **context)


def local_path(address: str) -> str:
    """`address` if it is a path of this application, else "": nobody is led to another host."""
    inside = address.startswith(f"{quote(request.script_root)}/")
    return address if inside and _LOCAL.fullmatch(address) else ""


def this_path() -> str:
    """The path and query of this request, as a browser would write them."""
    path = quote(request.script_root + request.path)
    return f"{path}?{request.query_string.decode('latin-1')}" if request.query_string else path
