"""The directory: everything that the practice Microsoft knows and decides, in one hand."""

import re
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from cmx_app.practice.consents import Consents
from cmx_app.practice.exchange import Exchange
from cmx_app.practice.faults import Faults
from cmx_app.practice.passing_time import let_time_pass
from cmx_app.practice.registrations import Registrations
from cmx_app.practice.signing import Signer
from cmx_app.practice.state import Person, Tenant
from cmx_app.practice.storage import Storage
from cmx_app.practice.tokens import Tokens

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
SHARED_AUTHORITIES = ("common", "organizations", "consumers")
PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad"


def is_guid(text: str) -> bool:
    """Whether a text has the shape of an ID."""
    return _GUID.fullmatch(text) is not None


@dataclass(frozen=True)
class Settings:
    """What can be adjusted for exercises and tests."""

    token_lifetime: int
    token_size: int
    people_may_consent: bool


class Directory:
    """The tenant with its people; registrations, consents, tokens, mailboxes and faults are attributes."""

    def __init__(self, folder: Path) -> None:
        self._storage = Storage(folder)
        self.signer = Signer(folder)
        self.faults = Faults(self._storage)
        self.registrations = Registrations(self._storage)
        self.consents = Consents(self._storage, self.faults)
        self.tokens = Tokens(self._storage, self.signer, self.faults)
        self.exchange = Exchange(self._storage, self.tokens, self.faults)

    @property
    def home(self) -> Tenant:
        """The organization that everything here is about."""
        return self._storage.state.home

    def tenants(self) -> tuple[Tenant, Tenant]:
        """The organization, and the foreign company."""
        return self._storage.state.home, self._storage.state.foreign

    def find_tenant(self, name: str) -> Tenant | None:
        """A tenant by its ID or domain, or None."""
        wanted = name.lower()
        return next((one for one in self.tenants() if wanted in (one.tenant_id, one.domain)), None)

    def people(self) -> tuple[Person, ...]:
        """Everybody who can sign in."""
        return tuple(self._storage.state.people.values())

    def find_person(self, name: str) -> Person | None:
        """A person by object ID or address, or None."""
        wanted = name.strip().lower()
        return next((one for one in self.people() if wanted in (one.object_id, one.address)), None)

    def add_person(self, address: str, name: str, *, is_administrator: bool = False) -> Person:
        """Somebody new with a mailbox: of the organization, or of the foreign company by the domain."""
        known = address.strip().lower()
        tenant = next((one for one in self.tenants() if known.endswith(f"@{one.domain}")), None)
        if tenant is None:
            domains = " and ".join(one.domain for one in self.tenants())
            raise ValueError(f"{address} belongs to no organization; there are {domains}")
        if self.exchange.find(known):
            raise ValueError(f"{address} is taken")
        person = Person(str(uuid.uuid4()), known, name, tenant.tenant_id, is_administrator)
        with self._storage.changing() as state:
            state.people[person.object_id] = person
        self.exchange.add_mailbox(known, name)
        return person

    def remove_person(self, person: Person) -> None:
        """Forget somebody, with the mailbox of the same address."""
        with self._storage.changing() as state:
            state.people.pop(person.object_id, None)
        self.exchange.remove_mailbox(person.address)

    def settings(self) -> Settings:
        """What is adjusted."""
        state = self._storage.state
        return Settings(state.token_lifetime, state.token_size, state.people_may_consent)

    def adjust(
        self,
        *,
        token_lifetime: int | None = None,
        token_size: int | None = None,
        people_may_consent: bool | None = None,
    ) -> Settings:
        """Adjust what is given."""
        with self._storage.changing() as state:
            state.token_lifetime = state.token_lifetime if token_lifetime is None else token_lifetime
            state.token_size = state.token_size if token_size is None else token_size
            if people_may_consent is not None:
                state.people_may_consent = people_may_consent
        return self.settings()

    def now(self) -> float:
        """The time on Microsoft's clock, which may be wrong."""
        return time.time() + self.faults.seconds("clock_wrong")

    def let_time_pass(self, seconds: float) -> float:
        """Make everything so much older; gives how many seconds have passed in all."""
        return let_time_pass(self._storage, seconds)

    @property
    def passed(self) -> float:
        """How many seconds have been let pass."""
        return self._storage.state.passed

    def is_too_new(self, created_at: float) -> bool:
        """Whether something was made so recently that not all of Microsoft has heard of it."""
        return time.time() < created_at + self.faults.seconds("replication_delay")

    def start_afresh(self) -> None:
        """Forget everything but the organization and its people."""
        self._storage.start_afresh()
