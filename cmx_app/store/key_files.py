"""The instance's keys: from the settings, or from files of its folder that are made on the first start."""

import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cmx_app.services.vault import make_key
from cmx_app.settings import Settings

SECRET_KEY_FILE = "secret_key"  # noqa: S105  # the name of a file
ENCRYPTION_KEYS_FILE = "encryption_keys"


@dataclass(frozen=True)
class Keys:
    """One key signs sessions and links; the others seal (the first of them) and open (all) what is secret."""

    secret_key: str = field(repr=False)
    encryption_keys: tuple[str, ...] = field(repr=False)


def encryption_keys_at_hand(settings: Settings) -> tuple[str, ...]:
    """The keys that are there already, () before the first start; makes nothing."""
    if settings.encryption_keys:
        return tuple(key.get_secret_value() for key in settings.encryption_keys)
    return _encryption_keys(_read(settings.instance_path / ENCRYPTION_KEYS_FILE))


def make_keys(settings: Settings) -> Keys:
    """The instance's keys; what is missing is made. Processes that start at once agree on the same."""
    folder = settings.instance_path
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    signing = settings.secret_key
    return Keys(
        signing.get_secret_value() if signing else _made(folder / SECRET_KEY_FILE, secrets.token_urlsafe),
        encryption_keys_at_hand(settings) or _encryption_keys(_made(folder / ENCRYPTION_KEYS_FILE, make_key)),
    )


def _encryption_keys(content: str) -> tuple[str, ...]:
    return tuple(key for key in re.split(r"[,\s]+", content) if key)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""


def _made(path: Path, make: Callable[[], str]) -> str:
    """What the file holds, which appears whole or not at all, and never over one that is there."""
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(f"{make()}\n")
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(draft, path)
        finally:
            draft.unlink()
    return _read(path)
