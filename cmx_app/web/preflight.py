"""„Vom Browser bis zu diesem Server“: what came in beside what the browser shows. Nothing is stored.

The page's own path holds a blank, as the redirect URL does: that it opens proves that `%20` comes through.
It answers at the mangled forms of its path too, and says so.
"""

from urllib.parse import quote

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cmx_app.knowledge.preflight import address_typed, preflight
from cmx_app.knowledge.preflight_ways import judge_path
from cmx_app.knowledge.proxy_servers import NAMES, likely_server, proxy_choices, settings_here
from cmx_app.knowledge.redirect_url import Address
from cmx_app.web.frame import never_in_frames
from cmx_app.web.parts import page_or_part
from cmx_app.web.sign_in import public
from cmx_app.web.surroundings import surroundings_now

blueprint = Blueprint("preflight", __name__)


@blueprint.route("/App E-Mailkonto/proxy", methods=["GET", "POST"])
@blueprint.route("/App%20E-Mailkonto/proxy", endpoint="encoded_twice", methods=["GET", "POST"])
@blueprint.route("/App+E-Mailkonto/proxy", endpoint="with_plus", methods=["GET", "POST"])
def show() -> str | Response:
    """The table; a POST tells what the browser's address bar shows."""
    here = surroundings_now()
    browser, public_url = address_typed(here.browser_url), here.settings.public_url
    wanted = Address.parse(browser or public_url)
    is_known = bool(browser or public_url)
    return page_or_part(
        "pages/preflight.html",
        "parts/preflight.html",
        rows=preflight(here.received, here.address, public_url, browser),
        choices=proxy_choices(wanted, here.received) if is_known else (),
        settings=settings_here(wanted, here.received) if is_known else (),
        likely=NAMES.get(likely_server(here.received), ""),
        browser=browser,
        path=request.path,
    )


@blueprint.get("/App%20E-Mailkonto/<path:name>", endpoint="callback_encoded_twice")
@blueprint.get("/App+E-Mailkonto/<path:name>", endpoint="callback_with_plus")
@public
@never_in_frames
def callback_changed(name: str) -> tuple[str, int]:  # noqa: ARG001  # some proxies put the query there, too
    """Microsoft sent somebody back, and on the way a proxy has changed the blank in the path."""
    return render_template("pages/sign_in_lost.html", checks=(judge_path(quote(request.path)),)), 400
