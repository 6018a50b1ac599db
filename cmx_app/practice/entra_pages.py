"""Entra's pages that people see: choosing an account, consent, and errors that never come back."""

from collections.abc import Callable
from functools import wraps

from werkzeug.routing import Rule
from werkzeug.wrappers import Request, Response

from cmx_app.practice.directory import Directory
from cmx_app.practice.entra_refusals import Refused, refuse, stamp
from cmx_app.practice.entra_requests import SentBack, SignInRequest, read_request
from cmx_app.practice.entra_sign_in import SignIn
from cmx_app.practice.permission_words import explain
from cmx_app.practice.rendering import render
from cmx_app.practice.scenarios import Place
from cmx_app.practice.site import rule
from cmx_app.practice.state import Person

_COOKIE = "uebung_person"
Page = Callable[..., Response]


def page_or_way_back(directory: Directory, page: Page) -> Page:
    """Pages of Entra: what it refuses is shown there, what it answers goes back to the application."""

    @wraps(page)
    def answer(request: Request, **values: str) -> Response:
        try:
            if directory.faults.is_on("down") or directory.faults.at(Place.EVERYWHERE):
                raise refuse(90033)
            return page(request, **values)
        except SentBack as back:
            return Response(status=302, headers={"Location": back.url})
        except Refused as refused:
            return render(request, "refused.html", refused=refused, time=stamp(directory.now()))

    return answer


class SignInPages:
    """`/authorize` and `/adminconsent`."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._sign_in = SignIn(directory)

    def rules(self) -> tuple[Rule, ...]:
        """The addresses on the browsers' side."""

        def as_page(page: Page) -> Page:
            return page_or_way_back(self._directory, page)

        authorize, consent = "/<tenant>/oauth2/v2.0/authorize", "/<tenant>/v2.0/adminconsent"
        return (
            rule(authorize, as_page(self.authorize)),
            rule(authorize, as_page(self.answer_authorize), "POST"),
            rule(consent, as_page(self.ask_administrator)),
            rule(consent, as_page(self.answer_administrator), "POST"),
            rule("/<tenant>/oauth2/v2.0/logout", self.sign_out),
        )

    def authorize(self, request: Request, tenant: str) -> Response:
        """The first page of a sign-in, or the way back at once."""
        asked = read_request(self._directory, tenant, request.args)
        person = self._signed_in(request)
        if asked.prompt == "none":
            raise self._sign_in.silently(asked, person)
        is_hinted = person is not None and asked.login_hint.lower() in ("", person.address)
        if person is None or not is_hinted or asked.prompt in ("select_account", "login"):
            return self._choose_account(request, asked)
        return self._go_on(request, asked, self._sign_in.admit(asked, person.object_id))

    def answer_authorize(self, request: Request, tenant: str) -> Response:
        """An account was chosen, or the consent page was answered."""
        asked = read_request(self._directory, tenant, request.args)
        person = self._sign_in.admit(asked, request.form.get("person") or request.form.get("address", ""))
        if request.form.get("decision") == "cancel":
            raise self._sign_in.send_back_declined(asked)
        if request.form.get("decision") == "accept":
            self._sign_in.needs_consent(asked, person)
            self._sign_in.consent(asked, person, for_all="for_organization" in request.form)
        return self._go_on(request, asked, person)

    def ask_administrator(self, request: Request, tenant: str) -> Response:
        """The admin-consent page, for whoever is signed in as an administrator."""
        asked = read_request(self._directory, tenant, {**request.args, "response_type": "code"})
        person = self._signed_in(request)
        if person is None or not person.is_administrator:
            return self._choose_account(request, asked)
        return self._ask_for_consent(request, asked, person, asked.wanted(), for_organization=True)

    def answer_administrator(self, request: Request, tenant: str) -> Response:
        """An account was chosen for the admin consent, or it was answered."""
        asked = read_request(self._directory, tenant, {**request.args, "response_type": "code"})
        person = self._sign_in.admit(asked, request.form.get("person") or request.form.get("address", ""))
        if not person.is_administrator:
            raise self._sign_in.refuse_for_approval(asked)
        match request.form.get("decision"):
            case "accept":
                self._sign_in.consent(asked, person, for_all=True)
                raise asked.back(
                    admin_consent="True", tenant=person.tenant_id, scope=" ".join(asked.wanted())
                )
            case "cancel":
                back = self._sign_in.send_back_declined(asked)
                raise SentBack(back.redirect_uri, {**back.values, "admin_consent": "True"})
        page = self._ask_for_consent(request, asked, person, asked.wanted(), for_organization=True)
        return _remember(page, person)

    def sign_out(self, request: Request, **_: str) -> Response:
        """Nobody is signed in any more."""
        response = render(request, "signed_out.html")
        response.delete_cookie(_COOKIE)
        return response

    def _go_on(self, request: Request, asked: SignInRequest, person: Person) -> Response:
        missing = self._sign_in.needs_consent(asked, person)
        if missing or (asked.prompt == "consent" and not request.form.get("decision")):
            return _remember(self._ask_for_consent(request, asked, person, missing or asked.wanted()), person)
        back = self._sign_in.send_back(asked, person)
        return _remember(Response(status=302, headers={"Location": back.url}), person)

    def _choose_account(self, request: Request, asked: SignInRequest) -> Response:
        hint = asked.login_hint.lower()
        people = sorted(self._directory.people(), key=lambda one: one.address != hint)
        return render(
            request,
            "choose_account.html",
            asked=asked,
            people=people,
            hint=hint,
            signed_in=self._signed_in(request),
        )

    def _ask_for_consent(
        self,
        request: Request,
        asked: SignInRequest,
        person: Person,
        scopes: tuple[str, ...],
        *,
        for_organization: bool = False,
    ) -> Response:
        tenant = self._directory.find_tenant(person.tenant_id)
        return render(
            request,
            "consent.html",
            asked=asked,
            person=person,
            permissions=explain(scopes),
            for_organization=for_organization,
            tenant=tenant,
        )

    def _signed_in(self, request: Request) -> Person | None:
        return self._directory.find_person(request.cookies.get(_COOKIE, ""))


def _remember(response: Response, person: Person) -> Response:
    """The browser stays signed in, as it does at Microsoft."""
    response.set_cookie(_COOKIE, person.object_id, httponly=True, samesite="Lax")
    return response
