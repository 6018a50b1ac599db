"""An instance with one of everything, so that every page has something to show."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from cmx_app.settings import Settings
from cmx_app.store.application_settings import save_tenant_id
from cmx_app.store.interfaces import save_azure_interface
from cmx_app.store.mail_accounts import save_mail_account
from cmx_app.store.registration import change_registration
from cmx_app.web.parts import house


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Microsoft is where nobody listens: no page waits for it, and none asks anybody outside."""
    nobody = {"authority": "https://localhost:9", "imap": "localhost:9", "smtp": "localhost:9"}
    return settings.model_copy(update=nobody)


@pytest.fixture
def furnished(app: Flask) -> None:
    """Everything is entered; nobody has signed in at Microsoft yet."""
    now = datetime.now(UTC)
    with app.app_context():
        change_registration(
            overview_read_at=now,
            display_name="cmxOrganize",
            audience="AzureADMyOrg",
            registered_at=now,
            redirect_url="https://localhost/App%20E-Mailkonto/continue_oauth",
            redirect_url_confirmed_at=now,
            checked_at=now,
        )
        save_azure_interface(
            house().services.vault,
            who="Ada Muster",
            client_id="11111111-2222-4333-8444-555555555555",
            client_secret="abc8Q~" + "x" * 34,
            secret_expires_on=date(2030, 1, 1),
        )
        save_tenant_id("99999999-8888-4777-8666-555555555555", "Ada Muster")
        save_mail_account("info@vhs-musterstadt.example", "own", "Ada Muster")
