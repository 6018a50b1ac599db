"""What stands behind an AADSTS number."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """An AADSTS number's OAuth error, text with places to fill, HTTP status and suberror."""

    error: str
    text: str
    status: int = 400
    suberror: str = ""
