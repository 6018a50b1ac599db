"""What a page says was found: code, status, who acts, and the step it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

from cmx_app.practice.scenarios.scenario import Explained


@dataclass(frozen=True)
class Finding:
    """One finding as the page shows it; without a link, it is mended where it stands."""

    code: str
    status: str
    actor: str = ""
    step: str = ""

    def is_what(self, explained: Explained) -> bool:
        """Whether this is what a scenario has to be explained by."""
        return self == Finding(explained.code, explained.status, explained.actor, explained.step)


def findings_in(html: str, here: str = "") -> tuple[Finding, ...]:
    """All findings of a page or part, which is the page of a step, or stands for the step `here`."""
    page = html5lib.parse(html, namespaceHTMLElements=False)
    steps = [one.attrib["data-step"] for one in page.iter() if "data-step" in one.attrib]
    return tuple(_read(page, steps[0] if steps else here))


def _read(page: Element, here: str) -> Iterator[Finding]:
    for one in page.iter():
        if "data-check" in one.attrib:
            actor = one.get("data-actor", "")
            step = next(_linked_steps(one), here) if actor else ""
            yield Finding(one.attrib["data-check"], one.attrib["data-status"], actor, step)


def _linked_steps(finding: Element) -> Iterator[str]:
    for who in finding.iter("p"):
        if who.get("class") == "who":
            for link in who.iter("a"):
                yield urlsplit(link.attrib["href"]).path.rpartition("/")[2]
