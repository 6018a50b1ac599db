"""Every scenario, from a stored instance to its explanation, and out of it to a connected mailbox.

Most go over HTTP, as a browser without JavaScript would; the twenty that a workshop shows go in Chromium.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from flask import Flask

from cmx_app.practice import PracticeMicrosoft
from cmx_app.practice.scenarios import SCENARIOS, Scenario
from cmx_app.practice.scenarios.scenario import Mend, Seen
from cmx_app.steps.mailbox_checks import MAILBOX_CHECKS
from cmx_app.testing.application import Application
from cmx_app.testing.fixtures import Serve
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import open_browser
from cmx_app.testing.watcher import Watcher
from tests.failures.desk import Desk
from tests.failures.microsoft import Microsoft
from tests.failures.stage import Stage, set_the_stage
from tests.failures.window import Window

IN_CHROMIUM = frozenset({
    "application_unknown", "ids_swapped", "tenant_is_common", "secret_id_entered", "secret_expired",
    "redirect_url_with_slash", "redirect_url_in_small_letters", "redirect_url_for_mobile",
    "user_not_assigned", "conditional_access", "wrong_person", "wrong_organization", "answer_used_twice",
    "consent_blocked",
    "consent_declined", "token_revoked", "mfa_demanded", "imap_off", "smtp_off_tenant", "smtp_off_mailbox",
    "send_as_denied",
})  # fmt: skip
Begin = Callable[[Scenario], Desk | Window]


@pytest.fixture
def restart(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Callable[..., Flask]:
    """Start the application on the same instance, with settings changed."""

    def start(**changed: Any) -> Flask:
        return make_app(**practice.settings, **changed)

    return start


@pytest.fixture
def begin(
    restart: Callable[..., Flask],
    serve_cmx: Serve,
    practice: PracticeMicrosoft,
    request: pytest.FixtureRequest,
) -> Iterator[Begin]:
    """Set the stage of a scenario and send somebody onto it."""
    with ExitStack() as rooms:

        def send(scenario: Scenario) -> Desk | Window:
            if scenario.name not in IN_CHROMIUM:
                stage = set_the_stage(scenario, Application(restart(), practice, "http://localhost:8000"))
                return Desk(stage, Microsoft(practice))
            stage = set_the_stage(scenario, serve_cmx())
            visitor = open_browser(request.getfixturevalue("chromium"), stage.cmx)
            visitor.watcher.provokes(400)
            visitor.sign_in()
            rooms.callback(must_be_content, visitor.watcher)
            rooms.callback(visitor.context.close)  # messages still under way arrive meanwhile
            return Window(stage, Microsoft(practice), visitor.page)

        yield send


def must_be_content(watcher: Watcher) -> None:
    """Fail with whatever our pages may not do and did."""
    assert not watcher.offences, "\n".join(watcher.offences)


def go_the_way_out(person: Desk | Window, stage: Stage, restart: Callable[..., Flask]) -> None:
    """What the scenario says that somebody can do, one after the other."""
    for mend in stage.scenario.mends:
        match mend:
            case Mend.SWITCH_OFF:
                person.microsoft.switch_off(stage.scenario.name)
            case Mend.ENTER:
                person.enter({name: stage.right[name] for name in stage.slip.entered})
            case Mend.REGISTER:
                right = stage.right["redirect_url"]
                person.microsoft.register(stage.right["client_id"], stage.registered, right)
            case Mend.CONSENT:
                person.open_consent_link()
            case Mend.SIGN_IN:
                person.sign_in(PETRA)
            case Mend.PROXY:
                person.move_to(restart(trusted_proxies=1), **{"X-Forwarded-Proto": "https"})


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_scenario_is_explained_and_its_way_out_leads_to_a_connected_mailbox(
    scenario: Scenario, begin: Begin, restart: Callable[..., Flask], record_property: Callable[..., None]
) -> None:
    person = begin(scenario)
    seen = person.look()
    found = next((one for one in seen if one.is_what(scenario.explained)), None)
    assert found, f"{scenario.explained} is not among {seen}"
    go_the_way_out(person, person.stage, restart)
    after = person.sign_in(PETRA) if person.stage.nobody_signed_in_yet else person.check_mailbox()
    assert {one.code for one in after} >= {check.name for check in MAILBOX_CHECKS}, after
    assert all(one.status == "ok" for one in after), after
    if scenario.explained.seen is Seen.TEST_MAIL:
        assert all(one.status != "problem" for one in person.send_test_mail())
    record_property("scenario", (scenario.name, found.code, found.step, found.actor))
