"""The search bar: finds applications, settings, interfaces, mailboxes and steps, in both languages.

An error of Microsoft's that is pasted into it is explained. The bar asks by POST, so that such a text stands
in no address: not in the browser's, and not in the log of a proxy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from cmx_app.knowledge.pasted_text import Explained
from cmx_app.messages import N_, Message
from cmx_app.steps import WIZARD
from cmx_app.store.application_settings import all_settings
from cmx_app.store.interfaces import interfaces
from cmx_app.store.mail_accounts import mail_accounts
from cmx_app.web.error_box import box, explain_here
from cmx_app.web.language import render_message, speaking
from cmx_app.web.likeness import likeness
from cmx_app.web.parts import wants_part

blueprint = Blueprint("search", __name__)

_MOST = 8
_LONGEST = 200
_APPLICATION, _STEP = N_("Applikation"), N_("Schritt des Assistenten")
_SETTING, _INTERFACE, _MAILBOX = N_("Einstellung"), N_("Schnittstelle"), N_("E-Mailkonto")
_PAGE = N_("Seite")


@dataclass(frozen=True)
class Place:
    """Somewhere the search can lead, and the words under which it is looked for."""

    title: Message | str
    kind: Message
    endpoint: str
    values: dict[str, Any]
    names: tuple[str, ...] = ()
    hint: str = ""


_FIXED = (
    Place(
        N_("Schnittstellen"),
        _APPLICATION,
        "interfaces.index",
        {},
        ("interfaces", "azure", "app schnittstellen"),
    ),
    Place(N_("Einstellungen"), _APPLICATION, "application_settings.index", {}, ("settings", "tenantid")),
    Place(
        N_("E-Mailkonto"),
        _APPLICATION,
        "mail_accounts.index",
        {},
        ("e-mailkonten", "mailkonto", "postfach", "postfächer", "mailbox", "mailboxes", "mail account"),
    ),
    Place(N_("Startseite"), _PAGE, "home.show", {}, ("start", "home")),
    Place(N_("Assistent"), _PAGE, "wizard.resume", {}, ("wizard", "einrichtung", "setup")),
    Place(
        N_("Fehlermeldung erklären"),
        _PAGE,
        "error_box.show",
        {},
        ("fehler", "aadsts", "error", "error message", "microsoft zeigt eine fehlermeldung"),
    ),
)
_OTHER_NAMES = {
    "anwendung": ("registrierung", "app registration", "anwendungs-id", "client id"),
    "umleitungs-url": ("redirect uri", "redirect url", "umleitungs-uri"),
    "kundengeheimnis": ("client secret", "secret", "geheimnis", "geheimer clientschlüssel", "passwort"),
    "fertig": ("finish", "summary", "zusammenfassung"),
    "tenant-id": ("verzeichnis-id", "mandant", "directory id", "tenant"),
    "pruefung": ("check", "zustimmung", "admin consent"),
    "e-mailkonto": ("anmelden bei microsoft", "sign in"),
}


@blueprint.get("/suche")
def show() -> str:
    """What fits the words typed, best first."""
    typed = request.args.get("q", "").strip()
    explained = explain_here(typed)
    if explained.is_recognised and not wants_part():
        return box(typed, explained)
    return _results(typed, explained)


@blueprint.post("/suche")
def look() -> ResponseReturnValue:
    """The same for the search bar: as a list of options below it, or with the words in the address."""
    typed = request.form.get("q", "").strip()
    explained = explain_here(typed)
    if wants_part():
        return _results(typed, explained)
    if explained.is_recognised:
        return box(typed, explained)
    return redirect(url_for(".show", q=typed[:_LONGEST]), 303)


def _results(typed: str, explained: Explained) -> str:
    results = [
        (_text(place.title), render_message(place.kind), url_for(place.endpoint, **place.values), place.hint)
        for place in _found(typed[:_LONGEST])
    ]
    error = explained.checks[0] if explained.is_recognised else None
    page = "parts/search_results.html" if wants_part() else "pages/search.html"
    return render_template(page, results=results, q=typed[:_LONGEST], error=error)


def _found(typed: str) -> list[Place]:
    if not typed:
        return []
    scored = [(score, place) for place in _places() if (score := _score(typed, place)) > 0]
    scored.sort(key=lambda pair: -pair[0])
    return [place for _, place in scored[:_MOST]]


def _places() -> Iterator[Place]:
    yield from _FIXED
    for step in WIZARD.steps:
        names = (step.slug, *_in_both_languages(step.label), *_OTHER_NAMES.get(step.slug, ()))
        yield Place(step.title, _STEP, "wizard.show", {"slug": step.slug}, names)
    for setting in all_settings():
        yield Place(
            setting.name, _SETTING, "application_settings.edit", {"name": setting.name}, hint=setting.value
        )
    for one in interfaces():
        yield Place(one.name, _INTERFACE, "interfaces.show", {"interface_id": one.id}, (one.client_id,))
    for account in mail_accounts():
        yield Place(account.address, _MAILBOX, "mail_accounts.show", {"account_id": account.id})


def _score(typed: str, place: Place) -> float:
    own = max(likeness(typed, title) for title in _titles(place))
    others = max((likeness(typed, name) for name in place.names), default=0.0)
    return max(own, others * 0.99)


def _titles(place: Place) -> tuple[str, ...]:
    return (place.title,) if isinstance(place.title, str) else _in_both_languages(place.title)


def _in_both_languages(words: Message) -> tuple[str, str]:
    """People look under the word that they know."""
    with speaking("en"):
        return (words.msgid, render_message(words))


def _text(title: Message | str) -> str:
    return title if isinstance(title, str) else render_message(title)
