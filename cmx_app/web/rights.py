"""What a session that a signed link began may see: the guard's second question."""

from flask import redirect, request, url_for
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from cmx_app.rights import Rights
from cmx_app.store.mail_accounts import mail_account, mail_accounts
from cmx_app.web.frame import in_frame

_WIZARD = {
    "wizard",
    "tenant_look_up",
    "calendar",
    "oauth",
    "error_box",
    "home",
    "mailbox_checks",
    "preflight",
}
_MAILBOX = {"oauth", "mailbox_checks", "mail_accounts"}
_TEST_MAIL = {"send_mail", "watch_mail"}
_CHANGES = {"new", "create", "check_new", "ask_before_deleting", "delete"}
"""Views of the mailboxes that make and delete them, for those who may do everything."""


class NotAllowed(Forbidden):
    """The link that signed this browser in does not open this page."""


def check_rights(written: str) -> Response | None:
    """Refuse what the session's link does not open; the start page leads to what it does."""
    if not written or _allows(rights := Rights.read(written)):
        return None
    entrance = _entrance(rights) if request.blueprint == "home" else ""
    if not entrance:
        raise NotAllowed
    return redirect(entrance, 303)


def _entrance(rights: Rights) -> str:
    if rights.embedded_only and not in_frame():
        return ""
    if rights.mailboxes:
        return url_for("mail_accounts.index")
    own = next((one.id for one in mail_accounts() if rights.may_use_mailbox(one.address)), None)
    return url_for("mail_accounts.show", account_id=own) if own else ""


def _allows(rights: Rights) -> bool:
    if rights.embedded_only and not in_frame():
        return False
    if rights.everything:
        return True
    blueprint, _, view = (request.endpoint or "").rpartition(".")
    if rights.steps and (blueprint in _WIZARD or view in _TEST_MAIL):
        return True
    if blueprint == "error_box":
        return True
    return blueprint in _MAILBOX and view not in _CHANGES and _is_own_mailbox(rights)


def _is_own_mailbox(rights: Rights) -> bool:
    account_id = (request.view_args or {}).get("account_id")
    if account_id is None:
        return rights.mailboxes and request.blueprint == "mail_accounts"
    mailbox = mail_account(account_id)
    return mailbox is not None and rights.may_use_mailbox(mailbox.address)
