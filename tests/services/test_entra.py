"""What we ask of Entra without anybody signing in, against the practice Microsoft."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cmx_app.knowledge.clouds import CLOUDS
from cmx_app.practice import PracticeMicrosoft
from cmx_app.practice.entra_discovery import OTHER_CLOUD_DOMAIN
from cmx_app.services.entra import Credentials, Entra
from cmx_app.services.errors import EntraAnswer, EntraRefused, Unreadable
from cmx_app.services.transport import Transport
from tests.servers.listeners import Authority, http, listening, saying
from tests.services.conftest import REDIRECT_URL, RecordingTransport


class TestDirectory:
    def test_a_directory_is_found_by_its_id_and_by_its_domain(
        self, entra: Entra, practice: PracticeMicrosoft
    ) -> None:
        home = practice.directory.home
        found = entra.find_directory(home.domain)
        assert found == entra.find_directory(home.tenant_id)
        assert found.tenant_id == home.tenant_id
        assert found.token_endpoint == f"{practice.authority}/{home.tenant_id}/oauth2/v2.0/token"

    @pytest.mark.parametrize(("name", "number"), [("no.such.example", 90002), ("no tenant", 900023)])
    def test_an_unknown_directory_is_told_in_entras_words(self, entra: Entra, name: str, number: int) -> None:
        with pytest.raises(EntraRefused) as refused:
            entra.find_directory(name)
        answer = refused.value.answer
        assert answer.numbers == (number,)
        assert answer.http_status == 400
        assert answer.description.startswith(f"AADSTS{number}")
        assert answer.trace_id
        assert answer.correlation_id
        assert answer.timestamp

    def test_a_shared_directory_has_no_id(self, entra: Entra) -> None:
        assert entra.find_directory("common").tenant_id == ""

    def test_a_mail_domain_leads_to_its_directory_or_to_none(
        self, entra: Entra, practice: PracticeMicrosoft
    ) -> None:
        found = entra.directory_of_domain(practice.directory.home.domain)
        assert found
        assert found.tenant_id == practice.directory.home.tenant_id
        assert entra.directory_of_domain("no.such.example") is None
        assert entra.directory_of_domain("no domain") is None

    def test_a_directory_of_another_cloud_names_it(self, entra: Entra) -> None:
        found = entra.directory_of_domain(OTHER_CLOUD_DOMAIN)
        assert found
        assert (found.cloud, found.region) == ("microsoftonline.us", "DODCON")

    def test_an_overloaded_entra_is_told_by_its_number(
        self, entra: Entra, practice: PracticeMicrosoft
    ) -> None:
        practice.directory.faults.switch("unavailable", True)
        with pytest.raises(EntraRefused) as refused:
            entra.find_directory("common")
        assert refused.value.answer.numbers == (90033,)


@pytest.mark.parametrize(
    "answer",
    [
        http("<html>Willkommen im Gäste-WLAN</html>"),
        http("[]", kind="application/json"),
        http('{"issuer": "x"}', kind="application/json"),
        http("", status="302 Found"),
        http("<h1>Forbidden</h1>", status="403 Forbidden"),
    ],
)
def test_an_answer_that_is_not_entras_is_unreadable(answer: bytes, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with listening(saying(answer), authority.server()) as server:
        cloud = CLOUDS["global"].with_overrides(authority=f"https://localhost:{server.port}")
        entra = Entra(cloud, Transport(authority.bundle, 2))
        with pytest.raises(Unreadable):
            entra.find_directory("example.de")
        with pytest.raises(Unreadable):
            entra.check_secret(Credentials("example.de", "client", "secret"))


def test_a_front_door_without_json_is_an_outage(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with listening(saying(http("<h1>Oops</h1>", status="503 Busy")), authority.server()) as server:
        cloud = CLOUDS["global"].with_overrides(authority=f"https://localhost:{server.port}")
        with pytest.raises(EntraRefused) as refused:
            Entra(cloud, Transport(authority.bundle, 2)).find_directory("example.de")
    assert refused.value.answer == EntraAnswer("temporarily_unavailable", http_status=503)


class TestSecret:
    def test_the_right_secret_is_accepted(self, entra: Entra, credentials: Credentials) -> None:
        entra.check_secret(credentials)

    def test_a_wrong_secret_is_refused_even_after_the_right_one(
        self, entra: Entra, credentials: Credentials
    ) -> None:
        entra.check_secret(credentials)
        wrong = Credentials(credentials.tenant_id, credentials.client_id, "wrong")
        with pytest.raises(EntraRefused) as refused:
            entra.check_secret(wrong)
        assert refused.value.answer.error == "invalid_client"
        assert refused.value.answer.numbers == (7000215,)
        assert refused.value.answer.http_status == 401

    def test_what_is_mended_is_accepted_at_once(
        self, entra: Entra, credentials: Credentials, practice: PracticeMicrosoft
    ) -> None:
        practice.directory.faults.switch("application_unknown", True)
        with pytest.raises(EntraRefused):
            entra.check_secret(credentials)
        practice.directory.faults.switch("application_unknown", False)
        entra.check_secret(credentials)

    def test_after_the_first_check_each_costs_one_round_trip(
        self, entra: Entra, credentials: Credentials, transport: RecordingTransport
    ) -> None:
        for _ in range(3):
            entra.check_secret(credentials)
        assert [method for method, _ in transport.asked] == ["GET", "POST", "POST", "POST"]
        assert transport.posted[1]["scope"] == "https://graph.microsoft.com/.default"

    def test_a_wider_audience_is_checked_in_its_own_directory(
        self, entra: Entra, credentials: Credentials, transport: RecordingTransport
    ) -> None:
        wider = Credentials(
            credentials.tenant_id, credentials.client_id, credentials.client_secret, "AzureADMultipleOrgs"
        )
        entra.check_secret(wider)
        assert transport.asked[-1] == ("POST", f"/{credentials.tenant_id}/oauth2/v2.0/token")

    def test_the_secret_is_not_shown(self, credentials: Credentials) -> None:
        assert credentials.client_secret not in repr(credentials)


class TestLinks:
    def test_the_redirect_url_is_tried_without_a_sign_in(
        self, entra: Entra, credentials: Credentials
    ) -> None:
        url = entra.try_url(credentials.client_id, credentials.tenant_id, REDIRECT_URL, "a-state")
        question = parse_qs(urlsplit(url).query)
        assert question["redirect_uri"] == [REDIRECT_URL]
        assert (question["prompt"], question["state"]) == (["none"], ["a-state"])

    def test_the_consent_link_is_made_from_the_discovered_address(
        self, entra: Entra, credentials: Credentials, practice: PracticeMicrosoft
    ) -> None:
        url = entra.admin_consent_url(credentials.client_id, credentials.tenant_id, REDIRECT_URL, "z")
        assert url.startswith(f"{practice.pages}/{credentials.tenant_id}/v2.0/adminconsent?")
        question = parse_qs(urlsplit(url).query)
        assert question["redirect_uri"] == [REDIRECT_URL]
        assert set(CLOUDS["global"].scopes) < set(question["scope"][0].split())


class TestClock:
    def test_two_clocks_that_agree_differ_by_a_second_at_most(self, entra: Entra) -> None:
        assert abs(entra.clock_difference()) < timedelta(seconds=2)

    def test_the_difference_is_ours_minus_entras(self, entra: Entra, practice: PracticeMicrosoft) -> None:
        practice.directory.faults.switch("clock_wrong", 600)
        assert timedelta(seconds=-602) < entra.clock_difference() < timedelta(seconds=-598)
