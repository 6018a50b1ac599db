"""The page on which scenarios are switched, and the mail that arrived is read."""

from itertools import groupby
from urllib.parse import urlencode

from werkzeug.exceptions import BadRequest
from werkzeug.routing import Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from cmx_app.practice.directory import Directory
from cmx_app.practice.faults import UnknownFault
from cmx_app.practice.post import PostOffice
from cmx_app.practice.rendering import render
from cmx_app.practice.scenarios import SCENARIOS, Scenario
from cmx_app.practice.scenarios.words import ACTORS, GROUPS, SEEN, STEPS
from cmx_app.practice.site import rule

_FAULTS = "/uebung/stoerungen"


class ExercisePages:
    """`/uebung/stoerungen` and `/uebung/post`."""

    def __init__(self, directory: Directory, office: PostOffice) -> None:
        self._directory = directory
        self._office = office

    def rules(self) -> tuple[Rule, ...]:
        """The addresses on the browsers' side."""
        return (
            rule("/uebung/", self.enter),
            rule(_FAULTS, self.faults),
            rule(_FAULTS, self.switch, "POST"),
            rule("/uebung/post", self.mail),
        )

    def enter(self, _request: Request) -> Response:
        """The faults are what people come for."""
        return redirect(_FAULTS)

    def faults(self, request: Request) -> Response:
        """All scenarios, or those that hold the word that is looked for; what is on stands on top."""
        wanted, switched = request.args.get("suche", "").strip(), self._directory.faults.switched()
        found = [scenario for scenario in SCENARIOS if _holds(scenario, wanted)]
        groups = [(group, list(members)) for group, members in groupby(found, lambda one: one.group)]
        return render(
            request,
            "faults.html",
            tenant=self._directory.home,
            groups=groups,
            wanted=wanted,
            total=len(SCENARIOS),
            switched=switched,
            on=[scenario for scenario in SCENARIOS if switched.get(scenario.name)],
            words={"groups": GROUPS, "seen": SEEN, "actors": ACTORS, "steps": STEPS},
        )

    def switch(self, request: Request) -> Response:
        """One switch was turned, or all were turned off."""
        name, wanted = request.form.get("name", ""), request.form.get("suche", "")
        if "all_off" in request.form:
            self._directory.faults.switch_all_off()
        else:
            self._turn(name, request)
        query = f"?{urlencode({'suche': wanted})}" if wanted else ""
        return redirect(f"{_FAULTS}{query}{f'#{name}' if 'stay' in request.form else ''}", 303)

    def mail(self, request: Request) -> Response:
        """What arrived, the newest first."""
        mails = [(mail, mail.parsed()) for mail in reversed(self._office.arrived())]
        return render(request, "mail.html", tenant=self._directory.home, mails=mails)

    def _turn(self, name: str, request: Request) -> None:
        try:
            self._directory.faults.switch(
                name, _value(request) if request.form.get("turn") == "on" else False
            )
        except UnknownFault as unknown:
            raise BadRequest from unknown


def _value(request: Request) -> bool | int:
    seconds = request.form.get("seconds", "")
    return int(seconds) if seconds.isdecimal() and 0 < int(seconds) <= 3600 else True


def _holds(scenario: Scenario, wanted: str) -> bool:
    explained = scenario.explained
    texts = (
        *(scenario.name, explained.code, explained.step, *scenario.title, *scenario.effect),
        *(*scenario.way_out, *ACTORS[explained.actor], *SEEN[explained.seen], *GROUPS[scenario.group]),
    )
    return all(word in " ".join(texts).casefold() for word in wanted.casefold().split())
