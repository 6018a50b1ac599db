"""docs/e2e.md tells the truth: its example runs, its steps lead where they say, its labels are the kit's."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, expect

from cmx_app.testing import words
from cmx_app.testing.application import Application
from cmx_app.testing.chromium import VARIABLE, find_chromium
from cmx_app.testing.visitor import Invite
from tools.checkout import ROOT

PAGE = (ROOT / "docs" / "e2e.md").read_text(encoding="utf-8")
EXAMPLE, STEPS = (
    PAGE.partition(f"## {heading}\n")[2].partition("```")[2].partition("\n")[2].partition("```")[0]
    for heading in ("In plain Playwright", "In another tool")
)


@dataclass
class OtherTool:
    """Does what the steps say, knowing nothing but roles, labels, names and selectors."""

    page: Page
    known: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)

    def do(self, line: str) -> None:
        filled = re.sub(r"\$\{(\w+)\}", lambda found: str(self.known[found[1]]), line)
        keyword, *given = re.split(r"\s{2,}", filled.strip())
        match keyword:
            case "Open Browser" | "Go To":
                self.page.goto(given[0])
            case "Type Into Field":
                self._find(given[0]).fill(given[1])
            case "Click Button" | "Click":
                self._find(given[0]).click()
            case "Wait Until Exists":
                expect(self._find(given[0])).to_have_count(1, timeout=int(given[1].split()[0]) * 1000)
            case "Post JSON":
                self.answer = self.page.request.post(given[0], data=json.loads(given[1])).json()
            case "Remember":
                names = re.findall(r"\w+", given[0].partition(" of ")[0])
                self.known |= {name: self.answer[name] for name in names}
            case "Reload":
                self.page.reload()
            case _:
                raise AssertionError(f"{keyword} is no keyword")

    def _find(self, how: str) -> Locator:
        kind, _, what = how.partition("=")
        ways = {
            "label": lambda: self.page.get_by_label(what),
            "name": lambda: self.page.locator(f"[name={what}]"),
            "css": lambda: self.page.locator(what),
        }
        is_button = kind == "name" and " " in what
        return self.page.get_by_role("button", name=what) if is_button else ways[kind]()


def test_the_example_in_plain_playwright_runs_as_it_stands(cmx: Application) -> None:
    env = os.environ | {"INVITATION": cmx.invitation(), VARIABLE: find_chromium()}
    done = subprocess.run(
        (sys.executable, "-c", EXAMPLE), env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_steps_for_another_tool_lead_where_they_say(cmx: Application, welcome: Invite) -> None:
    tool = OtherTool(welcome("en").page)
    control = f"{cmx.practice.pages}/uebung/api"
    tool.known = {"INVITATION": cmx.invitation(), "BASE": cmx.url, "CONTROL": control}
    lines = [line for line in STEPS.splitlines() if line]
    assert len(lines) > 15
    for line in lines:
        tool.do(line)


def test_every_label_of_the_kit_is_in_the_docs() -> None:
    named = [value for name, value in vars(words).items() if name.isupper() and isinstance(value, tuple)]
    for german, english in (*named, *words.FIELDS.values(), *words.CHOICES.values()):
        assert f"| {german} | {english} |" in PAGE or f"„{german}“ (“{english}”)" in PAGE
