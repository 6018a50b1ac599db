"""Checks of the outside world at the same time: together they take as long as the slowest."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from flask import current_app

Result = TypeVar("Result")


def side_by_side(questions: Sequence[Callable[[], Result]]) -> list[Result]:
    """The answers in the order of the questions; each is asked in a thread with the application's context."""
    if not questions:
        return []
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # the threads need the app itself

    def ask(question: Callable[[], Result]) -> Result:
        with app.app_context():
            return question()

    with ThreadPoolExecutor(max_workers=len(questions)) as pool:
        return list(pool.map(ask, questions))
