"""What a session may do: everything, or as much as the key that signed its link."""

from dataclasses import dataclass
from typing import Self

_WORDS = ("all", "steps", "mailboxes", "embedded")
_MAILBOX = "mailbox="


@dataclass(frozen=True)
class Rights:
    """Rights, written as words joined by a plus sign: `steps+embedded`, `mailbox=info@example.de`."""

    everything: bool = False
    steps: bool = False
    """The wizard, with all that belongs to it."""
    mailboxes: bool = False
    """Each mailbox's own page."""
    mailbox: str = ""
    """The page of this one, by its address in small letters."""
    embedded_only: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """The rights that are written there; raises ValueError with what is wrong."""
        words = [word.strip() for word in text.split("+")]
        addresses = [word.removeprefix(_MAILBOX) for word in words if word.startswith(_MAILBOX)]
        if strange := [word for word in words if word not in _WORDS and not word.startswith(_MAILBOX)]:
            raise ValueError(f"{strange[0]!r} is no right; there are {', '.join(_WORDS)} and mailbox=…")
        if len(addresses) > 1 or "" in addresses:
            raise ValueError("mailbox= names one address")
        rights = cls(
            everything="all" in words,
            steps="steps" in words,
            mailboxes="mailboxes" in words,
            mailbox=addresses[0].casefold() if addresses else "",
            embedded_only="embedded" in words,
        )
        if not (rights.everything or rights.steps or rights.mailboxes or rights.mailbox):
            raise ValueError("name at least one of all, steps, mailboxes, mailbox=…")
        return rights

    def __str__(self) -> str:
        named = (self.everything, self.steps, self.mailboxes, self.embedded_only)
        words = [word for word, is_there in zip(_WORDS, named, strict=True) if is_there]
        return "+".join([*words, *([f"{_MAILBOX}{self.mailbox}"] if self.mailbox else [])])

    @property
    def may_use_steps(self) -> bool:
        """Whether the wizard is open."""
        return self.everything or self.steps

    def may_use_mailbox(self, address: str) -> bool:
        """Whether this mailbox's page is open."""
        return self.everything or self.mailboxes or self.mailbox == address.casefold() != ""

    def covers(self, other: "Rights") -> bool:
        """Whether nothing is in the other rights that is not in these."""
        return (
            (self.everything or not other.everything)
            and (self.may_use_steps or not other.steps)
            and (self.everything or self.mailboxes or not other.mailboxes)
            and (not other.mailbox or self.may_use_mailbox(other.mailbox))
            and (other.embedded_only or not self.embedded_only)
        )


EVERYTHING = Rights(everything=True)
