"""Both languages are complete."""

from babel.messages.pofile import read_po

from tools.check_catalogues import complaints, texts_in_the_code, unreadable_calls
from tools.checkout import ROOT


def test_every_text_has_an_english_one_with_the_same_values() -> None:
    with (ROOT / "translations/en/LC_MESSAGES/messages.po").open("rb") as lines:
        english = read_po(lines, locale="en")
    assert list(complaints(english, texts_in_the_code())) == []


def test_every_text_is_written_out_so_that_it_can_be_found() -> None:
    assert list(unreadable_calls()) == []
