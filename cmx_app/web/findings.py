"""The live region of a form alone: what its checks have found, and no page around it."""

from collections.abc import Iterable
from typing import Any

from flask import current_app
from markupsafe import Markup

from cmx_app.checks import Check
from cmx_app.web.language import language


def findings_alone(checks: Iterable[Check], here: str = "") -> Markup:
    """`<div id="befunde">` with the findings, in the reader's language; its macro asks nothing of a page.

    `here` is the step that they stand on, to which none of them has to lead.
    """
    environment: Any = current_app.jinja_env
    region: Markup = environment.macro(f"{language()}/parts/finding.html", "findings")(checks, here)
    return region
