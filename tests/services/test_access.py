"""Tokens after the sign-in: kept, renewed, refused. And that nobody writes them down."""

import logging

import pytest

from cmx_app.knowledge.clouds import CLOUDS, Cloud
from cmx_app.practice import PracticeMicrosoft
from cmx_app.services.entra import Credentials, Entra, Tokens
from cmx_app.services.errors import EntraRefused
from cmx_app.services.mailbox import Mailboxes
from tests.services.conftest import PETRA, REDIRECT_URL, RecordingTransport, Visitor, authenticate_sender


@pytest.fixture
def tokens(entra: Entra, credentials: Credentials, visitor: Visitor) -> Tokens:
    started = entra.begin_sign_in(credentials, REDIRECT_URL)
    return entra.finish_sign_in(credentials, started.flow, visitor.signs_in(started.url))


def test_a_token_that_is_still_good_costs_no_round_trip(
    entra: Entra, credentials: Credentials, tokens: Tokens, transport: RecordingTransport
) -> None:
    asked = len(transport.asked)
    access = entra.access(credentials, tokens.cache)
    assert len(transport.asked) == asked
    assert access.cache == tokens.cache
    assert set(access.scopes) == set(CLOUDS["global"].scopes)


def test_a_fresh_token_comes_with_a_rotated_refresh_token(
    entra: Entra, credentials: Credentials, tokens: Tokens
) -> None:
    access = entra.access(credentials, tokens.cache, fresh=True)
    again = entra.access(credentials, access.cache, fresh=True)
    assert len({tokens.cache, access.cache, again.cache}) == 3
    assert access.token != again.token
    assert set(again.scopes) == set(CLOUDS["global"].scopes)


def test_a_token_about_to_end_is_renewed(
    entra: Entra, credentials: Credentials, visitor: Visitor, practice: PracticeMicrosoft
) -> None:
    practice.directory.adjust(token_lifetime=60)
    started = entra.begin_sign_in(credentials, REDIRECT_URL)
    cache = entra.finish_sign_in(credentials, started.flow, visitor.signs_in(started.url)).cache
    assert entra.access(credentials, cache).cache != cache


def test_a_refusal_is_told_and_a_repair_is_noticed_at_once(
    entra: Entra, credentials: Credentials, tokens: Tokens, practice: PracticeMicrosoft
) -> None:
    practice.directory.faults.switch("token_revoked", True)
    with pytest.raises(EntraRefused) as refused:
        entra.access(credentials, tokens.cache, fresh=True)
    assert refused.value.answer.error == "invalid_grant"
    assert refused.value.answer.numbers == (50173,)
    practice.directory.faults.switch("token_revoked", False)
    entra.access(credentials, tokens.cache, fresh=True)


def test_a_secret_that_is_wrong_by_now_is_told(
    entra: Entra, credentials: Credentials, tokens: Tokens
) -> None:
    wrong = Credentials(credentials.tenant_id, credentials.client_id, "wrong")
    with pytest.raises(EntraRefused) as refused:
        entra.access(wrong, tokens.cache, fresh=True)
    assert refused.value.answer.error == "invalid_client"


@pytest.mark.parametrize("cache", ["", "{}"])
def test_without_tokens_somebody_has_to_sign_in(entra: Entra, credentials: Credentials, cache: str) -> None:
    with pytest.raises(EntraRefused) as refused:
        entra.access(credentials, cache)
    assert refused.value.answer.error == "interaction_required"


def test_tokens_are_never_written_down(
    entra: Entra,
    cloud: Cloud,
    credentials: Credentials,
    visitor: Visitor,
    transport: RecordingTransport,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    started = entra.begin_sign_in(credentials, REDIRECT_URL)
    cache = entra.finish_sign_in(credentials, started.flow, visitor.signs_in(started.url)).cache
    access = entra.access(credentials, cache, fresh=True)
    mailboxes = Mailboxes(cloud.imap, cloud.smtp, transport.tls)
    mailboxes.count_messages(PETRA, access.token)
    authenticate_sender(mailboxes, PETRA, access.token)
    written = caplog.text + "".join(capfd.readouterr()) + repr(access)
    for secret in (access.token[:40], credentials.client_secret, started.state, PETRA):
        assert secret not in written
