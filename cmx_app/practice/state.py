"""What the practice Microsoft knows: an organization with its people, mailboxes and registrations.

Everything here is frozen and replaced, not changed; only `State`, which holds it all, is written into.
"""

import uuid
from dataclasses import dataclass, field

HOME_DOMAIN = "vhs-musterstadt.example"
FOREIGN_DOMAIN = "andere-firma.example"

SINGLE_TENANT = "AzureADMyOrg"
MULTI_TENANT = "AzureADMultipleOrgs"
WITH_PERSONAL_ACCOUNTS = "AzureADandPersonalMicrosoftAccount"
AUDIENCES = (SINGLE_TENANT, MULTI_TENANT, WITH_PERSONAL_ACCOUNTS)

WEB = "web"
SINGLE_PAGE = "spa"
PUBLIC_CLIENT = "publicClient"
PLATFORMS = (WEB, SINGLE_PAGE, PUBLIC_CLIENT)

EVERYBODY = ""
"""Stands where a person's object ID stands: the whole organization."""


@dataclass(frozen=True)
class Tenant:
    """An organization."""

    tenant_id: str
    domain: str
    name: str


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in."""

    object_id: str
    address: str
    name: str
    tenant_id: str
    is_administrator: bool = False


@dataclass(frozen=True)
class Mailbox:
    """A mailbox in Exchange; `smtp_auth_is_off` is None where the organization's switch decides."""

    address: str
    name: str
    is_shared: bool = False
    imap_is_on: bool = True
    smtp_auth_is_off: bool | None = None
    full_access: tuple[str, ...] = ()
    send_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class RedirectUri:
    """An address that Entra may send a browser back to."""

    uri: str
    platform: str = WEB


@dataclass(frozen=True)
class Secret:
    """A client secret; of its value only a digest and the first characters are kept."""

    secret_id: str
    description: str
    digest: str = field(repr=False)
    hint: str
    created_at: float
    expires_at: float


@dataclass(frozen=True)
class Registration:
    """An app registration together with its enterprise application."""

    client_id: str
    object_id: str
    tenant_id: str
    display_name: str
    audience: str
    created_at: float
    redirect_uris: tuple[RedirectUri, ...] = ()
    secrets: tuple[Secret, ...] = ()
    assignment_required: bool = False
    assigned: tuple[str, ...] = ()
    is_enabled: bool = True


@dataclass(frozen=True)
class Consent:
    """What a person, or the whole organization, allowed an application."""

    client_id: str
    tenant_id: str
    object_id: str
    scopes: tuple[str, ...]
    given_at: float = 0.0


@dataclass(frozen=True)
class SignedIn:
    """What stands behind a code and behind a refresh token: who signed in where, and for what."""

    client_id: str
    tenant_id: str
    object_id: str
    scopes: tuple[str, ...]
    issued_at: float


@dataclass(frozen=True)
class Code:
    """An authorization code that waits for the application, or was taken already."""

    signed_in: SignedIn
    authority: str
    redirect_uri: str
    nonce: str
    challenge: str
    is_redeemed: bool = False


@dataclass
class State:
    """Everything that survives a restart."""

    home: Tenant
    foreign: Tenant
    people: dict[str, Person]
    mailboxes: dict[str, Mailbox]
    registrations: dict[str, Registration] = field(default_factory=dict)
    consents: list[Consent] = field(default_factory=list)
    codes: dict[str, Code] = field(default_factory=dict)
    refresh_tokens: dict[str, SignedIn] = field(default_factory=dict)
    revoked_at: dict[str, float] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    switched_at: dict[str, float] = field(default_factory=dict)
    smtp_auth_is_off: bool = False
    people_may_consent: bool = True
    token_lifetime: int = 4200
    token_size: int = 2400
    passed: float = 0.0


def new_state() -> State:
    """A fresh organization: an administrator, a user, a shared mailbox; and somebody of another company."""
    home = Tenant(_guid(), HOME_DOMAIN, "Volkshochschule Musterstadt")
    foreign = Tenant(_guid(), FOREIGN_DOMAIN, "Andere Firma GmbH")
    anna = Person(_guid(), f"anna.admin@{HOME_DOMAIN}", "Anna Admin", home.tenant_id, is_administrator=True)
    petra = Person(_guid(), f"petra.post@{HOME_DOMAIN}", "Petra Post", home.tenant_id)
    karl = Person(_guid(), f"karl.kunde@{FOREIGN_DOMAIN}", "Karl Kunde", foreign.tenant_id)
    people = (anna, petra, karl)
    shared = Mailbox(
        f"info@{HOME_DOMAIN}",
        "Info VHS Musterstadt",
        is_shared=True,
        full_access=(petra.address,),
        send_as=(petra.address,),
    )
    return State(
        home=home,
        foreign=foreign,
        people={person.object_id: person for person in people},
        mailboxes={box.address: box for box in (*(Mailbox(one.address, one.name) for one in people), shared)},
    )


def _guid() -> str:
    return str(uuid.uuid4())
