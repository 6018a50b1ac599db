"""What becomes of the application with many people at once, over many requests, and with more workers."""

import os

from tools.bench.administrator import Administrator
from tools.bench.people import HASTE, NO_PAUSE, NUMBER, Answers, People, Session, invited
from tools.bench.printing import none, plain, tick
from tools.bench.servers import Server, Weight, application

SECONDS = float(os.environ.get("BENCH_PEOPLE_SECONDS", "60"))
REQUESTS = int(os.environ.get("BENCH_REQUESTS", "100000"))
MOST_GROWTH = 5.0
"""Per cent that a worker may grow after the first tenth of the requests, in which its caches fill."""


def print_endurance(folder: str, server: Server, administrator: Administrator) -> None:
    """Percentiles and errors of fifty people, then memory, then the number of workers."""
    sessions = invited(folder, administrator.base)
    people = People(server.port, sessions)
    low, high = HASTE
    print(f"{NUMBER} people with a session each: pages, live checks, searches and saving")
    _print_times(f"pauses of {low} to {high} s", people.work(seconds=SECONDS, pause=HASTE))
    _print_times("no pauses", people.work(seconds=SECONDS / 4, pause=NO_PAUSE))
    _print_memory(server, people)
    _print_workers(folder, sessions)


def _print_times(name: str, answers: Answers) -> None:
    print(f"  {name}, {answers.seconds:.0f} s")
    print(plain("  answers", answers.per_second, "a second"))
    for percent in (50, 95, 99):
        print(plain(f"  p{percent}", answers.percentile(percent), "ms"))
    print(none("  errors", answers.errors))


def _print_memory(server: Server, people: People) -> None:
    tenth = REQUESTS // 10
    errors = people.work(requests=tenth, pause=NO_PAUSE).errors
    begin = server.workers()
    errors += people.work(requests=REQUESTS - tenth, pause=NO_PAUSE).errors
    print(f"memory over {REQUESTS} requests, from the {tenth}th on ({errors} errors)")
    for number, (then, now) in enumerate(zip(begin, server.workers(), strict=True), start=1):
        print(_growth(f"worker {number}", then, now))


def _growth(name: str, then: Weight, now: Weight) -> str:
    per_cent = (now.rss / then.rss - 1) * 100
    return (
        f"  {name:<12}RSS {then.rss:6.1f} → {now.rss:6.1f} MiB  PSS {then.pss:6.1f} → {now.pss:6.1f} MiB"
        f"  RSS {per_cent:+5.1f} %  aim < {MOST_GROWTH:g} % {tick(per_cent < MOST_GROWTH)}"
    )


def _print_workers(folder: str, sessions: tuple[Session, ...]) -> None:
    print(f"workers, with {NUMBER} people without pauses")
    for workers in (1, 2, 4):
        with application(folder, workers) as server:
            answers = People(server.port, sessions).work(seconds=SECONDS / 4, pause=NO_PAUSE)
        print(
            f"  {workers} worker{'s' if workers > 1 else ' '}{answers.per_second:25.0f} requests/s"
            f"   p50 {answers.percentile(50):6.1f} ms   p95 {answers.percentile(95):6.1f} ms"
            f"   p99 {answers.percentile(99):6.1f} ms   {answers.errors} errors"
        )
