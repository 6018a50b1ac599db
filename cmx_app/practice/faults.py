"""Which of the scenarios are switched on, and for how long."""

import threading
from collections.abc import Mapping

from cmx_app.practice.fault_catalogue import CATALOGUE, Fault, Place
from cmx_app.practice.storage import Storage


class UnknownFault(Exception):
    """There is no scenario of this name."""


_BY_NAME = {fault.name: fault for fault in CATALOGUE}


class Faults:
    """Which scenarios are on."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._stopped = threading.Event()

    def switch(self, name: str, value: bool | int) -> None:
        """Switch a scenario on (True, or its number of seconds) or off (False)."""
        fault = _BY_NAME.get(name)
        if fault is None:
            raise UnknownFault(name)
        with self._storage.changing() as state:
            if value is False:
                state.faults.pop(name, None)
            else:
                state.faults[name] = fault.seconds if value is True else int(value)

    def switched(self) -> Mapping[str, bool | int]:
        """Every scenario with its state: off, on, or on with so many seconds."""
        on = self._storage.state.faults
        return {name: (on[name] or True) if name in on else False for name in _BY_NAME}

    def is_on(self, name: str) -> bool:
        """Whether a scenario is on."""
        return name in self._storage.state.faults

    def seconds(self, name: str) -> int:
        """How many seconds a scenario was given; 0 when it is off."""
        return self._storage.state.faults.get(name, 0)

    def at(self, place: Place) -> Fault | None:
        """The first scenario that bites here and is on."""
        return next((fault for fault in CATALOGUE if fault.place is place and self.is_on(fault.name)), None)

    def dawdle(self) -> None:
        """Wait as long as a slow Microsoft would; not longer than until the servers stop."""
        self._stopped.wait(self.seconds("slow"))

    def stop_waiting(self, stopped: bool = True) -> None:
        """Let everybody go on at once, because the servers stop."""
        if stopped:
            self._stopped.set()
        else:
            self._stopped.clear()
