"""„Über die Mail-Domain finden“: asks Microsoft which directory a domain belongs to."""

from flask import Blueprint, render_template, request

from cmx_app.steps import tenant_id
from cmx_app.web.parts import wants_part
from cmx_app.web.surroundings import surroundings_now
from cmx_app.web.wizard import step_page

blueprint = Blueprint("tenant_look_up", __name__)


@blueprint.post("/assistent/tenant-id/nachsehen")
def show() -> str:
    """What was found for the domain typed; nothing is taken over without a click."""
    domain, surroundings = request.form.get("domain", ""), surroundings_now()
    found, check = tenant_id.look_up_tenant(domain, surroundings)
    if wants_part():
        return render_template("parts/tenant_found.html", looked_up=check, found_tenant_id=found)
    form = tenant_id.TenantIdForm(request.form)
    if found and not form.tenant_id.data:
        form.tenant_id.data = found
    return step_page(
        tenant_id.STEP,
        surroundings,
        form,
        (),
        more={"looked_up": check, "found_tenant_id": found, "domain": domain},
    )
