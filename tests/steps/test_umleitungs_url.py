"""Step 3: the one redirect URL, and what differs from it."""

from collections.abc import Callable
from datetime import UTC, datetime

from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.redirect_url import Address
from cmx_app.steps.umleitungs_url import STEP, RedirectUrlForm, tried_at, wanted_url
from cmx_app.store.instance import Instance, RegistrationState
from cmx_app.wizard.step import Surroundings

Make = Callable[..., Surroundings]
WANTED = "https://www.example.de/App%20E-Mailkonto/continue_oauth"


def codes(typed: str, surroundings: Surroundings) -> set[str]:
    return {check.code for check in STEP.check(RedirectUrlForm(data={"redirect_url": typed}), surroundings)}


def test_the_requests_host_makes_the_url(surroundings: Make) -> None:
    assert wanted_url(surroundings()) == WANTED


def test_a_public_address_wins_over_the_requests_host(surroundings: Make) -> None:
    here = surroundings({"public_url": "https://intranet.example.de/intern"})
    assert wanted_url(here) == "https://intranet.example.de/intern/App%20E-Mailkonto/continue_oauth"


def test_several_faults_are_all_told(surroundings: Make) -> None:
    found = codes("http://example.de/App E-Mailkonto/continue_oauth", surroundings())
    assert {
        "redirect_url.http_instead_of_https",
        "redirect_url.www_missing",
        "redirect_url.space_instead_of_percent20",
    } <= found


def test_an_empty_field_is_fine_for_those_who_pasted_our_own_copy(surroundings: Make) -> None:
    assert codes("", surroundings()) == {"address.matches"}


def test_headers_that_are_not_believed_are_named(surroundings: Make) -> None:
    sent = Received({"X-Forwarded-Proto": "https", "X-Forwarded-Host": "www.example.de"}, "127.0.0.1")
    here = surroundings(address=Address.parse("http://127.0.0.1:8000"), received=sent)
    assert "address.headers_not_believed" in codes("", here)


def test_a_url_confirmed_on_another_host_is_told_with_both_names(surroundings: Make) -> None:
    confirmed = RegistrationState(redirect_url=WANTED.replace("www.", "alt."))
    assert "redirect_url.confirmed_elsewhere" in codes(
        "", surroundings(instance=Instance(confirmed, None, False, "", ()))
    )


def test_the_proof_of_another_url_proves_nothing_here(surroundings: Make) -> None:
    now = datetime.now(UTC)
    for tried, proof in ((WANTED, now), (WANTED.replace("www.", "alt."), None)):
        state = RegistrationState(redirect_url_tried=tried, redirect_url_tried_at=now)
        assert tried_at(surroundings(instance=Instance(state, None, False, "", ()))) == proof
