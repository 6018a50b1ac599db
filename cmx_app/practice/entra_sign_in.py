"""Who may sign in for what: the decisions behind Entra's pages, without the pages."""

import time

from cmx_app.practice.directory import Directory
from cmx_app.practice.entra_refusals import refuse
from cmx_app.practice.entra_requests import SentBack, SignInRequest
from cmx_app.practice.scenarios import Place
from cmx_app.practice.state import Code, Person, SignedIn


class SignIn:
    """Decides about people, consents and codes."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def admit(self, asked: SignInRequest, name: str) -> Person:
        """The person of this ID or address, if they may sign in here; Refused otherwise."""
        person = self._directory.find_person(name)
        tenant = asked.tenant or self._directory.home
        if person is None:
            is_shared = self._directory.exchange.find(name) is not None
            raise refuse(50057) if is_shared else refuse(50034, address=name, tenant=tenant.name)
        facts = {"client_id": asked.registration.client_id, "name": asked.registration.display_name}
        if asked.tenant and person.tenant_id != asked.tenant.tenant_id:
            raise refuse(50020, address=person.address, theirs=person.tenant_id, tenant=tenant.name, **facts)
        needs = asked.registration.assignment_required and person.object_id not in asked.registration.assigned
        bite = self._directory.faults.at(Place.SIGN_IN)
        if needs or bite:
            raise refuse(bite.number if bite else 50105, address=person.address, tenant=tenant.name, **facts)
        return person

    def needs_consent(self, asked: SignInRequest, person: Person) -> tuple[str, ...]:
        """What this person is still to be asked about; Refused where only an administrator may answer."""
        missing = self._directory.consents.missing(asked.registration, person, asked.wanted())
        bite = self._directory.faults.at(Place.CONSENT)
        may_consent = self._directory.settings().people_may_consent and bite is None
        if missing and not person.is_administrator and not may_consent:
            raise self.refuse_for_approval(asked, bite.number if bite else 90094)
        return missing

    def refuse_for_approval(self, asked: SignInRequest, number: int = 90094) -> Exception:
        """„Administratorgenehmigung erforderlich“."""
        tenant = asked.tenant or self._directory.home
        return refuse(number, tenant=tenant.name, name=asked.registration.display_name)

    def consent(self, asked: SignInRequest, person: Person, *, for_all: bool = False) -> None:
        """The person accepts; for everybody only if they are an administrator."""
        self._directory.consents.grant(
            asked.registration, person, asked.wanted(), for_all=for_all and person.is_administrator
        )

    def send_back(self, asked: SignInRequest, person: Person) -> SentBack:
        """The way back with a code, or with what Microsoft has against the request."""
        bite = self._directory.faults.at(Place.WAY_BACK)
        if bite is not None:
            scope, name = asked.scopes[0], asked.registration.display_name
            refused = refuse(bite.number, name=name, scope=scope.permission, resource=scope.resource)
            return asked.back_refused(refused, self._directory.now())
        signed_in = SignedIn(
            asked.registration.client_id, person.tenant_id, person.object_id, asked.wanted(), time.time()
        )
        code = self._directory.tokens.new_code(
            Code(signed_in, asked.authority, asked.redirect_uri, asked.nonce, asked.challenge)
        )
        return asked.back(code=code, session_state=person.object_id)

    def send_back_declined(self, asked: SignInRequest) -> SentBack:
        """The way back after „Abbrechen“."""
        back = asked.back_refused(refuse(65004), self._directory.now(), "access_denied")
        return SentBack(back.redirect_uri, {**back.values, "error_subcode": "cancel"})

    def silently(self, asked: SignInRequest, person: Person | None) -> SentBack:
        """`prompt=none`: a code if nothing has to be asked, an error otherwise."""
        if person is None:
            return asked.back_refused(refuse(50058), self._directory.now())
        if self._directory.consents.missing(asked.registration, person, asked.wanted()):
            facts = {"client_id": asked.registration.client_id, "name": asked.registration.display_name}
            return asked.back_refused(refuse(65001, **facts), self._directory.now(), "interaction_required")
        return self.send_back(asked, person)
