"""The wizard's addresses: what a step keeps, where it leads, and what it never gives back."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from cmx_app.steps import WIZARD
from cmx_app.store.instance import load_instance
from tests.conftest import Administrator, Browser

CLIENT_ID = "0f1e2d3c-1111-4222-8333-444455556666"
TENANT_ID = "99887766-1111-4222-8333-444455556666"
SECRET = "abc8Q~" + "x" * 34


def fill(person: Administrator, slug: str, **fields: str) -> str:
    """Save a step and give the address it leads to."""
    answer = person.submit(f"/assistent/{slug}", data=fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].rpartition("/")[2]


def set_up(person: Administrator) -> None:
    fill(person, "ueberblick")
    fill(person, "anwendung", display_name="cmxOrganize", audience="AzureADMyOrg", client_id=CLIENT_ID)
    fill(person, "umleitungs-url")
    fill(person, "kundengeheimnis", client_secret=SECRET, secret_expires_on="2028-11-12")
    fill(person, "schnittstelle", client_id=CLIENT_ID)
    fill(person, "tenant-id", tenant_id=TENANT_ID)


@pytest.mark.parametrize("slug", [step.slug for step in WIZARD.steps])
def test_every_step_is_a_valid_page_with_exactly_one_state(
    administrator: Administrator, slug: str, valid_html: Callable[[str], None]
) -> None:
    for language in ("de", "en"):
        answer = administrator.get(f"/assistent/{slug}?sprache={language}")
        assert answer.status_code == 200
        valid_html(answer.text)
        assert re.findall(r'data-step="([^"]+)"', answer.text) == [slug]


def test_the_steps_follow_each_other_in_the_guides_order(administrator: Administrator) -> None:
    assert fill(administrator, "ueberblick") == "anwendung"
    assert fill(administrator, "anwendung", display_name="cmx", audience="AzureADMyOrg") == "umleitungs-url"
    assert fill(administrator, "umleitungs-url") == "kundengeheimnis"


def test_coming_back_continues_at_the_first_unfinished_step(administrator: Administrator) -> None:
    set_up(administrator)
    assert administrator.get("/assistent/").headers["Location"].endswith("/assistent/pruefung")


def test_what_comes_from_a_change_goes_back_to_the_summary(administrator: Administrator) -> None:
    set_up(administrator)
    assert fill(administrator, "tenant-id", tenant_id=TENANT_ID, zurueck="fertig") == "fertig"


def test_a_step_remembers_the_mailbox_that_sent_somebody_and_nothing_foreign(
    administrator: Administrator,
) -> None:
    page = administrator.get("/assistent/tenant-id?zurueck=postfach-7").text
    assert 'name="zurueck" value="postfach-7"' in page
    assert 'name="zurueck"' not in administrator.get("/assistent/tenant-id?zurueck=//example.de").text


def test_values_typed_early_stand_in_the_later_step(administrator: Administrator) -> None:
    set_up(administrator)
    assert f'value="{CLIENT_ID}"' in administrator.get("/assistent/schnittstelle").text


def test_a_secret_is_never_sent_back_only_its_first_three_characters(administrator: Administrator) -> None:
    set_up(administrator)
    for slug in ("kundengeheimnis", "schnittstelle", "pruefung", "fertig"):
        page = administrator.get(f"/assistent/{slug}").text
        assert SECRET not in page
    assert "abc…" in administrator.get("/assistent/schnittstelle").text


def test_a_secret_is_kept_even_when_another_field_is_empty(app: Flask, administrator: Administrator) -> None:
    answer = administrator.submit("/assistent/kundengeheimnis", data={"client_secret": SECRET})
    assert answer.status_code == 422
    assert "abc…" in answer.text
    assert SECRET not in answer.text
    with app.app_context():
        assert load_instance().has_secret


def test_a_secret_is_kept_even_when_the_form_has_expired(app: Flask, administrator: Administrator) -> None:
    data = {"client_secret": SECRET, "secret_expires_on": "2028-11-12", "csrf_token": "expired"}
    answer = administrator.post(
        "/assistent/kundengeheimnis", data=data, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 422
    assert "Diese Seite war zu lange offen" in answer.text
    assert 'value="2028-11-12"' in answer.text
    with app.app_context():
        assert load_instance().has_secret


def test_an_empty_field_is_refused_with_the_same_page_and_what_was_typed(
    administrator: Administrator,
) -> None:
    answer = administrator.submit("/assistent/anwendung", data={"display_name": "", "client_id": CLIENT_ID})
    assert answer.status_code == 422
    assert f'value="{CLIENT_ID}"' in answer.text
    assert 'class="error-summary"' in answer.text


def test_a_doubtful_value_is_saved_and_stays_visible(administrator: Administrator) -> None:
    assert fill(administrator, "tenant-id", tenant_id="firma.example") == "pruefung"
    assert 'data-check="tenant_id.is_domain"' in administrator.get("/assistent/tenant-id").text


def test_a_blocked_step_says_what_is_missing_and_where(administrator: Administrator) -> None:
    page = administrator.get("/assistent/pruefung").text
    assert 'data-state="blocked"' in page
    assert 'href="/assistent/schnittstelle"' in page


def test_a_live_check_answers_with_the_part_and_saves_nothing(
    app: Flask, administrator: Administrator
) -> None:
    answer = administrator.submit(
        "/assistent/umleitungs-url/pruefen",
        data={"redirect_url": "https://www.localhost/App E-Mailkonto/continue_oauth"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="befunde"')
    assert 'data-check="redirect_url.space_instead_of_percent20"' in answer.text
    with app.app_context():
        assert load_instance().registration.redirect_url_confirmed_at is None


def test_a_live_check_without_javascript_answers_with_the_whole_page(
    administrator: Administrator, valid_html: Callable[[str], None]
) -> None:
    answer = administrator.submit("/assistent/tenant-id/pruefen", data={"tenant_id": "x"})
    assert answer.status_code == 200
    valid_html(answer.text)
    assert 'data-check="tenant_id.not_an_id"' in answer.text


def test_the_expiry_becomes_a_calendar_entry(administrator: Administrator) -> None:
    set_up(administrator)
    entry = administrator.get("/assistent/fertig/ablauf.ics")
    assert entry.mimetype == "text/calendar"
    assert "DTSTART;VALUE=DATE:20281112" in entry.text
    assert all(len(line.encode()) <= 75 for line in entry.text.split("\r\n"))


def test_an_unknown_step_is_not_found(administrator: Administrator) -> None:
    assert administrator.get("/assistent/gibt-es-nicht").status_code == 404


def test_a_secret_that_arrives_after_the_session_is_reported_as_not_kept(
    administrator: Administrator, client: Browser
) -> None:
    answer = client.submit("/assistent/kundengeheimnis", data={"client_secret": SECRET})
    assert answer.status_code == 303
    assert "nicht gespeichert" in client.get(answer.headers["Location"]).text


def test_a_done_step_with_a_wrong_value_is_marked_in_the_rail(administrator: Administrator) -> None:
    fill(administrator, "tenant-id", tenant_id="das ist keine ID")
    marked = '<li class="done troubled"><a href="/assistent/tenant-id"'
    assert marked in administrator.get("/assistent/ueberblick").text
    fill(administrator, "tenant-id", tenant_id=TENANT_ID)
    assert "troubled" not in administrator.get("/assistent/ueberblick").text
