"""What the steps may look at, gathered from the request."""

from datetime import date

from flask import request

from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.redirect_url import Address
from cmx_app.store.instance import load_instance
from cmx_app.web.address import received_headers, request_address
from cmx_app.web.parts import house
from cmx_app.web.sign_in import current_administrator
from cmx_app.wizard.step import Surroundings


def surroundings_now(who: str = "") -> Surroundings:
    """The surroundings as of this request; `who` where nobody is signed in."""
    parts = house()
    return Surroundings(
        instance=load_instance(),
        address=request_address(),
        browser_url=request.form.get("browser_url", "") if request.method == "POST" else "",
        received=received_headers(),
        services=parts.services,
        settings=parts.settings,
        today=date.today(),
        who=who or current_administrator().name,
    )


def surroundings_of_the_instance() -> Surroundings:
    """The surroundings without any request, for the command line: nobody's browser, nobody's proxy."""
    settings = house().settings
    return Surroundings(
        instance=load_instance(),
        address=Address.parse(settings.public_url or "http://localhost:8000"),
        browser_url="",
        received=Received({}, "", settings.trusted_proxies, settings.proxy_addresses),
        services=house().services,
        settings=settings,
        today=date.today(),
        who="cmx check",
    )
