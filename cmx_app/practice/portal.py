"""The portal's pages about app registrations, where one really registers."""

import time
from datetime import UTC, datetime
from urllib.parse import quote

from werkzeug.exceptions import NotFound
from werkzeug.routing import Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from cmx_app.practice.directory import Directory
from cmx_app.practice.portal_forms import EXPIRY_DAYS, NewRegistration, days_of
from cmx_app.practice.redirect_rules import Words, why_not
from cmx_app.practice.registrations import DAY, NewSecret
from cmx_app.practice.rendering import language_of, render
from cmx_app.practice.site import rule
from cmx_app.practice.state import PLATFORMS, WEB, RedirectUri, Registration

_PAGES = {
    "overview": "",
    "authentication": "authentifizierung",
    "credentials": "geheimnisse",
    "callanapi": "berechtigungen",
}
_SOON = 30 * DAY


class Portal:
    """App registrations, one by one and in a list."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._registrations = directory.registrations

    def rules(self) -> tuple[Rule, ...]:
        """The addresses on the browsers' side."""
        one = "/portal/registrierung/<client_id>"
        return (
            rule("/", self.enter),
            rule("/portal/", self.list),
            rule("/portal/oeffnen", self.open),
            rule("/portal/registrierung/neu", self.form),
            rule("/portal/registrierung/neu", self.register, "POST"),
            rule(f"{one}/", self.overview),
            rule(f"{one}/loeschen", self.delete, "POST"),
            rule(f"{one}/authentifizierung", self.authentication),
            rule(f"{one}/authentifizierung", self.change_authentication, "POST"),
            rule(f"{one}/geheimnisse", self.secrets),
            rule(f"{one}/geheimnisse", self.change_secrets, "POST"),
            rule(f"{one}/berechtigungen", self.permissions),
        )

    def enter(self, _request: Request) -> Response:
        """The front door leads to the list."""
        return redirect("/portal/")

    def list(self, request: Request) -> Response:
        """„App-Registrierungen“."""
        entries = [(one, _state_of_secrets(one)) for one in self._registrations.every()]
        return self._page(request, "portal_list.html", entries=entries)

    def open(self, request: Request) -> Response:
        """A page by the names that the real portal's addresses use."""
        client_id = request.args.get("app", "")
        if self._registrations.find(client_id) is None:
            return redirect("/portal/")
        page = _PAGES.get(request.args.get("seite", "").lower(), "")
        return redirect(f"/portal/registrierung/{client_id}/{page}")

    def form(self, request: Request) -> Response:
        """„Anwendung registrieren“, empty."""
        return self._page(request, "portal_new.html", given=NewRegistration(), wrong={})

    def register(self, request: Request) -> Response:
        """A new registration, or the form with what is wrong."""
        given = NewRegistration.read(request.form)
        wrong = given.complaints()
        if wrong:
            return self._page(request, "portal_new.html", given=given, wrong=wrong, status=422)
        made = self._registrations.register(given.name, given.audience, given.redirect_uris())
        return redirect(f"/portal/registrierung/{made.client_id}/", 303)

    def overview(self, request: Request, client_id: str) -> Response:
        """„Übersicht“ with the two IDs."""
        return self._page(request, "portal_overview.html", app=self._find(client_id))

    def delete(self, _request: Request, client_id: str) -> Response:
        """The registration is gone."""
        self._registrations.delete(self._find(client_id).client_id)
        return redirect("/portal/", 303)

    def authentication(self, request: Request, client_id: str) -> Response:
        """„Authentifizierung“: platforms and redirect addresses."""
        return self._authentication_page(request, self._find(client_id), request.args.get("plattform", ""))

    def change_authentication(self, request: Request, client_id: str) -> Response:
        """An address is added or removed."""
        app = self._find(client_id)
        here = f"/portal/registrierung/{app.client_id}/authentifizierung"
        if "remove" in request.form:
            self._registrations.remove_redirect_uri(app.client_id, request.form["remove"])
            return redirect(here, 303)
        platform, uri = request.form.get("platform", WEB), request.form.get("uri", "").strip()
        wrong = why_not(uri, app.audience)
        if wrong or platform not in PLATFORMS:
            return self._authentication_page(request, app, platform, typed=uri, wrong=wrong)
        self._registrations.add_redirect_uri(app.client_id, RedirectUri(uri, platform))
        return redirect(f"{here}?gespeichert={quote(platform)}", 303)

    def secrets(self, request: Request, client_id: str) -> Response:
        """„Zertifikate & Geheimnisse“; values are hidden."""
        return self._secrets_page(request, self._find(client_id))

    def change_secrets(self, request: Request, client_id: str) -> Response:
        """A secret is made, and its value shown this once; or one is removed."""
        app = self._find(client_id)
        if "remove" in request.form:
            self._registrations.remove_secret(app.client_id, request.form["remove"])
            return redirect(f"/portal/registrierung/{app.client_id}/geheimnisse", 303)
        days = days_of(request.form)
        if days is None:
            wrong = "Wählen Sie einen Zeitraum.", "Select a period."
            return self._secrets_page(request, app, wrong=wrong)
        made = self._registrations.add_secret(
            app.client_id, request.form.get("description", "").strip(), days
        )
        return self._secrets_page(request, self._find(client_id), made=made)

    def permissions(self, request: Request, client_id: str) -> Response:
        """„API-Berechtigungen“: what was consented to."""
        app = self._find(client_id)
        consents = [
            (consent, self._directory.find_person(consent.object_id))
            for consent in self._directory.consents.of(app.client_id)
        ]
        return self._page(request, "portal_permissions.html", app=app, consents=consents)

    def _authentication_page(
        self,
        request: Request,
        app: Registration,
        platform: str,
        *,
        typed: str = "",
        wrong: Words | None = None,
    ) -> Response:
        return self._page(
            request,
            "portal_authentication.html",
            app=app,
            platform=platform if platform in PLATFORMS or platform == "waehlen" else "",
            typed=typed,
            wrong=wrong,
            status=422 if wrong else 200,
        )

    def _secrets_page(
        self,
        request: Request,
        app: Registration,
        *,
        made: NewSecret | None = None,
        wrong: Words | None = None,
    ) -> Response:
        return self._page(
            request,
            "portal_secrets.html",
            app=app,
            made=made,
            wrong=wrong,
            expiry_days=EXPIRY_DAYS,
            is_open="neu" in request.args or wrong is not None,
            status=422 if wrong else 200,
        )

    def _find(self, client_id: str) -> Registration:
        found = self._registrations.find(client_id)
        if found is None:
            raise NotFound
        return found

    def _page(self, request: Request, template: str, *, status: int = 200, **values: object) -> Response:
        return render(
            request, template, status, tenant=self._directory.home, day=day_in(language_of(request)), **values
        )


class _DayIn:
    """A day as the portal writes it in a language."""

    def __init__(self, language: str) -> None:
        self._format = "%d.%m.%Y" if language == "de" else "%-m/%-d/%Y"

    def __call__(self, moment: float) -> str:
        return datetime.fromtimestamp(moment, UTC).strftime(self._format)


def day_in(language: str) -> _DayIn:
    """What writes days in this language."""
    return _DayIn(language)


def _state_of_secrets(app: Registration) -> Words:
    """What the list says in „Zertifikate & Geheimnisse“."""
    if not app.secrets:
        return "–", "–"
    last = max(secret.expires_at for secret in app.secrets)
    if last <= time.time():
        return "Abgelaufen", "Expired"
    return ("Läuft bald ab", "Expiring soon") if last - time.time() < _SOON else ("Aktuell", "Current")
