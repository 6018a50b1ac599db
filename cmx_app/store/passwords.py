"""Passwords: long enough, kept as scrypt hashes, compared as slowly for a name that does not exist."""

import unicodedata

from werkzeug.security import check_password_hash, generate_password_hash

SHORTEST = 12
"""Fewest characters of a password."""

NOBODYS_HASH = (
    "scrypt:32768:8:1$Yw3mVqTz0pLk8sNa$"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000"
)
"""What the password of an unknown name is compared with: no password has this hash, but it takes as long."""


def is_long_enough(password: str) -> bool:
    """Whether this may be a password."""
    return len(_same_everywhere(password)) >= SHORTEST


def hash_password(password: str) -> str:
    """The hash to keep. Takes a tenth of a second, so never call it inside a transaction."""
    return generate_password_hash(_same_everywhere(password))


def fits(password: str, password_hash: str | None) -> bool:
    """Whether it is the password; None stands for a person who does not exist."""
    return check_password_hash(password_hash or NOBODYS_HASH, _same_everywhere(password))


def _same_everywhere(password: str) -> str:
    # One keyboard sends ü as one character, another as u with two dots.
    return unicodedata.normalize("NFKC", password)
