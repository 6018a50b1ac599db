import base64
import json

import pytest

GRAPH = ["https://graph.microsoft.com/.default"]
ANNA = "anna.admin@vhs-musterstadt.example"
KARL = "karl.kunde@andere-firma.example"


def numbers(answer):
    return answer.get("error_codes")


def test_a_sign_in_gives_the_person_and_both_permissions(practice, tokens):
    answer = tokens()
    claims = answer["id_token_claims"]
    assert claims["preferred_username"] == "petra.post@vhs-musterstadt.example"
    assert claims["tid"] == practice.directory.home.tenant_id
    assert set(answer["scope"].split()) == {
        "https://outlook.office.com/IMAP.AccessAsUser.All",
        "https://outlook.office.com/SMTP.Send",
    }
    assert answer["refresh_token"]
    assert 1500 <= len(answer["access_token"]) <= 3500


def test_a_refresh_gives_a_new_refresh_token_and_the_old_one_stays_good(application, tokens):
    first = tokens()["refresh_token"]
    scopes = ["https://outlook.office.com/SMTP.Send"]
    second = application().acquire_token_by_refresh_token(first, scopes)
    assert second["refresh_token"] != first
    assert "access_token" in application().acquire_token_by_refresh_token(first, scopes)


def test_an_application_without_a_person_gets_a_token_without_any_consent(application):
    answer = application().acquire_token_for_client(GRAPH)
    assert "access_token" in answer
    assert "refresh_token" not in answer


def test_a_wrong_secret_is_refused_with_401_and_entras_words(application, registration):
    answer = application(secret=registration["secret_id"]).acquire_token_for_client(GRAPH)
    assert (answer["error"], numbers(answer)) == ("invalid_client", [7000215])
    assert "not the client secret ID" in answer["error_description"]
    assert registration["client_id"] in answer["error_description"]


def test_a_secret_whose_day_has_passed_is_expired(api, application):
    old = api("registrations", {"display_name": "Alt", "secret_days": -1})
    answer = application(client_id=old["client_id"], secret=old["secret"]).acquire_token_for_client(GRAPH)
    assert numbers(answer) == [7000222]


def test_an_unknown_application_is_refused(application):
    answer = application(client_id="00000000-0000-0000-0000-000000000002").acquire_token_for_client(GRAPH)
    assert (answer["error"], numbers(answer)) == ("unauthorized_client", [700016])


def test_the_application_of_another_tenant_is_unknown(practice, application):
    foreign = practice.directory.tenants()[1].tenant_id
    assert numbers(application(foreign).acquire_token_for_client(GRAPH)) == [700016]


def test_a_single_tenant_application_may_not_use_the_shared_authority(application, tokens):
    token = tokens()["refresh_token"]
    answer = application("organizations").acquire_token_by_refresh_token(
        token, ["https://outlook.office.com/SMTP.Send"]
    )
    assert numbers(answer) == [50194]


def test_a_scope_without_default_is_refused(application):
    assert numbers(application().acquire_token_for_client(["https://graph.microsoft.com/Mail.Send"])) == [
        1002012
    ]


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({"code_verifier": "x" * 43}, 501481),
        ({"redirect_uri": "http://localhost:8000/App E-Mailkonto/continue_oauth"}, 500112),
        ({"client_secret": ""}, 7000218),
        ({"grant_type": "password"}, 70003),
        ({"code": "unknown"}, 70000),
        ({"grant_type": ""}, 900144),
    ],
)
def test_each_wrong_part_of_a_redemption_has_its_number(practice, http, registration, flow, change, number):
    started = flow()
    code = practice.sign_in(started["auth_uri"], ANNA).partition("code=")[2].partition("&")[0]
    form = {
        "grant_type": "authorization_code",
        "client_id": registration["client_id"],
        "client_secret": registration["secret"],
        "code": code,
        "redirect_uri": started["redirect_uri"],
        "code_verifier": started["code_verifier"],
    }
    address = f"{practice.authority}/{registration['tenant_id']}/oauth2/v2.0/token"
    assert http.post(address, form | change).json()["error_codes"] == [number]
    assert "access_token" in http.post(address, form).json(), "a refused attempt does not use the code up"
    assert http.post(address, form).json()["error_codes"] == [54005]


def test_a_multi_tenant_application_lets_people_of_other_tenants_in(practice, api, http):
    uri = "https://www.example.de/cb"
    made = api("registrations", {"audience": "AzureADMultipleOrgs", "redirect_uris": [uri]})
    query = f"client_id={made['client_id']}&redirect_uri={uri}&response_type=code&scope=openid"
    landed = practice.sign_in(f"{practice.pages}/organizations/oauth2/v2.0/authorize?{query}", KARL)
    form = {
        "grant_type": "authorization_code",
        "client_id": made["client_id"],
        "client_secret": made["secret"],
        "code": landed.partition("code=")[2].partition("&")[0],
        "redirect_uri": uri,
    }
    answer = http.post(f"{practice.authority}/organizations/oauth2/v2.0/token", form).json()
    claims = json.loads(base64.urlsafe_b64decode(answer["id_token"].split(".")[1] + "=="))
    assert claims["tid"] == practice.directory.tenants()[1].tenant_id


def test_a_revoked_sign_in_can_not_be_refreshed(api, application, tokens):
    token = tokens()["refresh_token"]
    api("revoke", {"address": "petra.post@vhs-musterstadt.example"})
    answer = application().acquire_token_by_refresh_token(token, ["https://outlook.office.com/SMTP.Send"])
    assert (answer["error"], numbers(answer)) == ("invalid_grant", [50173])


def test_withdrawn_consent_is_told_on_refresh(api, application, registration, tokens):
    token = tokens()["refresh_token"]
    api("consent", {"client_id": registration["client_id"], "withdraw": True})
    answer = application().acquire_token_by_refresh_token(token, ["https://outlook.office.com/SMTP.Send"])
    assert numbers(answer) == [65001]


def test_the_lifetime_and_size_of_tokens_can_be_set(api, tokens):
    api("settings", {"token_lifetime": 301, "token_size": 6000})
    answer = tokens()
    assert answer["expires_in"] == 301
    assert 5900 <= len(answer["access_token"]) <= 6200


def test_the_client_info_names_the_account(tokens):
    info = tokens()["client_info"]
    assert set(json.loads(base64.urlsafe_b64decode(info + "=="))) == {"uid", "utid"}
