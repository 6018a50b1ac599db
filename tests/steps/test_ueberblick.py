"""Step 1: the preflight names what this server can't reach, and whose turn it is."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cmx_app.checks import Actor, Problem
from cmx_app.practice import Ports, PracticeMicrosoft
from cmx_app.services.mailbox import Mailboxes
from cmx_app.services.transport import Transport
from cmx_app.steps.connection_checks import REACH_ENTRA, REACH_MAIL, judge_clock
from cmx_app.steps.ueberblick import STEP
from cmx_app.wizard.step import LiveCheck, Surroundings

Make = Callable[..., Surroundings]


@pytest.mark.parametrize(
    ("live", "codes"),
    [
        (REACH_ENTRA, ["entra.unreachable_refused"]),
        (REACH_MAIL, ["imap.unreachable_refused", "smtp.unreachable_refused"]),
    ],
)
def test_each_server_out_of_reach_has_a_finding_of_its_own(
    surroundings: Make, live: LiveCheck, codes: list[str]
) -> None:
    assert [check.code for check in live.run(surroundings())] == codes


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path, Ports.any_free()) as running:
        yield running


@pytest.fixture
def silent() -> Iterator[str]:
    """A port that a firewall swallows: nobody ever takes the connection up."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(0)
        port = door.getsockname()[1]
        with ExitStack() as waiting:
            for _ in range(2):
                knock = waiting.enter_context(socket.socket())
                knock.setblocking(False)
                knock.connect_ex(("127.0.0.1", port))
            yield f"127.0.0.1:{port}"


def test_a_firewall_that_lets_only_https_out_is_one_finding(
    surroundings: Make, practice: PracticeMicrosoft, silent: str
) -> None:
    reached = {"authority": practice.authority, "ca_bundle": practice.ca_bundle}
    here = surroundings({**reached, "imap": silent, "smtp": silent})
    hosts, trust = here.settings.cloud_hosts, Transport(practice.ca_bundle, 1).tls
    hasty = replace(here.services, mail=Mailboxes(hosts.imap, hosts.smtp, trust, timeout=0.3))
    (found,) = REACH_MAIL.run(replace(here, services=hasty))
    assert isinstance(found, Problem)
    assert (found.code, found.actor) == ("network.mail_ports_blocked", Actor.NETWORK_ADMINISTRATOR)
    assert found.subject == f"{silent}, {silent}"


def test_one_port_that_is_blocked_is_told_by_itself(surroundings: Make, practice: PracticeMicrosoft) -> None:
    reached = {"authority": practice.authority, "ca_bundle": practice.ca_bundle, "imap": practice.imap}
    found = REACH_MAIL.run(surroundings(reached))
    assert [check.code for check in found] == ["imap.reachable", "smtp.unreachable_refused"]


@pytest.mark.parametrize(
    ("minutes", "code"), [(0, "clock.right"), (-1, "clock.right"), (3, "clock.off"), (-7, "clock.wrong")]
)
def test_a_clock_that_is_off_is_told_by_how_much(minutes: int, code: str) -> None:
    assert judge_clock(timedelta(minutes=minutes)).code == code


def test_an_address_bar_that_is_not_known_is_said_to_be_so(surroundings: Make) -> None:
    address = next(live for live in STEP.live if live.name == "address.matches")
    assert [check.code for check in address.run(surroundings(browser_url=""))] == ["address.not_compared"]
