"""German or English: which one a reader gets, and how texts and dates become words.

The catalogue is read once a process and asked directly: Flask-Babel looks up application, locale and domain
anew for each text, and a page has hundreds of them.
"""

import gettext as catalogues
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from urllib.parse import quote, urlencode

from flask import Flask, Request, Response, current_app, g, has_request_context, request, session
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from cmx_app.messages import N_, Message
from cmx_app.web.frame import is_framed
from cmx_app.web.parts import house, parts_of, this_request

WRITTEN_IN = "de"
LANGUAGES = (WRITTEN_IN, "en")
COOKIE = "cmx_sprache"
# The English texts are British, and so are their dates.
_CALENDARS = {"de": "de", "en": "en_GB"}
_A_YEAR = 365 * 24 * 60 * 60


def install(app: Flask) -> None:
    """Choose the reader's language, and give the templates its words."""
    app.config["CMX_TRANSLATIONS"] = str(parts_of(app).resources / "translations")
    environment = app.jinja_env
    environment.filters.update(say=render_message, long_date=long_date, ago=time_ago)
    environment.globals.update(language=language, other_language_url=other_language_url)
    app.after_request(_remember)


def language() -> str:
    """The reader's language, `de` or `en`."""
    chosen: str | None = g.get("language")
    if chosen is None:
        chosen = g.language = _choose() if has_request_context() else house().settings.language
    return chosen


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Speak this language meanwhile, whatever the reader's is."""
    before = language()
    g.language = chosen
    try:
        yield
    finally:
        g.language = before


def translate(text: str) -> str:
    """The text in the reader's language; values are not put in yet."""
    return translate_into(language(), text)


def translate_into(chosen: str, text: str) -> str:
    """The text in this language; values are not put in yet."""
    if chosen == WRITTEN_IN:
        return text
    return _catalogue(current_app.config["CMX_TRANSLATIONS"], chosen).gettext(text)


def render_message(message: Message) -> str:
    """The message in the reader's language, with its values."""
    return translate(message.msgid) % {name: _written(value) for name, value in message.values.items()}


def long_date(day: date) -> str:
    """`12. November 2028` or `12 November 2028`; a moment's day is this machine's."""
    # Babel's calendars are loaded when the first date is written.
    from babel.dates import format_date

    if isinstance(day, datetime):
        day = day.astimezone().date()
    return format_date(day, "long", locale=_CALENDARS[language()])


def time_ago(moment: datetime) -> str:
    """`vor 3 Minuten` or `3 minutes ago`."""
    from babel.dates import format_timedelta

    passed = datetime.now(UTC) - moment
    if passed.total_seconds() < 60:
        return translate(N_("gerade eben").msgid)
    return format_timedelta(-passed, add_direction=True, locale=language())


def other_language_url() -> str:
    """A link from a page to itself in the other language; still right when htmx has changed the address."""
    other = "en" if language() == "de" else "de"
    values = [(name, value) for name, value in request.args.items(multi=True) if name != "sprache"]
    query = f"?{urlencode(values)}&sprache={other}" if values else f"?sprache={other}"
    rule = request.url_rule
    if rule is None or rule.methods is None or "GET" in rule.methods:
        return query
    # A page that came as the answer to a form of its own has the form's page above it.
    return quote(request.script_root + request.path.rpartition("/")[0]) + query


def _choose() -> str:
    this = this_request()
    for wish in (this.args.get("sprache"), _remembered(this)):
        if wish in LANGUAGES:
            return wish
    return _best_of(this.environ.get("HTTP_ACCEPT_LANGUAGE", "")) or house().settings.language


@lru_cache(maxsize=100)
def _best_of(accepted: str) -> str | None:
    # Browsers send only a few different ones, and taking one apart takes as long as rendering a finding.
    return parse_accept_header(accepted, LanguageAccept).best_match(LANGUAGES)


def _remembered(this: Request) -> str | None:
    """A frame has one cookie, and so remembers the language in it."""
    return session.get("language") if is_framed(this.environ) else this.cookies.get(COOKIE)


def _remember(response: Response) -> Response:
    this = this_request()
    wish = this.args.get("sprache")
    if wish not in LANGUAGES or wish == _remembered(this):
        return response
    if is_framed(this.environ):
        session["language"] = wish
    else:
        response.set_cookie(
            COOKIE,
            wish,
            max_age=_A_YEAR,
            path=this.root_path or "/",
            secure=this.is_secure,
            httponly=True,
            samesite="Lax",
        )
    return response


def _written(value: object) -> object:
    if isinstance(value, Message):
        return render_message(value)
    return long_date(value) if isinstance(value, date) else value


@cache
def _catalogue(folder: str, chosen: str) -> catalogues.NullTranslations:
    return catalogues.translation("messages", folder, [chosen], fallback=True)
