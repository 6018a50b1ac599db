"""What is wrong with a form: told on top of its page, with a link to each field that says the same."""

from collections.abc import Iterable, Mapping

from wtforms import Form

from cmx_app.checks import Check, Problem
from cmx_app.messages import N_, Message

Summary = tuple[tuple[str, Message], ...]
"""Names of fields and what is wrong at them, in the order in which they are told."""


def summary(form: Form, errors: Mapping[str, Message], checks: Iterable[Check] = ()) -> Summary:
    """First what holds the form up, then what the checks found at its fields and does not."""
    problems = (check for check in checks if check.field and isinstance(check, Problem))
    return (*errors.items(), *((problem.field, _named(form, problem)) for problem in problems))


def _named(form: Form, problem: Problem) -> Message:
    label = Message(str(form[problem.field].label.text))
    return N_("%(field)s: %(found)s", field=label, found=problem.found)


def refused_by(form: Form) -> Mapping[str, Message]:
    """What the fields' own validators say, by the names of the fields."""
    return {field.name: Message(str(field.errors[0])) for field in form if field.errors}
