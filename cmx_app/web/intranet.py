"""Sign-in by the intranet: a server in front names who is asking, on every request anew.

No session of the store is begun for that, so whoever the intranet no longer names is out at once.
"""

from flask import request, session

from cmx_app.checks import Problem
from cmx_app.knowledge.intranet import Told, is_member, named_person, not_in_group
from cmx_app.store.audit import Action, note
from cmx_app.store.sign_in import SignedIn, administrator_named
from cmx_app.web.address import sender_of_headers
from cmx_app.web.frame import forget_session
from cmx_app.web.parts import house

_NAMED = "named_by_intranet"


def named_by_intranet() -> SignedIn | None:
    """Whom the intranet names in this request; None where it has no say or names nobody who may come in."""
    name = _name()
    if not isinstance(name, str) or not name:
        if _NAMED in session:
            del session[_NAMED]
        return None
    administrator = administrator_named(name)
    if session.get(_NAMED) != administrator.id:
        _begin(administrator)
    return administrator


def why_nobody_is_named() -> Problem | None:
    """What keeps the intranet from signing this browser in; None where it has no say."""
    name = _name()
    return name if isinstance(name, Problem) else None


def is_named_by_intranet() -> bool:
    """Whether who is signed in here was named by the intranet, and so can't sign out here."""
    return _NAMED in session


def _name() -> str | Problem:
    settings = house().settings
    header = settings.sign_in_header
    if not header:
        return ""
    sender, is_believed = sender_of_headers()
    name = named_person(Told(header, _header(header), sender, is_believed))
    group_header, _, group = settings.sign_in_group.partition(":")
    if isinstance(name, str) and group and not is_member(_header(group_header), group):
        return not_in_group(name, group)
    return name


def _header(name: str) -> str | None:
    value: str | None = request.environ.get(f"HTTP_{name.upper().replace('-', '_')}")
    return value


def _begin(administrator: SignedIn) -> None:
    """Another person at this browser: forms and notes of the one before are forgotten."""
    forget_session()
    session[_NAMED] = administrator.id
    note(administrator.name, Action.SIGNED_IN, request.remote_addr or "")
