"""What we ask of Entra. MSAL is inside, and nothing of it outside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urlencode

from cmx_app.knowledge.clouds import Cloud
from cmx_app.services import sign_in
from cmx_app.services.credentials import Credentials
from cmx_app.services.entra_answers import msal_reading, read_document, token_missing
from cmx_app.services.entra_documents import Documents, HttpForMsal, describes_directory, discovery_url
from cmx_app.services.errors import EntraAnswer, EntraRefused, Unreadable
from cmx_app.services.sign_in import Person, StartedSignIn, Tokens
from cmx_app.services.transport import HttpAnswer, Transport, host_of
from cmx_app.services.trust import Chain
from cmx_app.services.way import Way

__all__ = ["Access", "Credentials", "Directory", "Entra", "Person", "StartedSignIn", "Tokens"]

_GUID = re.compile(r"/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/|$)")
_AUTHORIZE = "/oauth2/v2.0/authorize"
_OIDC_SCOPES = ("openid", "profile", "offline_access")
_NO_DIRECTORY = frozenset({90002, 900021, 900023})
"""No such directory; what stands there can't be one."""
_SOON = 3.0
_NEW_SIGN_IN = EntraAnswer("interaction_required")


@dataclass(frozen=True)
class Directory:
    """A directory (tenant) as Entra describes it; the shared ones (`common`, …) have no ID."""

    tenant_id: str
    authorize_endpoint: str
    token_endpoint: str
    issuer: str
    cloud: str = ""
    """As Entra names the cloud that it lies in: `microsoftonline.com`, `microsoftonline.us`, …"""
    region: str = ""
    """The part of that cloud: "", `GCC`, `DODCON` or `DOD`."""


@dataclass(frozen=True)
class Access:
    """A token for IMAP and SMTP, and the tokens to keep from now on (Entra may have changed them)."""

    token: str = field(repr=False)
    cache: str = field(repr=False)
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Greeting:
    """What Entra shows to everybody who asks."""

    clock_difference: timedelta
    """Our clock minus Entra's, right to about a second."""
    chain: Chain | None
    """The certificates by which it was trusted; None where a proxy hides them."""


