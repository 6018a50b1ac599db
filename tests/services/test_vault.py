"""Sealed values: for their place only, by their key only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmx_app.services.vault import CannotOpen, Place, Vault, make_key

HERE = Place("interface", 1, "client_secret")


@given(st.text())
def test_what_was_sealed_opens_again(text: str) -> None:
    vault = Vault([make_key()])
    sealed = vault.seal(text, HERE)
    assert vault.open(sealed, HERE) == text
    assert sealed != vault.seal(text, HERE)
    assert sealed.isascii()


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("interface", 2, "client_secret"),
        Place("mail_account", 1, "client_secret"),
        Place("interface", 1, "token_cache"),
        Place("interface1", "", "client_secret"),
    ],
)
def test_it_opens_at_no_other_place(elsewhere: Place) -> None:
    vault = Vault([make_key()])
    with pytest.raises(CannotOpen):
        vault.open(vault.seal("a secret", HERE), elsewhere)


def test_a_number_and_its_text_are_the_same_row() -> None:
    vault = Vault([make_key()])
    assert vault.open(vault.seal("x", HERE), Place("interface", "1", "client_secret")) == "x"


def test_an_older_key_opens_and_the_first_one_seals() -> None:
    old, new = make_key(), make_key()
    sealed = Vault([old]).seal("a secret", HERE)
    both = Vault([new, old])
    assert both.open(sealed, HERE) == "a secret"
    assert not both.is_current(sealed)
    assert both.is_current(both.seal("a secret", HERE))


def test_a_missing_key_is_named_without_the_value() -> None:
    sealed = Vault([make_key()]).seal("a secret", HERE)
    with pytest.raises(CannotOpen, match=sealed[:8]) as failed:
        Vault([make_key()]).open(sealed, HERE)
    assert sealed not in str(failed.value)


@pytest.mark.parametrize("broken", ["", "x", "no.dot", "{key}.", "{key}.AAAA", "{key}.ä", "{key}.{changed}"])
def test_what_was_changed_does_not_open(broken: str) -> None:
    vault = Vault([make_key()])
    key, _, content = vault.seal("a secret", HERE).partition(".")
    changed = content[:-6] + ("A" if content[-6] != "A" else "B") + content[-5:]
    with pytest.raises(CannotOpen):
        vault.open(broken.format(key=key, changed=changed), HERE)


@pytest.mark.parametrize("keys", [[], [""], ["short"], ["ü" * 44], [make_key(), "x" * 44]])
def test_a_key_that_is_none_is_refused_without_being_quoted(keys: list[str]) -> None:
    with pytest.raises(ValueError) as refused:
        Vault(keys)
    assert not any(key in str(refused.value) for key in keys if key)


def test_keys_are_new_each_time() -> None:
    assert len({make_key() for _ in range(10)}) == 10
