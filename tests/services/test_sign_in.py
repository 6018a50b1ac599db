"""A sign-in from the first address to the tokens, at the practice Microsoft; and what is not accepted."""

import json
import time
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from cmx_app.knowledge.clouds import CLOUDS
from cmx_app.practice import PracticeMicrosoft
from cmx_app.services.entra import Credentials, Entra
from cmx_app.services.errors import EntraRefused, SignInReason, SignInRefused, Unreadable
from cmx_app.services.sign_in import judge
from tests.services.conftest import ANNA, PETRA, REDIRECT_URL, RecordingTransport, Visitor

KARL = "karl.kunde@andere-firma.example"


class TestBeginning:
    def test_the_redirect_url_goes_out_byte_for_byte_both_times(
        self, entra: Entra, credentials: Credentials, visitor: Visitor, transport: RecordingTransport
    ) -> None:
        started = entra.begin_sign_in(credentials, REDIRECT_URL)
        assert parse_qs(urlsplit(started.url).query)["redirect_uri"] == [REDIRECT_URL]
        entra.finish_sign_in(credentials, started.flow, visitor.signs_in(started.url))
        assert transport.posted[-1]["redirect_uri"] == REDIRECT_URL

    def test_it_asks_for_exactly_two_permissions_and_to_stay_connected(
        self, entra: Entra, credentials: Credentials
    ) -> None:
        question = parse_qs(urlsplit(entra.begin_sign_in(credentials, REDIRECT_URL).url).query)
        asked = set(question["scope"][0].split())
        assert asked == {*CLOUDS["global"].scopes, "offline_access", "openid", "profile"}
        assert question["code_challenge_method"] == ["S256"]
        assert question["response_mode"] == ["query"]

    def test_the_first_time_it_asks_which_account_and_later_it_names_one(
        self, entra: Entra, credentials: Credentials
    ) -> None:
        first = parse_qs(urlsplit(entra.begin_sign_in(credentials, REDIRECT_URL).url).query)
        again = entra.begin_sign_in(credentials, REDIRECT_URL, login_hint=PETRA).url
        later = parse_qs(urlsplit(again).query)
        assert first["prompt"] == ["select_account"]
        assert "login_hint" not in first
        assert later["login_hint"] == [PETRA]
        assert "prompt" not in later

    @pytest.mark.parametrize(
        ("audience", "tenant"),
        [("AzureADMultipleOrgs", "organizations"), ("AzureADandPersonalMicrosoftAccount", "common")],
    )
    def test_a_wider_audience_signs_in_at_the_shared_address(
        self, entra: Entra, credentials: Credentials, audience: str, tenant: str
    ) -> None:
        url = entra.begin_sign_in(replace(credentials, audience=audience), REDIRECT_URL).url
        assert urlsplit(url).path == f"/{tenant}/oauth2/v2.0/authorize"

    def test_what_is_needed_later_is_not_shown(self, entra: Entra, credentials: Credentials) -> None:
        started = entra.begin_sign_in(credentials, REDIRECT_URL)
        assert json.loads(started.flow)["code_verifier"] not in repr(started)


