"""Step 2: the display name and the audience, and the two IDs already."""

from collections.abc import Callable
from datetime import UTC, datetime

from cmx_app.steps.anwendung import STEP, RegistrationForm
from cmx_app.store.instance import Instance, RegistrationState
from cmx_app.wizard.step import Surroundings

Make = Callable[..., Surroundings]


def test_the_name_of_the_organisation_is_proposed(surroundings: Make) -> None:
    proposed = STEP.load(surroundings({"organization": "VHS Musterstadt"}))["display_name"]
    assert proposed == "cmxOrganize VHS Musterstadt"


def test_the_first_audience_is_chosen_beforehand(surroundings: Make) -> None:
    assert STEP.load(surroundings())["audience"] == "AzureADMyOrg"


def test_personal_accounts_allow_only_ninety_characters(surroundings: Make) -> None:
    form = RegistrationForm(data={"display_name": "x" * 91, "audience": "AzureADandPersonalMicrosoftAccount"})
    assert "display_name.too_long" in {check.code for check in STEP.check(form, surroundings())}


def test_the_same_id_in_both_fields_is_noticed(surroundings: Make) -> None:
    same = "0f1e2d3c-1111-4222-8333-444455556666"
    form = RegistrationForm(data={"display_name": "cmx", "client_id": same, "tenant_id": same})
    codes = {check.code for check in STEP.check(form, surroundings())}
    assert {"client_id.is_tenant_id", "tenant_id.is_client_id"} & codes


def test_it_is_done_once_it_was_registered() -> None:
    registered = RegistrationState(registered_at=datetime.now(UTC))
    assert STEP.is_done(Instance(registered, None, False, "", ()))
