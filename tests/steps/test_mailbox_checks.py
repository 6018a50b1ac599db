"""The table of a mailbox's checks, and what certificates mean."""

from datetime import UTC, datetime

import pytest

from cmx_app.knowledge.clouds import CLOUDS
from cmx_app.services.trust import Chain as Certificates
from cmx_app.steps.mailbox_checks import (
    MAILBOX_CHECKS,
    THE_SHORT_LIST,
    Chain,
    chains_of,
    find_mailbox_check,
    with_what_they_need,
)
from cmx_app.steps.way_checks import judge_chain

MICROSOFTS = str(CLOUDS["global"].imap)


def test_each_check_stands_after_what_it_rests_on() -> None:
    names = [check.name for check in MAILBOX_CHECKS]
    assert len(set(names)) == len(names)
    for check in MAILBOX_CHECKS:
        assert all(names.index(need) < names.index(check.name) for need in check.needs)


def test_what_a_check_needs_lies_in_its_own_chain() -> None:
    # Else one chain could wait for another that waits for it.
    for check in MAILBOX_CHECKS:
        needed = [find_mailbox_check(name) for name in check.needs]
        assert {one.chain for one in needed if one} <= {check.chain}


def test_the_codes_that_others_rely_on_are_in_the_short_list() -> None:
    assert {check.name for check in THE_SHORT_LIST} == {
        "account.person_fits",
        "account.scopes_granted",
        "account.refreshes",
        "imap.opens",
        "smtp.authenticates",
    }


def test_asking_one_check_asks_what_it_rests_on_and_nothing_else() -> None:
    wanted = find_mailbox_check("smtp.authenticates")
    assert wanted
    asked = with_what_they_need([wanted])
    assert [check.name for check in asked] == [
        "smtp.name_resolves",
        "smtp.connects",
        "smtp.greets",
        "smtp.tls_trusted",
        "smtp.authenticates",
    ]
    assert list(chains_of(asked)) == [Chain.SMTP]


@pytest.mark.parametrize(
    ("host", "is_public", "code"),
    [
        (MICROSOFTS, True, "imap.tls_trusted"),
        (MICROSOFTS, False, "imap.tls_private_authority"),
        ("mail.intern.example:993", False, "imap.tls_trusted"),
    ],
)
def test_a_private_authority_in_front_of_microsoft_is_somebodys_filter(
    host: str, is_public: bool, code: str
) -> None:
    names = ("outlook.com", "Corporate Web Filter", "Corporate Root")
    found = judge_chain("imap", host, Certificates(names, datetime(2027, 1, 1, tzinfo=UTC), is_public))
    assert found.code == code
    assert found.found.values["issuer"] == "Corporate Web Filter"
    assert found.evidence.snippets[0].text.splitlines() == [
        "outlook.com", "↑ Corporate Web Filter", "↑ Corporate Root",
    ]  # fmt: skip
