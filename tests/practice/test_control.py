"""The JSON interface: what other people's tests arrange by it, and what they are told when it is wrong."""

import re

import pytest

from tests.practice.conftest import PETRA, REDIRECT_URI
from tools.checkout import ROOT

CURL = re.compile(r"""^curl (?:-d '(.*)' )?"?\$control/([^"\s]+)""", re.MULTILINE)
GRAPH = ["https://graph.microsoft.com/.default"]
NEW, BOX = "neu@vhs-musterstadt.example", "kurse@vhs-musterstadt.example"


def number(answer):
    """The AADSTS number of a refusal; 0 when there is a token."""
    return next(iter(answer.get("error_codes", ())), 0)


def test_the_interface_tells_its_addresses_and_what_they_do(api):
    overview = api("")
    assert "POST /uebung/api/time" in overview
    assert all(overview.values())


def test_secrets_expire_once_enough_time_has_passed_and_a_new_one_is_good(api, application, registration):
    api("time", {"days": 729})
    assert number(application().acquire_token_for_client(GRAPH)) == 0
    assert api("time", {"days": 2})["passed"] == 731 * 24 * 60 * 60
    assert number(application().acquire_token_for_client(GRAPH)) == 7000222
    fresh = api("registrations", {"client_id": registration["client_id"], "secret_days": 90})["secret"]
    assert number(application(secret=fresh).acquire_token_for_client(GRAPH)) == 0


def test_a_connection_that_nobody_used_for_ninety_days_has_to_be_made_again(api, application, tokens):
    refresh_token = tokens()["refresh_token"]
    api("time", {"days": 89, "hours": 23})
    assert number(application().acquire_token_by_refresh_token(refresh_token, [])) == 0
    api("time", {"hours": 2})
    assert number(application().acquire_token_by_refresh_token(refresh_token, [])) == 700082


def test_a_code_is_good_for_ten_minutes(api, application, flow, practice):
    started = flow()
    landed = practice.sign_in(started["auth_uri"], PETRA)
    api("time", {"minutes": 11})
    answer = dict(part.split("=", 1) for part in landed.partition("?")[2].split("&"))
    assert number(application().acquire_token_by_auth_code_flow(started, answer)) == 70008


def test_time_passes_forward_only_and_a_reset_brings_it_back(api):
    assert "forward" in api("time", {"hours": -1})["error"]
    assert "weeks" in api("time", {"weeks": 1})["error"]
    api("time", {"hours": 1})
    api("reset", {})
    assert api("time")["passed"] == 0


def test_a_registration_is_changed_and_deleted(api, application, registration, flow, practice):
    id = registration["client_id"]
    changed = api("registrations", {"client_id": id, "redirect_uris": ["http://localhost:9/other"]})
    assert [one["uri"] for one in changed["redirect_uris"]] == ["http://localhost:9/other"]
    api("registrations", {"client_id": id, "redirect_uris": [REDIRECT_URI], "is_enabled": False})
    assert number(application().acquire_token_for_client(GRAPH)) == 7000112
    asked = {"client_id": id, "assignment_required": True, "assigned": [PETRA]}
    assert len(api("registrations", asked)["assigned"]) == 1
    assert api("registrations", {"client_id": id, "delete": True}) == {"deleted": id}
    assert api("registrations")["registrations"] == []


def test_somebody_new_has_a_mailbox_signs_in_and_goes_again(api, tokens, practice):
    known = api("people", {"address": NEW, "name": "Nina Neu"})["people"]
    assert NEW in [one["address"] for one in known]
    token = tokens(NEW)["access_token"]
    assert practice.directory.exchange.why_not_connected(NEW, token) == ""
    api("people", {"address": NEW, "remove": True})
    assert NEW not in [one["address"] for one in api("mailboxes")["mailboxes"]]


def test_a_shared_mailbox_is_opened_by_those_with_rights(api, tokens, practice):
    token = tokens()["access_token"]
    api("mailboxes", {"address": BOX, "name": "Kurse"})
    assert practice.directory.exchange.why_not_connected(BOX, token)
    api("mailboxes", {"address": BOX, "full_access": [PETRA], "send_as": [PETRA]})
    assert practice.directory.exchange.why_not_connected(BOX, token) == ""


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("registrations", {"redirect_uri": [REDIRECT_URI]}, "redirect_uris"),
        ("registrations", {"audience": "everybody"}, "AzureADMyOrg"),
        ("registrations", {"client_id": "nobody"}, "no registration nobody"),
        ("people", {"address": "x@elsewhere.example", "name": "X"}, "vhs-musterstadt.example"),
        ("people", {"address": PETRA, "name": "Petra"}, "taken"),
        ("people", {"address": NEW, "remove": True}, "nobody"),
        ("mailboxes", {"imap_is_on": False}, "smtp_auth_is_off"),
        ("faults", {"down": True, "nonsense": True}, "no fault nonsense"),
        ("settings", {"token_lifetime": "long"}, "token_lifetime"),
        ("revoke", {}, "address is missing"),
    ],
)
def test_a_wrong_request_changes_nothing_and_is_told_what_is_right(api, http, practice, name, asked, told):
    before = [api(one) for one in ("registrations", "people", "mailboxes", "faults", "settings")]
    answer = http.post(f"{practice.pages}/uebung/api/{name}", json=asked)
    assert answer.status_code == 400
    assert told in answer.json()["error"]
    assert [api(one) for one in ("registrations", "people", "mailboxes", "faults", "settings")] == before


def test_a_body_that_is_no_object_is_refused(http, practice):
    for body in ("no json", "[1]"):
        answer = http.post(f"{practice.pages}/uebung/api/reset", data=body)
        assert (answer.status_code, answer.json()) == (400, {"error": "the body has to be a JSON object"})


def test_every_example_of_the_docs_works_in_its_order(api, http, practice, registration):
    examples = CURL.findall((ROOT / "docs" / "practice.md").read_text(encoding="utf-8"))
    assert len(examples) > 8
    for body, name in examples:
        address = f"{practice.pages}/uebung/api/{name}"
        data = body.replace("CLIENT_ID", registration["client_id"]).encode()
        answer = http.post(address, data=data) if body else http.get(address)
        assert answer.status_code == 200, (body, answer.text)


def test_the_docs_name_every_address(api):
    page = (ROOT / "docs" / "practice.md").read_text(encoding="utf-8")
    names = {address.rpartition("/")[2] for address in api("")}
    assert [name for name in names if f"\n| `{name}` |" not in page] == []
