"""What a step may look at, without a database, a browser or a connection."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.redirect_url import Address
from cmx_app.services import open_services
from cmx_app.services.vault import make_key
from cmx_app.settings import Settings
from cmx_app.store.instance import Instance, RegistrationState
from cmx_app.wizard.step import Surroundings

NOTHING = Instance(RegistrationState(), None, False, "", ())


@pytest.fixture
def surroundings(tmp_path: Path) -> Callable[..., Surroundings]:
    """Makes surroundings of an empty instance at https://www.example.de, with some of them changed."""
    nobody = {"authority": "https://localhost:1", "imap": "localhost:1", "smtp": "localhost:1"}

    def make(settings: dict[str, Any] | None = None, **changed: Any) -> Surroundings:
        chosen = Settings(instance_path=tmp_path, _env_file=None, **(nobody | (settings or {})))  # type: ignore[call-arg]
        values = {
            "instance": NOTHING,
            "address": Address.parse("https://www.example.de"),
            "browser_url": "https://www.example.de",
            "received": Received({}),
            "services": open_services(chosen, [make_key()]),
            "settings": chosen,
            "today": date(2026, 11, 23),
            "who": "Ada",
        }
        return Surroundings(**(values | changed))

    return make
