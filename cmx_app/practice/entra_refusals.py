"""How Entra says no: shown on a page, sent back to the application, or answered as JSON."""

import time
import uuid
from dataclasses import dataclass, field

from cmx_app.practice.entra_answers import KNOWN


@dataclass
class Refused(Exception):
    """Entra says no. On pages it is shown, at the token endpoint it is the answer."""

    number: int
    error: str
    text: str
    status: int
    suberror: str = ""
    trace_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    correlation_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def description(self, now: float) -> str:
        """The text with IDs and time, as it stands in `error_description`."""
        return (
            f"AADSTS{self.number}: {self.text}\r\nTrace ID: {self.trace_id}\r\n"
            f"Correlation ID: {self.correlation_id}\r\nTimestamp: {stamp(now)}"
        )

    def body(self, now: float, authority: str) -> dict[str, object]:
        """The JSON that Entra answers with."""
        answer: dict[str, object] = {
            "error": self.error,
            "error_description": self.description(now),
            "error_codes": [self.number],
            "timestamp": stamp(now),
            "trace_id": self.trace_id,
            "correlation_id": self.correlation_id,
            "error_uri": f"{authority}/error?code={self.number}",
        }
        return answer | ({"suberror": self.suberror} if self.suberror else {})


def refuse(number: int, **values: str) -> Refused:
    """The refusal with this number, its text filled in."""
    known = KNOWN[number]
    return Refused(number, known.error, known.text.format(**values), known.status, known.suberror)


def stamp(now: float) -> str:
    """A time as Entra writes it."""
    return time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime(now))
