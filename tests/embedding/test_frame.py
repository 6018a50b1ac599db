"""Pages below /einbetten: the same wizard without masthead, for the sites of CMX_FRAME_ANCESTORS only."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from cmx_app.steps import WIZARD
from tests.embedding.conftest import INTRANET
from tests.promises.test_pages import addresses

SLUGS = [step.slug for step in WIZARD.steps]
LINK = re.compile(r'<a [^>]*?href="([^"#]+)"[^>]*>|(?<![-\w])(?:action|formaction|hx-get|hx-post)="([^"]+)"')


def policy(answer: Any) -> str:
    return str(answer.headers["Content-Security-Policy"])


def test_every_page_names_the_sites_that_may_have_it_in_a_frame_and_nobody_else(
    app: Flask, framed: Any, window: Any
) -> None:
    for address in addresses(app):
        for visitor, path in ((window, address), (framed, f"/einbetten{address}")):
            assert policy(visitor.get(path)).endswith(f"; frame-ancestors {INTRANET}"), path


def test_without_the_setting_the_pages_answer_and_are_in_nobodys_frame(
    make_app: Callable[..., Flask],
) -> None:
    answer = make_app().test_client().get("/einbetten/assistent", follow_redirects=True)
    assert answer.status_code == 200
    assert policy(answer).endswith("; frame-ancestors 'none'")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_step_in_a_frame_is_the_same_step_without_masthead_and_search(
    framed: Any, window: Any, valid_html: Any, slug: str
) -> None:
    inside, outside = framed.get(f"/einbetten/assistent/{slug}").text, window.get(f"/assistent/{slug}").text
    valid_html(inside)
    assert f'data-step="{slug}"' in inside
    assert "masthead" in outside
    assert "masthead" not in inside
    assert 'role="search"' not in inside
    assert re.findall(r'data-check="([^"]+)"', inside) == re.findall(r'data-check="([^"]+)"', outside)


def links(page: str) -> set[str]:
    """Where links and forms lead that stay in the frame."""
    found = (match for match in LINK.finditer(page) if "target=" not in match[0])
    return {(match[1] or match[2]).replace("&amp;", "&") for match in found}


@pytest.mark.parametrize("path", [*(f"/assistent/{slug}" for slug in SLUGS), "/status", "/fehlermeldung"])
def test_every_way_from_a_page_in_a_frame_stays_below_the_folder(framed: Any, path: str) -> None:
    for link in links(framed.get(f"/einbetten{path}").text):
        assert link.startswith("/einbetten/"), link
        assert framed.get(link).status_code != 404, link


def test_the_wizard_goes_to_the_first_unfinished_step_and_on_from_there(framed: Any) -> None:
    begun = framed.get("/einbetten/assistent", follow_redirects=True)
    assert begun.request.path == "/einbetten/assistent/ueberblick"
    saved = framed.submit("/einbetten/assistent/ueberblick", page="/einbetten/assistent/ueberblick")
    assert (saved.status_code, saved.location) == (303, "/einbetten/assistent/anwendung")


def test_a_live_check_in_a_frame_is_the_same_part(framed: Any) -> None:
    found = framed.submit(
        "/einbetten/assistent/anwendung/pruefen",
        page="/einbetten/assistent/anwendung",
        data={"client_id": "keine"},
        headers={"HX-Request": "true"},
    )
    assert found.status_code == 200
    assert '<div id="befunde"' in found.text
    assert 'data-check="client_id.' in found.text


def test_the_state_of_the_instance_is_there_without_the_applications(framed: Any, valid_html: Any) -> None:
    page = framed.get("/einbetten/status").text
    valid_html(page)
    assert "/einbetten/assistent/" in page
    assert "App%20Schnittstellen" not in page
    assert framed.get("/einbetten/").location == "/einbetten/status"


@pytest.mark.parametrize(
    "path", ["/App%20Schnittstellen/", "/App%20Einstellungen/", "/suche?q=a", "/einladung/x", "/health/live",
             "/App%20E-Mailkonto/continue_oauth", "/fenster/angemeldet", "/fenster/fertig"],
)  # fmt: skip
def test_what_is_no_part_of_the_wizard_is_not_in_a_frame(framed: Any, path: str) -> None:
    assert framed.get(f"/einbetten{path}").status_code == 404


def test_no_password_is_taken_in_a_frame(framed: Any, window: Any) -> None:
    data = {"name": window.name, "password": window.password}
    assert framed.post("/einbetten/anmelden", data=data).status_code in (404, 403, 400)


def test_the_redirect_url_in_a_frame_is_the_one_of_the_whole_application(framed: Any) -> None:
    page = framed.get("/einbetten/assistent/umleitungs-url").text
    assert "http://localhost/App%20E-Mailkonto/continue_oauth" in page
    assert "einbetten/App%20E-Mailkonto/continue_oauth" not in page


def test_language_and_look_are_what_the_site_around_wants(framed: Any) -> None:
    wanted = framed.get("/einbetten/assistent/anwendung?sprache=en&farben=dunkel").text
    kept = framed.get("/einbetten/assistent/anwendung").text
    for page in (wanted, kept):
        assert re.search(r'<html lang="en"[^>]* data-scheme="dark"', page)
        assert '<meta name="color-scheme" content="dark">' in page
    freed = framed.get("/einbetten/assistent/anwendung?farben=auto").text
    assert "data-scheme" not in freed


def test_outside_of_frames_nobody_chooses_the_look_by_address(window: Any) -> None:
    assert "data-scheme" not in window.get("/?farben=dunkel").text


def test_a_path_that_only_begins_like_the_folder_is_none_of_its_pages(window: Any) -> None:
    assert window.get("/einbettenX/assistent/anwendung").status_code == 404


def test_the_script_for_other_sites_has_an_address_that_stays_and_is_asked_about_often(client: Any) -> None:
    script = client.get("/static/js/embed.js")
    assert script.headers["Cache-Control"] == "public, max-age=300"
    again = client.get("/static/js/embed.js", headers={"If-None-Match": script.headers["ETag"]})
    assert again.status_code == 304
