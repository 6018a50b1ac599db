"""axe looks at pages, in light and in dark, and what it finds is told so that somebody can mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

_EVERYTHING = {"resultTypes": ["violations"]}
_COLOURS = {**_EVERYTHING, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


@dataclass
class Examination:
    """Examines the page in a tab; `complaints` grow."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def of(self, addresses: Iterable[str]) -> "Examination":
        """Open each of these and look."""
        for address in addresses:
            self.page.goto(address)
            self.look(address)
        return self

    def look(self, where: str) -> None:
        """The page as it is now, once its checks have come to an end."""
        expect(self.page.locator("[data-status=waiting]")).to_have_count(0, timeout=20_000)
        for scheme, options in (("light", _EVERYTHING), ("dark", _COLOURS)):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            found = Axe().run(self.page, options=options).response["violations"]
            self.complaints += [f"{where}, {scheme}: {line}" for line in _lines(found)]


def _lines(violations: Iterable[dict[str, Any]]) -> Iterator[str]:
    for violation in violations:
        for node in violation["nodes"]:
            reason = " ".join(node["failureSummary"].split())
            yield f"{violation['id']} at {node['target'][0]}: {reason}\n    {node['html'][:200]}"
