"""Links that another site's portal signs with its key: for a named person, once, and for five minutes."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from cmx_app.neighbours import LinkKey
from cmx_app.rights import Rights
from cmx_app.store.database import writing
from cmx_app.store.models import UsedLink

VALID_FOR = timedelta(minutes=5)
SALT = "cmx-link"
LONGEST_NAME = 120

_ID = re.compile(r"[\w-]{16,64}")


class Refusal(StrEnum):
    """Why a link opens nothing."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    TOO_MUCH = "too-much"
    FRAMES_ONLY = "frames-only"


@dataclass(frozen=True)
class SignedLink:
    """Who comes, where to, and what the session may."""

    key: str
    person: str
    step: str
    mailbox: str
    rights: Rights
    id: str

    @property
    def wants_too_much(self) -> bool:
        """Whether it leads to where its own rights do not reach."""
        if self.mailbox:
            return not self.rights.may_use_mailbox(self.mailbox)
        return not self.rights.may_use_steps


def read_link(token: str, key_name: str, keys: Iterable[LinkKey]) -> SignedLink | Refusal:
    """What the link says, if its key has signed it just now; uses nothing up."""
    key = next((one for one in keys if one.name == key_name), None)
    if key is None:
        return Refusal.UNKNOWN
    serializer = URLSafeTimedSerializer(key.secret.get_secret_value(), salt=SALT)
    try:
        said = serializer.loads(token, max_age=int(VALID_FOR.total_seconds()))
        link = _link(said, key)
    except SignatureExpired:
        return Refusal.EXPIRED
    except (BadSignature, ValueError):
        return Refusal.UNKNOWN
    return link if key.rights.covers(link.rights) and not link.wants_too_much else Refusal.TOO_MUCH


def use_up(link: SignedLink) -> bool:
    """Whether this is the first time that the link is used."""
    now = datetime.now(UTC)
    # By what it says, not by how it is written: a signature can be written in more than one way.
    known_by = hashlib.sha256(f"{link.key}:{link.id}".encode()).hexdigest()
    try:
        with writing() as connection:
            connection.execute(delete(UsedLink).where(UsedLink.used_at < now - 2 * VALID_FOR))
            connection.execute(insert(UsedLink).values(token_hash=known_by, used_at=now))
    except IntegrityError:
        return False
    return True


def _link(said: Any, key: LinkKey) -> SignedLink:
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise ValueError("a link says texts only")
    person, id = " ".join(said.get("person", "").split()), said.get("id", "")
    if not person or len(person) > LONGEST_NAME or not _ID.fullmatch(id):
        raise ValueError("a link names a person, and has an id of its own")
    rights = Rights.read(said["rights"]) if said.get("rights") else key.rights
    return SignedLink(key.name, person, said.get("step", ""), said.get("mailbox", "").strip(), rights, id)
