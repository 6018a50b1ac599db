"""The two halves of a sign-in: sending somebody to Microsoft, and judging what comes back."""

import json
import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cmx_app.services.credentials import SINGLE_TENANT, Credentials
from cmx_app.services.entra_answers import read_refusal, token_missing
from cmx_app.services.errors import EntraRefused, SignInReason, SignInRefused, Unreadable

_CLOCK_TOLERANCE = 300


@dataclass(frozen=True)
class Person:
    """Who signed in. The name is for display; tenant and object id together are the person."""

    name: str
    tenant_id: str
    object_id: str
    display_name: str


@dataclass(frozen=True)
class StartedSignIn:
    """Where to send the browser, and what is needed when it comes back (keep `flow` secret)."""

    url: str
    state: str
    flow: str = field(repr=False)


@dataclass(frozen=True)
class Tokens:
    """A sign-in that passed all checks; `cache` holds the tokens in clear and must be sealed."""

    person: Person
    scopes: tuple[str, ...]
    has_refresh_token: bool
    cache: str = field(repr=False)


def begin(application: Any, scopes: Sequence[str], redirect_url: str, login_hint: str) -> StartedSignIn:
    """The first half; asks which account unless one is named (Entra refuses both at once)."""
    # The answer comes by GET on purpose: on a cross-site POST a browser withholds the Lax cookie of the flow.
    warnings.filterwarnings("ignore", message="response_mode='form_post' is recommended")
    flow = application.initiate_auth_code_flow(
        list(scopes),
        redirect_uri=redirect_url,
        response_mode="query",
        login_hint=login_hint or None,
        prompt=None if login_hint else "select_account",
    )
    return StartedSignIn(flow["auth_uri"], flow["state"], json.dumps(flow))


def finish(application: Any, flow: str, answer: Mapping[str, str], host: str) -> Any:
    """MSAL's result of redeeming the answer; what it holds is not judged yet, but the nonce fits."""
    started = json.loads(flow)
    if answer.get("state") != started["state"]:
        raise SignInRefused(host, SignInReason.STATE_MISMATCH)
    if "error" in answer:
        raise EntraRefused(host, read_refusal(answer))
    if not answer.get("code"):
        raise Unreadable(host, "The answer holds neither a code nor an error.")
    try:
        result = application.acquire_token_by_auth_code_flow(started, dict(answer))
    except RuntimeError:  # MSAL's way to say that the nonce of the ID token is another one
        raise SignInRefused(host, SignInReason.NONCE) from None
    if "access_token" not in result:
        raise token_missing(result, host)
    return result


def judge(result: Mapping[str, Any], credentials: Credentials, tenant_id: str, host: str) -> Person:
    """Who signed in; raises SignInRefused when the tokens are not what was asked for.

    MSAL (since 1.38) checks none of this; that the answer came by TLS from Entra vouches for the rest.
    `tenant_id` is the directory that the credentials belong to.
    """
    claims = result.get("id_token_claims") or {}
    if not claims.get("nonce"):
        raise SignInRefused(host, SignInReason.NONCE)
    if str(claims.get("aud", "")).lower() != credentials.client_id.lower():
        raise SignInRefused(host, SignInReason.WRONG_AUDIENCE)
    if float(claims.get("exp", 0)) < time.time() - _CLOCK_TOLERANCE:
        raise SignInRefused(host, SignInReason.EXPIRED)
    person = _person(claims)
    if credentials.audience == SINGLE_TENANT and person.tenant_id.lower() != tenant_id.lower():
        raise SignInRefused(host, SignInReason.WRONG_TENANT, person.tenant_id)
    if not result.get("refresh_token"):
        raise SignInRefused(host, SignInReason.NO_REFRESH_TOKEN)
    return person


def _person(claims: Mapping[str, Any]) -> Person:
    return Person(
        name=str(claims.get("preferred_username") or claims.get("email") or ""),
        tenant_id=str(claims.get("tid", "")),
        object_id=str(claims.get("oid", "")),
        display_name=str(claims.get("name", "")),
    )
