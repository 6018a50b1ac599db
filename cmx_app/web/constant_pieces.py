"""What a template says alike each time is worked out when it is compiled, not for each page.

`icon("lock")` and `word("Speichern", "Save")` are markup that is known beforehand; a call costs a page more
than to copy what it answers. Only macros that look at nothing but their arguments are asked beforehand.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

_ASKED_BEFOREHAND: Mapping[str, tuple[str, ...]] = {
    "parts/copy.html": ("copy_button",),
    "parts/icon.html": ("icon", "sign"),
    "parts/portal.html": (
        *("portal_button", "portal_choice", "portal_column", "portal_command", "portal_field"),
        *("portal_menu", "portal_note", "portal_tick"),
    ),
    "parts/words.html": ("word", "swaps_page"),
}
_FUNCTIONS = ("with_values",)


def with_constants(environment: Environment, template: nodes.Template, name: str) -> nodes.Template:
    """The template with the answers of such macros in place of the calls, and without imports for nothing."""
    known = {
        target: (source, macro)
        for node in template.find_all(nodes.FromImport)
        for source in _names(node)
        for macro, target in map(_macro_and_target, node.names)
        if macro in _ASKED_BEFOREHAND.get(source, ())
    }
    _Answers(environment, name, known).visit(template)
    _drop_unused(template, frozenset(known))
    return template


class _Answers(NodeTransformer):
    """Puts constants in the place of calls whose arguments are constants."""

    def __init__(self, environment: Environment, name: str, known: Mapping[str, tuple[str, str]]) -> None:
        self.environment = environment
        self.name = name
        self.known = known

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # Jinja's naming
        """The answer as a constant; the call itself where it depends on the page."""
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.node.name not in (*self.known, *_FUNCTIONS):
            return node
        try:
            arguments = [argument.as_const() for argument in node.args]
            named = {argument.key: argument.value.as_const() for argument in node.kwargs}
        except nodes.Impossible:
            return node
        return nodes.Const(self._find(node.node.name)(*arguments, **named), lineno=node.lineno)

    def _find(self, name: str) -> Callable[..., object]:
        if name in _FUNCTIONS:
            asked: Any = self.environment.globals[name]
        else:
            source, macro = self.known[name]
            asked = getattr(self.environment.get_template(source, self.name).module, macro)
        answers: Callable[..., object] = asked
        return answers


def _names(node: nodes.FromImport) -> tuple[str, ...]:
    template = node.template
    return (template.value,) if isinstance(template, nodes.Const) else ()


def _macro_and_target(imported: str | tuple[str, str]) -> tuple[str, str]:
    return imported if isinstance(imported, tuple) else (imported, imported)


def _drop_unused(template: nodes.Template, known: frozenset[str]) -> None:
    used = {name.name for name in template.find_all(nodes.Name) if name.ctx == "load"}
    for node in list(template.find_all(nodes.FromImport)):
        node.names = [name for name in node.names if _macro_and_target(name)[1] not in known - used]
    template.body = [node for node in template.body if not isinstance(node, nodes.FromImport) or node.names]
