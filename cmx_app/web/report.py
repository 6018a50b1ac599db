"""What `cmx check` prints: all findings of the instance, for people or as JSON."""

from collections.abc import Sequence
from typing import TypedDict

from cmx_app.checks import Caution, Check, Problem
from cmx_app.steps.all_checks import all_questions
from cmx_app.web.language import render_message
from cmx_app.web.side_by_side import side_by_side
from cmx_app.web.surroundings import surroundings_of_the_instance


class Line(TypedDict):
    """One finding; `step` and `actor` are empty where nobody has to act."""

    code: str
    status: str
    subject: str
    step: str
    actor: str
    text: str


def find_everything() -> tuple[Check, ...]:
    """All findings of this instance; needs an application context."""
    found = side_by_side(all_questions(surroundings_of_the_instance(), side_by_side))
    return tuple(check for checks in found for check in checks)


def lines_of(checks: Sequence[Check]) -> list[Line]:
    """The findings in the language of CMX_LANGUAGE."""
    return [_line(check) for check in checks]


def _line(check: Check) -> Line:
    step, actor = (check.step, check.actor.value) if isinstance(check, Problem | Caution) else ("", "")
    text = render_message(check.found)
    if isinstance(check, Problem) and check.why:
        text = f"{text} {render_message(check.why)}"
    return Line(
        code=check.code, status=check.status, subject=check.subject, step=step, actor=actor, text=text
    )
