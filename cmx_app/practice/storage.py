"""Where the practice Microsoft keeps what it knows: one JSON file, written as a whole."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import TypeAdapter

from cmx_app.practice.state import State, new_state

_JSON = TypeAdapter(State)


class Storage:
    """The state and its file. Reading is free; writing goes through `changing()`, one thread at a time."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        self._file = folder / "practice.json"
        self._lock = threading.RLock()
        if self._file.exists():
            self.state = _JSON.validate_json(self._file.read_bytes())
        else:
            self.state = new_state()
            self._write()

    @contextmanager
    def changing(self) -> Iterator[State]:
        """The state to be changed; it is on the disk when the block ends."""
        with self._lock:
            yield self.state
            self._write()

    def start_afresh(self) -> None:
        """Forget registrations, consents, tokens and faults; the organization and its people stay."""
        with self._lock:
            fresh, known = new_state(), self.state
            people = {person.address: person for person in known.people.values()}
            fresh.home, fresh.foreign = known.home, known.foreign
            fresh.people = {
                people[new.address].object_id: people[new.address]
                for new in fresh.people.values()
                if new.address in people
            }
            self.state = fresh
            self._write()

    def _write(self) -> None:
        beside = self._file.with_suffix(".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_JSON.dump_json(self.state, indent=1))
        beside.replace(self._file)
