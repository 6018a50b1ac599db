"""Fifty people at once: each with a session and a connection of their own, on their way through the wizard.

One process and one thread plays all of them, so that the cores belong to the server.
"""

import heapq
import random
import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import quantiles

from cmx_app import create_app
from cmx_app.settings import Settings
from cmx_app.store.invitations import invite
from tools.bench.administrator import TYPED, Administrator
from tools.bench.load import Request, read_answer, request

NUMBER = 50
HASTE = (0.1, 0.9)
"""Seconds that hasty people pause between two requests; a person who reads takes ten times as long."""
NO_PAUSE = (0.0, 0.0)
_STEP = "/assistent/umleitungs-url"
_PART, _OWN = "HX-Request: true", "Sec-Fetch-Site: same-origin"


@dataclass(frozen=True)
class Answers:
    """How long each answer took, in seconds, how many were errors, and how long it all took."""

    times: list[float]
    errors: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds

    def percentile(self, percent: int) -> float:
        """Milliseconds within which so many per cent were answered."""
        return quantiles(self.times, n=100)[percent - 1] * 1000


@dataclass(frozen=True)
class Session:
    """Somebody who is signed in."""

    cookie: str
    csrf_token: str


def invited(folder: str, base: str, number: int = NUMBER) -> tuple[Session, ...]:
    """As many administrators of the instance in this folder, each signed in at a browser of their own."""
    app = create_app(Settings(instance_path=Path(folder)))
    with app.app_context():
        links = [f"{base}/einladung/{invite(str(app.secret_key))}" for _ in range(number)]
    return tuple(_session(base, link, f"Bench {place}") for place, link in enumerate(links))


def _session(base: str, link: str, name: str) -> Session:
    administrator = Administrator(base, {})
    administrator.accept(link, name)
    token = administrator.csrf_token(base + _STEP)
    return Session(administrator.cookie, token)


def round_of(port: int, session: Session) -> tuple[Request, ...]:
    """What one of them asks for: five pages, four live checks, a search and two times something to save."""
    address = f"http://localhost:{port}{TYPED}"

    def page(path: str, *headers: str) -> Request:
        return request(port, path, cookie=session.cookie, headers=headers)

    def form(path: str, **values: str) -> Request:
        return request(port, path, cookie=session.cookie, form={"csrf_token": session.csrf_token, **values})

    return (
        page("/"),
        page("/assistent/anwendung", _PART),
        form("/assistent/anwendung/pruefen", display_name="cmx", audience="AzureADMyOrg", client_id="1111"),
        form("/assistent/anwendung", display_name="cmxOrganize", audience="AzureADMyOrg"),
        page(_STEP, _PART),
        *(form(f"{_STEP}/pruefen", redirect_url=address[:length]) for length in (12, 30, 99)),
        form(_STEP, redirect_url=address.replace(" ", "%20")),
        page("/assistent/kundengeheimnis", _PART),
        form("/suche", q="schnitt"),
        page("/App%20E-Mailkonto/"),
    )


@dataclass
class _Person:
    port: int
    wanted: Iterator[Request]
    connection: socket.socket = field(init=False)
    started: float = 0.0

    def come(self) -> None:
        self.connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def ask(self) -> None:
        self.started = time.perf_counter()
        self.connection.sendall(next(self.wanted).wire)

    def is_answered(self) -> bool:
        """Read the answer; pages and redirections are wanted, everything else is an error."""
        try:
            return read_answer(self.connection)[9:12] in (b"200", b"303")
        except (OSError, RuntimeError):
            return False


class People:
    """All of them, each somewhere else on the same way."""

    def __init__(self, port: int, sessions: tuple[Session, ...]) -> None:
        self._chance = random.Random(1)  # noqa: S311  # the same pauses in every run
        self._people = []
        for number, session in enumerate(sessions):
            wanted = cycle(round_of(port, session))
            for _ in range(number % 12):
                next(wanted)
            self._people.append(_Person(port, wanted))

    def work(
        self, *, seconds: float = float("inf"), requests: float = float("inf"), pause: tuple[float, float]
    ) -> Answers:
        """Let them ask for so long or so often, whatever is first."""
        times: list[float] = []
        errors = 0
        began = time.perf_counter()
        for person in self._people:
            person.come()
        for person in self._answered_in_turn(began + seconds, pause):
            is_answered = person.is_answered()
            times.append(time.perf_counter() - person.started)
            if not is_answered:
                errors += 1
                person.connection.close()
                person.come()
            if len(times) >= requests:
                break
        for person in self._people:
            person.connection.close()
        return Answers(times, errors, time.perf_counter() - began)

    def _answered_in_turn(self, end: float, pause: tuple[float, float]) -> Iterator[_Person]:
        """Whoever has an answer waiting; asks for the next after a pause."""

        def soon() -> float:
            return time.perf_counter() + self._chance.uniform(*pause)

        due = [(soon(), number) for number in range(len(self._people))]
        heapq.heapify(due)
        with selectors.DefaultSelector() as selector:
            while (now := time.perf_counter()) < end:
                while due and due[0][0] <= now:
                    number = heapq.heappop(due)[1]
                    self._people[number].ask()
                    selector.register(self._people[number].connection, selectors.EVENT_READ, data=number)
                for key, _ in selector.select(max(0, due[0][0] - now) if due else 10):
                    selector.unregister(key.fileobj)
                    yield self._people[key.data]
                    heapq.heappush(due, (soon(), key.data))
