"""Templates, compiled once for each language.

Most of a page is words. Looked up while a page is made, they take longer than all the rest of it; here
`_("…")` becomes the translated text when the template is compiled, and a page only copies it.
"""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from flask import Flask
from flask.sansio.app import App
from flask.templating import Environment
from jinja2 import Environment as AnyEnvironment
from jinja2 import FileSystemLoader, Template, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from markupsafe import Markup, escape

from cmx_app.web.constant_pieces import with_constants
from cmx_app.web.language import LANGUAGES, language, translate, translate_into
from cmx_app.web.parts import parts_of
from cmx_app.web.quick_templates import PlainCalls, QuickTemplates, as_markup, escaped, with_includes

_TEXT = ["name", "lparen", "string"]
_LANGUAGE = ["name", "lparen", "rparen"]


class BilingualEnvironment(Environment):
    """Knows each template twice: as `de/base.html` and as `en/base.html`."""

    context_class: type[Context] = PlainCalls
    code_generator_class = QuickTemplates
    escaped = staticmethod(escaped)

    def __init__(self, app: App, **options: Any) -> None:
        super().__init__(app, **options)
        self._at_hand: dict[str, Template] = {}
        self._macros: dict[tuple[str, str], object] = {}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The template in the reader's language, or in that of the one that asks for it."""
        if not isinstance(name, str):
            return name
        spoken = parent.partition("/")[0] if parent else language()
        name = f"{spoken}/{name}"
        if globals or self.auto_reload:
            return super().get_template(name, None, globals)
        # A page asks for twenty; Jinja's own cache locks, and looks whether the file has changed.
        known = self._at_hand.get(name)
        if known is None:
            known = self._at_hand[name] = super().get_template(name)
        return known

    def join_path(self, template: str, parent: str) -> str:
        """A template extends, includes and imports others in its own language."""
        return f"{parent.partition('/')[0]}/{template}"

    def compile(self, source: str | nodes.Template, name: str | None = None, *place: Any, **how: Any) -> Any:
        """The template's program, with all that is alike each time put in already."""
        if isinstance(source, str) and name:
            whole = with_includes(self, self.parse(source, name, *place[:1]), name)
            source = with_constants(self, whole, name)
        return super().compile(source, name, *place, **how)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The same functions for all templates; Jinja's chain of maps is copied at each include."""
        return {**self.globals, **d} if d else self.globals

    def macro(self, template: str, name: str) -> object:
        """A macro of another template, which needs nothing of the page that calls it."""
        known = self._macros.get((template, name))
        if known is None:
            module = self.get_template(template.partition("/")[2], template).module
            known = self._macros[template, name] = getattr(module, name)
        return known


class Translated(Extension):
    """Puts in the translation of `_("…")`, and the language for `language()`, before a template is parsed."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template's tokens with the words of its language."""
        spoken = (stream.name or "").partition("/")[0]
        tokens = list(stream)
        if spoken not in LANGUAGES:
            yield from tokens
            return
        position = 0
        while position < len(tokens):
            used, replaced = _replace(tokens[position : position + 4], spoken)
            yield from replaced
            position += used


class _BilingualLoader(FileSystemLoader):
    """Finds the one file of a template's two names."""

    def get_source(self, environment: AnyEnvironment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The file's text; the name keeps its language, so that the text is put into it."""
        return super().get_source(environment, template.partition("/")[2])


def install(app: Flask) -> None:
    """Let the application find its templates in both languages."""
    app.jinja_environment = BilingualEnvironment
    environment = app.jinja_env
    environment.loader = _BilingualLoader(parts_of(app).resources / "templates")
    environment.add_extension(Translated)
    environment.globals.update(_=translated, with_values=with_values)


def translated(text: str, /, **values: object) -> Markup:
    """A text that is not known before the page is made, such as a field's label."""
    return with_values(translate(text), **values)


def with_values(text: str, /, **values: object) -> Markup:
    """The translated text with its values; both are escaped, values that are markup are not."""
    return as_markup(str.__mod__(escape(text), {name: escaped(value) for name, value in values.items()}))


def _replace(tokens: list[Token], spoken: str) -> tuple[int, list[Token]]:
    """How many of the next tokens are a call that is known already, and what stands in their place."""
    kinds, first = [token.type for token in tokens], tokens[0]

    def token(kind: str, value: str) -> Token:
        return Token(first.lineno, kind, value)

    if kinds[:3] == _LANGUAGE and first.value == "language":
        return 3, [token("string", spoken)]
    if kinds[:3] != _TEXT or first.value != "_":
        return 1, [first]
    text = translate_into(spoken, tokens[2].value)
    if kinds[3:] == ["rparen"]:
        return 4, [token("string", text % {})]
    return 3, [token("name", "with_values"), tokens[1], token("string", text)]
