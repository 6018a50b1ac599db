"""Links that a portal signs: for a named person, once, for five minutes, never beyond the key's rights."""

import runpy
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask

from cmx_app.neighbours import read_link_keys
from cmx_app.store.audit import newest_lines
from cmx_app.store.mail_accounts import save_mail_account
from tests.conftest import Browser
from tools.checkout import ROOT

KEY = "pY7nq2VtK0xW4mJd9RzLc5BfGhS8aEuT1iO3"
signed_link = runpy.run_path(str(ROOT / "examples" / "signed-link" / "signed_link.py"))["signed_link"]


def link(
    person: str = "Petra Post", *, name: str = "portal", key: str = KEY, base: str = "", **what: str
) -> str:
    """What the portal's own program makes of it."""
    return str(signed_link(base, name, key, person, **what))


@pytest.fixture
def portal(make_app: Callable[..., Flask]) -> Callable[[str], Browser]:
    """A browser of somebody who comes from a portal with a key of these rights."""

    def open_browser(rights: str) -> Browser:
        app = make_app(link_keys=read_link_keys(f"portal:{rights}:{KEY}"))
        with app.app_context():
            for address in ("info@vhs.example", "kurse@vhs.example"):
                save_mail_account(address, "shared", "Ada Muster")
        return Browser(app, app.response_class, use_cookies=True)

    return open_browser


@pytest.fixture
def later() -> Iterator[Callable[[timedelta], None]]:
    with time_machine.travel(datetime.now(UTC), tick=True) as traveller:
        yield traveller.shift


def test_the_example_lets_a_named_person_in_at_a_step(portal: Any) -> None:
    browser = portal("steps")
    followed = browser.get(link(step="anwendung"))
    assert (followed.status_code, followed.location) == (303, "/assistent/anwendung")
    assert browser.get("/assistent/anwendung").status_code == 200
    with browser.application.app_context():
        line = newest_lines(1)[0]
    assert (line.who, line.action, line.subject) == ("Petra Post", "signed-in", "127.0.0.1 link:portal")


def test_a_link_without_a_step_leads_to_the_first_unfinished_one(portal: Any) -> None:
    assert portal("all").get(link()).location == "/assistent/"


def test_in_a_frame_it_signs_the_frame_in(portal: Any) -> None:
    browser = portal("steps+embedded")
    followed = browser.get(link(base="/einbetten", step="anwendung"))
    assert followed.location == "/einbetten/assistent/anwendung"
    assert followed.headers["Set-Cookie"].startswith("cmx_embedded=")
    assert browser.get(followed.location).status_code == 200


def test_a_replayed_link_opens_nothing(portal: Any, valid_html: Any) -> None:
    browser, address = portal("steps"), link()
    assert browser.get(address).status_code == 303
    refused = browser.application.test_client().get(address)
    assert refused.status_code == 410
    assert "Dieser Link wurde schon benutzt" in refused.text
    valid_html(refused.text)


def test_looking_where_a_link_leads_uses_nothing_up(portal: Any) -> None:
    browser, address = portal("steps"), link()
    looked = browser.head(address)
    assert (looked.status_code, "Set-Cookie" in looked.headers) == (303, False)
    assert browser.get(address).status_code == 303


def test_another_spelling_of_the_same_signature_is_a_replay_too(portal: Any) -> None:
    browser, address = portal("steps"), link()
    browser.get(address)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    spelled = [browser.get(address[:-1] + letter).status_code for letter in alphabet if letter != address[-1]]
    assert 303 not in spelled
    assert 410 in spelled


def test_a_link_is_good_for_five_minutes(portal: Any, later: Any) -> None:
    browser, address = portal("steps"), link()
    later(timedelta(minutes=5, seconds=2))
    refused = browser.get(address)
    assert refused.status_code == 410
    assert "abgelaufen" in refused.text