class TestFinishing:
    def test_it_tells_who_signed_in_and_what_was_granted(
        self, entra: Entra, credentials: Credentials, visitor: Visitor, practice: PracticeMicrosoft
    ) -> None:
        started = entra.begin_sign_in(credentials, REDIRECT_URL)
        tokens = entra.finish_sign_in(credentials, started.flow, visitor.signs_in(started.url, ANNA))
        anna = practice.directory.find_person(ANNA)
        assert anna is not None
        assert (tokens.person.name, tokens.person.object_id) == (ANNA, anna.object_id)
        assert tokens.person.tenant_id == credentials.tenant_id
        assert tokens.person.display_name == anna.name
        assert set(tokens.scopes) == set(CLOUDS["global"].scopes)
        assert tokens.has_refresh_token
        assert tokens.cache not in repr(tokens)

    def test_a_code_is_good_once(self, entra: Entra, credentials: Credentials, visitor: Visitor) -> None:
        started = entra.begin_sign_in(credentials, REDIRECT_URL)
        answer = visitor.signs_in(started.url)
        entra.finish_sign_in(credentials, started.flow, answer)
        with pytest.raises(EntraRefused) as refused:
            entra.finish_sign_in(credentials, started.flow, answer)
        assert refused.value.answer.numbers == (54005,)

    def test_another_state_is_refused_before_anybody_is_asked(
        self, entra: Entra, credentials: Credentials, visitor: Visitor, transport: RecordingTransport
    ) -> None:
        started = entra.begin_sign_in(credentials, REDIRECT_URL)
        answer = visitor.signs_in(started.url) | {"state": "another"}
        with pytest.raises(SignInRefused) as refused:
            entra.finish_sign_in(credentials, started.flow, answer)
        assert refused.value.reason is SignInReason.STATE_MISMATCH
        assert "POST" not in [method for method, _ in transport.asked]

    def test_another_nonce_is_refused(self, entra: Entra, credentials: Credentials, visitor: Visitor) -> None:
        started = entra.begin_sign_in(credentials, REDIRECT_URL)
        flow = json.dumps(json.loads(started.flow) | {"nonce": "another"})
        with pytest.raises(SignInRefused) as refused:
            entra.finish_sign_in(credentials, flow, visitor.signs_in(started.url))
        assert refused.value.reason is SignInReason.NONCE

    def test_an_error_in_the_redirect_is_told_with_all_its_parts(
        self, entra: Entra, credentials: Credentials
    ) -> None:
        started = entra.begin_sign_in(credentials, REDIRECT_URL)
        trace = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
        answer = {
            "state": started.state,
            "error": "access_denied",
            "error_description": f"AADSTS65004: Declined.\r\nTrace ID: {trace}\r\nCorrelation ID: {trace}",
            "error_subcode": "cancel",
        }
        with pytest.raises(EntraRefused) as refused:
            entra.finish_sign_in(credentials, started.flow, answer)
        told = refused.value.answer
        assert (told.error, told.numbers, told.suberror) == ("access_denied", (65004,), "cancel")
        assert (told.trace_id, told.correlation_id) == (trace, trace)

    def test_an_answer_without_code_and_error_is_unreadable(
        self, entra: Entra, credentials: Credentials
    ) -> None:
        started = entra.begin_sign_in(credentials, REDIRECT_URL)
        with pytest.raises(Unreadable):
            entra.finish_sign_in(credentials, started.flow, {"state": started.state})

    def test_an_application_for_many_takes_people_of_other_directories(
        self, entra: Entra, credentials: Credentials, visitor: Visitor, practice: PracticeMicrosoft
    ) -> None:
        registration = practice.directory.registrations
        made = registration.register("for many", "AzureADMultipleOrgs")
        registration.replace_redirect_uris(
            made.client_id, registration.get(credentials.client_id).redirect_uris
        )
        secret = registration.add_secret(made.client_id).value
        many = Credentials(made.tenant_id, made.client_id, secret, "AzureADMultipleOrgs")
        started = entra.begin_sign_in(many, REDIRECT_URL)
        tokens = entra.finish_sign_in(many, started.flow, visitor.signs_in(started.url, KARL))
        assert tokens.person.name == KARL
        assert entra.access(many, tokens.cache, fresh=True).token


class TestJudgement:
    """MSAL takes any of these (seen with 1.39); we don't."""

    credentials = Credentials("home", "CLIENT", "secret")
    good = {"nonce": "n", "aud": "client", "tid": "HOME", "oid": "o", "preferred_username": "p"}

    def result(self, **changed: Any) -> dict[str, Any]:
        claims = {**self.good, "exp": time.time() + 3600, **changed}
        return {"refresh_token": "r", "id_token_claims": claims}

    def test_a_good_one_is_accepted(self) -> None:
        assert judge(self.result(), self.credentials, "home", "entra").name == "p"

    @pytest.mark.parametrize(
        ("changed", "reason"),
        [
            ({"aud": "another"}, SignInReason.WRONG_AUDIENCE),
            ({"tid": "another"}, SignInReason.WRONG_TENANT),
            ({"exp": time.time() - 3600}, SignInReason.EXPIRED),
            ({"nonce": ""}, SignInReason.NONCE),
        ],
    )
    def test_a_token_for_something_else_is_refused(
        self, changed: dict[str, Any], reason: SignInReason
    ) -> None:
        with pytest.raises(SignInRefused) as refused:
            judge(self.result(**changed), self.credentials, "home", "entra")
        assert refused.value.reason is reason

    def test_a_sign_in_that_could_not_be_kept_alive_is_refused(self) -> None:
        result = self.result()
        del result["refresh_token"]
        with pytest.raises(SignInRefused) as refused:
            judge(result, self.credentials, "home", "entra")
        assert refused.value.reason is SignInReason.NO_REFRESH_TOKEN

    def test_a_sign_in_that_tells_nobody_is_refused(self) -> None:
        with pytest.raises(SignInRefused):
            judge({"refresh_token": "r"}, self.credentials, "home", "entra")
