"""What a process does before its first request."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from cmx_app.services.vault import Vault, make_key
from cmx_app.settings import Settings
from cmx_app.store.database import bind, db, writing
from cmx_app.store.interfaces import client_secret, save_azure_interface
from cmx_app.store.sealed import rotate_keys
from cmx_app.store.start import CannotStart, MissingKey, prepare_instance, upgrade_database

_START = """
import sys
from cmx_app.settings import Settings
from cmx_app.store.start import prepare_instance
keys = prepare_instance(Settings(_env_file=None))
print(keys.secret_key, *keys.encryption_keys, "alembic" in sys.modules)
"""


def _with(settings: Settings, **changes: object) -> Settings:
    return settings.model_copy(update=changes)


def _start_elsewhere(settings: Settings) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "CMX_INSTANCE_PATH": str(settings.instance_path),
        "CMX_DATABASE_URL": settings.database,
    }
    return subprocess.Popen(
        [sys.executable, "-c", _START], env=environment, stdout=subprocess.PIPE, text=True
    )


def _seal_something(settings: Settings) -> int:
    vault = Vault(prepare_instance(settings).encryption_keys)
    with _opened(settings).app_context():
        id = save_azure_interface(vault, who="Anna", client_secret="value")
        db.engine.dispose()
    return id


def _opened(settings: Settings) -> Flask:
    app = Flask("start")
    bind(app, settings)
    return app


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))
    }


def test_a_first_start_makes_keys_and_tables_that_only_the_owner_reads(empty_instance: Settings) -> None:
    keys = prepare_instance(empty_instance)
    assert len(keys.secret_key) >= 32
    assert keys.secret_key not in repr(keys)
    folder = empty_instance.instance_path
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert not upgrade_database(empty_instance)
    assert prepare_instance(empty_instance) == keys


def test_many_first_starts_at_once_agree_and_a_later_one_is_quick(empty_instance: Settings) -> None:
    starting = [_start_elsewhere(empty_instance) for _ in range(3)]
    answers = [process.communicate(timeout=60)[0].rpartition(" ")[0] for process in starting]
    assert [process.returncode for process in starting] == [0] * 3
    assert len(set(answers)) == 1
    later, _ = _start_elsewhere(empty_instance).communicate(timeout=60)
    assert later == f"{answers[0]} False\n"


def test_keys_from_the_settings_leave_no_files(empty_instance: Settings) -> None:
    key = make_key()
    environment = {"secret_key": "s" * 32, "encryption_keys": key}
    url = empty_instance.database_url
    settings = Settings(
        _env_file=None, instance_path=empty_instance.instance_path, database_url=url, **environment
    )
    keys = prepare_instance(settings)
    assert (keys.secret_key, keys.encryption_keys) == ("s" * 32, (key,))
    assert not {"secret_key", "encryption_keys"} & {path.name for path in settings.instance_path.iterdir()}


def test_a_missing_key_stops_the_start_and_nothing_is_touched(empty_instance: Settings) -> None:
    _seal_something(empty_instance)
    key = empty_instance.instance_path / "encryption_keys"
    (empty_instance.instance_path / "secret_key").unlink()
    kept = key.read_bytes()
    key.unlink()
    before = _files(empty_instance.instance_path)
    with pytest.raises(MissingKey, match=str(key)):
        prepare_instance(empty_instance)
    assert _files(empty_instance.instance_path) == before
    key.write_bytes(kept)
    prepare_instance(empty_instance)


def test_keys_that_do_not_open_what_is_sealed_stop_the_start(empty_instance: Settings) -> None:
    _seal_something(empty_instance)
    (empty_instance.instance_path / "encryption_keys").write_text(make_key())
    with pytest.raises(MissingKey, match="none of the given keys"):
        prepare_instance(empty_instance)


def test_a_key_that_is_none_stops_the_start(empty_instance: Settings) -> None:
    prepare_instance(empty_instance)
    (empty_instance.instance_path / "encryption_keys").write_text("kein Schlüssel")
    with pytest.raises(CannotStart, match="CMX_ENCRYPTION_KEYS"):
        prepare_instance(empty_instance)


def test_without_anything_sealed_a_missing_key_is_made_anew(empty_instance: Settings) -> None:
    keys = prepare_instance(empty_instance)
    (empty_instance.instance_path / "encryption_keys").unlink()
    assert prepare_instance(empty_instance).encryption_keys != keys.encryption_keys


def test_after_a_rotation_the_old_key_is_no_longer_needed(empty_instance: Settings) -> None:
    id = _seal_something(empty_instance)
    file = empty_instance.instance_path / "encryption_keys"
    new = make_key()
    file.write_text(f"{new},{file.read_text()}")
    vault = Vault(prepare_instance(empty_instance).encryption_keys)
    with _opened(empty_instance).app_context():
        assert (rotate_keys(vault), rotate_keys(vault)) == (1, 0)
        assert client_secret(Vault([new]), id) == "value"
        db.engine.dispose()
    file.write_text(new)
    assert prepare_instance(empty_instance).encryption_keys == (new,)


def test_a_database_of_a_newer_version_stops_the_start(empty_instance: Settings) -> None:
    prepare_instance(empty_instance)
    with _opened(empty_instance).app_context():
        with writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        db.engine.dispose()
    with pytest.raises(CannotStart, match="newer version"):
        prepare_instance(empty_instance)


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="CMX_INSTANCE_PATH"):
        prepare_instance(Settings(_env_file=None, instance_path=tmp_path / "file" / "instance"))


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql+psycopg://cmx:geheim@127.0.0.1:1/cmx"
    with pytest.raises(CannotStart, match="refused") as error:
        prepare_instance(Settings(_env_file=None, instance_path=tmp_path, database_url=url))
    assert "geheim" not in str(error.value)
    assert list(tmp_path.iterdir()) == []
