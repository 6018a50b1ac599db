"""The labels that the test kit looks for are those of the pages, in both languages."""

import pytest
from babel.messages.pofile import read_po

from cmx_app.testing import words
from tools.checkout import ROOT

NAMED = {name: value for name, value in vars(words).items() if name.isupper() and isinstance(value, tuple)}
PAIRS = {**NAMED, **words.FIELDS, **words.CHOICES}
CATALOGUE = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"


@pytest.mark.parametrize("name", PAIRS)
def test_a_label_of_the_kit_is_a_label_of_the_pages(name: str) -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = {str(one.id): str(one.string) for one in read_po(file, locale="en")}
    german, english = PAIRS[name]
    assert any(id.startswith(german) and text.startswith(english) for id, text in catalogue.items())
    assert name == "redirect_url" or catalogue[german] == english