class Entra:
    """One cloud's Entra. Everything raises ServiceError and nothing else when it does not work out."""

    def __init__(self, cloud: Cloud, transport: Transport) -> None:
        self._cloud = cloud
        self._host = host_of(cloud.authority)
        self._documents = Documents(transport)
        self._http = HttpForMsal(transport, self._documents)

    def find_directory(self, tenant_or_domain: str) -> Directory:
        """The directory with this ID or domain, as Entra knows it now."""
        return self._directory(tenant_or_domain, fresh=True)

    def directory_of_domain(self, domain: str) -> Directory | None:
        """The directory that a mail domain belongs to; None when Entra knows of none. Does not wait long."""
        try:
            return self._directory(domain, limit=_SOON)
        except EntraRefused as refused:
            if refused.answer.error == "invalid_tenant" or _NO_DIRECTORY.intersection(refused.answer.numbers):
                return None
            raise

    def check_secret(self, credentials: Credentials) -> None:
        """Whether directory, application and secret fit, without a user; the token is thrown away.

        A new application with empty caches each time: MSAL would answer from its cache, wrong secret or not.
        """
        application = self._application(credentials, credentials.tenant_id)
        scopes = [f"https://{self._cloud.graph_host}/.default"]
        with msal_reading(self._host):
            result = application.acquire_token_for_client(scopes)
        self._token_of(result)

    def begin_sign_in(
        self, credentials: Credentials, redirect_url: str, *, login_hint: str = ""
    ) -> StartedSignIn:
        """Where to send the browser. The redirect URL goes to Entra byte for byte as it is given here."""
        application = self._application(credentials, credentials.sign_in_tenant)
        return sign_in.begin(application, self._cloud.scopes, redirect_url, login_hint)

    def finish_sign_in(self, credentials: Credentials, flow: str, answer: Mapping[str, str]) -> Tokens:
        """Redeem what the browser brought back. Tokens come out only when all checks have passed."""
        directory = self._directory(credentials.tenant_id)
        cache = _new_cache()
        application = self._application(credentials, credentials.sign_in_tenant, cache)
        with msal_reading(self._host):
            result = sign_in.finish(application, flow, answer, self._host)
            person = sign_in.judge(result, credentials, directory.tenant_id, self._host)
        scopes = tuple(str(result.get("scope", "")).split())
        return Tokens(person, scopes, bool(result.get("refresh_token")), cache.serialize())

    def access(self, credentials: Credentials, cache: str, *, fresh: bool = False) -> Access:
        """A valid token from what a sign-in left; Entra is asked when it is about to end, or when `fresh`."""
        kept = _new_cache()
        kept.deserialize(cache)
        application = self._application(credentials, credentials.sign_in_tenant, kept)
        account = next(iter(application.get_accounts()), None)
        if account is None:
            raise EntraRefused(self._host, _NEW_SIGN_IN)
        with msal_reading(self._host):
            result = application.acquire_token_silent_with_error(
                list(self._cloud.scopes), account=account, force_refresh=fresh
            )
        token = self._token_of(result)
        remaining = kept.serialize() if kept.has_state_changed else cache
        return Access(token, remaining, _scopes_of(kept, token))

    def try_url(self, client_id: str, tenant_id: str, redirect_url: str, state: str) -> str:
        """An address that sends the browser back at once, without a sign-in, if the redirect URL is right."""
        directory = self._directory(tenant_id)
        question = {
            "client_id": client_id,
            "response_type": "code",
            "redirect_uri": redirect_url,
            "response_mode": "query",
            "scope": "openid",
            "state": state,
            "prompt": "none",
        }
        return f"{directory.authorize_endpoint}?{urlencode(question, quote_via=quote)}"

    def admin_consent_url(self, client_id: str, tenant_id: str, redirect_url: str, state: str) -> str:
        """Where an administrator consents, for the whole organisation, to the very scopes that are used."""
        endpoint = self._directory(tenant_id).authorize_endpoint
        question = {
            "client_id": client_id,
            "scope": " ".join((*self._cloud.scopes, *_OIDC_SCOPES)),
            "redirect_uri": redirect_url,
            "state": state,
        }
        where = f"{endpoint.removesuffix(_AUTHORIZE)}/v2.0/adminconsent"
        return f"{where}?{urlencode(question, quote_via=quote)}"

    @property
    def host(self) -> str:
        """Where Entra is asked, as `name:port`."""
        return self._host

    def way(self) -> Way:
        """The first part of the way there, for walking it stage by stage."""
        return self._documents.transport.way_to(self._cloud.authority)

    def greet(self) -> Greeting:
        """Ask what Entra tells everybody; shows the certificates and the clock at the other end."""
        asked_at = datetime.now(UTC)
        answer = self._documents.read(discovery_url(self._cloud.authority, "common"), fresh=True)
        ours = asked_at + (datetime.now(UTC) - asked_at) / 2
        return Greeting(ours - self._date_of(answer), answer.chain)

    def clock_difference(self) -> timedelta:
        """Our clock minus Entra's, right to about a second."""
        return self.greet().clock_difference

    def _directory(self, tenant: str, *, fresh: bool = False, limit: float | None = None) -> Directory:
        url = discovery_url(self._cloud.authority, tenant)
        document = read_document(self._documents.read(url, fresh=fresh, limit=limit), self._host)
        if not describes_directory(document):
            raise Unreadable(self._host, "The discovery document is not Entra's.")
        issuer = document["issuer"]
        found = _GUID.search(issuer) or _GUID.search(document["token_endpoint"])
        return Directory(
            tenant_id=found.group(1).lower() if found else "",
            authorize_endpoint=document["authorization_endpoint"],
            token_endpoint=document["token_endpoint"],
            issuer=issuer,
            cloud=str(document.get("cloud_instance_name") or ""),
            region=str(document.get("tenant_region_sub_scope") or ""),
        )

    def _application(self, credentials: Credentials, tenant: str, cache: Any = None) -> Any:
        """A new MSAL application; costs no round trip once the directory's document is known."""
        self._directory(tenant)
        import msal  # type: ignore[import-untyped]  # here, because importing it takes 140 ms

        return msal.ConfidentialClientApplication(
            credentials.client_id,
            client_credential=credentials.client_secret,
            authority=f"{self._cloud.authority}/{quote(tenant, safe='')}",
            token_cache=cache,
            http_client=self._http,
            instance_discovery=None if self._cloud.is_microsofts_own else False,
        )

    def _token_of(self, result: Any) -> str:
        if not result:
            raise EntraRefused(self._host, _NEW_SIGN_IN)
        if "access_token" not in result:
            raise token_missing(result, self._host)
        return str(result["access_token"])

    def _date_of(self, answer: HttpAnswer) -> datetime:
        try:
            date = parsedate_to_datetime(answer.headers.get("date", ""))
        except ValueError:
            raise Unreadable(self._host, "The answer has no date.") from None
        # The header is always in UTC and has no fractions; half a second is the best guess.
        return date.replace(tzinfo=UTC) + timedelta(milliseconds=500)


def _new_cache() -> Any:
    import msal

    return msal.SerializableTokenCache()


def _scopes_of(cache: Any, token: str) -> tuple[str, ...]:
    for entry in cache.search(cache.CredentialType.ACCESS_TOKEN):
        if entry.get("secret") == token:
            return tuple(str(entry.get("target", "")).split())
    return ()
