"""Registrations by JSON: made, changed, deleted, and consented to."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from cmx_app.practice import scopes
from cmx_app.practice.directory import Directory
from cmx_app.practice.exercise_requests import Answers, Asked, WrongRequest, needed, only, person_named
from cmx_app.practice.state import AUDIENCES, PLATFORMS, SINGLE_TENANT, WEB, RedirectUri, Registration

_ALL_SCOPES = (
    *scopes.OPENID_SCOPES,
    f"{scopes.MAIL_HOSTS[0]}/{scopes.IMAP}",
    f"{scopes.MAIL_HOSTS[0]}/{scopes.SMTP}",
)


class RegistrationRequests:
    """`registrations` and `consent`."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known = directory.registrations

    def answers(self) -> Answers:
        """By their names."""
        return {"registrations": (self.registrations, self.register), "consent": (None, self.consent)}

    def registrations(self, _asked: Asked) -> Mapping[str, Any]:
        """All registrations."""
        return {"registrations": [_shown(one) for one in self._known.every()]}

    def register(self, asked: Asked) -> Mapping[str, Any]:
        """Make one (`display_name`, `audience`, `redirect_uris`, `secret_days`): tells its secret.

        With `client_id`, change that one: `redirect_uris`, `secret_days` for one more secret, `is_enabled`,
        `assignment_required` and `assigned` (addresses), `delete`.
        """
        if "client_id" in asked:
            return self._change(asked)
        only(asked, "display_name", "audience", "redirect_uris", "secret_days")
        audience = asked.get("audience", SINGLE_TENANT)
        if audience not in AUDIENCES:
            raise WrongRequest(f"audience must be one of {', '.join(AUDIENCES)}")
        uris = [_redirect_uri(one) for one in asked.get("redirect_uris", ())]
        made = self._known.register(str(asked.get("display_name", "cmxOrganize")), audience, uris)
        return self._with_new_secret(made.client_id, asked.get("secret_days", 730))

    def consent(self, asked: Asked) -> Mapping[str, Any]:
        """Consent to `client_id` by the person `address`, `for_all` or not, to `scopes`; `withdraw` all."""
        only(asked, "client_id", "address", "for_all", "scopes", "withdraw")
        registration = self._known.get(needed(asked, "client_id"))
        if asked.get("withdraw"):
            self._directory.consents.withdraw(registration.client_id)
        else:
            person = person_named(self._directory, needed(asked, "address"))
            wanted = asked.get("scopes", _ALL_SCOPES)
            self._directory.consents.grant(registration, person, wanted, for_all=bool(asked.get("for_all")))
        return {"consents": [asdict(one) for one in self._directory.consents.of(registration.client_id)]}

    def _change(self, asked: Asked) -> Mapping[str, Any]:
        only(
            *(asked, "client_id", "redirect_uris", "secret_days", "is_enabled"),
            *("assignment_required", "assigned", "delete"),
        )
        id = self._known.get(needed(asked, "client_id")).client_id
        if asked.get("delete"):
            self._known.delete(id)
            return {"deleted": id}
        if "redirect_uris" in asked:
            self._known.replace_redirect_uris(id, [_redirect_uri(one) for one in asked["redirect_uris"]])
        if "is_enabled" in asked:
            self._known.enable(id, bool(asked["is_enabled"]))
        if "assignment_required" in asked:
            people = [person_named(self._directory, one).object_id for one in asked.get("assigned", ())]
            self._known.require_assignment(id, bool(asked["assignment_required"]), people)
        if "secret_days" in asked:
            return self._with_new_secret(id, asked["secret_days"])
        return _shown(self._known.get(id))

    def _with_new_secret(self, client_id: str, days: float) -> Mapping[str, Any]:
        made = self._known.add_secret(client_id, "Übung", float(days))
        return {
            **_shown(self._known.get(client_id)),
            "secret": made.value,
            "secret_id": made.secret.secret_id,
            "secret_expires_on": datetime.fromtimestamp(made.secret.expires_at, UTC).date().isoformat(),
        }


def _redirect_uri(given: str | Mapping[str, str]) -> RedirectUri:
    if isinstance(given, str):
        return RedirectUri(given)
    platform = given.get("platform", WEB)
    if platform not in PLATFORMS:
        raise WrongRequest(f"platform must be one of {', '.join(PLATFORMS)}")
    return RedirectUri(needed(given, "uri"), platform)


def _shown(registration: Registration) -> dict[str, Any]:
    shown = asdict(registration)
    for secret in shown["secrets"]:
        del secret["digest"]
    return shown
