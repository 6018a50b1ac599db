"""The audit lines, and that no secret is anywhere in the database in clear."""

import subprocess

import pytest
from sqlalchemy import make_url

from cmx_app.services.vault import Vault
from cmx_app.settings import Settings
from cmx_app.store.application_settings import delete_setting, save_tenant_id
from cmx_app.store.audit import newest_lines
from cmx_app.store.database import db
from cmx_app.store.flows import keep_flow
from cmx_app.store.interfaces import delete_interface, save_azure_interface
from cmx_app.store.invitations import invite, use
from cmx_app.store.leases import store_refreshed, take_lease
from cmx_app.store.mail_accounts import delete_mail_account, save_mail_account, store_tokens
from cmx_app.store.sign_in import SignedIn, begin_session, verify

SECRET = "very-secret-text"


def _do_everything(vault: Vault) -> None:
    """Let the secret pass through every door of the store."""
    token = invite("k" * 32)
    anna = use("k" * 32, token, "Anna", SECRET)
    assert isinstance(anna, SignedIn)
    verify(SECRET, SECRET, address="10.0.0.1")
    begin_session(anna.id)
    interface = save_azure_interface(vault, who="Anna", client_id="1", client_secret=SECRET)
    save_tenant_id("tenant", "Anna")
    id = save_mail_account("info@example.de", "own", "Anna")
    keep_flow(
        vault,
        state=SECRET,
        flow=SECRET,
        purpose="connect",
        administrator_id=anna.id,
        browser_token=SECRET,
        mail_account_id=id,
        return_to="/",
    )
    tokens = {"signed_in_as": "a", "signed_in_tenant": "t", "signed_in_object": "o", "granted_scopes": ("s",)}
    store_tokens(vault, id, cache=SECRET, who="Anna", **tokens)  # type: ignore[arg-type]  # a shorter line
    take_lease(id, "owner", 30)
    store_refreshed(vault, id, "owner", SECRET)
    delete_mail_account(id, "Anna")
    delete_setting("TenantID", "Anna")
    delete_interface(interface, "Anna")


@pytest.mark.usefixtures("store")
def test_everything_that_matters_leaves_a_line(vault: Vault) -> None:
    _do_everything(vault)
    lines = [(line.who, line.action, line.subject) for line in reversed(newest_lines())]
    assert lines == [
        ("cmx invite", "invited", ""),
        ("Anna", "invitation-used", "Anna"),
        ("", "sign-in-failed", "10.0.0.1"),
        ("Anna", "signed-in", ""),
        ("Anna", "interface-created", "Azure"),
        ("Anna", "interface-changed", "Azure"),
        ("Anna", "secret-replaced", "Azure"),
        ("Anna", "application-added", "Einstellungen"),
        ("Anna", "setting-saved", "TenantID"),
        ("Anna", "mailbox-created", "info@example.de"),
        ("Anna", "mailbox-connected", "info@example.de"),
        ("Anna", "mailbox-deleted", "info@example.de"),
        ("Anna", "setting-deleted", "TenantID"),
        ("Anna", "interface-deleted", "Azure"),
    ]


def test_no_secret_is_in_the_database_in_clear(store: Settings, vault: Vault) -> None:
    _do_everything(vault)
    db.engine.dispose()
    url = make_url(store.database)
    if url.get_backend_name() == "sqlite":
        stored = b"".join(path.read_bytes() for path in store.instance_path.iterdir())
    else:
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        dump = ["pg_dump", "--data-only", "--dbname", address]
        stored = subprocess.run(dump, check=True, capture_output=True, timeout=30).stdout
    assert b"info@example.de" in stored
    assert SECRET.encode() not in stored
