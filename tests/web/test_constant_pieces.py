"""What is alike each time is worked out beforehand, and says the same as if a page had asked."""

from collections.abc import Iterator

import pytest
from jinja2 import DictLoader, Environment, nodes

from cmx_app.web.bilingual import with_values
from cmx_app.web.constant_pieces import with_constants

ICON = '{% macro icon(name) %}<svg class="{{ name }}"/>{% endmacro %}'


@pytest.fixture
def environment() -> Environment:
    made = Environment(loader=DictLoader({"parts/icon.html": ICON}), autoescape=True)
    made.globals["with_values"] = with_values
    return made


def compiled(environment: Environment, source: str) -> nodes.Template:
    source = '{% from "parts/icon.html" import icon %}' + source
    return with_constants(environment, environment.parse(source), "page.html")


def calls(template: nodes.Template) -> Iterator[nodes.Call]:
    return template.find_all(nodes.Call)


def shown(environment: Environment, template: nodes.Template, **context: object) -> str:
    code = environment.compile(template)
    return environment.template_class.from_code(environment, code, {**environment.globals}).render(context)


def test_a_known_answer_stands_in_the_template(environment: Environment) -> None:
    template = compiled(environment, '{{ icon("lock") }}')
    assert not list(calls(template))
    assert not list(template.find_all(nodes.FromImport))
    assert shown(environment, template) == '<svg class="lock"/>'


def test_an_answer_that_depends_on_the_page_is_still_asked_for(environment: Environment) -> None:
    template = compiled(environment, "{{ icon(status) }}")
    assert len(list(calls(template))) == 1
    assert shown(environment, template, status="<b>") == '<svg class="&lt;b&gt;"/>'


def test_a_text_with_known_values_is_escaped_once(environment: Environment) -> None:
    source = '{{ with_values("a & %(icon)s %(text)s", icon=icon("x"), text="<b>") }}'
    template = compiled(environment, source)
    assert not list(calls(template))
    assert shown(environment, template) == 'a &amp; <svg class="x"/> &lt;b&gt;'


def test_a_text_with_values_of_the_page_is_escaped_once(environment: Environment) -> None:
    template = compiled(environment, '{{ with_values("a & %(text)s", text=text) }}')
    assert shown(environment, template, text="<b>") == "a &amp; &lt;b&gt;"
