"""Templates that carry their words in them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask, render_template

from cmx_app.web.parts import parts_of

TEMPLATES = {
    "page.html": """{% extends "frame.html" %}{% from "word.html" import word %}{% block main %}
{{ word() }}|{{ _("Guten Tag") }}|{{ _("%(count)s von 100 %%", count=count) }}|{{ _("100 %%") }}
|{{ _(label) }}|{{ _(later, name=name) }}|{% include "part.html" %}{% endblock %}""",
    "frame.html": '{{ language() }}{% if language() == "en" %}!{% endif %}|{% block main %}{% endblock %}',
    "word.html": '{% macro word() %}{{ _("Guten Tag") }}{% endmacro %}',
    "part.html": '<a title="{{ _("Guten Tag") }}">{{ count }}</a>',
}
ENGLISH = {
    "Guten Tag": 'Ain\'t it a "day"',
    "%(count)s von 100 %%": "%(count)s of 100 %%",
    "100 %%": "100 %%, all",
    "Feld": "Field",
    "Hallo %(name)s": "Hello %(name)s",
}


@pytest.fixture
def say(make_app: Callable[..., Flask], tmp_path: Path) -> Callable[[str], str]:
    """The page above, in a language."""
    catalogue = Catalog(locale="en")
    for german, english in ENGLISH.items():
        catalogue.add(german, english)
    for name, text in TEMPLATES.items():
        write(tmp_path / "templates" / name).write_text(text)
    with write(tmp_path / "translations/en/LC_MESSAGES/messages.mo").open("wb") as file:
        write_mo(file, catalogue)

    def render(language: str) -> str:
        with app.test_request_context(f"/?sprache={language}"):
            values: dict[str, Any] = {
                "count": "<3>",
                "label": "Feld",
                "later": "Hallo %(name)s",
                "name": "<Ada>",
            }
            return "".join(render_template("page.html", **values).splitlines())

    app = make_app()
    environment: Any = app.jinja_env
    environment.loader.searchpath[:] = [str(tmp_path / "templates")]
    app.config["CMX_TRANSLATIONS"] = str(tmp_path / "translations")
    return render


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_a_template_speaks_german(say: Callable[[str], str]) -> None:
    assert say("de") == (
        "de|Guten Tag|Guten Tag|&lt;3&gt; von 100 %|100 %|Feld|Hallo &lt;Ada&gt;"
        '|<a title="Guten Tag">&lt;3&gt;</a>'
    )


def test_the_same_template_speaks_english(say: Callable[[str], str]) -> None:
    day = "Ain&#39;t it a &#34;day&#34;"
    assert say("en").startswith(f"en!|{day}|{day}|&lt;3&gt; of 100 %|100 %, all|Field|Hello &lt;Ada&gt;|")


def test_one_language_leaves_the_other_alone(say: Callable[[str], str]) -> None:
    assert [say(language)[:2] for language in ("en", "de", "en")] == ["en", "de", "en"]


def test_every_template_of_the_house_is_understood_in_both_languages(app: Flask) -> None:
    folder = parts_of(app).resources / "templates"
    with app.app_context():
        for file in folder.rglob("*.html"):
            for language in ("de", "en"):
                app.jinja_env.get_template(file.relative_to(folder).as_posix(), f"{language}/x")
