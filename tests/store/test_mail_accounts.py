"""The E-Mailkonten, their tokens and their verdicts."""

import pytest

from cmx_app.services.vault import Vault
from cmx_app.store.interfaces import save_azure_interface
from cmx_app.store.leases import store_refreshed, take_lease
from cmx_app.store.mail_accounts import (
    AddressTaken,
    delete_mail_account,
    mail_account,
    mail_accounts,
    note_failure,
    note_verdict,
    save_mail_account,
    store_tokens,
    token_cache,
    verdicts,
)

pytestmark = pytest.mark.usefixtures("store")


def _connect(vault: Vault, id: int, cache: str = '{"refresh": "token"}') -> bool:
    return store_tokens(
        vault,
        id,
        cache=cache,
        signed_in_as="anna@example.de",
        signed_in_tenant="tenant",
        signed_in_object="object",
        granted_scopes=("imap", "smtp"),
        who="Anna",
    )


def test_the_same_address_is_one_mailbox_however_it_is_written() -> None:
    first = save_mail_account("Info@Example.de", "own", "Anna")
    assert save_mail_account("info@example.de", "shared", "Anna") == first
    (only,) = mail_accounts()
    assert (only.address, only.mailbox_kind, only.is_connected) == ("info@example.de", "shared", False)


def test_an_address_that_another_mailbox_has_is_refused() -> None:
    save_mail_account("a@example.de", "own", "Anna")
    other = save_mail_account("b@example.de", "own", "Anna")
    with pytest.raises(AddressTaken):
        save_mail_account("A@example.de", "own", "Anna", id=other)


def test_a_connected_mailbox_knows_who_signed_in_and_for_what(vault: Vault) -> None:
    save_azure_interface(vault, who="Anna", client_id="1")
    id = save_mail_account("info@example.de", "own", "Anna")
    assert _connect(vault, id)
    mailbox = mail_account(id)
    assert mailbox is not None
    assert mailbox.is_connected
    assert (mailbox.signed_in_as, mailbox.granted_scopes) == ("anna@example.de", ("imap", "smtp"))
    assert token_cache(vault, id) == '{"refresh": "token"}'


def test_a_new_connection_forgets_the_old_ones_failures_and_verdicts(vault: Vault) -> None:
    id = save_mail_account("info@example.de", "own", "Anna")
    note_failure(id, "why not", "Anna")
    note_verdict(id, "imap.opens", "problem", "imap.disabled")
    failed = mail_account(id)
    assert failed is not None
    assert failed.last_failure == "why not"
    _connect(vault, id)
    connected = mail_account(id)
    assert connected is not None
    assert (connected.last_failure, verdicts(id)) == ("", ())


def test_a_new_sign_in_takes_the_lease_from_whoever_refreshes_the_old_tokens(vault: Vault) -> None:
    id = save_mail_account("info@example.de", "own", "Anna")
    take_lease(id, "old", 60)
    _connect(vault, id, cache="new")
    assert not store_refreshed(vault, id, "old", "rotated")
    assert token_cache(vault, id) == "new"


def test_another_address_is_another_mailbox_and_not_connected(vault: Vault) -> None:
    id = save_mail_account("info@example.de", "own", "Anna")
    _connect(vault, id)
    save_mail_account("INFO@example.de", "own", "Anna", id=id)
    assert token_cache(vault, id) != ""
    save_mail_account("other@example.de", "own", "Anna", id=id)
    assert token_cache(vault, id) == ""


def test_a_deleted_mailbox_is_gone_with_its_verdicts_and_nothing_comes_back(vault: Vault) -> None:
    id = save_mail_account("info@example.de", "own", "Anna")
    note_verdict(id, "imap.opens", "ok", "imap.opens")
    assert delete_mail_account(id, "Anna")
    note_verdict(id, "imap.opens", "ok", "imap.opens")
    note_failure(id, "late", "Anna")
    assert not _connect(vault, id)
    assert (mail_account(id), verdicts(id), token_cache(vault, id)) == (None, (), "")
    assert not delete_mail_account(id, "Anna")


def test_each_check_keeps_its_newest_verdict() -> None:
    id = save_mail_account("info@example.de", "own", "Anna")
    note_verdict(id, "imap.opens", "problem", "imap.disabled")
    note_verdict(id, "imap.opens", "ok", "imap.opens")
    note_verdict(id, "smtp.authenticates", "problem", "smtp.policy")
    assert [(one.check, one.status, one.code) for one in verdicts(id)] == [
        ("imap.opens", "ok", "imap.opens"),
        ("smtp.authenticates", "problem", "smtp.policy"),
    ]
