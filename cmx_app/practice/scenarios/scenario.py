"""What a scenario is: something that goes wrong, how it shows, and the way out.

Codes, steps and people's parts are plain words here: the practice Microsoft knows nothing of the application.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto

Words = tuple[str, str]
"""German and English."""

YOU = "you"
ENTRA = "entra-administrator"
EXCHANGE = "exchange-administrator"
NETWORK = "network-administrator"
MAILBOX_USER = "mailbox-user"
MICROSOFT = "microsoft"


class Group(StrEnum):
    """Subjects, in the order in which a workshop meets them."""

    NETWORK = auto()
    APPLICATION = auto()
    REDIRECT_URL = auto()
    SIGN_IN = auto()
    CONSENT = auto()
    CONNECTION = auto()
    IMAP = auto()
    SMTP = auto()


class Place(StrEnum):
    """Where Microsoft says no."""

    EVERYWHERE = auto()
    DIRECTORY = auto()
    APPLICATION = auto()
    CREDENTIAL = auto()
    SIGN_IN = auto()
    WAY_BACK = auto()
    CONSENT = auto()
    CODE = auto()
    REFRESH = auto()
    IMAP_AUTHENTICATION = auto()
    IMAP_MAILBOX = auto()
    SMTP_AUTHENTICATION = auto()
    SMTP_SENDER = auto()
    SMTP_DATA = auto()


@dataclass(frozen=True)
class Bite:
    """One refusal: Entra's number (AADSTS…) or a mail server's words.

    One that `spares_newer` hits only what was issued before it was switched on, as a revocation does.
    """

    place: Place
    number: int = 0
    text: str = ""
    spares_newer: bool = False


class Seen(StrEnum):
    """Where the participants meet it."""

    FIELD = auto()
    """Beside the field of a step, as typed."""
    CHECKS = auto()
    """„Prüfung“, before anybody signs in."""
    OVERVIEW = auto()
    """„Überblick“, before anything is entered."""
    SIGN_IN = auto()
    """On the way back from Microsoft."""
    MICROSOFTS_PAGE = auto()
    """Microsoft shows it on a page of its own; it is pasted."""
    MAILBOX = auto()
    """„Verbindung prüfen“ of a connected mailbox."""
    TEST_MAIL = auto()
    """When a test mail is sent."""


@dataclass(frozen=True)
class Explained:
    """What the application has to say: the check's code, the step it leads to, and who acts."""

    seen: Seen
    code: str
    step: str = ""
    actor: str = ""
    status: str = "problem"


class Mend(StrEnum):
    """A part of the way out that somebody can do."""

    SWITCH_OFF = auto()
    """The one who acts sets it right at Microsoft; the trainer's switch stands for that."""
    ENTER = auto()
    """Put the right value into the wizard's form."""
    REGISTER = auto()
    """Put the redirect URL under „Web“ in the portal, and remove the wrong entry."""
    CONSENT = auto()
    """An administrator opens the consent link and accepts for everybody."""
    SIGN_IN = auto()
    """Sign in again, as the right person."""
    PROXY = auto()
    """The proxy tells the scheme, and the application is told to believe it."""


class Doing(StrEnum):
    """What somebody does wrong on the way to Microsoft and back."""

    CANCEL = auto()
    TWICE = auto()
    OTHER_BROWSER = auto()
    SIGNED_OUT = auto()


@dataclass(frozen=True)
class Slip:
    """What an administrator stores or does wrongly; values may name real ones: `{redirect_url}`, ….

    `entered` are fields of the wizard; `registered` is the redirect URL in the portal (empty: as it should
    be, "-": none); `used_at` is how the server sees the address that people use, `headers` what a proxy adds.
    """

    entered: Mapping[str, str] = field(default_factory=dict)
    registered: str = ""
    platform: str = "web"
    person: str = ""
    doing: Doing | None = None
    used_at: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """One thing that goes wrong; `seconds` is how long or how much by default."""

    name: str
    group: Group
    title: Words
    effect: Words
    explained: Explained
    way_out: Words
    mends: tuple[Mend, ...] = (Mend.SWITCH_OFF,)
    bites: tuple[Bite, ...] = ()
    slip: Slip | None = None
    seconds: int = 0
    is_switched: bool = True
    """Whether there is something to switch at Microsoft; otherwise people do it themselves."""
