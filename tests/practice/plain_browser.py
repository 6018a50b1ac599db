"""As much of a browser as the practice Microsoft's pages need, without one."""

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import requests


@dataclass
class Browser:
    """As much of a browser as plain pages need: opens addresses, fills in forms, presses buttons."""

    http: requests.Session
    url: str = ""
    status: int = 0
    page: Element = field(default_factory=lambda: Element("html"))
    text: str = ""
    landed: str = ""

    def open(self, url: str, data: dict[str, str] | None = None) -> "Browser":
        answer = self.http.request("GET" if data is None else "POST", urljoin(self.url, url), data=data,
                                   allow_redirects=False, headers={"Accept-Language": "de"})  # fmt: skip
        here, self.status, there = answer.url, answer.status_code, answer.headers.get("Location", "")
        if there and urlsplit(urljoin(here, there)).netloc == urlsplit(here).netloc:
            return self.open(urljoin(here, there))
        self.url, self.landed = here, there
        self.page = html5lib.parse(answer.text, namespaceHTMLElements=False)
        self.text = " ".join("".join(self.page.itertext()).split())
        return self

    def press(self, label: str, within: str = "", **typed: str) -> "Browser":
        """Press a button, in the part of the page with this id if one is named."""
        place = self.page.find(f".//*[@id='{within}']") if within else self.page
        assert place is not None, f"There is no {within!r} on {self.url}"
        for form in place.iter("form"):
            for button in form.iter("button"):
                if label in " ".join("".join(button.itertext()).split()):
                    values = values_of(form) | typed
                    if button.get("name"):
                        values[button.attrib["name"]] = button.get("value", "")
                    return self.open(form.get("action") or self.url, values)
        raise AssertionError(f"There is no button {label!r} on {self.url}: {self.text}")

    def follow(self, label: str) -> "Browser":
        for link in self.page.iter("a"):
            if label in " ".join("".join(link.itertext()).split()):
                return self.open(link.attrib["href"])
        raise AssertionError(f"There is no link {label!r} on {self.url}")

    def answer(self) -> dict[str, str]:
        """What the application was sent."""
        return dict(parse_qsl(urlsplit(self.landed).query))


def values_of(form: Element) -> dict[str, str]:
    """What a browser would send of a form that nobody touched."""
    values = {}
    for control in form.iter("input"):
        if control.get("type") not in ("checkbox", "radio") or control.get("checked") is not None:
            values[control.attrib["name"]] = control.get("value", "")
    for choice in form.iter("select"):
        chosen = [one for one in choice.iter("option") if one.get("selected") is not None] or list(choice)
        values[choice.attrib["name"]] = chosen[0].get("value", "")
    return values
