"""Step 6: the TenantID, typed or looked up."""

from collections.abc import Callable

from cmx_app.steps.tenant_id import STEP, TenantIdForm, look_up_tenant
from cmx_app.store.instance import Instance, MailAccountState, RegistrationState
from cmx_app.wizard.step import Surroundings

Make = Callable[..., Surroundings]
TENANT_ID = "99887766-1111-4222-8333-444455556666"


def test_a_later_change_warns_that_mailboxes_depend_on_it(surroundings: Make) -> None:
    account = MailAccountState(1, "info@example.de", "own", "", True, True, True)
    instance = Instance(RegistrationState(), None, True, TENANT_ID, (account,))
    form = TenantIdForm(data={"tenant_id": TENANT_ID.replace("9", "8")})
    found = {check.code for check in STEP.check(form, surroundings(instance=instance))}
    assert "tenant_id.mailboxes_depend" in found


def test_a_domain_in_the_field_offers_the_look_up(surroundings: Make) -> None:
    form = TenantIdForm(data={"tenant_id": "example.de"})
    assert {check.code for check in STEP.check(form, surroundings())} == {"tenant_id.is_domain"}


def test_nonsense_is_not_looked_up(surroundings: Make) -> None:
    found, check = look_up_tenant("//kein/name", surroundings())
    assert (found, check.code) == ("", "tenant_id.no_domain")


def test_a_look_up_without_connection_says_so(surroundings: Make) -> None:
    found, check = look_up_tenant("info@example.de", surroundings())
    assert (found, check.code) == ("", "entra.unreachable_refused")
