"""The box for Microsoft's errors, and the search bar as another way into it."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Administrator

URL = "http://localhost/App%20E-Mailkonto/continue_oauth"
MISMATCH = f"AADSTS50011: The redirect URI '{URL}' specified in the request does not match."
MARK = "ZEUGENWORT-4711"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def explained(person: Administrator, text: str, **more: str) -> str:
    answer = person.submit("/fehlermeldung", page="/fehlermeldung", data={"text": text, **more})
    assert answer.status_code == 200
    return answer.text


def test_the_box_explains_and_leads_to_the_step(administrator: Administrator) -> None:
    page = explained(administrator, "AADSTS7000222: expired")
    assert 'data-check="entra.AADSTS7000222"' in page
    assert 'href="/assistent/kundengeheimnis"' in page


def test_the_box_shows_what_the_text_names(administrator: Administrator) -> None:
    page = explained(administrator, "AADSTS65001\nCorrelation ID: 7a7f1f9e-0f4a-4ad6-8d1c-000000000200")
    assert '<code translate="no">7a7f1f9e-0f4a-4ad6-8d1c-000000000200</code>' in page


def test_a_wrong_redirect_url_asks_for_the_entry_at_microsoft(administrator: Administrator) -> None:
    page = explained(administrator, MISMATCH)
    assert 'name="redirect_url"' in page
    assert 'form="kasten"' in page
    assert 'name="redirect_url"' not in explained(administrator, "AADSTS65001")


def test_the_entry_is_compared_and_the_difference_marked(administrator: Administrator) -> None:
    page = explained(administrator, MISMATCH, redirect_url=f"{URL}/")
    assert 'data-check="redirect_url.trailing_slash"' in page
    assert "<mark>/</mark>" in page


def test_an_entry_that_is_right_names_the_other_causes(administrator: Administrator) -> None:
    page = explained(administrator, MISMATCH, redirect_url=URL)
    assert 'data-check="redirect_url.matches"' in page
    assert 'data-check="pasted.entry_is_right"' in page


def test_an_unknown_number_leads_to_microsofts_page_of_the_right_cloud(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(cloud="china")
    person = Administrator(app, app.response_class, use_cookies=True)
    person.register()
    person.come_in()
    page = explained(person, "AADSTS987654: something new")
    assert "https://login.partner.microsoftonline.cn/error?code=987654" in page


@pytest.mark.parametrize("text", [f"AADSTS50011 {EVIL}", f"535 5.7.3 {EVIL}", f"{EVIL}", f"error=x {EVIL}"])
def test_no_html_of_a_pasted_text_gets_into_the_page(
    administrator: Administrator, text: str, valid_html: Callable[[str], None]
) -> None:
    page = explained(administrator, text, redirect_url=EVIL)
    valid_html(page)
    assert "<script>alert" not in page
    assert "<img src=x" not in page


PIECES = st.sampled_from(
    ["AADSTS50011 ", "535 5.7.3 ", "error=access_denied ", "<zeuge>", "'<zeuge>'", "&lt;zeuge&gt;",
     "\\u003czeuge>", "a@<zeuge>.de ", "https://<zeuge> ", "\ud800", "\x00", "Correlation ID: "]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | st.text(max_size=20), max_size=12).map("".join))
def test_whatever_is_pasted_the_page_shows_it_as_text(administrator: Administrator, text: str) -> None:
    pasted = {
        "text": text.encode("utf-8", "replace").decode(),
        "redirect_url": text[:40].encode("utf-8", "replace"),
    }
    answer = administrator.submit("/fehlermeldung", page="/fehlermeldung", data=pasted)
    assert answer.status_code == 200
    assert "<zeuge" not in answer.text.casefold()


class TestSearchBar:
    @pytest.mark.parametrize("typed", ["AADSTS50011", "50011", MISMATCH])
    def test_an_error_is_explained(self, administrator: Administrator, typed: str) -> None:
        for answer in (
            administrator.get("/suche", query_string={"q": typed}),
            administrator.submit("/suche", page="/", data={"q": typed}),
        ):
            assert answer.status_code == 200
            assert 'data-check="entra.AADSTS50011"' in answer.text

    def test_an_answer_of_a_mail_server_is_explained(self, administrator: Administrator) -> None:
        typed = (
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
        )
        page = administrator.get("/suche", query_string={"q": typed}).text
        assert 'data-check="smtp.disabled_for_tenant"' in page

    def test_the_first_hit_leads_to_the_explanation(self, administrator: Administrator) -> None:
        headers = {"HX-Request": "true"}
        hits = administrator.submit("/suche", page="/", data={"q": MISMATCH}, headers=headers).text
        assert hits.index('role="option"') == hits.index('role="option" id="treffer-0"')
        assert URL not in hits

    def test_words_stand_in_the_address_as_before(self, administrator: Administrator) -> None:
        answer = administrator.submit("/suche", page="/", data={"q": "Schnittstellen"})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/suche?q=Schnittstellen")

    def test_a_long_message_is_answered_without_an_address(self, administrator: Administrator) -> None:
        answer = administrator.submit("/suche", page="/", data={"q": "x " * 40_000 + MISMATCH})
        assert 'data-check="entra.AADSTS50011"' in answer.text


def test_nothing_that_was_pasted_is_stored_or_logged(
    administrator: Administrator,
    app: Flask,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    text = f"AADSTS50011 {MARK} 535 5.7.3 Authentication unsuccessful"
    explained(administrator, text, redirect_url=f"https://{MARK}.example.de")
    administrator.submit("/suche", page="/", data={"q": text})
    administrator.get("/suche", query_string={"q": text})
    written = capfd.readouterr()
    instance = Path(app.extensions["cmx"].settings.instance_path)
    files = [file for file in instance.rglob("*") if file.is_file()]
    assert files
    assert all(MARK.encode() not in file.read_bytes() for file in files)
    logged = written.out + written.err + caplog.text
    assert "/fehlermeldung" in logged
    assert MARK.casefold() not in logged.casefold()
