"""The page on which faults are switched, and the mail that arrived is read."""

from werkzeug.routing import Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from cmx_app.practice.directory import Directory
from cmx_app.practice.fault_catalogue import CATALOGUE, Fault
from cmx_app.practice.post import PostOffice
from cmx_app.practice.rendering import render
from cmx_app.practice.site import rule


class ExercisePages:
    """`/uebung/stoerungen` and `/uebung/post`."""

    def __init__(self, directory: Directory, office: PostOffice) -> None:
        self._directory = directory
        self._office = office

    def rules(self) -> tuple[Rule, ...]:
        """The addresses on the browsers' side."""
        return (
            rule("/uebung/", self.enter),
            rule("/uebung/stoerungen", self.faults),
            rule("/uebung/stoerungen", self.switch, "POST"),
            rule("/uebung/post", self.mail),
        )

    def enter(self, _request: Request) -> Response:
        """The faults are what people come for."""
        return redirect("/uebung/stoerungen")

    def faults(self, request: Request) -> Response:
        """All scenarios with their switches."""
        return render(
            request,
            "faults.html",
            tenant=self._directory.home,
            faults=CATALOGUE,
            switched=self._directory.faults.switched(),
            is_saved="gespeichert" in request.args,
        )

    def switch(self, request: Request) -> Response:
        """The switches as they were set; or all off."""
        for fault in CATALOGUE:
            is_on = fault.name in request.form and "all_off" not in request.form
            self._directory.faults.switch(fault.name, _value(request, fault) if is_on else False)
        return redirect("/uebung/stoerungen?gespeichert=ja", 303)

    def mail(self, request: Request) -> Response:
        """What arrived, the newest first."""
        mails = [(mail, mail.parsed()) for mail in reversed(self._office.arrived())]
        return render(request, "mail.html", tenant=self._directory.home, mails=mails)


def _value(request: Request, fault: Fault) -> bool | int:
    seconds = request.form.get(f"{fault.name}_seconds", "")
    return int(seconds) if fault.seconds and seconds.isdigit() and int(seconds) > 0 else True
