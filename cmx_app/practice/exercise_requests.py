"""What a request of the JSON interface carries, and what it is told when that is wrong."""

from collections.abc import Callable, Mapping
from typing import Any

from werkzeug.wrappers import Request

from cmx_app.practice.directory import Directory
from cmx_app.practice.state import Person

Asked = Mapping[str, Any]
Answer = Callable[[Asked], Mapping[str, Any]]
Answers = Mapping[str, tuple[Answer | None, Answer | None]]
"""By its name, what answers GET and what answers POST."""


class WrongRequest(Exception):
    """The text says what is wrong with it, and what would be right."""


def asked_by(request: Request) -> Asked:
    """The JSON object of a POST, or the query of a GET."""
    if request.method != "POST":
        return request.args
    document = request.get_json(silent=True, force=True) if request.data else {}
    if not isinstance(document, dict):
        raise WrongRequest("the body has to be a JSON object")
    return document


def only(asked: Asked, *names: str) -> Asked:
    """What was asked, when it names nothing but these."""
    unknown = [name for name in asked if name not in names]
    if unknown:
        raise WrongRequest(f"{', '.join(unknown)}: not known; there are {', '.join(names)}")
    return asked


def needed(asked: Asked, name: str) -> str:
    """A text that has to be there."""
    value = asked.get(name)
    if not isinstance(value, str) or not value.strip():
        raise WrongRequest(f"{name} is missing")
    return value.strip()


def person_named(directory: Directory, address: str) -> Person:
    """The person with this address."""
    person = directory.find_person(address)
    if person is None:
        raise WrongRequest(f"there is nobody with the address {address}")
    return person
