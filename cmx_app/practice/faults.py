"""Which of the scenarios are switched on, since when, and for how long."""

import threading
import time
from collections.abc import Iterable, Mapping

from cmx_app.practice.scenarios import SCENARIOS, Bite, Place
from cmx_app.practice.storage import Storage


class UnknownFault(Exception):
    """There is no scenario of this name that can be switched."""


_BY_NAME = {scenario.name: scenario for scenario in SCENARIOS if scenario.is_switched}


class Faults:
    """Which scenarios are on."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._stopped = threading.Event()

    def switch(self, name: str, value: bool | int) -> None:
        """Switch a scenario on (True, or its number of seconds) or off (False)."""
        scenario = _BY_NAME.get(name)
        if scenario is None:
            raise UnknownFault(name)
        with self._storage.changing() as state:
            if value is False:
                state.faults.pop(name, None)
                state.switched_at.pop(name, None)
            else:
                state.faults[name] = scenario.seconds if value is True else int(value)
                state.switched_at[name] = time.time()

    def lift(self, names: Iterable[str]) -> None:
        """Switch off what somebody has just set right in the portal."""
        for name in names:
            if self.is_on(name):
                self.switch(name, False)

    def switch_all_off(self) -> None:
        """Nothing goes wrong any more."""
        with self._storage.changing() as state:
            state.faults.clear()
            state.switched_at.clear()

    def switched(self) -> Mapping[str, bool | int]:
        """Every scenario that can be switched, with its state: off, on, or on with so many seconds."""
        on = self._storage.state.faults
        return {name: (on[name] or True) if name in on else False for name in _BY_NAME}

    def is_on(self, name: str) -> bool:
        """Whether a scenario is on."""
        return name in self._storage.state.faults

    def since(self, name: str) -> float:
        """When a scenario was switched on; 0 when it is off."""
        return self._storage.state.switched_at.get(name, 0.0)

    def seconds(self, name: str) -> int:
        """How many seconds a scenario was given; 0 when it is off."""
        return self._storage.state.faults.get(name, 0)

    def at(self, place: Place, issued_at: float = 0.0) -> Bite | None:
        """The first refusal that is on here; one that a new sign-in or secret ends spares what is newer."""
        on = [scenario for name, scenario in _BY_NAME.items() if self.is_on(name)]
        for scenario in on:
            for bite in scenario.bites:
                is_over = bite.spares_newer and issued_at > self.since(scenario.name)
                if bite.place is place and not is_over:
                    return bite
        return None

    def dawdle(self) -> None:
        """Wait as long as a slow Microsoft would; not longer than until the servers stop."""
        self._stopped.wait(self.seconds("slow"))

    def stop_waiting(self, stopped: bool = True) -> None:
        """Let everybody go on at once, because the servers stop."""
        if stopped:
            self._stopped.set()
        else:
            self._stopped.clear()
