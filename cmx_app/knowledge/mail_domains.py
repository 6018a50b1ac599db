"""Mail domains known by name: personal accounts, other providers, other clouds, and how they are mistyped.

Source for the clouds' own domains: Microsoft Learn, "Compare Azure Government and global Azure"
(onmicrosoft.us) and "Azure China developer guide" (partner.onmschina.cn).
"""

import re
from typing import Final

_ENDINGS: Final = "com|de|at|ch|fr|it|es|nl|be|lu|dk|se|no|fi|pt|pl|cz|sk|hu|gr|ie|in|ca|cl|jp|ph|sg|my"
_PERSONAL: Final = re.compile(
    rf"(?:outlook|hotmail|live|msn|windowslive|passport)\.(?:{_ENDINGS}|com?\.[a-z]{{2}})"
)
_ELSEWHERE: Final = frozenset(
    {
        *(
            "gmx.de",
            "gmx.net",
            "gmx.at",
            "gmx.ch",
            "gmx.com",
            "web.de",
            "t-online.de",
            "magenta.de",
            "aol.de",
        ),
        *("freenet.de", "arcor.de", "vodafone.de", "1und1.de", "posteo.de", "posteo.net", "mailbox.org"),
        *(
            f"{name}.com"
            for name in ("gmail", "googlemail", "mail", "email", "ymail", "yahoo", "icloud", "me")
        ),
        *("yahoo.de", "mac.com", "aol.com", "proton.me", "protonmail.com", "tuta.com"),
        *("tutanota.com", "bluewin.ch", "a1.net", "chello.at"),
    }
)
_CLOUDS: Final = {
    ".onmicrosoft.us": ("us-gov", "us-dod"),
    ".onmschina.cn": ("china",),
    ".onmicrosoft.cn": ("china",),
    ".onmicrosoft.com": ("global",),
}
_OFTEN_MISTYPED: Final = (
    *("outlook.com", "outlook.de", "hotmail.com", "hotmail.de", "gmail.com", "googlemail.com", "yahoo.com"),
    *("yahoo.de", "t-online.de", "freenet.de"),
)
"""Names long enough that one slip of the finger leaves nothing else that they could be."""
_OF_ORGANIZATIONS: Final = "onmicrosoft.com"
_MISTYPED_ENDINGS: Final = {
    **dict.fromkeys(("con", "cmo", "cim", "ocm", "comm", "vom", "xom"), "com"),
    **dict.fromkeys(("ed", "dee", "fe"), "de"),
}


def is_personal(domain: str) -> bool:
    """Whether such addresses belong to personal Microsoft accounts."""
    return _PERSONAL.fullmatch(domain) is not None


def is_elsewhere(domain: str) -> bool:
    """Whether mailboxes of this domain lie at a provider that is not Microsoft 365."""
    return domain in _ELSEWHERE


def clouds_named(domain: str) -> tuple[str, ...]:
    """The Microsoft clouds that a domain of Microsoft's own making can lie in; none for any other domain."""
    return next((clouds for ending, clouds in _CLOUDS.items() if domain.endswith(ending)), ())


def meant(domain: str) -> str:
    """The well-known domain that was probably meant by this one; "" when it is fine or nobody can know."""
    if _is_known(domain):
        return ""
    before, _, ending = domain.rpartition(".")
    mended = f"{before}.{_MISTYPED_ENDINGS.get(ending, ending)}"
    if _is_known(mended):
        return mended
    organization, _, rest = mended.partition(".")
    if _is_one_slip(rest, _OF_ORGANIZATIONS) or rest.startswith("onmicrosoft."):
        return f"{organization}.{_OF_ORGANIZATIONS}"
    return next((known for known in _OFTEN_MISTYPED if _is_one_slip(mended, known)), "")


def _is_known(domain: str) -> bool:
    return is_personal(domain) or is_elsewhere(domain) or bool(clouds_named(domain))


def _is_one_slip(typed: str, known: str) -> bool:
    """Whether one letter is missing, too much, wrong, or swapped with its neighbour."""
    pairs = zip(typed, known, strict=False)
    start = next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(typed), len(known)))
    rest, wanted = typed[start:], known[start:]
    swapped = rest[:2][::-1] == wanted[:2] and rest[2:] == wanted[2:]
    return typed != known and (swapped or rest[1:] == wanted or rest == wanted[1:] or rest[1:] == wanted[1:])
