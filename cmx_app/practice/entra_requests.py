"""What an application asks for when it sends somebody to sign in, checked before any page is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from cmx_app.practice import scopes as known_scopes
from cmx_app.practice.directory import Directory, is_guid
from cmx_app.practice.entra_discovery import find_tenant
from cmx_app.practice.entra_refusals import Refused, refuse
from cmx_app.practice.scenarios import Place
from cmx_app.practice.scopes import Scope, UnknownResource, UnknownScope
from cmx_app.practice.state import SINGLE_TENANT, Registration, Tenant

_CHALLENGE_LENGTHS = range(43, 129)


@dataclass
class SentBack(Exception):
    """The browser goes back to the application with these values."""

    redirect_uri: str
    values: Mapping[str, str]

    @property
    def url(self) -> str:
        """Where to: the redirect address byte for byte, and the values."""
        return f"{self.redirect_uri}{'&' if '?' in self.redirect_uri else '?'}{urlencode(self.values)}"


@dataclass(frozen=True)
class SignInRequest:
    """A checked authorize request."""

    authority: str
    tenant: Tenant | None
    registration: Registration
    redirect_uri: str
    scopes: tuple[Scope, ...]
    state: str = ""
    nonce: str = field(default="", repr=False)
    challenge: str = field(default="", repr=False)
    prompt: str = ""
    login_hint: str = ""

    def back(self, **values: str) -> SentBack:
        """The way back to the application."""
        return SentBack(self.redirect_uri, {**values, **({"state": self.state} if self.state else {})})

    def back_refused(self, refused: Refused, now: float, error: str = "") -> SentBack:
        """The way back with an error."""
        return self.back(error=error or refused.error, error_description=refused.description(now))

    def wanted(self) -> tuple[str, ...]:
        """What has to be consented to."""
        return tuple(str(scope) for scope in self.scopes)


def find_application(directory: Directory, client_id: str, tenant: Tenant | None) -> Registration:
    """The registration that a request names; Refused when it is unknown here, or not yet known."""
    place = tenant.name if tenant else "Microsoft"
    bite = directory.faults.at(Place.APPLICATION)
    found = directory.registrations.find(client_id) if is_guid(client_id) else None
    if found is None or directory.is_too_new(found.created_at):
        raise refuse(700016, client_id=client_id, tenant=place)
    if tenant and tenant.tenant_id != found.tenant_id and found.audience == SINGLE_TENANT:
        raise refuse(700016, client_id=client_id, tenant=place)
    if bite is not None or not found.is_enabled:
        number = bite.number if bite else 7000112
        raise refuse(number, client_id=client_id, tenant=place, name=found.display_name)
    return found


def read_request(directory: Directory, authority: str, given: Mapping[str, str]) -> SignInRequest:
    """The request, checked in Entra's order: what can't be trusted is Refused, what can is SentBack."""
    tenant = find_tenant(directory, authority)
    if not given.get("client_id"):
        raise refuse(900144, parameter="client_id")
    registration = find_application(directory, given["client_id"], tenant)
    _check_authority(registration, authority, tenant)
    redirect_uri = _redirect_uri(registration, given.get("redirect_uri", ""))
    request = SignInRequest(
        authority,
        tenant,
        registration,
        redirect_uri,
        (),
        given.get("state", ""),
        given.get("nonce", ""),
        given.get("code_challenge", ""),
        given.get("prompt", ""),
        given.get("login_hint", ""),
    )
    try:
        _check_the_rest(given)
        return SignInRequest(**{**vars(request), "scopes": read_scopes(registration, given.get("scope", ""))})
    except Refused as refused:
        raise request.back_refused(refused, directory.now()) from refused


def read_scopes(registration: Registration, text: str) -> tuple[Scope, ...]:
    """The permissions asked for."""
    if not text.strip():
        raise refuse(900144, parameter="scope")
    try:
        return known_scopes.parse(text)
    except UnknownScope as unknown:
        raise refuse(
            650053, name=registration.display_name, scope=unknown.permission, resource=unknown.resource
        ) from unknown
    except UnknownResource as unknown:
        raise refuse(500011, resource=str(unknown), tenant="Microsoft") from unknown


def _check_authority(registration: Registration, authority: str, tenant: Tenant | None) -> None:
    facts = {"client_id": registration.client_id, "name": registration.display_name}
    if authority == "consumers":
        raise refuse(9002332, **facts)
    if tenant is None and registration.audience == SINGLE_TENANT:
        raise refuse(50194, **facts)


def _redirect_uri(registration: Registration, asked: str) -> str:
    if not registration.redirect_uris:
        raise refuse(500113)
    if not asked:
        return registration.redirect_uris[0].uri
    if any(is_same_address(known.uri, asked) for known in registration.redirect_uris):
        return asked
    raise refuse(50011, uri=asked, client_id=registration.client_id)


def is_same_address(registered: str, asked: str) -> bool:
    """Whether Entra takes one for the other: byte for byte, but any port on localhost."""
    if registered == asked:
        return True
    one, other = urlsplit(registered), urlsplit(asked)
    is_local = one.scheme == other.scheme == "http" and one.hostname == other.hostname == "localhost"
    return is_local and one._replace(netloc="") == other._replace(netloc="")


def _check_the_rest(given: Mapping[str, str]) -> None:
    if given.get("response_type") != "code":
        raise refuse(700054, type=given.get("response_type", ""))
    if given.get("response_mode", "query") != "query":
        raise refuse(70011, scope=f"response_mode={given['response_mode']}")
    challenge = given.get("code_challenge", "")
    if challenge and (
        len(challenge) not in _CHALLENGE_LENGTHS or given.get("code_challenge_method") != "S256"
    ):
        raise refuse(501491)
