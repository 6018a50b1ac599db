"""What is written down of a conversation: enough to help, and no secret of it."""

from base64 import b64encode
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmx_app.services.transcript import Transcript, masked
from cmx_app.services.xoauth2 import xoauth2
from tests.services.conftest import MailHost

TOKEN = "eyJ0eXAiOiJKV1QifQ." + "AbC1-_x9" * 40 + "." + "Zz9" * 20


def written(text: str) -> str:
    transcript = Transcript()
    transcript.hide(TOKEN, xoauth2("anna@example.de", TOKEN))
    transcript.received(text)
    return "\n".join(line.text for line in transcript.lines)


@pytest.mark.parametrize(
    "line",
    [
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.",
        "[FR0P281CA0123.DEUP281.PROD.OUTLOOK.COM 2026-11-25T15:46:16.123Z 08DE1C0FFEE00000]",
        "554 5.2.252 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
        "Correlation ID: 12345678-aaaa-4bbb-8ccc-1234567890ab",
    ],
)
def test_what_helps_stays_as_it_is(line: str) -> None:
    assert written(line) == line


def test_of_an_address_the_beginning_and_the_domain_are_left() -> None:
    assert (
        masked("<petra.post@vhs.example> is not anna@b.example") == "<p***@vhs.example> is not a***@b.example"
    )


@given(st.integers(0, 200), st.integers(12, 120), st.integers(0, 2))
def test_no_piece_of_a_token_is_written_wherever_it_is_cut(start: int, length: int, shift: int) -> None:
    encoded = b64encode(b"x" * shift + xoauth2("anna@example.de", TOKEN)).decode()
    # The first and last characters depend on what stands beside the word; all others give it away.
    inner = encoded[4:-4]
    for secret in (TOKEN, inner):
        piece = secret[start : start + length]
        if len(piece) >= 12:
            assert piece not in written(f"* NO {piece} is wrong")


@given(st.text(max_size=300))
def test_any_text_can_be_written_down(text: str) -> None:
    assert "\x00" not in written(text)


def said_to_imap(host: MailHost) -> str:
    imap = host.mailboxes().imap()
    for stage in (imap.look_up, imap.connect, imap.secure, imap.greet):
        stage()
    imap.authenticate(host.address, host.token)
    imap.count_inbox()
    imap.close()
    return "\n".join(line.text for line in imap.transcript.lines)


def said_to_smtp(host: MailHost) -> str:
    smtp = host.mailboxes().smtp()
    for stage in (smtp.look_up, smtp.connect, smtp.greet, smtp.secure):
        stage()
    smtp.authenticate(host.address, host.token)
    smtp.name_sender(host.address)
    smtp.close()
    return "\n".join(line.text for line in smtp.transcript.lines)


@pytest.mark.parametrize(
    ("converse", "words"),
    [
        (said_to_imap, ("encrypted with", "AUTHENTICATE XOAUTH2", "INBOX", "LOGOUT")),
        (said_to_smtp, ("STARTTLS", "AUTH XOAUTH2", "235 ", "FROM:<", "rset", "quit")),
    ],
)
def test_a_conversation_tells_its_steps_and_neither_token_nor_address(
    mail_host: MailHost, converse: Callable[[MailHost], str], words: tuple[str, ...]
) -> None:
    text = converse(mail_host)
    assert all(word in text for word in words)
    assert mail_host.address not in text
    encoded = b64encode(xoauth2(mail_host.address, mail_host.token)).decode()
    for secret in (mail_host.token, encoded):
        assert not any(secret[at : at + 12] in text for at in range(0, len(secret) - 12, 6))
