"""Entra's documents that say where everything is: OpenID configuration, keys, instance discovery."""

from collections.abc import Callable
from functools import wraps

from werkzeug.routing import Rule
from werkzeug.wrappers import Request, Response

from cmx_app.practice.directory import PERSONAL_ACCOUNTS, SHARED_AUTHORITIES, Directory, is_guid
from cmx_app.practice.entra_refusals import Refused, refuse
from cmx_app.practice.json_answers import json_answer
from cmx_app.practice.scenarios import Place
from cmx_app.practice.site import Addresses, rule
from cmx_app.practice.state import Tenant

_ABILITIES = {
    "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
    "response_modes_supported": ["query"],
    "subject_types_supported": ["pairwise"],
    "id_token_signing_alg_values_supported": ["RS256"],
    "response_types_supported": ["code"],
    "scopes_supported": ["openid", "profile", "email", "offline_access"],
    "request_uri_parameter_supported": False,
    "claims_supported": [
        *("sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver", "oid")
    ],
    "cloud_instance_name": "practice",
    "msgraph_host": "graph.microsoft.com",
}
_CAPTIVE_PORTAL = "<!doctype html><title>WLAN</title><h1>Willkommen im Gäste-WLAN</h1>"

OTHER_CLOUD_DOMAIN = "us-behoerde.example"
_OTHER_CLOUD = {
    "tenant_region_scope": "USG",
    "tenant_region_sub_scope": "DODCON",
    "cloud_instance_name": "microsoftonline.us",
    "msgraph_host": "graph.microsoft.us",
}
_THERE = "https://login.microsoftonline.us/5f1c2f0e-8d6b-4a57-9d4b-0c5f1b8e7a21"


def find_tenant(directory: Directory, name: str) -> Tenant | None:
    """The tenant that a path names; None for the shared authorities; Refused for anything unknown."""
    if name in SHARED_AUTHORITIES:
        return None
    found = directory.find_tenant(name)
    bite = directory.faults.at(Place.DIRECTORY)
    if bite is not None:
        raise refuse(bite.number, tenant=name)
    if found is None:
        raise refuse(90002 if is_guid(name) or "." in name else 900023, tenant=name)
    return found


def refusals_as_json(
    directory: Directory, addresses: Addresses
) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Endpoints for machines: a refusal becomes Entra's JSON; a slow or dead Microsoft is felt."""

    def decorate(endpoint: Callable[..., Response]) -> Callable[..., Response]:
        @wraps(endpoint)
        def answer(request: Request, **values: str) -> Response:
            try:
                _feel_the_weather(directory)
                if directory.faults.is_on("captive_portal"):
                    return Response(_CAPTIVE_PORTAL, mimetype="text/html")
                return endpoint(request, **values)
            except Refused as refused:
                refused.correlation_id = request.headers.get("client-request-id", refused.correlation_id)
                return json_answer(refused.body(directory.now(), addresses.authority), refused.status)

        return answer

    return decorate


def _feel_the_weather(directory: Directory) -> None:
    if directory.faults.is_on("down"):
        raise ConnectionAbortedError("The practice Microsoft is down.")
    directory.faults.dawdle()
    bite = directory.faults.at(Place.EVERYWHERE)
    if bite is not None:
        raise refuse(bite.number)


class Discovery:
    """The documents of discovery."""

    def __init__(self, directory: Directory, addresses: Addresses) -> None:
        self._directory = directory
        self._addresses = addresses

    def rules(self) -> tuple[Rule, ...]:
        """The addresses on the TLS side."""
        machine = refusals_as_json(self._directory, self._addresses)
        return (
            rule("/<tenant>/v2.0/.well-known/openid-configuration", machine(self.configuration)),
            rule("/<tenant>/.well-known/openid-configuration", machine(self.configuration)),
            rule("/<tenant>/discovery/v2.0/keys", machine(self.keys)),
            rule("/<tenant>/discovery/instance", machine(self.instance)),
        )

    def configuration(self, _request: Request, tenant: str) -> Response:
        """The OpenID configuration of a tenant, or of a shared authority."""
        if tenant.lower() == OTHER_CLOUD_DOMAIN:
            return json_answer({**_ABILITIES, **_places(_THERE, _THERE, f"{_THERE}/v2.0"), **_OTHER_CLOUD})
        found = find_tenant(self._directory, tenant)
        path = found.tenant_id if found else tenant
        issuer = PERSONAL_ACCOUNTS if tenant == "consumers" else (found.tenant_id if found else "{tenantid}")
        places = _places(
            f"{self._addresses.authority}/{path}",
            f"{self._addresses.pages}/{path}",
            f"{self._addresses.authority}/{issuer}/v2.0",
        )
        return json_answer({**places, "tenant_region_scope": "EU" if found else None, **_ABILITIES})

    def keys(self, _request: Request, tenant: str) -> Response:
        """The keys that sign tokens."""
        find_tenant(self._directory, tenant)
        return json_answer(self._directory.signer.published())

    def instance(self, _request: Request, tenant: str) -> Response:
        """Which authorities are Microsoft's: this one, here."""
        host = self._addresses.authority.removeprefix("https://")
        document = f"{self._addresses.authority}/{tenant}/v2.0/.well-known/openid-configuration"
        return json_answer(
            {
                "tenant_discovery_endpoint": document,
                "api-version": "1.1",
                "metadata": [{"preferred_network": host, "preferred_cache": host, "aliases": [host]}],
            }
        )


def _places(authority: str, pages: str, issuer: str) -> dict[str, str]:
    return {
        "token_endpoint": f"{authority}/oauth2/v2.0/token",
        "jwks_uri": f"{authority}/discovery/v2.0/keys",
        "issuer": issuer,
        "authorization_endpoint": f"{pages}/oauth2/v2.0/authorize",
        "device_authorization_endpoint": f"{authority}/oauth2/v2.0/devicecode",
        "end_session_endpoint": f"{pages}/oauth2/v2.0/logout",
    }
