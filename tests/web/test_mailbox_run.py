"""A mailbox's checks where a connection has no good token any more, or nobody is there to answer."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from cmx_app.practice import Ports, PracticeMicrosoft
from cmx_app.steps.mailbox_checks import find_mailbox_check
from cmx_app.steps.mailbox_runner import run_checks
from cmx_app.store.mail_accounts import mail_account, save_mail_account
from cmx_app.testing.application import Application
from cmx_app.web.side_by_side import side_by_side
from cmx_app.web.surroundings import surroundings_of_the_instance
from tests.conftest import Administrator

RESULT = re.compile(r'data-check="([^"]+)" data-status="([^"]+)"')


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path / "practice", Ports.any_free()) as world:
        yield world


@pytest.fixture
def app(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Flask:
    return make_app(
        **practice.settings,
    )


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


def test_a_revoked_sign_in_is_no_fault_of_the_mailbox(
    app: Flask, practice: PracticeMicrosoft, administrator: Administrator
) -> None:
    cmx = Application(app, practice, "http://localhost:8000")
    page = f"/App%20E-Mailkonto/{cmx.connect()}/"
    cmx.switch(token_revoked=True)
    text = administrator.get(f"{page}pruefen").text
    found = dict(RESULT.findall(text))
    assert [code for code, status in found.items() if status == "problem"] == ["entra.AADSTS50173"]
    assert found["imap.not_checked"] == found["smtp.not_checked"] == "caution"
    assert text.count("weil zuerst „Erneuerung der Anmeldung“ klappen muss") == 4
    short = administrator.get(page).text
    assert short.count("Das Kennwort wurde geändert") == 1


def test_who_changes_a_value_for_a_mailbox_comes_back_to_its_checks(
    app: Flask, practice: PracticeMicrosoft, administrator: Administrator
) -> None:
    account = Application(app, practice, "http://localhost:8000").connect()
    typed = {"tenant_id": practice.directory.home.tenant_id, "zurueck": f"postfach-{account}"}
    answer = administrator.submit("/assistent/tenant-id", data=typed)
    # htmx follows with its own header and puts in the page's content what has this ID.
    page = administrator.get(answer.headers["Location"], headers={"HX-Request": "true"}).text
    assert 'id="assistent"' in page
    assert 'id="postfach-pruefungen"' in page
