"""The application Einstellungen."""

import pytest

from cmx_app.store.application_settings import (
    add_settings_application,
    all_settings,
    delete_setting,
    save_setting,
    save_tenant_id,
    settings_are_added,
)
from cmx_app.store.instance import load_instance

pytestmark = pytest.mark.usefixtures("store")


def test_the_application_is_added_once() -> None:
    assert not settings_are_added()
    assert add_settings_application("Anna")
    assert settings_are_added()
    assert not add_settings_application("Anna")


def test_the_tenant_id_brings_the_application_along() -> None:
    assert save_tenant_id("one", "Anna")
    assert not save_tenant_id("two", "Anna")
    assert settings_are_added()
    assert load_instance().tenant_id == "two"


def test_a_setting_is_added_changed_and_deleted() -> None:
    save_setting("Sprache", "de", "Anna")
    save_setting("Sprache", "en", "Anna")
    assert [(one.name, one.value) for one in all_settings()] == [("Sprache", "en")]
    assert delete_setting("Sprache", "Anna")
    assert not delete_setting("Sprache", "Anna")
    assert all_settings() == ()
