"""What was said in a conversation with a mail server: every line, masked the moment it is written down."""

import re
import time
from base64 import b64encode
from dataclasses import dataclass

# Bounded, or a megabyte without a blank would be gone through once for each of its characters.
_ADDRESS = re.compile(r"([^\s<>()\[\]\"'`,;:=@\x00-\x1f])([^\s<>()\[\]\"'`,;:=@\x00-\x1f]{0,63})@(?=[\w-])")
_RUN = re.compile(r"[A-Za-z0-9+/_=~-]{40,}")
"""Longer than any word or ID that servers say: tokens, and base64 of them wherever it begins."""
_PIECE = re.compile(r"[A-Za-z0-9+/_=~.-]{12,}")
_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LONGEST_LINE = 500
_LONGEST_READ = 16_000
_MOST_LINES = 1000
_IN_A_PIECE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_=~.-"


def masked(text: str) -> str:
    """The text without whole mail addresses and without anything as long as a token."""
    return _RUN.sub(_hidden, _ADDRESS.sub(r"\1***@", text))


@dataclass(frozen=True)
class Line:
    """One line: when it was said, in milliseconds after the beginning, and by whom."""

    at: int
    speaker: str
    """`>` the application, `<` the server, `-` neither: what happened to the connection."""
    text: str


class Transcript:
    """The lines of one conversation. What was named as a secret is hidden even in small pieces."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._begun = time.monotonic()
        self._secrets: tuple[str, ...] = ()

    def hide(self, token: str, word: bytes) -> None:
        """From now on leave out the token, and base64 of it and of the word that shows it, cut anywhere."""
        shifted = (
            b64encode(b"\0" * shift + secret) for secret in (token.encode(), word) for shift in range(3)
        )
        self._secrets = (token, *(one.decode() for one in shifted))

    def sent(self, text: str) -> None:
        """A line that the application says."""
        self._note(">", text)

    def received(self, text: str) -> None:
        """A line that the server says."""
        self._note("<", text)

    def happened(self, text: str) -> None:
        """Something that is no line: connected, encrypted, closed."""
        self._note("-", text)

    def _note(self, speaker: str, text: str) -> None:
        at = round((time.monotonic() - self._begun) * 1000)
        for line in filter(str.strip, text.splitlines()[: _MOST_LINES - len(self.lines)]):
            shown = "".join(character if character.isprintable() else "·" for character in _start_of(line))
            # Masked before it is cut, or the end of a secret could become too short to be known.
            hidden = _PIECE.sub(self._without, masked(shown))
            self.lines.append(Line(at, speaker, hidden[:_LONGEST_LINE]))

    def _without(self, piece: re.Match[str]) -> str:
        return _hidden(piece) if any(piece[0] in secret for secret in self._secrets) else piece[0]


def _start_of(line: str) -> str:
    """As much of the line as is looked at, without the beginning of a secret at its end."""
    return line if len(line) <= _LONGEST_READ else line[:_LONGEST_READ].rstrip(_IN_A_PIECE)


def _hidden(run: re.Match[str]) -> str:
    return run[0] if _GUID.fullmatch(run[0]) else f"[{len(run[0])} characters]"
