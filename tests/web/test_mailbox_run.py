"""A mailbox's checks where nobody is there to answer them."""

from collections.abc import Callable

import pytest
from flask import Flask

from cmx_app.steps.mailbox_checks import find_mailbox_check
from cmx_app.steps.mailbox_runner import run_checks
from cmx_app.store.mail_accounts import mail_account, save_mail_account
from cmx_app.web.side_by_side import side_by_side
from cmx_app.web.surroundings import surroundings_of_the_instance


def test_a_proxy_that_nobody_reaches_is_told_as_such(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://localhost:1")
    app = make_app(authority="https://login.example", imap="localhost:1", smtp="localhost:1")
    with app.app_context():
        mailbox = mail_account(save_mail_account("info@example.de", "own", "Ada"))
        check = find_mailbox_check("clock.right")
        assert mailbox
        assert check
        found = run_checks([check], mailbox, surroundings_of_the_instance(), side_by_side)
    assert found["entra.name_resolves"].status == "ok"
    assert found["entra.connects"].code == "entra.unreachable_proxy"
    assert found["clock.right"].code == "clock.not_checked"
