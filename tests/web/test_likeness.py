"""Typing errors are forgiven, and nothing else is."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmx_app.web.likeness import folded, likeness


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(("schnitstellen", "Schnittstellen"), ("postfaecher", "Postfächer"), ("Mailbx", "mailbox")),
        *(("geheimnes", "Geheimnis"), ("umleitungsurl", "Umleitungs-URL")),
        *(("straße", "Strasse"), ("tenant", "TenantID"), ("petra", "petra@beispiel.de")),
    ],
)
def test_a_slip_of_the_finger_finds_what_was_meant(typed: str, name: str) -> None:
    assert likeness(typed, name) > 0


@pytest.mark.parametrize(
    ("typed", "name"), [("xyzzy", "Schnittstellen"), ("", "a"), ("a", ""), ("abc", "bcd")]
)
def test_what_is_not_alike_finds_nothing(typed: str, name: str) -> None:
    assert likeness(typed, name) == 0


def test_the_same_word_is_best_and_its_beginning_as_good() -> None:
    assert likeness("Einstellungen", "Einstellungen") == likeness("einst", "Einstellungen") == 1


@given(
    typed=st.text(alphabet="abcdé ", min_size=4, max_size=12), name=st.text(alphabet="abcde ", max_size=20)
)
def test_what_is_given_up_early_was_not_like_enough(typed: str, name: str) -> None:
    if likeness(typed, name) == 0:
        parts = folded(name).split()
        assert all(SequenceMatcher(None, folded(typed), part).ratio() < 0.76 for part in parts) or (
            len(folded(typed)) < 4
        )
