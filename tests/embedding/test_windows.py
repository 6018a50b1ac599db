"""A frame sends a window to sign in, here or at Microsoft: by a ticket, and it notices what becomes of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from cmx_app.store.sign_in import end_all_sessions
from tests.embedding.conftest import OWN, look_in, ticket_in

ASK = "/einbetten/anmelden/im-rahmen/fenster"


@pytest.fixture
def later() -> Iterator[Callable[[timedelta], None]]:
    with time_machine.travel(datetime.now(UTC), tick=True) as traveller:
        yield traveller.shift


def test_a_frame_that_knows_nobody_leads_to_its_own_sign_in_page_and_back(
    frame: Any, valid_html: Any
) -> None:
    refused = frame.get("/einbetten/assistent/anwendung")
    assert refused.location == "/einbetten/anmelden?zurueck=%2Feinbetten%2Fassistent%2Fanwendung"
    page = frame.get(refused.location, follow_redirects=True)
    assert "data-opens-window" in page.text
    assert "zurueck=/einbetten/assistent/anwendung" in page.text
    assert 'type="password"' not in page.text
    valid_html(page.text)
    valid_html(frame.get(ASK).text)


def test_a_window_hands_its_sign_in_over_to_the_frame_once(frame: Any, window: Any) -> None:
    page = frame.get(f"{ASK}?zurueck=/einbetten/status").text
    opened = window.get(ticket_in(page), headers=OWN)
    closed = window.get(window.get(opened.location).location)
    assert "Sie können dieses Fenster schließen" in closed.text
    noticed = frame.get(look_in(page))
    assert 'data-window="done" hx-get="/einbetten/status"' in noticed.text
    assert frame.get("/einbetten/status").status_code == 200
    assert 'data-window="cookieless"' in frame.get(look_in(page)).text


def test_whoever_is_not_signed_in_in_the_window_signs_in_there_first(
    app: Any, frame: Any, administrator: Any
) -> None:
    stranger = app.test_client()
    page = frame.get(ASK).text
    begun = stranger.get(stranger.get(ticket_in(page), headers=OWN).location)
    assert begun.location == "/anmelden?zurueck=%2Ffenster%2Fangemeldet"
    assert 'data-window="open"' in frame.get(look_in(page)).text


def test_the_cookie_of_a_frame_is_its_own_and_there_only(frame: Any, window: Any) -> None:
    cookies = frame.get(ASK).headers.getlist("Set-Cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["cmx_embedded"]
    for part in ("Secure", "HttpOnly", "Path=/einbetten", "SameSite=None", "Partitioned"):
        assert f"; {part}" in cookies[0], part
    assert "cmx_embedded" not in str(window.get("/").headers)


def test_the_cookie_of_windows_opens_no_frame_and_that_of_frames_no_window(
    app: Any, framed: Any, window: Any
) -> None:
    assert window.get("/einbetten/status").status_code == 303
    assert framed.get("/").status_code == 303


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {}])
def test_a_link_that_somebody_sent_signs_nobody_in(
    frame: Any, window: Any, headers: Any, valid_html: Any
) -> None:
    page = frame.get(ASK).text
    refused = window.get(ticket_in(page), headers=headers)
    assert refused.status_code == 410
    valid_html(refused.text)
    assert window.get("/fenster/angemeldet").status_code == 410
    assert frame.get(look_in(page)).status_code == 204


def test_a_window_without_its_cookie_hands_nothing_over(frame: Any, app: Any, window: Any) -> None:
    thief = app.test_client()
    thief.get(ticket_in(frame.get(ASK).text), headers=OWN)
    assert window.get("/fenster/angemeldet").status_code == 410


def test_a_ticket_opens_one_window(frame: Any, window: Any) -> None:
    ticket = ticket_in(frame.get(ASK).text)
    assert window.get(ticket, headers=OWN).status_code == 303
    assert window.get(ticket, headers=OWN).status_code == 410


def test_a_ticket_is_good_for_a_minute(frame: Any, window: Any, later: Any) -> None:
    page = frame.get(ASK).text
    later(timedelta(seconds=62))
    assert window.get(ticket_in(page), headers=OWN).status_code == 410
    fresh = frame.get(look_in(page))
    assert fresh.status_code == 200
    assert window.get(ticket_in(fresh.text), headers=OWN).status_code == 303


def test_a_ticket_that_was_changed_opens_nothing(window: Any, frame: Any) -> None:
    assert window.get(ticket_in(frame.get(ASK).text)[:-3] + "abc", headers=OWN).status_code == 410


def test_another_frame_does_not_get_what_a_window_brings(app: Any, frame: Any, window: Any) -> None:
    page = frame.get(ASK).text
    window.get(window.get(ticket_in(page), headers=OWN).location)
    other = app.test_client().get(look_in(page))
    assert 'data-window="cookieless"' in other.text
    assert app.test_client().get("/einbetten/status").status_code == 303


def test_the_frame_says_so_when_the_window_was_blocked_or_closed(
    frame: Any, window: Any, valid_html: Any
) -> None:
    blocked = frame.get(f"{ASK}?blockiert=1")
    assert "Ihr Browser hat das Fenster nicht geöffnet." in blocked.text
    window.get(ticket_in(blocked.text), headers=OWN)
    assert 'data-window="open"' in frame.get(look_in(blocked.text)).text
    closed = frame.get(f"{look_in(blocked.text)}&zu=1").text
    assert "Das Fenster wurde geschlossen" in closed
    assert f'href="{ASK}' in closed
    window.get("/fenster/angemeldet")
    assert 'data-window="done"' in frame.get(look_in(closed)).text


def test_a_frame_looks_for_its_window_for_an_hour(frame: Any, later: Any) -> None:
    page = frame.get(ASK).text
    for _ in range(2):
        later(timedelta(minutes=31))
        page = frame.get(look_in(page)).text
    assert 'data-window="late"' in page
    assert "hx-get" not in page.partition('id="fenster"')[2].partition(">")[0]


def test_signing_out_in_the_window_ends_the_frames_session_too(framed: Any, window: Any) -> None:
    window.submit("/abmelden", page="/nirgends")
    assert framed.get("/einbetten/status").status_code == 303


def test_signing_out_in_the_frame_leaves_the_window_signed_in(framed: Any, window: Any) -> None:
    left = framed.submit("/einbetten/abmelden", page="/einbetten/status")
    assert left.location == "/einbetten/anmelden?abgemeldet=1"
    assert framed.get("/einbetten/status").status_code == 303
    assert window.get("/").status_code == 200


def test_a_new_password_ends_the_frames_session_too(app: Any, framed: Any, window: Any) -> None:
    with app.app_context():
        end_all_sessions(window.id)
    assert framed.get("/einbetten/status").status_code == 303


def test_whom_the_intranets_server_names_needs_no_window(make_app: Any) -> None:
    app = make_app(sign_in="header:X-Remote-User", proxy_addresses=("127.0.0.0/8",))
    frame = app.test_client()
    named = frame.get("/einbetten/assistent/anwendung?farben=dunkel", headers={"X-Remote-User": "Petra Post"})
    assert named.status_code == 200
    assert "Angemeldet: Petra Post" in named.text
    assert ' data-scheme="dark"' in named.text
    assert frame.get("/einbetten/assistent/anwendung").status_code == 303
