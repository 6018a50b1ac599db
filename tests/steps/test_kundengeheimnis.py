"""Step 4: the secret's value and its last day."""

from collections.abc import Callable
from datetime import date

import pytest

from cmx_app.steps.kundengeheimnis import STEP, SecretForm
from cmx_app.wizard.step import Surroundings

Make = Callable[..., Surroundings]


def findings(surroundings: Surroundings, **typed: object) -> dict[str, object]:
    return {check.code: check for check in STEP.check(SecretForm(data=typed), surroundings)}


def test_the_secrets_id_is_told_from_its_value_and_mended_right_here(surroundings: Make) -> None:
    found = findings(surroundings(), client_secret="0f1e2d3c-1111-4222-8333-444455556666")
    assert found["client_secret.is_secret_id"].step == "kundengeheimnis"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 11, 22), "secret_expires_on.past"),
        (date(2026, 11, 23), "secret_expires_on.today"),
        (date(2026, 12, 1), "secret_expires_on.soon"),
        (date(2028, 11, 12), "secret_expires_on.is_ahead"),
        (date(2029, 11, 12), "secret_expires_on.over_24_months"),
    ],
)
def test_the_last_day_is_judged(surroundings: Make, day: date, code: str) -> None:
    assert code in findings(surroundings(), secret_expires_on=day)


def test_the_last_day_is_never_filled_in_silently(surroundings: Make) -> None:
    assert STEP.load(surroundings()) == {"secret_expires_on": None}
