"""Entra's token endpoint: codes, refresh tokens and client credentials become access tokens."""

import base64
import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from werkzeug.routing import Rule
from werkzeug.wrappers import Request, Response

from cmx_app.practice import scopes as known_scopes
from cmx_app.practice.directory import Directory
from cmx_app.practice.entra_discovery import find_tenant, refusals_as_json
from cmx_app.practice.entra_refusals import refuse
from cmx_app.practice.entra_requests import find_application, is_same_address, read_scopes
from cmx_app.practice.json_answers import json_answer
from cmx_app.practice.registrations import matching_secret
from cmx_app.practice.scenarios import Place
from cmx_app.practice.signing import encode
from cmx_app.practice.site import Addresses, rule
from cmx_app.practice.state import (
    PUBLIC_CLIENT,
    SINGLE_PAGE,
    SINGLE_TENANT,
    Code,
    Person,
    Registration,
    SignedIn,
    Tenant,
)
from cmx_app.practice.tokens import CODE_LIFETIME, REFRESH_LIFETIME


@dataclass(frozen=True)
class Asked:
    """A request whose application is known."""

    tenant: Tenant | None
    registration: Registration
    secret: str = field(repr=False)
    form: Mapping[str, str] = field(repr=False)


class TokenEndpoint:
    """`/token`."""

    def __init__(self, directory: Directory, addresses: Addresses) -> None:
        self._directory = directory
        self._addresses = addresses

    def rules(self) -> tuple[Rule, ...]:
        """The address on the TLS side."""
        machine = refusals_as_json(self._directory, self._addresses)
        return (rule("/<tenant>/oauth2/v2.0/token", machine(self.answer), "POST"),)

    def answer(self, request: Request, tenant: str) -> Response:
        """Tokens, or Refused."""
        found = find_tenant(self._directory, tenant)
        asked = self._identify(request, found)
        match _required(asked.form, "grant_type"):
            case "authorization_code":
                return self._by_code(asked)
            case "refresh_token":
                return self._by_refresh_token(asked)
            case "client_credentials":
                return self._by_itself(asked)
            case other:
                raise refuse(70003, grant=other)

    def _identify(self, request: Request, tenant: Tenant | None) -> Asked:
        basic = request.authorization
        in_header = basic is not None and basic.type == "basic"
        client_id = (basic.username or "") if basic and in_header else _required(request.form, "client_id")
        secret = (basic.password or "") if basic and in_header else request.form.get("client_secret", "")
        registration = find_application(self._directory, client_id, tenant)
        if tenant is None and registration.audience == SINGLE_TENANT:
            raise refuse(50194, client_id=client_id, name=registration.display_name)
        return Asked(tenant, registration, secret, request.form)

    def _by_itself(self, asked: Asked) -> Response:
        if asked.tenant is None:
            raise refuse(9001023)
        self._check_secret(asked, if_missing=7000216)
        text = _required(asked.form, "scope")
        if not text.endswith(known_scopes.DEFAULT):
            raise refuse(1002012, scope=text)
        resource = known_scopes.resources(read_scopes(asked.registration, text))[0]
        token = self._directory.tokens.access_token(resource, (), asked.registration.client_id, None)
        return json_answer(self._answer_with(token))

    def _by_code(self, asked: Asked) -> Response:
        value = _required(asked.form, "code")
        code = self._directory.tokens.find_code(value)
        self._check_platform(asked, code)
        self._check_secret(asked, if_missing=7000218)
        if code is None or code.signed_in.client_id != asked.registration.client_id:
            raise refuse(70000)
        self._check_code(asked, code)
        self._feel(Place.CODE, {})
        self._directory.tokens.mark_redeemed(value)
        return self._for_person(asked, code.signed_in, code.nonce)

    def _by_refresh_token(self, asked: Asked) -> Response:
        self._check_secret(asked, if_missing=7000218)
        signed_in = self._directory.tokens.take_refresh_token(_required(asked.form, "refresh_token"))
        if signed_in is None or signed_in.client_id != asked.registration.client_id:
            raise refuse(70000)
        if self._directory.tokens.is_revoked(signed_in.object_id, signed_in.issued_at):
            raise refuse(50173)
        self._feel(Place.REFRESH, {}, signed_in.issued_at)
        if signed_in.issued_at + REFRESH_LIFETIME < time.time():
            raise refuse(700082)
        return self._for_person(asked, replace(signed_in, issued_at=time.time()), "")

    def _for_person(self, asked: Asked, signed_in: SignedIn, nonce: str) -> Response:
        person = self._directory.find_person(signed_in.object_id)
        if person is None:
            raise refuse(70000)
        wanted = read_scopes(asked.registration, asked.form.get("scope") or " ".join(signed_in.scopes))
        resources = known_scopes.resources(wanted)
        names = tuple(str(scope) for scope in wanted)
        if len(resources) > 1 and asked.form["grant_type"] == "authorization_code":
            raise refuse(70011, scope=" ".join(names))
        if self._directory.consents.missing(asked.registration, person, names):
            raise refuse(65001, client_id=asked.registration.client_id, name=asked.registration.display_name)
        resource = resources[0] if resources else known_scopes.GRAPH_HOSTS[0]
        withheld = known_scopes.SMTP if self._directory.faults.is_on("smtp_not_consented") else ""
        permissions = tuple(
            scope.permission
            for scope in wanted
            if scope.resource == resource and scope.permission != withheld
        )
        tokens = self._directory.tokens
        answer = self._answer_with(tokens.access_token(resource, permissions, signed_in.client_id, person))
        answer["scope"] = " ".join(f"{resource}/{name}" for name in permissions) or "openid profile"
        if "offline_access" in names and not self._directory.faults.is_on("no_refresh_token"):
            answer["refresh_token"] = tokens.new_refresh_token(signed_in)
        if "openid" in names:
            answer["id_token"] = tokens.id_token(
                f"{self._addresses.authority}/{person.tenant_id}/v2.0", signed_in.client_id, person, nonce
            )
        return json_answer(answer | _client_info(asked, person))

    def _answer_with(self, access_token: str) -> dict[str, object]:
        lifetime = self._directory.tokens.lifetime
        return {
            "token_type": "Bearer",
            "expires_in": lifetime,
            "ext_expires_in": lifetime,
            "access_token": access_token,
        }

    def _feel(self, place: Place, facts: Mapping[str, str], issued_at: float = 0.0) -> None:
        bite = self._directory.faults.at(place, issued_at)
        if bite is not None:
            raise refuse(bite.number, **facts)

    def _check_platform(self, asked: Asked, code: Code | None) -> None:
        known = asked.registration.redirect_uris
        sent_to = code.redirect_uri if code else ""
        platform = next((one.platform for one in known if is_same_address(one.uri, sent_to)), "")
        if platform == SINGLE_PAGE:
            raise refuse(9002327)
        if platform == PUBLIC_CLIENT and asked.secret:
            raise refuse(700025)

    def _check_secret(self, asked: Asked, *, if_missing: int) -> None:
        facts = {
            "client_id": asked.registration.client_id,
            "tenant": asked.tenant.tenant_id if asked.tenant else "",
        }
        if not asked.secret:
            raise refuse(if_missing)
        secret = matching_secret(asked.registration, asked.secret)
        self._feel(Place.CREDENTIAL, facts, secret.created_at if secret else 0.0)
        if secret is None or self._directory.is_too_new(secret.created_at):
            raise refuse(7000215, **facts)
        if secret.expires_at <= time.time():
            raise refuse(7000222, **facts)

    @staticmethod
    def _check_code(asked: Asked, code: Code) -> None:
        if code.is_redeemed:
            raise refuse(54005)
        if code.signed_in.issued_at + CODE_LIFETIME < time.time():
            raise refuse(70008)
        if asked.tenant and asked.tenant.tenant_id != code.signed_in.tenant_id:
            raise refuse(700005)
        if asked.form.get("redirect_uri", "") != code.redirect_uri:
            raise refuse(500112, uri=asked.form.get("redirect_uri", ""), wanted=code.redirect_uri)
        if code.challenge and challenge_of(asked.form.get("code_verifier", "")) != code.challenge:
            raise refuse(501481)


def challenge_of(verifier: str) -> str:
    """PKCE's S256."""
    return encode(hashlib.sha256(verifier.encode()).digest())


def _required(form: Mapping[str, str], name: str) -> str:
    value = form.get(name, "")
    if not value:
        raise refuse(900144, parameter=name)
    return value


def _client_info(asked: Asked, person: Person) -> dict[str, object]:
    if asked.form.get("client_info") != "1":
        return {}
    info = json.dumps({"uid": person.object_id, "utid": person.tenant_id}).encode()
    return {"client_info": base64.urlsafe_b64encode(info).decode().rstrip("=")}
