"""Parts that are kept: never those of another state, language or prefix."""

from typing import Any

import pytest
from flask import Flask

from cmx_app.messages import Message
from cmx_app.web import kept_parts
from cmx_app.web.kept_parts import rail_of
from cmx_app.wizard.flow import RailEntry, RailGroup
from cmx_app.wizard.step import State


def rail(state: State = State.OPEN, **entry: Any) -> tuple[RailGroup, ...]:
    label = Message("Umleitungs-URL")
    one = RailEntry("umleitungs-url", label, 3, state, **{"is_current": False, **entry})
    return (RailGroup(label, (one,)),)


def test_the_same_rail_is_rendered_once(app: Flask) -> None:
    with app.test_request_context():
        assert rail_of(rail()) is rail_of(rail())


def test_rails_of_different_states_are_different(app: Flask) -> None:
    rails = [rail(state) for state in State]
    rails += [rail(State.DONE, has_problem=True), rail(is_current=True)]
    with app.test_request_context():
        for _ in range(2):
            assert len({rail_of(one) for one in rails}) == len(rails)


def test_languages_are_not_mixed(app: Flask) -> None:
    for _ in range(2):
        with app.test_request_context("/?sprache=de"):
            assert "Schritte" in rail_of(rail())
        with app.test_request_context("/?sprache=en"):
            assert "Schritte" not in rail_of(rail())


def test_prefixes_are_not_mixed(app: Flask) -> None:
    for prefix in ("", "/cmx", "/test"):
        with app.test_request_context(environ_overrides={"SCRIPT_NAME": prefix}):
            assert f'href="{prefix}/assistent/umleitungs-url"' in rail_of(rail())


def test_only_so_many_are_kept(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_parts, "MOST", 2)
    with app.test_request_context():
        for state in State:
            rail_of(rail(state))
    assert len(app.extensions["cmx_kept_parts"]) == 1
