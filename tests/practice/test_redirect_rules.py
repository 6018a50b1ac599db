import pytest

from cmx_app.practice.redirect_rules import why_not

SINGLE, PERSONAL = "AzureADMyOrg", "AzureADandPersonalMicrosoftAccount"


@pytest.mark.parametrize(
    "uri",
    [
        "https://www.example.de/App%20E-Mailkonto/continue_oauth",
        "https://www.example.de:8443/intern/App%20E-Mailkonto/continue_oauth",
        "http://localhost:8000/App%20E-Mailkonto/continue_oauth",
        "https://www.example.de/cb?a=b",
    ],
)
def test_the_form_takes_what_entra_takes(uri):
    assert why_not(uri, SINGLE) is None


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "www.example.de/cb",
        "http://www.example.de/cb",
        "http://127.0.0.1:8000/cb",
        "https://127.0.0.1/cb",
        "https://müller.example/cb",
        "https://xn--mller-kva.example/cb",
        "https://www.example.de/cb#teil",
        "https://www.example.de/App E-Mailkonto/cb",
        "https://www.example.de/(cb)",
        "https://post@www.example.de/cb",
        "https://[::1/cb",
        "https://www.example.de/" + "x" * 240,
    ],
)
def test_the_form_refuses_what_entra_refuses(uri):
    assert why_not(uri, SINGLE) is not None


def test_a_query_is_refused_only_with_personal_accounts():
    assert why_not("https://www.example.de/cb?a=b", PERSONAL) is not None
