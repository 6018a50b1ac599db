"""The machine that leads through steps, with steps of its own."""

from wtforms import Form

from cmx_app.messages import N_
from cmx_app.store.instance import Instance, RegistrationState
from cmx_app.wizard.flow import Flow
from cmx_app.wizard.step import Missing, State, Step, Surroundings

NOTHING = Instance(RegistrationState(), None, False, "", ())


def save(form: Form, surroundings: Surroundings) -> None:
    raise AssertionError("nobody saves here")


def step(slug: str, *, done: bool = False, blocked: bool = False, group: str = "A") -> Step:
    text = N_(slug)
    missing = (Missing(text, "other"),) if blocked else ()
    return Step(
        slug=slug,
        title=text,
        label=text,
        group=N_(group),
        place=text,
        why=text,
        save=save,
        is_done=lambda instance: done,
        missing=lambda instance: missing,
    )


def test_one_goes_on_at_the_first_step_that_is_not_done() -> None:
    flow = Flow((step("one", done=True), step("two"), step("three")))
    assert flow.first_unfinished(NOTHING).slug == "two"


def test_when_everything_is_done_one_is_led_to_the_last_step() -> None:
    flow = Flow((step("one", done=True), step("two", done=True)))
    assert flow.first_unfinished(NOTHING).slug == "two"


def test_something_missing_blocks_even_what_was_done() -> None:
    assert step("one", done=True, blocked=True).state(NOTHING) is State.BLOCKED


def test_neighbours_follow_from_the_order_alone() -> None:
    one, two = step("one"), step("two")
    flow = Flow((one, two))
    assert (flow.before(one), flow.after(one), flow.before(two), flow.after(two)) == (None, two, one, None)
    assert flow.number(two) == 2


def test_an_unknown_slug_is_no_step() -> None:
    assert Flow((step("one"),)).find("two") is None


def test_the_rail_keeps_neighbours_of_a_group_together_and_numbers_all_steps() -> None:
    one, two, three = step("one", done=True), step("two", group="B"), step("three", group="B")
    first, second = Flow((one, two, three)).rail(two, NOTHING)
    assert [entry.slug for entry in first.entries] == ["one"]
    assert [(entry.number, entry.state, entry.is_current) for entry in second.entries] == [
        (2, State.OPEN, True),
        (3, State.OPEN, False),
    ]
