import pytest


def document(http, practice, tenant):
    return http.get(f"{practice.authority}/{tenant}/v2.0/.well-known/openid-configuration")


def test_the_pages_for_people_are_plain_and_the_endpoints_for_machines_are_tls(http, practice):
    found = document(http, practice, practice.directory.home.tenant_id).json()
    assert found["authorization_endpoint"].startswith(practice.pages)
    assert found["token_endpoint"].startswith(practice.authority)
    assert practice.pages.startswith("http://localhost:")
    assert practice.authority.startswith("https://localhost:")


def test_a_domain_leads_to_its_tenant_id(http, practice):
    home = practice.directory.home
    assert (
        document(http, practice, home.domain).json()["issuer"]
        == f"{practice.authority}/{home.tenant_id}/v2.0"
    )


@pytest.mark.parametrize("shared", ["common", "organizations"])
def test_the_issuer_of_a_shared_authority_has_a_place_for_the_tenant(http, practice, shared):
    found = document(http, practice, shared).json()
    assert found["issuer"] == f"{practice.authority}/{{tenantid}}/v2.0"
    assert f"/{shared}/oauth2/v2.0/token" in found["token_endpoint"]


@pytest.mark.parametrize(
    ("tenant", "error", "number"),
    [
        ("00000000-0000-0000-0000-000000000001", "invalid_tenant", 90002),
        ("gibt-es-nicht.example", "invalid_tenant", 90002),
        ("undefined", "invalid_request", 900023),
    ],
)
def test_an_unknown_tenant_is_refused_as_entra_does(http, practice, tenant, error, number):
    answer = document(http, practice, tenant)
    body = answer.json()
    assert (answer.status_code, body["error"], body["error_codes"]) == (400, error, [number])
    assert body["error_description"].startswith(f"AADSTS{number}: ")
    for line in ("Trace ID: ", "Correlation ID: ", "Timestamp: "):
        assert f"\r\n{line}" in body["error_description"]
    assert body["trace_id"] in body["error_description"]
    assert set(body) >= {"timestamp", "correlation_id", "error_uri"}


def test_the_keys_check_the_signature_of_an_id_token(http, practice, tokens):
    import jwt

    found = document(http, practice, practice.directory.home.tenant_id).json()
    keys = jwt.PyJWKSet.from_dict(http.get(found["jwks_uri"]).json())
    id_token = tokens()["id_token"]
    claims = jwt.decode(
        id_token, keys[jwt.get_unverified_header(id_token)["kid"]], ["RS256"], options={"verify_aud": False}
    )
    assert claims["iss"] == found["issuer"]


def test_a_client_that_does_not_know_the_authority_refuses_it(practice):
    import requests

    with requests.Session() as session:
        session.trust_env = False
        with pytest.raises(requests.exceptions.SSLError):
            document(session, practice, "common")
