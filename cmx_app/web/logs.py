"""One line of log for each request and each surprise: JSON, or for reading where a person watches.

What could be secret is taken out last, by name and by shape, whoever wrote the line.
"""

import json
import logging
import re
import sys
from collections.abc import MutableMapping
from datetime import UTC, datetime
from functools import cache
from json.encoder import encode_basestring
from os import urandom
from time import perf_counter
from typing import Any

import structlog
from flask import Flask, Response, g, has_request_context

from cmx_app.web.parts import this_request

Event = MutableMapping[str, Any]

HIDDEN = "•••"
_log = structlog.get_logger()
_requests = logging.getLogger("cmx_app.requests")
"""Says only whether requests are logged; writes nothing."""
_JSON = json.JSONEncoder(ensure_ascii=False, default=str)

_SECRET_NAME = re.compile(
    r"secret|passw|token|authorization|cookie|credential|assertion|verifier|^(code|flow|state|key|cache)$",
    re.IGNORECASE,
)
_NAMING = re.compile(r"[=:\s]")
_NAMED_SECRET = re.compile(
    r"""
    # In a query, a form, JSON or a repr.
    (?P<before>
        (?i:client_secret|passwor[dt]|access_token|refresh_token|id_token|csrf_token|client_assertion
            |code_verifier|cmx_session|cmx_flow) ["']? \s* [=:] \s* ["']?
        | (?i:\b(?:code|state)=)
        | (?i:\b(?:Bearer|XOAUTH2)\s+)
    ) [^\s"'&;,})]+
    | (?P<user>://[^\s/:@]*:) [^\s/@]+ (?=@)
    """,
    re.VERBOSE,
)
_SECRET_SHAPE = re.compile(
    r"""
    (?P<link>/einladung/|/link/[\w-]+/|/fenster/(?:anmelden/|microsoft/|(?=[^/\s]+/stand))) [^\s"'?/]+
    # By what it looks like: a JWT, XOAUTH2 in base64, Entra's secrets, codes and refresh tokens.
    | \beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?
    | \bdXNlcj[\w+/=]{20,}
    | [\w~.-]{3}[78]Q~[\w~.-]{20,}
    | \b[01]\.A[\w.-]{40,}
    """,
    re.VERBOSE,
)


def install(app: Flask) -> None:
    """Set logging up for this process, and log each request of this application."""
    configure_logging()
    app.before_request(_begin)
    # Decided once, as the rest of the logs is: structlog takes as long for a line as the database for a row.
    app.after_request(_log_for_people if sys.stderr.isatty() else _log_as_json)


def configure_logging(level: int = logging.INFO) -> None:
    """Send all logs of this process to stderr, through the filter. May be called again."""
    for_people = sys.stderr.isatty()
    # Rich's tracebacks show local variables, and those hold secrets.
    last: Any = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if for_people
        else structlog.processors.JSONRenderer(serializer=_to_json)
    )
    structlog.configure(
        processors=[
            _add_reference,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=not for_people),
            structlog.processors.format_exc_info,
            drop_secrets,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_StandardError,
        cache_logger_on_first_use=True,
    )
    _requests.setLevel(level)
    root = logging.getLogger()
    if not any(isinstance(handler, _OfLibraries) for handler in root.handlers):
        root.addHandler(_OfLibraries(logging.WARNING))


def drop_secrets(_logger: object, _method: str, event: Event) -> Event:
    """Replace what is secret by its name, and every part of a text that looks like a secret."""
    for name, value in event.items():
        if _is_secret(name):
            event[name] = HIDDEN
        elif not isinstance(value, int | float | bool | None):
            event[name] = without_secrets(str(value))
    return event


@cache
def _is_secret(name: str) -> bool:
    return _SECRET_NAME.search(name) is not None


def without_secrets(text: str) -> str:
    """The text with everything hidden that looks like a secret."""
    # The names are what takes time to look for, and most paths name nothing.
    if _NAMING.search(text):
        text = _NAMED_SECRET.sub(lambda found: f"{found['before'] or found['user']}{HIDDEN}", text)
    return _SECRET_SHAPE.sub(lambda found: f"{found['link'] or ''}{HIDDEN}", text)


def reference() -> str:
    """The number of this request: on the error page, and in each of its log lines."""
    number: str | None = g.get("reference")
    if number is None:
        number = g.reference = urandom(4).hex().upper()
    return number


def _begin() -> None:
    g.began = perf_counter()


def _add_reference(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    if has_request_context():
        event["reference"] = reference()
    return event


def _to_json(event: Event, **_options: object) -> str:
    return _JSON.encode(event)


def _log_for_people(response: Response) -> Response:
    if line := _request_line(response):
        _log.info("request", **line)
    return response


def _log_as_json(response: Response) -> Response:
    """The same line as structlog's; only the path is a stranger's text, so only there a secret can be."""
    if line := _request_line(response):
        method, path = encode_basestring(line["method"]), encode_basestring(without_secrets(line["path"]))
        now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        duration = "null" if line["ms"] is None else line["ms"]
        _STANDARD_ERROR.msg(
            f'{{"method": {method}, "path": {path}, "status": {line["status"]}, "ms": {duration}, '
            f'"event": "request", "reference": "{reference()}", "level": "info", "timestamp": "{now}"}}'
        )
    return response


def _request_line(response: Response) -> dict[str, Any] | None:
    """What is said about a request; nothing about files and signs of life, or where only warnings count."""
    if not _requests.isEnabledFor(logging.INFO):
        return None
    asked = this_request()
    if asked.endpoint == "static_files.serve" or asked.path.startswith("/health/"):
        return None
    began = g.get("began")
    duration = round((perf_counter() - began) * 1000, 1) if began else None
    return {"method": asked.method, "path": asked.path, "status": response.status_code, "ms": duration}


class _OfLibraries(logging.Handler):
    """Hands what libraries log to the same filter and the same stream."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log the record as one of ours."""
        _log.log(record.levelno, record.getMessage(), logger=record.name, exc_info=record.exc_info or None)


class _StandardError:
    """Writes lines to whatever is standard error at that moment."""

    def __init__(self, *_names: object) -> None:
        self.info = self.warning = self.error = self.critical = self.log = self.msg

    def msg(self, line: str) -> None:
        """Write one line at once, so that lines of several threads don't mix."""
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


_STANDARD_ERROR = _StandardError()
