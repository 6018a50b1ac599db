"""Which language a reader gets, and how texts and dates become words."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask, render_template_string
from markupsafe import Markup

from cmx_app.messages import N_
from cmx_app.web.language import language, long_date, other_language_url, render_message, speaking
from cmx_app.web.sign_in import public


@pytest.fixture
def app(app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """With a catalogue of its own, so that no test depends on how far the real one is."""
    catalogue = Catalog(locale="en")
    catalogue.add("Guten Tag", "Good day")
    catalogue.add("Am %(day)s um 100 %%", "On %(day)s at 100 %%")
    catalogue.add("Siehe: %(what)s", "See: %(what)s")
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    app.config["CMX_TRANSLATIONS"] = str(tmp_path)
    app.add_url_rule("/sprache", "sprache", public(lambda: language()))
    return app


@pytest.mark.parametrize(
    ("wish", "accepted", "spoken"),
    [
        ("", "", "de"),
        ("", "en-GB,en;q=0.9,de;q=0.8", "en"),
        ("", "fr,de;q=0.5", "de"),
        ("", "fr", "de"),
        ("?sprache=en", "de", "en"),
        ("?sprache=fr", "en", "en"),
    ],
)
def test_the_address_wins_over_the_browser(client: Any, wish: str, accepted: str, spoken: str) -> None:
    assert client.get(f"/sprache{wish}", headers={"Accept-Language": accepted}).text == spoken


def test_a_wish_is_remembered_and_can_be_changed(client: Any) -> None:
    client.get("/anmelden?sprache=en")
    assert client.get("/sprache", headers={"Accept-Language": "de"}).text == "en"
    client.get("/anmelden?sprache=de")
    assert client.get("/sprache", headers={"Accept-Language": "en"}).text == "de"


def test_the_setting_decides_when_nobody_says(make_app: Callable[..., Flask]) -> None:
    app = make_app(language="en")
    with app.test_request_context("/"):
        assert language() == "en"
    with app.app_context():
        assert language() == "en"


def test_messages_are_said_in_the_readers_language(app: Flask) -> None:
    message = N_("Siehe: %(what)s", what=N_("Am %(day)s um 100 %%", day=date(2028, 11, 12)))
    with app.test_request_context("/?sprache=de"):
        assert render_message(message) == "Siehe: Am 12. November 2028 um 100 %"
        with speaking("en"):
            assert render_message(message) == "See: On 12 November 2028 at 100 %"
        assert language() == "de"


def test_values_are_escaped_wherever_they_come_from(app: Flask) -> None:
    template = "{{ _('Siehe: %(what)s', what=what) }}|{{ message|say }}"
    with app.test_request_context("/?sprache=en"):
        page = render_template_string(template, what="<b>", message=N_("Siehe: %(what)s", what="<i>"))
        assert page == "See: &lt;b&gt;|See: &lt;i&gt;"
        assert (
            render_template_string(template, what=Markup("<b>"), message=N_("Guten Tag"))
            == "See: <b>|Good day"
        )


def test_a_text_without_translation_stays_german(app: Flask) -> None:
    with app.test_request_context("/?sprache=en"):
        assert render_message(N_("Nur auf Deutsch")) == "Nur auf Deutsch"


def test_dates_are_written_out(app: Flask) -> None:
    with app.test_request_context("/"):
        assert long_date(date(2027, 3, 1)) == "1. März 2027"


def test_the_link_to_the_other_language_keeps_the_question(app: Flask) -> None:
    with app.test_request_context("/suche?q=postf%C3%A4cher&sprache=de"):
        assert other_language_url() == "?q=postf%C3%A4cher&sprache=en"
