"""Parts of a page that are alike on many pages: rendered once, then kept in this process."""

from collections.abc import Hashable, Sequence

from flask import Flask, current_app, render_template, request
from markupsafe import Markup

from cmx_app.web.frame import in_frame, scheme
from cmx_app.web.language import language
from cmx_app.web.static_files import state_of_files
from cmx_app.wizard.flow import RailGroup

MOST = 200
"""Parts that are kept; when there are more, all are forgotten and those in use come back at once."""


def install(app: Flask) -> None:
    """Let the templates ask for such parts."""
    app.extensions["cmx_kept_parts"] = {}
    app.jinja_env.globals.update(head_of=head_of, rail_of=rail_of)


def kept(template: str, depends_on: Hashable, **values: object) -> Markup:
    """The rendered template. Language and prefix are told apart here, all else by `depends_on`.

    Nothing of one person or one session may be in it.
    """
    parts: dict[Hashable, Markup] = current_app.extensions["cmx_kept_parts"]
    key = (template, language(), request.script_root, depends_on)
    part = parts.get(key)
    if part is None:
        part = Markup(render_template(template, **values))  # noqa: S704  # our own template, escaped there
        if len(parts) >= MOST:
            parts.clear()
        parts[key] = part
    return part


def head_of() -> Markup:
    """What every page loads; only whether it is in a frame, its scheme and changed files tell heads apart."""
    return kept("parts/head.html", (in_frame(), scheme(), state_of_files()))


def rail_of(groups: Sequence[RailGroup]) -> Markup:
    """The rail; names and numbers follow from the steps, so only what changes tells rails apart."""
    changing = tuple(
        (entry.slug, entry.state, entry.is_current, entry.has_problem)
        for group in groups
        for entry in group.entries
    )
    return kept("parts/rail.html", changing, rail=groups)
