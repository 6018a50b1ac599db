"""What holds on every page, whoever adds one."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from cmx_app.own_addresses import OWN_PATHS
from cmx_app.steps import WIZARD
from cmx_app.web.frame import FOLDER

PUBLIC = {
    "/anmelden",
    "/abmelden",
    "/einladung/<token>",
    "/health/live",
    "/health/ready",
    "/App E-Mailkonto/continue_oauth",
    "/App%20E-Mailkonto/<path:name>",
    "/App+E-Mailkonto/<path:name>",
    "/anmelden/im-rahmen",
    "/anmelden/im-rahmen/fenster",
    "/fenster/<token>/stand",
    "/fenster/anmelden/<ticket>",
    "/fenster/microsoft/<ticket>",
    "/fenster/fertig",
    "/link/<key>/<token>",
    "/static/<path:name>",
    "/static/look/<name>",
}
PARTS = {"/assistent/umleitungs-url/ausprobiert", "/anmelden/im-rahmen/fenster"}
"""Live regions with an address of their own; the page around them asks for them."""

CONTENT_SECURITY_POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}
SAMPLES: dict[str, tuple[Any, ...]] = {
    "slug": tuple(step.slug for step in WIZARD.steps),
    "id": (1, 4711),
    "account_id": (1, 4711),
    "interface_id": (1, 4711),
    "name": ("TenantID", "nichts"),
    "token": ("nichts",),
    "ticket": ("nichts",),
    "key": ("nichts",),
}


def rules(app: Flask, method: str) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()))


def addresses(app: Flask) -> Iterator[str]:
    """Every address that a GET can ask for, with a value that exists and one that does not."""
    with app.test_request_context():
        urls = app.url_map.bind("localhost")
        for rule in rules(app, "GET"):
            arguments = sorted(rule.arguments)
            for samples in zip(*(SAMPLES[name] for name in arguments), strict=False) if arguments else [()]:
                yield urls.build(rule.endpoint, dict(zip(arguments, samples, strict=True)), method="GET")


@pytest.mark.usefixtures("furnished")
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_is_valid_html_with_one_heading_that_is_its_title(
    app: Flask, administrator: FlaskClient, valid_html: Callable[[str], None], language: str
) -> None:
    for address in addresses(app):
        page = administrator.get(address, query_string={"sprache": language})
        assert page.status_code < 500, address
        is_page = page.mimetype == "text/html" and page.status_code not in (204, 303)
        if is_page and address not in PARTS:
            valid_html(page.text)
            assert f'<html lang="{language}"' in page.text, address


@pytest.mark.usefixtures("furnished")
def test_every_page_has_the_content_security_policy(app: Flask, administrator: FlaskClient) -> None:
    for address in addresses(app):
        sent = administrator.get(address).headers.get("Content-Security-Policy", "")
        assert {part.strip() for part in sent.split(";")} == CONTENT_SECURITY_POLICY, address


def test_all_addresses_begin_with_what_a_public_url_must_not(app: Flask) -> None:
    firsts = {rule.rule.strip("/").partition("/")[0] for rule in app.url_map.iter_rules()}
    assert firsts - {""} | {FOLDER.strip("/")} == OWN_PATHS


def test_every_route_is_guarded_or_listed_as_public(app: Flask, client: FlaskClient) -> None:
    for address in addresses(app):
        answer = client.get(address)
        rule = app.url_map.bind("localhost").match(answer.request.path, "GET", return_rule=True)[0]
        if str(rule) not in PUBLIC:
            assert answer.status_code == 303, address
            assert urljoin(address, answer.location).partition("?")[0] == "/anmelden", address


def test_every_form_is_guarded_or_listed_as_public(app: Flask, client: FlaskClient) -> None:
    for rule in rules(app, "POST"):
        arguments = {name: SAMPLES[name][0] for name in rule.arguments}
        address = app.url_map.bind("localhost").build(rule.endpoint, arguments, method="POST")
        if str(rule) not in PUBLIC:
            assert client.post(address).status_code in (303, 400, 403), address
