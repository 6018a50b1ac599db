"""Measure everything in one run on one machine, and print it beside its aims."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tools.bench.administrator import TYPED, Administrator
from tools.bench.endurance import print_endurance
from tools.bench.load import Load, Request, measure, middle, request
from tools.bench.page_weight import visit
from tools.bench.paint import paint
from tools.bench.printing import amount, none, plain, tick
from tools.bench.servers import Server, application, environment, free_port, running

SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
ROUNDS = 9
HELLO = "from cmx_app.web.server import serve_for_ever; from tools.bench.hello import app; import sys; "
STEP = "/assistent/umleitungs-url"


@contextmanager
def bare_flask() -> Iterator[Server]:
    """A hello of Flask's under the very server and settings of `cmx serve`."""
    port = free_port()
    command = (sys.executable, "-c", f"{HELLO}serve_for_ever(app, '127.0.0.1', {port}, lambda: None)")
    with running(command, port, "/", os.environ) as server:
        yield server


def first_start(folder: str) -> float:
    """Seconds to the first answer where there is no instance yet; somebody signs up and begins the wizard."""
    with application(folder) as server:
        Administrator(f"http://localhost:{server.port}", environment(folder)).set_up()
        return server.seconds_to_first_answer


def row(name: str, load: Load, bare: Load, aim: float | None = None) -> str:
    """One line of the table of speeds."""
    ratio = load.per_second / bare.per_second
    wanted = f"  aim ≥ {aim:.2f} {tick(ratio >= aim)}" if aim else ""
    return f"  {name:<34}{load.per_second:8.0f}{load.p50:9.2f}{load.p95:9.2f}{ratio:8.2f}{wanted}"


def pages(server: Server, administrator: Administrator) -> tuple[Request, Request]:
    """The wizard's page and its live check as a browser asks for them."""
    form = {
        "csrf_token": administrator.csrf_token(administrator.base + STEP),
        "redirect_url": administrator.base + TYPED,
    }
    page = request(server.port, STEP, cookie=administrator.cookie)
    return page, request(server.port, f"{STEP}/pruefen", cookie=administrator.cookie, form=form)


def in_turn(wanted: tuple[Request, ...], connections: int) -> list[Load]:
    """Each request in short rounds, in turn: what else the machine does meets all of them alike."""
    seconds = SECONDS / ROUNDS
    rounds = [
        [measure(one, connections=connections, seconds=seconds) for one in wanted] for _ in range(ROUNDS)
    ]
    return [middle(loads) for loads in zip(*rounds, strict=True)]


def print_speeds(server: Server, administrator: Administrator, hello: Server) -> None:
    """Requests a second of the pages beside those of the bare Flask."""
    page, check = pages(server, administrator)
    bare = request(hello.port, "/")
    for connections in (1, 4):
        title = "1 connection" if connections == 1 else f"{connections} connections"
        print(f"{title:<36}{'req/s':>8}{'p50 ms':>9}{'p95 ms':>9}{'ratio':>8}")
        loads = in_turn((bare, check, page), connections)
        aims = (None, 0.4, 0.3) if connections == 1 else (None, None, None)
        for name, load, aim in zip(("bare Flask", "live check", "wizard page"), loads, aims, strict=True):
            print(row(name, load, loads[0], aim))


def print_weights(server: Server, administrator: Administrator) -> None:
    """What a visit transfers, how soon it shows, and what a worker holds after all this work."""
    name, value = next(iter(administrator.browser.cookies.items()))
    first, following = visit(administrator.base, (name, value))
    worker = server.heaviest_worker()
    print("in Chromium")
    print(amount("first page, transferred", first.bytes / 1000, "kB", 80))
    print(amount("first page, requests", first.requests, "requests", 6))
    print(amount("a further step, transferred", following.bytes / 1000, "kB", 10))
    print(f"  {'a further step, requests':<34}{following.requests:8d} requests")
    shown = paint(administrator.base, (name, value))
    print(amount("first contentful paint", shown.first, "ms", 300))
    print(amount("the same, files kept", shown.following, "ms", 300))
    print(none("layout shift, all steps", round(shown.shifts, 4)))
    print("one worker")
    print(amount("memory (RSS)", worker.rss, "MiB", 90))
    print(plain("memory (PSS, its own share)", worker.pss, "MiB"))


def main() -> None:
    """Everything, one after the other; what counts is an instance that has been started before."""
    with tempfile.TemporaryDirectory() as folder:
        new_instance = first_start(folder)
        with bare_flask() as hello, application(folder) as server:
            administrator = Administrator(f"http://localhost:{server.port}", environment(folder))
            administrator.sign_in()
            print_speeds(server, administrator, hello)
            print_weights(server, administrator)
            print(amount("start", server.seconds_to_first_answer, "s", 1.3))
            print(amount("start, new instance", new_instance, "s", 1.3))
            print_endurance(folder, server, administrator)


if __name__ == "__main__":
    main()
