"""What tests and exercises may ask for by JSON: registrations, people, faults, time, mail that arrived."""

import inspect
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from typing import Any

from werkzeug.routing import Rule
from werkzeug.wrappers import Request, Response

from cmx_app.practice.directory import Directory
from cmx_app.practice.exercise_organization import OrganizationRequests
from cmx_app.practice.exercise_registrations import RegistrationRequests
from cmx_app.practice.exercise_requests import Answer, Answers, Asked, WrongRequest, asked_by, only
from cmx_app.practice.faults import UnknownFault
from cmx_app.practice.json_answers import json_answer
from cmx_app.practice.post import Mail, PostOffice
from cmx_app.practice.registrations import UnknownRegistration
from cmx_app.practice.site import rule

_ROOT = "/uebung/api/"


class ExerciseApi:
    """`/uebung/api/…`: GET shows, POST changes; a wrong request gets 400 and is told what is wrong."""

    def __init__(self, directory: Directory, office: PostOffice, reset: Callable[[], None]) -> None:
        self._directory = directory
        self._office = office
        self._reset = reset

    def rules(self) -> tuple[Rule, ...]:
        """The addresses on the browsers' side."""
        return (
            rule(_ROOT, _as_json(self.overview)),
            *(
                rule(f"{_ROOT}{name}", _as_json(answer), method)
                for name, pair in self._answers().items()
                for method, answer in zip(("GET", "POST"), pair, strict=True)
                if answer is not None
            ),
        )

    def overview(self, _asked: Asked) -> Mapping[str, Any]:
        """Every address, with what it does."""
        return {
            f"{method} {_ROOT}{name}": inspect.getdoc(answer)
            for name, pair in self._answers().items()
            for method, answer in zip(("GET", "POST"), pair, strict=True)
            if answer is not None
        }

    def faults(self, _asked: Asked) -> Mapping[str, Any]:
        """Every fault: off, on, or on with so many seconds."""
        return self._directory.faults.switched()

    def switch_faults(self, asked: Asked) -> Mapping[str, Any]:
        """`{"name": true}`, `false`, or a number of seconds."""
        for name in asked.keys() - self._directory.faults.switched().keys():
            raise UnknownFault(name)
        for name, value in asked.items():
            self._directory.faults.switch(name, value)
        return self._directory.faults.switched()

    def time(self, _asked: Asked) -> Mapping[str, Any]:
        """How many seconds were let pass, and what Microsoft's clock shows."""
        return {"passed": self._directory.passed, "now": self._directory.now()}

    def let_pass(self, asked: Asked) -> Mapping[str, Any]:
        """`days`, `hours`, `minutes`, `seconds`: secrets, codes and tokens become so much older."""
        only(asked, "days", "hours", "minutes", "seconds")
        self._directory.let_time_pass(timedelta(**asked).total_seconds())
        return self.time(asked)

    def mails(self, asked: Asked) -> Mapping[str, Any]:
        """What arrived, for one `mailbox` or for all."""
        return {"mails": [_mail(one) for one in self._office.arrived(str(asked.get("mailbox", "")))]}

    def reset(self, _asked: Asked) -> Mapping[str, Any]:
        """Forget everything but the organization and its people."""
        self._reset()
        return {"reset": True}

    def _answers(self) -> Answers:
        return {
            **OrganizationRequests(self._directory).answers(),
            **RegistrationRequests(self._directory).answers(),
            "faults": (self.faults, self.switch_faults),
            "time": (self.time, self.let_pass),
            "mails": (self.mails, None),
            "reset": (None, self.reset),
        }


def _as_json(answer: Answer) -> Callable[[Request], Response]:
    @wraps(answer)
    def endpoint(request: Request) -> Response:
        try:
            return json_answer(answer(asked_by(request)))
        except WrongRequest as wrong:
            return json_answer({"error": str(wrong)}, 400)
        except UnknownFault as unknown:
            return json_answer({"error": f"there is no fault {unknown}"}, 400)
        except UnknownRegistration as unknown:
            return json_answer({"error": f"there is no registration {unknown}"}, 400)
        except (TypeError, ValueError, OverflowError) as wrong:
            return json_answer({"error": str(wrong)}, 400)

    return endpoint


def _mail(mail: Mail) -> dict[str, Any]:
    message = mail.parsed()
    body = message.get_body(("plain", "html"))
    return {
        "from": mail.sender,
        "to": list(mail.recipients),
        "header_from": str(message["From"] or ""),
        "subject": str(message["Subject"] or ""),
        "message_id": str(message["Message-ID"] or "").strip(),
        "text": body.get_content().replace("\r\n", "\n") if body else "",
        "arrived_at": mail.arrived_at.isoformat(),
    }
