"""Pages of the practice Microsoft, in German and English."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

FOLDER = Path(__file__).parent / "pages"
LANGUAGES = ("de", "en")
_COOKIE = "uebung_sprache"
_FILES = {"practice.css": "text/css", "portal.js": "text/javascript", "icon.svg": "image/svg+xml"}
_environment = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def language_of(request: Request) -> str:
    """The language of the answer: the address's, else the one chosen before, else the browser's."""
    asked = (request.args.get("sprache") or request.args.get("mkt") or "")[:2].lower()
    if asked in LANGUAGES:
        return asked
    chosen = request.cookies.get(_COOKIE, "")
    return chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or "de"


def render(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """A page in the language of the request; `say(german, english)` in the template chooses."""
    language = language_of(request)
    text = _environment.get_template(template).render(
        request=request,
        language=language,
        say=partial(say, language),
        with_language=partial(_in_language, request),
        **values,
    )
    response = Response(text, status, mimetype="text/html")
    if request.args.get("sprache") in LANGUAGES:
        response.set_cookie(_COOKIE, language, httponly=True, samesite="Lax")
    return response


def say(language: str, german: str, english: str) -> str:
    """One of the two."""
    return german if language == "de" else english


def serve_file(_request: Request, name: str) -> Response:
    """The style and the script of the pages."""
    if name not in _FILES:
        raise NotFound
    response = Response((FOLDER / name).read_bytes(), mimetype=_FILES[name])
    response.headers["Cache-Control"] = "no-cache"
    return response


def _in_language(request: Request, language: str) -> str:
    values: Mapping[str, str] = {**request.args.to_dict(), "sprache": language}
    return f"{request.path}?{urlencode(values)}"
