"""The docs are complete and lead somewhere: every setting, every code of a finding, every link."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from cmx_app.settings import Settings
from tools.checkout import ROOT, files, shown
from tools.finding_codes import composed_codes, composed_shapes, written_codes
from tools.write_error_list import PAGE, page

ROW = re.compile(r"^\| `([^`]+)`", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def rows(name: str) -> set[str]:
    """The names in the first column of the tables of a page."""
    path = ROOT / "docs" / name
    return set(ROW.findall(path.read_text(encoding="utf-8"))) if path.is_file() else set()


def settings() -> Iterator[str]:
    """One line for each setting that is not documented, or documented and not there."""
    known, documented = {f"CMX_{name.upper()}" for name in Settings.model_fields}, rows("settings.md")
    for name in sorted(known - documented):
        yield f"docs/settings.md: {name} is missing"
    for name in sorted(documented - known):
        yield f"docs/settings.md: {name} is no setting"


def codes() -> Iterator[str]:
    """One line for each code of a finding that is not documented, or documented and never given."""
    written, composed = written_codes(), composed_codes()
    documented = rows("checks.md") | rows(PAGE.name)
    for code in sorted((written.keys() | composed) - documented):
        yield f"docs/checks.md: {code} is missing ({written.get(code, 'put together at run time')})"
    for place, shape in composed_shapes().items():
        if not any(shape.fullmatch(code) for code in composed):
            yield f"tools/finding_codes.py does not know how {place} puts its code together"
    for code in sorted(documented - written.keys() - composed):
        yield f"docs/checks.md: {code} is never given"


def error_list() -> Iterator[str]:
    """One line when the written list of errors is not what the catalogue says."""
    if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
        yield f"{shown(PAGE)} is out of date: make translations"


def anchors(path: Path) -> set[str]:
    """The addresses of a page's headings, as forges make them."""
    headings = HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links() -> Iterator[str]:
    """One line for each link of a page that leads to no file or no heading of the project."""
    for source in files("*.md"):
        for link in LINK.findall(source.read_text(encoding="utf-8")):
            name, _, anchor = link.partition("#")
            if "://" in name or name.startswith("mailto:"):
                continue
            target = (source.parent / name).resolve() if name else source
            if not target.exists():
                yield f"{shown(source)}: {link} leads nowhere"
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                yield f"{shown(source)}: {link} names a heading that is not there"


def main() -> None:
    """Print what is missing; exit 1 when anything is."""
    complaints = [*settings(), *codes(), *error_list(), *links()]
    print("\n".join(complaints))
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
