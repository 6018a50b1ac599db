"""The Schnittstellen and their secrets."""

from datetime import date

import pytest

from cmx_app.services.vault import CannotOpen, Vault, make_key
from cmx_app.store.audit import newest_lines
from cmx_app.store.instance import load_instance
from cmx_app.store.interfaces import (
    InUse,
    add_azure_interface,
    client_secret,
    delete_interface,
    interface,
    interfaces,
    mailboxes_of,
    save_azure_interface,
)
from cmx_app.store.mail_accounts import mail_account, save_mail_account, store_tokens

pytestmark = pytest.mark.usefixtures("store")


def _connect(vault: Vault) -> int:
    id = save_mail_account("info@example.de", "own", "Anna")
    store_tokens(
        vault,
        id,
        cache="{}",
        signed_in_as="info@example.de",
        signed_in_tenant="t",
        signed_in_object="o",
        granted_scopes=("a",),
        who="Anna",
    )
    return id


def test_saving_without_an_id_makes_one_interface_and_then_changes_it(vault: Vault) -> None:
    first = save_azure_interface(vault, who="Anna", client_id="1")
    second = save_azure_interface(vault, who="Anna", client_secret="value")
    assert first == second
    (only,) = interfaces()
    assert (only.name, only.client_id, only.has_secret) == ("Azure", "1", True)


def test_what_is_not_named_stays(vault: Vault) -> None:
    save_azure_interface(
        vault, who="Anna", client_id="1", client_secret="value", secret_expires_on=date(2028, 1, 1)
    )
    id = save_azure_interface(vault, who="Anna", name="Entra")
    assert client_secret(vault, id) == "value"
    found = interface(id)
    assert found is not None
    assert (found.name, found.client_id, found.secret_expires_on) == ("Entra", "1", date(2028, 1, 1))


def test_further_interfaces_leave_the_first_one_alone(vault: Vault) -> None:
    first = save_azure_interface(vault, who="Anna", client_id="1")
    other = add_azure_interface(vault, who="Anna", name="Zweite", client_id="2", client_secret="zwei")
    save_azure_interface(vault, who="Anna", client_id="3", id=other)
    assert [(one.id, one.client_id) for one in interfaces()] == [(first, "1"), (other, "3")]
    assert load_instance().client_id == "1"
    assert client_secret(vault, other) == "zwei"


def test_a_secret_is_replaced_and_its_hint_with_it(vault: Vault) -> None:
    id = save_azure_interface(vault, who="Anna", client_secret="old~value")
    save_azure_interface(vault, who="Anna", client_secret="new~value")
    found = interface(id)
    assert found is not None
    assert (found.secret_hint, client_secret(vault, id)) == ("new", "new~value")


def test_the_same_secret_again_changes_nothing(vault: Vault) -> None:
    id = save_azure_interface(vault, who="Anna", client_id="1", client_secret="value")
    before = interface(id), newest_lines()
    save_azure_interface(vault, who="Anna", client_id="1", client_secret="value")
    assert (interface(id), newest_lines()) == before


def test_another_key_does_not_open_a_secret_but_may_replace_it(vault: Vault) -> None:
    id = save_azure_interface(vault, who="Anna", client_secret="value")
    other = Vault([make_key()])
    with pytest.raises(CannotOpen):
        client_secret(other, id)
    save_azure_interface(other, who="Anna", client_secret="value")
    assert client_secret(other, id) == "value"


def test_an_interface_in_use_is_not_deleted(vault: Vault) -> None:
    id = save_azure_interface(vault, who="Anna", client_id="1")
    _connect(vault)
    assert mailboxes_of(id) == ("info@example.de",)
    with pytest.raises(InUse, match=r"info@example\.de"):
        delete_interface(id, "Anna")
    assert interface(id) is not None


def test_a_deleted_interface_is_gone_and_mailboxes_that_never_used_it_stay(vault: Vault) -> None:
    id = save_azure_interface(vault, who="Anna", client_secret="value")
    mailbox = save_mail_account("info@example.de", "own", "Anna")
    assert delete_interface(id, "Anna")
    assert not delete_interface(id, "Anna")
    assert client_secret(vault, id) == ""
    assert mail_account(mailbox) is not None
