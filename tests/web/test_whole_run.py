"""The whole guide without a browser, on both databases: from the invitation to a mail that arrived."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask

from cmx_app.practice import Ports, PracticeMicrosoft
from cmx_app.steps.mailbox_checks import MAILBOX_CHECKS
from cmx_app.store.instance import load_instance
from cmx_app.web.report import find_everything, lines_of
from tests.conftest import Administrator
from tests.practice.plain_browser import Browser
from tests.servers.postgresql import new_database

HERE = "http://localhost:8000"
PETRA = "petra.post@vhs-musterstadt.example"
SHARED = "info@vhs-musterstadt.example"


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as world:
        yield world


@pytest.fixture(params=["sqlite", "postgresql"])
def app(
    request: pytest.FixtureRequest,
    make_app: Callable[..., Flask],
    practice: PracticeMicrosoft,
    tmp_path: Path,
) -> Flask:
    practice.reset()
    changed: dict[str, Any] = {"instance_path": tmp_path / "here"}
    if request.param == "postgresql":
        changed["database_url"] = new_database()
    app = make_app(
        **changed,
        **practice.settings,
    )
    app.config["SERVER_NAME"] = "localhost:8000"  # where the test client says that it is
    return app


def exercise(practice: PracticeMicrosoft, name: str, values: dict[str, Any]) -> Any:
    return requests.post(f"{practice.pages}/uebung/api/{name}", data=json.dumps(values), timeout=10).json()


def set_up(
    person: Administrator, practice: PracticeMicrosoft, address: str = PETRA, kind: str = "own"
) -> None:
    """Everything up to the sign-in, with a registration that fits."""
    url = f"{HERE}/App%20E-Mailkonto/continue_oauth"
    made = exercise(practice, "registrations", {"display_name": "cmxOrganize", "redirect_uris": [url]})
    steps = {
        "anwendung": {
            "display_name": "cmxOrganize",
            "audience": "AzureADMyOrg",
            "client_id": made["client_id"],
        },
        "umleitungs-url": {"redirect_url": url},
        "kundengeheimnis": {"client_secret": made["secret"], "secret_expires_on": made["secret_expires_on"]},
        "schnittstelle": {"client_id": made["client_id"]},
        "tenant-id": {"tenant_id": made["tenant_id"]},
        "pruefung": {},
        "e-mailkonto": {"address": address, "mailbox_kind": kind},
    }
    for slug, fields in steps.items():
        assert person.submit(f"/assistent/{slug}", data=fields).status_code == 303, slug


def sign_in(person: Administrator, who: str, button: str = "Akzeptieren") -> str:
    """Go to Microsoft, choose an account, consent, and come back; where it came from is given."""
    leaving = person.get("/App%20E-Mailkonto/1/anmelden-bei-microsoft")
    assert leaving.status_code == 302
    with requests.Session() as http:
        microsoft = Browser(http).open(leaving.headers["Location"]).press(who)
        if not microsoft.landed:
            microsoft.press(button)
    landed = urlsplit(microsoft.landed)
    return f"{landed.path}?{landed.query}"


def test_an_empty_instance_ends_with_a_mailbox_that_sends_and_receives(
    app: Flask, administrator: Administrator, practice: PracticeMicrosoft
) -> None:
    set_up(administrator, practice)
    back = administrator.get(sign_in(administrator, PETRA))
    assert (back.status_code, back.headers["Location"]) == (303, "/assistent/e-mailkonto#postfach")
    checked = administrator.get("/App%20E-Mailkonto/1/pruefen").text
    for code in ("account.person_fits", "account.scopes_granted", "imap.opens", "smtp.authenticates"):
        assert f'data-check="{code}" data-status="ok"' in checked
    sent = administrator.submit("/App%20E-Mailkonto/1/testmail", headers={"HX-Request": "true"})
    assert 'data-check="mail.arrived" data-status="waiting"' in sent.text
    with app.app_context():
        assert load_instance().mail_accounts[0].works


def test_the_report_of_a_connected_instance_names_no_problem(
    app: Flask, administrator: Administrator, practice: PracticeMicrosoft
) -> None:
    set_up(administrator, practice)
    administrator.get(sign_in(administrator, PETRA))
    with app.app_context():
        lines = lines_of(find_everything())
    assert {line["status"] for line in lines} == {"ok"}
    assert {"entra.secret_accepted", "imap.opens", "smtp.authenticates"} <= {line["code"] for line in lines}


def test_a_shared_mailbox_receives_as_itself_and_sends_as_the_person(
    administrator: Administrator, practice: PracticeMicrosoft
) -> None:
    set_up(administrator, practice, SHARED, "shared")
    administrator.get(sign_in(administrator, PETRA))
    checked = administrator.get("/App%20E-Mailkonto/1/pruefen").text
    assert checked.count('data-status="ok"') == len(MAILBOX_CHECKS)
    assert PETRA in checked


def test_a_sign_in_can_be_used_only_once(administrator: Administrator, practice: PracticeMicrosoft) -> None:
    set_up(administrator, practice)
    answer = sign_in(administrator, PETRA)
    assert administrator.get(answer).status_code == 303
    again = administrator.get(answer)
    assert again.status_code == 400
    assert 'data-check="sign_in.unknown"' in again.text


def test_an_answer_in_another_browser_is_not_taken(
    app: Flask, administrator: Administrator, practice: PracticeMicrosoft
) -> None:
    set_up(administrator, practice)
    answer = sign_in(administrator, PETRA)
    stranger = Administrator(app, app.response_class, use_cookies=True)
    assert 'data-check="sign_in.other_browser"' in stranger.get(answer).text
    with app.app_context():
        assert not load_instance().mail_accounts[0].is_connected


def test_a_declined_consent_is_explained_at_the_step(
    administrator: Administrator, practice: PracticeMicrosoft
) -> None:
    set_up(administrator, practice)
    assert administrator.get(sign_in(administrator, PETRA, "Abbrechen")).status_code == 303
    page = administrator.get("/assistent/e-mailkonto").text
    assert 'data-check="entra.AADSTS65004" data-status="problem"' in page


def test_the_wrong_person_is_named_and_nothing_is_kept(
    app: Flask, administrator: Administrator, practice: PracticeMicrosoft
) -> None:
    set_up(administrator, practice)
    administrator.get(sign_in(administrator, "anna.admin@vhs-musterstadt.example"))
    page = administrator.get("/assistent/e-mailkonto").text
    assert 'data-check="sign_in.wrong_person"' in page
    with app.app_context():
        assert not load_instance().mail_accounts[0].is_connected


def test_the_answer_of_the_consent_page_is_thanked_for_and_proves_nothing(
    administrator: Administrator,
) -> None:
    address = "/App%20E-Mailkonto/continue_oauth?admin_consent=True&tenant=x&state=zustimmung"
    answer = administrator.get(address)
    assert answer.status_code == 200
    assert 'data-check="consent.given"' in answer.text
    assert 'href="/assistent/"' in answer.text
