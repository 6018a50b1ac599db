"""Templates in fewer steps say what Jinja's own say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from cmx_app.web.quick_templates import escaped

Write = Callable[..., None]
Said = tuple[str, str]

MACROS = """{% macro plain(one, two="2", three=none) %}[{{ one }}|{{ two }}|{{ three }}]{% endmacro %}
{% macro around(name) %}<{{ name }}>{{ caller() }}{% endmacro %}
{% macro many() %}{{ varargs|join("+") }}{{ kwargs|length }}{% endmacro %}"""


@pytest.fixture
def said(app: Flask, tmp_path: Path) -> Callable[..., Said]:
    """What a template among others says, here and with Jinja's own."""

    def say(page: str, **others: str) -> Said:
        for name, text in {"page": page, "macros": MACROS, **others}.items():
            (tmp_path / f"{name}.html").write_text(text)
        plain = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path), autoescape=True)
        ours: Any = app.jinja_env
        ours.loader.searchpath[:] = [str(tmp_path)]
        with app.test_request_context():
            return ours.get_template("page.html").render(x="<x>"), plain.get_template("page.html").render(
                x="<x>"
            )

    return say


@given(text=st.text(alphabet="ab&<>\"' ä", max_size=20))
def test_texts_are_escaped_and_markup_is_not(text: str) -> None:
    assert escaped(text) == escape(text)
    assert escaped(Markup(text)) == text


@pytest.mark.parametrize(
    "call",
    [
        *("plain(x)", "plain(x, '&')", "plain('1', three=x)", "plain(one=x, two=plain('1'))", "plain()"),
        *("many('1', x, a=x)", "many()"),
    ],
)
def test_a_macro_takes_its_arguments_as_ever(said: Callable[..., Said], call: str) -> None:
    ours, jinjas = said(f'{{% from "macros.html" import plain, many %}}{{{{ {call} }}}}')
    assert ours == jinjas


@pytest.mark.parametrize("call", ["plain('1', '2', '3', '4')", "plain('1', four='4')"])
def test_a_macro_refuses_what_it_does_not_know(said: Callable[..., Said], call: str) -> None:
    with pytest.raises(TypeError):
        said(f'{{% from "macros.html" import plain %}}{{{{ {call} }}}}')


def test_what_a_template_does_not_have_can_not_be_taken_from_it(said: Callable[..., Said]) -> None:
    with pytest.raises(AttributeError, match="nothing"):
        said('{% from "macros.html" import nothing %}')


def test_a_macro_may_have_a_caller_and_another_name(said: Callable[..., Said]) -> None:
    page = '{% from "macros.html" import around as put %}{% call put("b") %}{{ x }}{% endcall %}'
    ours, jinjas = said(page)
    assert ours == jinjas == "<b>&lt;x&gt;"


OUTLINE = """{% if 1 %}a{% block b %}-{% set c %}{% block d %}d{{ x }}{% endblock %}{% endset %}{{ c }}
{%- endblock %}{% endif %}e"""


def test_blocks_in_blocks_and_in_what_is_set_come_whole(said: Callable[..., Said]) -> None:
    ours, jinjas = said(OUTLINE)
    assert ours == jinjas == "a-d&lt;x&gt;e"


def test_a_block_takes_the_place_of_another(said: Callable[..., Said]) -> None:
    page = '{% extends "outline.html" %}{% block d %}{{ super() }}!{% endblock %}'
    ours, jinjas = said(page, outline=OUTLINE)
    assert ours == jinjas == "a-d&lt;x&gt;!e"


def test_an_included_template_sees_everything_and_keeps_its_own_to_itself(said: Callable[..., Said]) -> None:
    page = """{% set y = "y" %}{% for z in "12" %}{% with w = "w" %}{% include "part.html" %}{% endwith %}
{% endfor %}{{ y }}"""
    part = """{% from "macros.html" import plain %}{% set y = y ~ z %}{{ plain(x) }}{{ w }}{{ y }}"""
    ours, jinjas = said(page, part=part)
    assert ours == jinjas
