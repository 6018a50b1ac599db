"""docs/microsoft-errors.md: every error of Microsoft's that is explained, in English, from the catalogues."""

from collections.abc import Iterable

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from cmx_app.knowledge import graph_answers, imap_answers, smtp_answers
from cmx_app.knowledge.entra_errors import BY_ERROR, EXPLANATIONS
from cmx_app.knowledge.explanation import Explanation
from cmx_app.messages import Message
from tools.checkout import ROOT

PAGE = ROOT / "docs" / "microsoft-errors.md"
CATALOGUE = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"
HEAD = """\
# Microsoft's errors

Written by `make translations`; change the catalogues (`cmx_app/knowledge/entra_*.py`, `smtp_answers.py`,
`imap_answers.py`, `graph_answers.py`) instead of this page.

An error that is not listed is shown in Microsoft's own words with its trace and correlation ID and a link to
Microsoft's page about it. Its code is then `entra.AADSTS<number>` with its number, or one that ends in
`.unknown` ([checks](checks.md)).
"""
TABLE = """
## {title}

| code | what happened | who acts | mended in step | source |
|---|---|---|---|---|
{rows}"""


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


def table(title: str, explained: Iterable[tuple[str, Explanation]], catalogue: Catalog) -> str:
    """One section: a row for each code."""
    rows = (
        f"| `{code}` | {in_english(explanation.happened, catalogue)} "
        f"| {explanation.actor} | {f'`{explanation.step}`' if explanation.step else '–'} "
        f"| [Microsoft]({explanation.source}) |\n"
        for code, explanation in explained
    )
    return TABLE.format(title=title, rows="".join(rows))


def explained_codes() -> dict[str, list[tuple[str, Explanation]]]:
    """Every code of the catalogues with its explanation, by the title of its section."""
    return {
        "Sign-in (Entra), by number": [(f"entra.AADSTS{n}", EXPLANATIONS[n]) for n in sorted(EXPLANATIONS)],
        "Sign-in (Entra), without a number": [(f"entra.{error}", found) for error, found in BY_ERROR.items()],
        "Sending (SMTP)": [(code, found) for code, _, found in smtp_answers.ANSWERS],
        "Receiving (IMAP)": [(code, found) for code, _, found in imap_answers.ANSWERS],
        "Microsoft Graph, in pasted texts only": [(code, found) for code, _, found in graph_answers.ANSWERS],
    }


def page() -> str:
    """The page as it should be."""
    catalogue = Catalog(locale="en")
    if CATALOGUE.is_file():
        with CATALOGUE.open("rb") as lines:
            catalogue = read_po(lines, locale="en")
    return HEAD + "".join(table(title, codes, catalogue) for title, codes in explained_codes().items())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
