"""Settings: what is read, what is refused, and what the refusal says."""

import os
from pathlib import Path

import pytest

from cmx_app.settings import Settings, WrongSetting, read_settings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.upper().startswith("CMX_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    settings = read_settings()
    assert settings.database.startswith("sqlite:////")
    assert settings.cloud_hosts.authority == "https://login.microsoftonline.com"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMX_PUBLIC_URL", "https://www.example.de/intern/")
    monkeypatch.setenv("CMX_TRUSTED_HOSTS", "www.example.de, .intern.example.de")
    monkeypatch.setenv("CMX_PROXY_ADDRESSES", "10.0.0.5,fd00::/8")
    settings = read_settings()
    assert settings.public_url == "https://www.example.de/intern"
    assert settings.trusted_hosts == ("www.example.de", ".intern.example.de")
    assert [str(network) for network in settings.proxy_addresses] == ["10.0.0.5/32", "fd00::/8"]


def test_an_env_file_in_the_working_directory_is_read() -> None:
    Path(".env").write_text("CMX_LANGUAGE=en\n")
    assert read_settings().language == "en"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMX_TRUSTED_PROXIES", "")
    assert read_settings().trusted_proxies == 0


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("CMX_PUBLIC_URL", "www.example.de", "begins with https://"),
        ("CMX_PUBLIC_URL", "https://www.example.de/?a=b", "without ?"),
        ("CMX_PUBLIC_URL", "https://www.example.de//evil.example", "path like /intern"),
        ("CMX_PUBLIC_URL", "https://www.example.de:99999", "Port out of range"),
        ("CMX_PUBLIC_URL", "https://www.example.de/assistent/", "an address of the application"),
        ("CMX_PUBLIC_URL", "https://www.example.de/App%20E-Mailkonto", "begins with /App E-Mailkonto"),
        ("CMX_AUTHORITY", "http://login.example.de", "secrets are sent there"),
        ("CMX_TRUSTED_HOSTS", "https://www.example.de", "not a host name"),
        ("CMX_FRAME_ANCESTORS", "intranet.example.de", "not an origin"),
        ("CMX_FRAME_ANCESTORS", "https://intranet.example.de/start", "more than an origin"),
        ("CMX_FRAME_ANCESTORS", "https://*.example.de", "one host in full"),
        ("CMX_LINK_KEYS", "portal:steps", "name:rights:key"),
        ("CMX_LINK_KEYS", "portal:steps:kurz", "too weak"),
        ("CMX_LINK_KEYS", f"portal:steps:{'ab' * 20}", "too weak"),
        ("CMX_LINK_KEYS", "portal:doors:pY7nq2VtK0xW4mJd9RzLc5BfGhS8aEuT1iO3", "is no right"),
        ("CMX_LINK_KEYS", "portal:embedded:pY7nq2VtK0xW4mJd9RzLc5BfGhS8aEuT1iO3", "at least one of"),
        ("CMX_TRUSTED_PROXIES", "yes", "integer"),
        ("CMX_PROXY_ADDRESSES", "10.0.0.300", "network"),
        ("CMX_CLOUD", "mars", "us-gov"),
        ("CMX_LANGUAGE", "fr", "'de' or 'en'"),
        ("CMX_IMAP", "outlook.office365.com", "port"),
        ("CMX_CA_BUNDLE", "/nowhere.pem", "no such file"),
        ("CMX_DATABASE_URL", "postgresql://localhost/cmx", "postgresql+psycopg://"),
        ("CMX_SECRET_KEY", "short", "32 characters"),
        ("CMX_SIGN_IN", "X-Remote-User", "header: and the name"),
        ("CMX_SIGN_IN", "header:X_Remote_User", "letters, digits, hyphens"),
        ("CMX_SIGN_IN_GROUP", "mail-admins", "a colon and a group"),
    ],
)
def test_a_wrong_value_stops_with_name_reason_and_example(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as stopped:
        read_settings()
    assert str(stopped.value).startswith(f"{name}: ")
    assert reason in str(stopped.value)
    assert f"Example: {name}=" in str(stopped.value)


@pytest.mark.parametrize("name", ["CMX_JOBS_URL", "CMX_TYPO"])
def test_a_setting_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "anything")
    with pytest.raises(WrongSetting, match=f"{name}: this program does not know"):
        read_settings()


def test_sign_in_by_header_needs_to_know_whom_to_believe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMX_SIGN_IN", "header:X-Remote-User")
    with pytest.raises(
        WrongSetting, match=r"^CMX_PROXY_ADDRESSES: must be set .* Example: CMX_PROXY_ADDRESSES="
    ):
        read_settings()
    monkeypatch.setenv("CMX_PROXY_ADDRESSES", "10.0.0.5")
    assert read_settings().sign_in_header == "X-Remote-User"


def test_a_group_counts_only_with_sign_in_by_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMX_SIGN_IN_GROUP", "X-Remote-Groups:mail-admins")
    with pytest.raises(WrongSetting, match="CMX_SIGN_IN_GROUP: counts only with CMX_SIGN_IN=header:"):
        read_settings()


def test_a_strange_name_in_the_env_file_is_refused_too() -> None:
    Path(".env").write_text("CMX_PUBLIC_ULR=https://www.example.de\nHOME_OFFICE=1\n")
    with pytest.raises(WrongSetting, match="CMX_PUBLIC_ULR"):
        read_settings()


def test_all_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMX_LANGUAGE", "fr")
    monkeypatch.setenv("CMX_CLOUD", "mars")
    with pytest.raises(WrongSetting, match=r"CMX_CLOUD.*\n?.*CMX_LANGUAGE"):
        read_settings()


def test_secret_values_are_in_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMX_SECRET_KEY", "s3cr3t-" * 10)
    monkeypatch.setenv("CMX_ENCRYPTION_KEYS", "k3y-one,k3y-two")
    monkeypatch.setenv("CMX_DATABASE_URL", "postgresql+psycopg://cmx:pa55word@localhost/cmx")
    text = repr(read_settings()) + str(read_settings())
    assert not any(secret in text for secret in ("s3cr3t", "k3y", "pa55word"))


def test_a_file_without_certificates_is_no_ca_bundle(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.touch()
    with pytest.raises(ValueError, match="no certificates"):
        Settings(ca_bundle=empty)


def test_origins_are_written_as_browsers_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMX_FRAME_ANCESTORS", "https://Intranet.Example.de:443, http://127.0.0.1:8080")
    assert read_settings().frame_ancestors == ("https://intranet.example.de", "http://127.0.0.1:8080")
