"""Pages beside the registrations: the enterprise application, and Exchange's switches."""

from collections.abc import Mapping

from werkzeug.exceptions import NotFound
from werkzeug.routing import Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from cmx_app.practice.directory import Directory
from cmx_app.practice.rendering import render
from cmx_app.practice.site import rule
from cmx_app.practice.state import Mailbox, Registration

_SET_RIGHT_BY_PEOPLE = ("user_not_assigned", "application_disabled")
_SET_RIGHT_BY_EXCHANGE = (
    "imap_off",
    "smtp_off_tenant",
    "smtp_off_mailbox",
    "smtp_security_defaults",
    "smtp_basic_disabled",
    "smtp_basic_removed",
)
_SMTP_AUTH: Mapping[str, bool | None] = {"tenant": None, "off": True, "on": False}


class AdminCentre:
    """„Unternehmensanwendung“ of a registration; mailboxes and mail flow of Exchange."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def rules(self) -> tuple[Rule, ...]:
        """The addresses on the browsers' side."""
        enterprise = "/portal/registrierung/<client_id>/unternehmensanwendung"
        return (
            rule(enterprise, self.enterprise),
            rule(enterprise, self.change_enterprise, "POST"),
            rule("/portal/exchange", self.exchange),
            rule("/portal/exchange", self.change_exchange, "POST"),
        )

    def enterprise(self, request: Request, client_id: str) -> Response:
        """„Zuweisung erforderlich?“ and who is assigned."""
        app = self._find(client_id)
        people = [one for one in self._directory.people() if one.tenant_id == app.tenant_id]
        return render(
            request,
            "portal_enterprise.html",
            tenant=self._directory.home,
            app=app,
            people=people,
            is_saved="gespeichert" in request.args,
        )

    def change_enterprise(self, request: Request, client_id: str) -> Response:
        """The properties are saved."""
        app = self._find(client_id)
        registrations = self._directory.registrations
        registrations.require_assignment(
            app.client_id, request.form.get("assignment_required") == "yes", request.form.getlist("assigned")
        )
        registrations.enable(app.client_id, request.form.get("is_enabled") == "yes")
        if "withdraw" in request.form:
            self._directory.consents.withdraw(app.client_id)
        self._directory.faults.lift(_SET_RIGHT_BY_PEOPLE)
        return redirect(f"{request.path}?gespeichert=ja", 303)

    def exchange(self, request: Request) -> Response:
        """The switches of mail flow and mailboxes."""
        exchange = self._directory.exchange
        boxes = [(box, _key_of(box.smtp_auth_is_off)) for box in self._our_mailboxes()]
        return render(
            request,
            "portal_exchange.html",
            tenant=self._directory.home,
            boxes=boxes,
            smtp_auth_is_off=exchange.smtp_auth_is_off,
            is_saved="gespeichert" in request.args,
        )

    def change_exchange(self, request: Request) -> Response:
        """The switches are saved."""
        exchange = self._directory.exchange
        exchange.switch_smtp_auth_off_for_all("smtp_auth_is_off" in request.form)
        for box in self._our_mailboxes():
            exchange.switch_imap(box.address, f"imap {box.address}" in request.form)
            chosen = request.form.get(f"smtp {box.address}", "tenant")
            exchange.switch_smtp_auth_off(box.address, _SMTP_AUTH.get(chosen))
        self._directory.faults.lift(_SET_RIGHT_BY_EXCHANGE)
        return redirect("/portal/exchange?gespeichert=ja", 303)

    def _our_mailboxes(self) -> tuple[Mailbox, ...]:
        ours = f"@{self._directory.home.domain}"
        return tuple(box for box in self._directory.exchange.mailboxes() if box.address.endswith(ours))

    def _find(self, client_id: str) -> Registration:
        found = self._directory.registrations.find(client_id)
        if found is None:
            raise NotFound
        return found


def _key_of(is_off: bool | None) -> str:
    return next(key for key, value in _SMTP_AUTH.items() if value is is_off)