@pytest.mark.parametrize(
    "change", [{"key": KEY[::-1]}, {"name": "fremd"}, {"person": " "}, {"step": "nirgends"}]
)
def test_a_link_that_its_key_did_not_sign_or_that_leads_nowhere_opens_nothing(
    portal: Any, change: Any
) -> None:
    browser = portal("steps")
    assert browser.get(link(**change)).status_code == 404
    assert browser.get("/assistent/anwendung").status_code == 303


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("steps", {"rights": "all"}),
        ("steps", {"mailbox": "info@vhs.example"}),
        ("mailbox=info@vhs.example", {"mailbox": "kurse@vhs.example"}),
        ("mailbox=info@vhs.example", {"step": "anwendung"}),
        ("steps+embedded", {"rights": "steps"}),
        ("mailboxes", {"mailbox": "kurse@vhs.example", "rights": "mailbox=info@vhs.example"}),
    ],
)
def test_a_link_never_reaches_further_than_its_key(portal: Any, key: str, wanted: dict[str, str]) -> None:
    refused = portal(key).get(link(base="/einbetten", **wanted))
    assert refused.status_code == 403
    assert "So weit reicht dieser Link nicht" in refused.text


def test_a_link_may_give_less_than_its_key(portal: Any) -> None:
    browser = portal("all")
    browser.get(link(mailbox="INFO@vhs.example", rights="mailbox=info@vhs.example"))
    assert browser.get("/App%20E-Mailkonto/1/").status_code == 200
    assert browser.get("/assistent/anwendung").status_code == 403


ERRORS, LIST, INFO, KURSE = (
    "/fehlermeldung",
    "/App%20E-Mailkonto/",
    "/App%20E-Mailkonto/1/",
    "/App%20E-Mailkonto/2/",
)
OPEN = {
    "all": ["/", "/assistent/anwendung", "/App%20Schnittstellen/", LIST, "/suche?q=a"],
    # Step 8 shows the checks of its mailbox.
    "steps": ["/", "/assistent/anwendung", "/assistent/e-mailkonto", f"{INFO}pruefen", ERRORS],
    "mailboxes": ["/", LIST, INFO, f"{INFO}pruefen", KURSE, ERRORS],
    "mailbox=info@vhs.example": ["/", INFO, f"{INFO}pruefen", ERRORS],
}
EVERYWHERE = {path for paths in OPEN.values() for path in paths} | {
    "/App%20E-Mailkonto/neu",
    "/App%20E-Mailkonto/1/loeschen",
    "/App%20Einstellungen/",
    "/fenster/angemeldet",
}


@pytest.mark.parametrize("rights", [*OPEN])
def test_a_session_sees_what_its_link_opens_and_nothing_else(
    portal: Any, valid_html: Any, rights: str
) -> None:
    browser = portal(rights)
    to = {"mailbox": "info@vhs.example"} if "mailbox" in rights else {}
    assert browser.get(link(**to)).status_code == 303
    for path in EVERYWHERE:
        answer = browser.get(path)
        assert (answer.status_code != 403) == (rights == "all" or path in OPEN[rights]), path
        if answer.status_code == 403:
            assert 'data-check="page.not_allowed"' in answer.text
            valid_html(answer.text)


@pytest.mark.parametrize(("rights", "entrance"), [("mailboxes", LIST), ("mailbox=info@vhs.example", INFO)])
def test_the_start_page_leads_to_what_the_link_opens(portal: Any, rights: str, entrance: str) -> None:
    browser = portal(rights)
    browser.get(link(mailbox="info@vhs.example"))
    assert browser.get("/").location == entrance
    browser.get(link(mailbox="info@vhs.example", base="/einbetten"))
    assert browser.get("/einbetten/status").location == f"/einbetten{entrance}"


def test_a_link_for_frames_only_opens_no_window(portal: Any) -> None:
    browser = portal("steps+embedded")
    assert browser.get(link()).status_code == 403
    framed = browser.get(link(base="/einbetten"))
    cookie = framed.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    browser.set_cookie("cmx_session", cookie)
    assert browser.get("/assistent/anwendung").status_code == 403


def test_signing_out_ends_a_links_session(portal: Any) -> None:
    browser = portal("steps")
    browser.get(link())
    browser.submit("/abmelden", page="/")
    assert browser.get("/assistent/anwendung").status_code == 303
