"""The check of the catalogues finds what would break a page or leave it half German."""

import pytest
from babel.messages.catalog import Catalog

from tools.check_catalogues import complaints


def catalogues(german: str, english: str, **marks: list[str]) -> tuple[Catalog, Catalog]:
    translated, extracted = Catalog(locale="en"), Catalog()
    extracted.add(german, locations=[("cmx_app/x.py", 1)])
    translated.add(german, english, **marks)
    return translated, extracted


def test_a_complete_text_is_accepted() -> None:
    assert not list(complaints(*catalogues("%(n)s von 100 %%", "%(n)s of 100 %%")))


@pytest.mark.parametrize(
    ("german", "english", "said"),
    [
        ("Weiter", "", "has no English text"),
        ("%(n)s Konten", "Accounts", "leaves out n"),
        ("Konten", "%(n)s accounts", "names values"),
        ("100 %", "100 %%", "written %%"),
        ("100 %%", "100 % sure", "in English"),
    ],
)
def test_what_would_break_a_page_is_named(german: str, english: str, said: str) -> None:
    assert said in " ".join(complaints(*catalogues(german, english)))


def test_a_guessed_translation_is_not_accepted() -> None:
    assert "fuzzy" in " ".join(complaints(*catalogues("Weiter", "Back", flags=["fuzzy"])))


def test_a_text_that_nobody_uses_any_more_is_named() -> None:
    translated, _ = catalogues("Weiter", "Next")
    assert "nowhere in the code" in " ".join(complaints(translated, Catalog()))
