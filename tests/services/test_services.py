"""Opening the services costs nothing but a look at the settings."""

import subprocess
import sys
from pathlib import Path

import pytest

from cmx_app.services import open_services
from cmx_app.services.vault import make_key
from cmx_app.settings import Settings, WrongSetting


def settings(**values: object) -> Settings:
    return Settings(**values, _env_file=None)  # type: ignore[arg-type,call-arg]


def test_services_open_without_asking_anybody() -> None:
    services = open_services(settings(authority="https://nirgends.invalid"), [make_key()])
    assert services.vault
    assert services.entra
    assert services.mail


def test_a_damaged_certificate_stops_the_start_by_the_name_of_its_setting(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.pem"
    bundle.write_text("-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n")
    with pytest.raises(WrongSetting, match="CMX_CA_BUNDLE"):
        open_services(settings(ca_bundle=bundle), [make_key()])


def test_msal_is_not_imported_before_it_is_needed() -> None:
    script = (
        "import sys\n"
        "from cmx_app.services import open_services\n"
        "from cmx_app.services.vault import make_key\n"
        "from cmx_app.settings import Settings\n"
        "open_services(Settings(_env_file=None), [make_key()])\n"
        "sys.exit('msal' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=30).returncode == 0
