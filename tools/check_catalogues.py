"""Both languages are complete: every text has an English one, and its values fit on both sides."""

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tools.checkout import ROOT, files, shown

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
# After taking out the placeholders and %%, a per cent sign that is left would raise when the page renders.
STRAY_PERCENT = re.compile(r"%")


def texts_in_the_code() -> Catalog:
    """All German texts, extracted as `make translations` does."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "messages.pot"
        pybabel = (sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract", "--keywords", "N_")
        options = ("--mapping-file", "pyproject.toml", "--output", str(template))
        subprocess.run((*pybabel, *options, "cmx_app", "templates"), cwd=ROOT, check=True)
        with template.open("rb") as lines:
            return read_po(lines)


def unreadable_calls() -> Iterator[str]:
    """One line for each N_() whose text the extraction can't read, because it is put together at run time."""
    for path in files("cmx_app/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"):
                continue
            if not (node.args and isinstance(node.args[0], ast.Constant)):
                yield f"{shown(path)}:{node.lineno}: N_() needs its text written out, not put together"


def forms(text: object) -> tuple[str, ...]:
    """A text, or the singular and the plurals of one, as a tuple."""
    return tuple(text) if isinstance(text, list | tuple) else (str(text),)


def has_a_stray_percent(text: str) -> bool:
    """Whether formatting the text would raise."""
    return bool(STRAY_PERCENT.search(PLACEHOLDER.sub("", text).replace("%%", "")))


def complaints_about(message: Message, translation: Message | None) -> Iterator[str]:
    """What is wrong with one text, without its place."""
    wanted = {name for form in forms(message.id) for name in PLACEHOLDER.findall(form)}
    if any(has_a_stray_percent(form) for form in forms(message.id)):
        yield "a literal per cent sign is written %%"
    if translation is None or not all(forms(translation.string)):
        yield "has no English text"
        return
    if translation.fuzzy:
        yield "its English text is marked fuzzy"
    for form in forms(translation.string):
        if has_a_stray_percent(form):
            yield "in English: a literal per cent sign is written %%"
        if set(PLACEHOLDER.findall(form)) - wanted:
            yield "its English text names values that the German one does not have"
    used = {name for form in forms(translation.string) for name in PLACEHOLDER.findall(form)}
    if wanted - used:
        yield f"its English text leaves out {', '.join(sorted(wanted - used))}"


def complaints(english: Catalog, extracted: Catalog) -> Iterator[str]:
    """One line for each text that is missing, wrong or no longer used."""
    for message in extracted:
        if not message.id:
            continue
        place = ", ".join(f"{Path(name).as_posix()}:{line}" for name, line in message.locations[:2])
        for complaint in complaints_about(message, english.get(message.id, message.context)):
            yield f"{place}: „{forms(message.id)[0][:70]}“: {complaint}"
    for message in english:
        if message.id and extracted.get(message.id, message.context) is None:
            yield f"„{forms(message.id)[0][:70]}“ is in the catalogue and nowhere in the code"
    for message_id in english.obsolete:
        yield f"„{forms(message_id)[0][:70]}“ is kept as obsolete: take it out"


def main() -> None:
    """Print what is wrong; exit 1 when anything is."""
    source = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"
    if not source.is_file():
        sys.exit(f"{shown(source)} is missing: make it with pybabel init --locale en")
    with source.open("rb") as lines:
        english = read_po(lines, locale="en")
    found = [*unreadable_calls(), *complaints(english, texts_in_the_code())]
    print("\n".join(found))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
