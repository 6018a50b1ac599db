"""Under which host names the application is used."""

import pytest
import time_machine

from cmx_app.store.hosts import note_host, seen_hosts

pytestmark = pytest.mark.usefixtures("store")


def test_hosts_are_remembered_for_a_month() -> None:
    with time_machine.travel("2026-11-23 08:00:00Z", tick=False) as clock:
        note_host("example.de")
        note_host("example.de")
        clock.shift(60)
        note_host("www.example.de")
        assert seen_hosts() == ("www.example.de", "example.de")
        clock.shift(30 * 24 * 3600)
        assert seen_hosts() == ()
        note_host("www.example.de")
        assert seen_hosts() == ("www.example.de",)
