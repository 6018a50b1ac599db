"""What the wizard and the start page see."""

from datetime import UTC, date, datetime

import pytest

from cmx_app.services.vault import Vault
from cmx_app.store.application_settings import save_tenant_id
from cmx_app.store.instance import InterfaceState, RegistrationState, load_instance
from cmx_app.store.interfaces import save_azure_interface
from cmx_app.store.mail_accounts import note_verdict, save_mail_account
from cmx_app.store.registration import change_registration, note_redirect_url_tried

pytestmark = pytest.mark.usefixtures("store")


def test_a_new_instance_is_empty() -> None:
    instance = load_instance()
    assert instance.registration == RegistrationState()
    assert instance.interface is None
    assert (instance.settings_added, instance.tenant_id, instance.mail_accounts) == (False, "", ())
    assert (instance.client_id, instance.has_secret) == ("", False)


def test_what_was_entered_is_there_again(vault: Vault) -> None:
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    change_registration(display_name="cmxOrganize", audience="AzureADMyOrg", registered_at=moment)
    save_azure_interface(
        vault, who="Anna", client_id="id", client_secret="abc~secret", secret_expires_on=date(2028, 11, 12)
    )
    save_tenant_id("tenant", "Anna")
    instance = load_instance()
    assert instance.registration.registered_at == moment
    assert (instance.client_id, instance.tenant_id, instance.settings_added) == ("id", "tenant", True)
    assert isinstance(instance.interface, InterfaceState)
    assert (instance.interface.secret_hint, instance.interface.has_secret) == ("abc", True)
    assert instance.interface.secret_expires_on == date(2028, 11, 12)


def test_changing_one_value_leaves_the_others_alone() -> None:
    change_registration(display_name="cmxOrganize", redirect_url="https://a/App%20E-Mailkonto/continue_oauth")
    change_registration(display_name="cmxOrganize VHS")
    note_redirect_url_tried("https://a/App%20E-Mailkonto/continue_oauth")
    registration = load_instance().registration
    assert registration.display_name == "cmxOrganize VHS"
    assert registration.redirect_url == "https://a/App%20E-Mailkonto/continue_oauth"
    assert registration.redirect_url_tried_at is not None


@pytest.mark.parametrize(
    ("status", "verdict"), [("ok", True), ("caution", True), ("problem", False), ("waiting", None)]
)
def test_a_mailbox_receives_as_its_newest_verdict_says(status: str, verdict: bool | None) -> None:
    id = save_mail_account("info@example.de", "own", "Anna")
    note_verdict(id, "imap.opens", "problem", "imap.unknown")
    note_verdict(id, "imap.opens", status, "imap.opens")
    (account,) = load_instance().mail_accounts
    assert (account.receives, account.sends) == (verdict, None)


def test_a_nul_character_is_dropped_and_breaks_nothing() -> None:
    change_registration(display_name="cmx\x00Organize")
    assert load_instance().registration.display_name == "cmxOrganize"
