"""What the steps may look at, gathered from the request."""

from datetime import date

from cmx_app.knowledge.proxies import Received
from cmx_app.knowledge.redirect_url import Address
from cmx_app.store.instance import load_instance
from cmx_app.web.address import address_in, received_in
from cmx_app.web.parts import house, this_request
from cmx_app.web.sign_in import current_administrator
from cmx_app.wizard.step import Surroundings


def surroundings_now(who: str = "") -> Surroundings:
    """The surroundings as of this request; `who` where nobody is signed in."""
    parts, this = house(), this_request()
    return Surroundings(
        instance=load_instance(),
        address=address_in(this.environ),
        browser_url=this.form.get("browser_url", "") if this.method == "POST" else "",
        received=received_in(this.environ, parts.settings),
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
