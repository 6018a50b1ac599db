"""What tests and exercises may ask for by JSON: registrations, faults, mail that arrived, settings."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from werkzeug.routing import Rule
from werkzeug.wrappers import Request, Response

from cmx_app.practice import scopes
from cmx_app.practice.directory import Directory
from cmx_app.practice.faults import UnknownFault
from cmx_app.practice.json_answers import json_answer, json_body
from cmx_app.practice.post import Mail, PostOffice
from cmx_app.practice.registrations import UnknownRegistration
from cmx_app.practice.site import rule
from cmx_app.practice.state import PLATFORMS, SINGLE_TENANT, WEB, RedirectUri, Registration

Answer = Callable[[Mapping[str, Any]], Mapping[str, Any]]
_ALL_SCOPES = (
    *scopes.OPENID_SCOPES,
    f"{scopes.MAIL_HOSTS[0]}/{scopes.IMAP}",
    f"{scopes.MAIL_HOSTS[0]}/{scopes.SMTP}",
)


class ExerciseApi:
    """`/uebung/api/…`: GET shows, POST changes; a wrong request gets 400 and is told what is wrong."""

    def __init__(self, directory: Directory, office: PostOffice, reset: Callable[[], None]) -> None:
        self._directory = directory
        self._office = office
        self._reset = reset

    def rules(self) -> tuple[Rule, ...]:
        """The addresses on the browsers' side."""
        pairs: Mapping[str, tuple[Answer | None, Answer | None]] = {
            "state": (self.show, None),
            "faults": (self.faults, self.switch_faults),
            "registrations": (self.registrations, self.register),
            "people": (self.people, None),
            "mailboxes": (self.mailboxes, self.change_mailbox),
            "mails": (self.mails, None),
            "settings": (self.settings, self.adjust),
            "consent": (None, self.consent),
            "revoke": (None, self.revoke),
            "reset": (None, self.reset),
        }
        return tuple(
            rule(f"/uebung/api/{name}", _as_json(answer), method)
            for name, pair in pairs.items()
            for method, answer in zip(("GET", "POST"), pair, strict=True)
            if answer is not None
        )

    def show(self, _asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """The organization."""
        home, foreign = self._directory.tenants()
        return {
            "tenant_id": home.tenant_id,
            "domain": home.domain,
            "name": home.name,
            "foreign": asdict(foreign),
        }

    def faults(self, _asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """Every fault: off, on, or on with so many seconds."""
        return self._directory.faults.switched()

    def switch_faults(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """`{"name": true}`, `false`, or a number of seconds."""
        for name, value in asked.items():
            self._directory.faults.switch(name, value)
        return self._directory.faults.switched()

    def registrations(self, _asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """All registrations."""
        return {"registrations": [_shown(one) for one in self._directory.registrations.every()]}

    def register(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """A complete one: `display_name`, `audience`, `redirect_uris`, `secret_days`; tells its secret."""
        known = self._directory.registrations
        made = known.register(
            str(asked.get("display_name", "cmxOrganize")),
            str(asked.get("audience", SINGLE_TENANT)),
            [_redirect_uri(one) for one in asked.get("redirect_uris", ())],
        )
        secret = known.add_secret(made.client_id, "Übung", float(asked.get("secret_days", 730)))
        return {
            **_shown(known.get(made.client_id)),
            "secret": secret.value,
            "secret_id": secret.secret.secret_id,
            "secret_expires_on": datetime.fromtimestamp(secret.secret.expires_at, UTC).date().isoformat(),
        }

    def people(self, _asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """Everybody who can sign in."""
        return {"people": [asdict(person) for person in self._directory.people()]}

    def mailboxes(self, _asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """All mailboxes with their switches, and the organization's."""
        exchange = self._directory.exchange
        return {
            "mailboxes": [asdict(mailbox) for mailbox in exchange.mailboxes()],
            "smtp_auth_is_off": exchange.smtp_auth_is_off,
        }

    def change_mailbox(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """`imap_is_on`, `smtp_auth_is_off` and rights of the mailbox `address`; without it, of all."""
        exchange = self._directory.exchange
        if "address" not in asked:
            exchange.switch_smtp_auth_off_for_all(bool(asked["smtp_auth_is_off"]))
            return self.mailboxes(asked)
        if "imap_is_on" in asked:
            exchange.switch_imap(asked["address"], bool(asked["imap_is_on"]))
        if "smtp_auth_is_off" in asked:
            exchange.switch_smtp_auth_off(asked["address"], asked["smtp_auth_is_off"])
        if "full_access" in asked or "send_as" in asked:
            exchange.give_rights(
                asked["address"], full_access=asked.get("full_access", ()), send_as=asked.get("send_as", ())
            )
        return self.mailboxes(asked)

    def mails(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """What arrived, for one `mailbox` or for all."""
        return {"mails": [_mail(one) for one in self._office.arrived(str(asked.get("mailbox", "")))]}

    def settings(self, _asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """What is adjusted."""
        return asdict(self._directory.settings())

    def adjust(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """`token_lifetime` in seconds, `token_size` in characters, `people_may_consent`."""
        return asdict(self._directory.adjust(**asked))

    def consent(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """Consent to `client_id` by the person `address`, `for_all` or not, or `withdraw` all."""
        registration = self._directory.registrations.get(asked["client_id"])
        if asked.get("withdraw"):
            self._directory.consents.withdraw(registration.client_id)
        else:
            person = self._directory.find_person(asked["address"])
            if person is None:
                raise KeyError(asked["address"])
            wanted = asked.get("scopes", _ALL_SCOPES)
            self._directory.consents.grant(registration, person, wanted, for_all=bool(asked.get("for_all")))
        return {"consents": [asdict(one) for one in self._directory.consents.of(registration.client_id)]}

    def revoke(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """Revoke all tokens of the person `address`."""
        person = self._directory.find_person(asked["address"])
        if person is None:
            raise KeyError(asked["address"])
        self._directory.tokens.revoke(person.object_id)
        return {"revoked": person.address}

    def reset(self, _asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """Forget everything but the organization and its people."""
        self._reset()
        return {"reset": True}


def _as_json(answer: Answer) -> Callable[[Request], Response]:
    @wraps(answer)
    def endpoint(request: Request) -> Response:
        asked = json_body(request) if request.method == "POST" else request.args
        try:
            return json_answer(answer(asked))
        except (UnknownFault, UnknownRegistration, KeyError, TypeError, ValueError) as wrong:
            return json_answer({"error": f"{type(wrong).__name__}: {wrong}"}, 400)

    return endpoint


def _redirect_uri(given: str | Mapping[str, str]) -> RedirectUri:
    if isinstance(given, str):
        return RedirectUri(given)
    platform = given.get("platform", WEB)
    if platform not in PLATFORMS:
        raise ValueError(f"platform must be one of {', '.join(PLATFORMS)}")
    return RedirectUri(given["uri"], platform)


def _shown(registration: Registration) -> dict[str, Any]:
    shown = asdict(registration)
    for secret in shown["secrets"]:
        del secret["digest"]
    return shown


def _mail(mail: Mail) -> dict[str, Any]:
    message = mail.parsed()
    body = message.get_body(("plain", "html"))
    return {
        "from": mail.sender,
        "to": list(mail.recipients),
        "header_from": str(message["From"] or ""),
        "subject": str(message["Subject"] or ""),
        "message_id": str(message["Message-ID"] or "").strip(),
        "text": body.get_content().replace("\r\n", "\n") if body else "",
        "arrived_at": mail.arrived_at.isoformat(),
    }
