"""Signed links: a portal that shares a key lets a named person in, as far as the key reaches."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cmx_app.steps import WIZARD
from cmx_app.store.links import Refusal, SignedLink, read_link, use_up
from cmx_app.store.mail_accounts import mail_accounts
from cmx_app.store.sign_in import administrator_named
from cmx_app.web.frame import in_frame
from cmx_app.web.parts import house
from cmx_app.web.sign_in import let_in, public

blueprint = Blueprint("links", __name__, url_prefix="/link")

_STATUS = {Refusal.UNKNOWN: 404, Refusal.EXPIRED: 410, Refusal.USED: 410}


@blueprint.get("/<key>/<token>")
@public
def follow(key: str, token: str) -> Response | tuple[str, int]:
    """Let the person in whom the link names, and lead to its step or mailbox."""
    link = read_link(token, key, house().settings.link_keys)
    if isinstance(link, Refusal):
        return _refuse(link)
    target = _target(link)
    if not target:
        return _refuse(Refusal.UNKNOWN)
    if link.rights.embedded_only and not in_frame():
        return _refuse(Refusal.FRAMES_ONLY)
    if request.method == "HEAD":
        return redirect(target, 303)  # who only looks where a link leads uses nothing up
    if not use_up(link):
        return _refuse(Refusal.USED)
    let_in(administrator_named(link.person), rights=str(link.rights), came_by=f"link:{link.key}")
    return redirect(target, 303)


def _target(link: SignedLink) -> str:
    """Where it leads; "" when there is no such step or mailbox."""
    if link.mailbox:
        wanted = link.mailbox.casefold()
        found = next((one for one in mail_accounts() if one.address.casefold() == wanted), None)
        return url_for("mail_accounts.show", account_id=found.id) if found else ""
    if link.step and WIZARD.find(link.step) is None:
        return ""
    return url_for("wizard.show", slug=link.step) if link.step else url_for("wizard.resume")


def _refuse(reason: Refusal) -> tuple[str, int]:
    return render_template("pages/link_refused.html", reason=reason), _STATUS.get(reason, 403)
