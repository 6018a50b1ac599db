"""„Verbindung prüfen“ without a browser: what is asked, what is kept, what is told, and what is not."""

import json
import re
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from cmx_app.practice import Ports, PracticeMicrosoft
from cmx_app.services.xoauth2 import xoauth2
from cmx_app.steps.mailbox_checks import MAILBOX_CHECKS
from cmx_app.store.interfaces import client_secret
from cmx_app.store.leases import end_turn, take_turn
from cmx_app.store.mail_accounts import token_cache
from cmx_app.store.verdicts import conversations, verdicts
from cmx_app.testing.application import Application
from cmx_app.testing.people import INFO, PETRA
from tests.conftest import Administrator

BROWSER = {"Accept": "text/html,application/xhtml+xml"}
HTMX = {"HX-Request": "true"}
RESULT = re.compile(r'data-check="([^"]+)" data-status="([^"]+)"')


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as world:
        yield world


@pytest.fixture
def app(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Flask:
    practice.reset()
    return make_app(
        **practice.settings,
    )


@pytest.fixture
def cmx(app: Flask, practice: PracticeMicrosoft) -> Application:
    return Application(app, practice, "http://localhost:8000")


@pytest.fixture
def page(cmx: Application) -> str:
    """The address, for a mailbox that is connected."""
    return f"/App%20E-Mailkonto/{cmx.connect()}/pruefen"


def results(page: str) -> dict[str, str]:
    return dict(RESULT.findall(page))


def test_the_page_shows_every_check_with_its_result(administrator: Administrator, page: str) -> None:
    found = results(administrator.get(page).text)
    assert found == {check.name: "ok" for check in MAILBOX_CHECKS}


@pytest.mark.parametrize(
    ("fault", "code", "not_checked"),
    [
        ("down", "entra.unreachable_network", {"entra", "clock", "account", "imap", "smtp"}),
        ("secret_expired", "entra.AADSTS7000222", {"account"}),
        ("imap_not_accepted", "imap.not_accepted", {"imap"}),
        ("smtp_off_tenant", "smtp.disabled_for_tenant", {"smtp"}),
    ],
)
def test_what_can_not_be_asked_says_why(
    administrator: Administrator, cmx: Application, page: str, fault: str, code: str, not_checked: set[str]
) -> None:
    cmx.switch(**{fault: True})
    text = administrator.get(page).text
    found = results(text)
    assert found[code] == "problem"
    assert {name.partition(".")[0] for name in found if name.endswith(".not_checked")} == not_checked
    assert "Nicht geprüft, weil zuerst" in text


def test_a_microsoft_that_is_overloaded_is_no_fault_of_the_encryption(
    administrator: Administrator, cmx: Application, page: str
) -> None:
    cmx.switch(unavailable=True)
    found = results(administrator.get(page).text)
    assert found["entra.tls_trusted"] == "ok"
    assert found["clock.not_compared"] == "caution"
    assert found["entra.AADSTS90033"] == "problem"


def test_a_browser_gets_the_page_before_anything_is_asked(
    administrator: Administrator, cmx: Application, page: str
) -> None:
    cmx.switch(slow=5)
    begun = time.monotonic()
    text = administrator.get(page, headers=BROWSER).text
    assert time.monotonic() - begun < 2
    assert "jetzt=1" in text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert results(text) == {}


def ask_how_it_stands(browser: Administrator, text: str) -> str:
    """What the page asks next by itself."""
    link = re.search(r'hx-get="([^"]+/stand\?[^"]+)"', text)
    assert link
    return browser.get(link[1].replace("&amp;", "&"), headers=HTMX).text


def test_a_page_asks_until_nothing_is_open_and_gets_each_result_once(
    administrator: Administrator, page: str
) -> None:
    begun = administrator.get(page, headers=HTMX).text
    assert results(begun) == {check.name: "waiting" for check in MAILBOX_CHECKS}
    assert administrator.get(f"{page}/lauf").status_code == 204
    news = ask_how_it_stands(administrator, begun)
    assert results(news) == {check.name: "ok" for check in MAILBOX_CHECKS}
    assert "/stand" not in news
    assert "Alles klappt" in news


def test_a_page_does_not_ask_for_ever(administrator: Administrator, page: str) -> None:
    news = administrator.get(
        f"{page}/stand?ab=2026-11-25T10:00:00Z&seit=2026-11-25T10:00:00Z", headers=HTMX
    ).text
    assert "/stand" not in news
    assert news.count("Noch nicht geprüft.") == len(MAILBOX_CHECKS)


def test_one_check_is_asked_again_with_what_it_rests_on_alone(
    app: Flask, administrator: Administrator, cmx: Application, page: str
) -> None:
    administrator.get(page)
    with app.app_context():
        before = {one.check: one.at for one in verdicts(1)}
    cmx.switch(smtp_off_mailbox=True)
    text = administrator.get(f"{page}?nur=smtp.authenticates").text
    assert results(text)["smtp.disabled_for_mailbox"] == "problem"
    assert "Jetzt noch einmal" in text
    with app.app_context():
        asked = {one.check for one in verdicts(1) if one.at > before[one.check]}
    assert asked == {"smtp.name_resolves", "smtp.connects", "smtp.greets", "smtp.tls_trusted",
                     "smtp.authenticates"}  # fmt: skip


def test_an_unknown_check_is_not_found(administrator: Administrator, page: str) -> None:
    assert administrator.get(f"{page}?nur=nichts").status_code == 404
    assert administrator.get(f"{page}/stand?ab=heute&seit=nie").status_code == 404


def test_what_was_found_is_there_when_the_page_is_opened_again(
    administrator: Administrator, cmx: Application, page: str
) -> None:
    cmx.switch(imap_off=True)
    administrator.get(page)
    cmx.switch(imap_off=False)
    text = administrator.get(page, headers=BROWSER).text
    assert results(text)["imap.not_connected"] == "problem"
    assert "Zuletzt geprüft:" in text
    assert "Senden klappt, Empfangen noch nicht" in text


def secrets_of(app: Flask, account: int, identity: str) -> list[str]:
    """Every secret of the instance, and of the conversations that show one."""
    vault = app.extensions["cmx"].services.vault
    with app.app_context():
        cache, own = json.loads(token_cache(vault, account)), client_secret(vault, 1)
    tokens = [entry["secret"] for kind in ("AccessToken", "RefreshToken") for entry in cache[kind].values()]
    shown = [xoauth2(identity, token) for token in tokens]
    shifted = [b64encode(b"x" * by + one).decode()[4:-4] for one in shown for by in range(3)]
    return [own, *tokens, *shifted]


def test_the_report_for_support_holds_no_secret_and_no_whole_address(
    app: Flask, administrator: Administrator, cmx: Application, page: str
) -> None:
    cmx.switch(send_as_denied=True, smtp_not_accepted=True)
    text = administrator.get(page).text
    report = text[text.index('class="for-experts"') :]
    assert "AUTH XOAUTH2" in report
    assert "535 5.7.3" in report
    assert "cmx-app" in report
    with app.app_context():
        kept = "".join(one.lines for one in conversations(1))
    for secret in secrets_of(app, 1, PETRA):
        pieces = [secret[at : at + 16] for at in range(0, max(1, len(secret) - 16), 8)]
        assert not any(piece in report or piece in kept for piece in pieces)
    assert PETRA not in report
    assert PETRA not in kept


def test_a_shared_mailbox_hears_what_mail_from_does_not_prove(
    administrator: Administrator, cmx: Application
) -> None:
    account = cmx.connect(INFO, "shared")
    text = administrator.get(f"/App%20E-Mailkonto/{account}/pruefen").text
    assert results(text)["smtp.sender_accepted"] == "ok"
    assert "erst bei einer echten E-Mail" in text


def test_a_refusal_without_a_reason_is_weighed_with_what_imap_said(
    administrator: Administrator, cmx: Application, page: str
) -> None:
    cmx.switch(smtp_not_accepted=True)
    assert "Empfangen klappt mit derselben Anmeldung" in administrator.get(page).text
    again = administrator.get(f"{page}?nur=smtp.authenticates").text
    assert "Empfangen klappt mit derselben Anmeldung" in again
    cmx.switch(imap_not_accepted=True)
    assert "zum Senden und zum Empfangen ab" in administrator.get(page).text


def test_a_slow_chain_does_not_hold_up_the_others(
    administrator: Administrator, cmx: Application, page: str
) -> None:
    cmx.switch(slow=1)
    begun = time.monotonic()
    found = results(administrator.get(page).text)
    # The sign-in asks four times and then IMAP and SMTP once each, side by side.
    assert time.monotonic() - begun < 10
    assert set(found.values()) == {"ok"}


def test_a_mailbox_is_checked_by_one_run_at_a_time(
    app: Flask, administrator: Administrator, page: str
) -> None:
    with app.app_context():
        assert take_turn(1, "somebody", 30)
    threading.Timer(0.5, _end, (app,)).start()
    begun = time.monotonic()
    administrator.get(page)
    assert time.monotonic() - begun > 0.5
    with app.app_context():
        assert take_turn(1, "next", 1)


def _end(app: Flask) -> None:
    with app.app_context():
        end_turn(1, "somebody")


def test_a_mailbox_that_is_not_connected_says_so(administrator: Administrator, cmx: Application) -> None:
    cmx.set_up()
    page = administrator.get(f"/App%20E-Mailkonto/{cmx.add_mailbox()}/pruefen").text
    assert "hat sich noch niemand bei Microsoft angemeldet" in page
    assert results(page) == {}
