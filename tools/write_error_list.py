"""docs/entra-errors.md: every error of Entra's that is explained, in English, from the catalogue itself."""

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from cmx_app.knowledge.entra_errors import EXPLANATIONS
from cmx_app.messages import Message
from tools.checkout import ROOT

PAGE = ROOT / "docs" / "entra-errors.md"
CATALOGUE = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"
HEAD = """\
# Entra's errors

Written by `make translations` from the catalogue; change `cmx_app/knowledge/entra_*.py` instead of this page.
An error that is not listed is shown in Microsoft's own words, with its trace and correlation ID and Microsoft's
page about it; it then has the code `entra.AADSTS<number>`, or `entra.unknown` where there is no number.

| code | what happened | who acts | mended in step |
|---|---|---|---|
"""


class Shown(dict[str, object]):
    """Values for a text; one that only an instance knows is shown by its name."""

    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def in_english(message: Message, catalogue: Catalog) -> str:
    """The message as an English reader gets it; in German as long as it has no translation."""
    values = {
        name: in_english(value, catalogue) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    translation = catalogue.get(message.msgid)
    text = str(translation.string) if translation and translation.string else message.msgid
    return text % Shown(values)


def page() -> str:
    """The page as it should be."""
    catalogue = Catalog(locale="en")
    if CATALOGUE.is_file():
        with CATALOGUE.open("rb") as lines:
            catalogue = read_po(lines, locale="en")
    rows = (
        f"| `entra.AADSTS{number}` | {in_english(explanation.happened, catalogue)} "
        f"| {explanation.actor} | {f'`{explanation.step}`' if explanation.step else '–'} |\n"
        for number, explanation in sorted(EXPLANATIONS.items(), key=lambda pair: pair[0])
    )
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
