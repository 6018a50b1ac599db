"""Step 5: Benutzername and Passwort of the Schnittstelle."""

from collections.abc import Callable

from cmx_app.steps.schnittstelle import STEP, InterfaceForm
from cmx_app.store.instance import Instance, InterfaceState, RegistrationState
from cmx_app.wizard.step import Surroundings

Make = Callable[..., Surroundings]


def with_interface(client_id: str, *, has_secret: bool) -> Instance:
    interface = InterfaceState(1, "Azure", client_id, has_secret, "abc", None, None)
    return Instance(RegistrationState(), interface, False, "", ())


def test_a_secret_has_to_be_typed_only_when_none_is_kept(surroundings: Make) -> None:
    empty = InterfaceForm(data={})
    assert "client_secret" in STEP.incomplete(empty, surroundings())
    kept = surroundings(instance=with_interface("id", has_secret=True))
    assert STEP.incomplete(empty, kept) == {}


def test_it_is_done_when_both_values_are_there() -> None:
    assert not STEP.is_done(with_interface("id", has_secret=False))
    assert STEP.is_done(with_interface("id", has_secret=True))


def test_a_secret_in_the_field_of_the_id_is_noticed(surroundings: Make) -> None:
    form = InterfaceForm(data={"client_id": "abc8Q~" + "x" * 34})
    assert "client_id.is_secret" in {check.code for check in STEP.check(form, surroundings())}
