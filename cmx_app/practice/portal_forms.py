"""The forms of the portal: what was typed, and what the portal says against it."""

from collections.abc import Mapping
from dataclasses import dataclass

from cmx_app.practice.redirect_rules import Words, why_not
from cmx_app.practice.state import (
    AUDIENCES,
    PLATFORMS,
    SINGLE_TENANT,
    WEB,
    WITH_PERSONAL_ACCOUNTS,
    RedirectUri,
)

EXPIRY_DAYS = {
    90: ("90 Tage (3 Monate)", "90 days (3 months)"),
    180: ("Empfohlen: 180 Tage (6 Monate)", "Recommended: 180 days (6 months)"),
    365: ("365 Tage (12 Monate)", "365 days (12 months)"),
    545: ("545 Tage (18 Monate)", "545 days (18 months)"),
    730: ("730 Tage (24 Monate)", "730 days (24 months)"),
}
_NAME_LIMITS = {WITH_PERSONAL_ACCOUNTS: 90}


@dataclass(frozen=True)
class NewRegistration:
    """„Anwendung registrieren“ as filled in."""

    name: str = ""
    audience: str = SINGLE_TENANT
    platform: str = ""
    redirect_uri: str = ""

    @classmethod
    def read(cls, form: Mapping[str, str]) -> "NewRegistration":
        """The form as it was sent."""
        return cls(
            form.get("name", "").strip(),
            form.get("audience", ""),
            form.get("platform", ""),
            form.get("uri", "").strip(),
        )

    def complaints(self) -> dict[str, Words]:
        """What is wrong, by field."""
        found: dict[str, Words] = {}
        limit = _NAME_LIMITS.get(self.audience, 120)
        if not self.name:
            found["name"] = "Geben Sie einen Namen ein.", "Enter a name."
        elif len(self.name) > limit:
            found["name"] = f"Höchstens {limit} Zeichen.", f"At most {limit} characters."
        if self.audience not in AUDIENCES:
            found["audience"] = "Wählen Sie einen Kontotyp.", "Choose an account type."
        if self.redirect_uri and self.platform not in PLATFORMS:
            found["platform"] = "Wählen Sie eine Plattform.", "Select a platform."
        wrong = why_not(self.redirect_uri, self.audience) if self.redirect_uri else None
        if wrong:
            found["uri"] = wrong
        return found

    def redirect_uris(self) -> tuple[RedirectUri, ...]:
        """The address, if one was given."""
        return (RedirectUri(self.redirect_uri, self.platform or WEB),) if self.redirect_uri else ()


def days_of(form: Mapping[str, str]) -> int | None:
    """For how many days a new secret shall be good; None when that was not chosen from the list."""
    text = form.get("days", "")
    return int(text) if text.isdigit() and int(text) in EXPIRY_DAYS else None
