"""IMAP and SMTP as clients see them."""

import imaplib
import smtplib
import ssl
from contextlib import contextmanager
from email.message import EmailMessage

import pytest

PETRA, ANNA = "petra.post@vhs-musterstadt.example", "anna.admin@vhs-musterstadt.example"
INFO = "info@vhs-musterstadt.example"


def sasl(identity, token):
    return f"user={identity}\x01auth=Bearer {token}\x01\x01"


@pytest.fixture
def tls(practice):
    return ssl.create_default_context(cafile=practice.ca_bundle)


@pytest.fixture
def token(tokens):
    return tokens()["access_token"]


@pytest.fixture
def imap(practice, tls):
    @contextmanager
    def connect(identity="", token=""):
        host, port = practice.imap.split(":")
        with imaplib.IMAP4_SSL(host, int(port), ssl_context=tls, timeout=5) as connection:
            if identity:
                connection.authenticate("XOAUTH2", lambda _: sasl(identity, token).encode())
            yield connection

    return connect


@pytest.fixture
def smtp(practice, tls):
    @contextmanager
    def connect(identity="", token="", *, at_once=False):
        host, port = practice.smtp.split(":")
        with smtplib.SMTP(host, int(port), timeout=5) as connection:
            connection.starttls(context=tls)
            if identity:
                connection.ehlo()
                connection.auth(
                    "XOAUTH2",
                    lambda challenge=None: "" if challenge else sasl(identity, token),
                    initial_response_ok=at_once,
                )
            yield connection

    return connect


def mail(sender, recipient, subject="Probe"):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, recipient, subject
    message["Message-ID"] = "<probe@cmx.example>"
    message.set_content("Grüße aus Musterstadt\n")
    return message


def test_what_is_sent_arrives_in_the_inbox_and_in_the_sent_items(api, imap, smtp, token):
    with smtp(PETRA, token) as connection:
        connection.send_message(mail(PETRA, INFO))
    with imap(INFO, token) as connection:
        assert connection.select("INBOX", readonly=True)[1] == [b"1"]
        assert connection.search(None, "HEADER", "Message-ID", "<probe@cmx.example>")[1] == [b"1"]
    with imap(PETRA, token) as connection:
        assert connection.select('"Sent Items"', readonly=True)[1] == [b"1"]
    arrived = api(f"mails?mailbox={INFO}")["mails"]
    assert [(one["subject"], one["text"], one["message_id"]) for one in arrived] == [
        ("Probe", "Grüße aus Musterstadt\n", "<probe@cmx.example>")
    ]


@pytest.mark.parametrize("size", [1500, 3000, 6000])
@pytest.mark.parametrize("at_once", [True, False])
def test_long_tokens_work_with_and_without_the_initial_response(api, tokens, smtp, imap, size, at_once):
    api("settings", {"token_size": size})
    long = tokens()["access_token"]
    with smtp(PETRA, long, at_once=at_once) as connection:
        assert connection.noop()[0] == 250
    with imap(PETRA, long) as connection:
        assert connection.state == "AUTH"


def test_only_xoauth2_is_offered_and_only_over_tls(practice, imap, smtp):
    with imap() as connection:
        assert "AUTH=XOAUTH2" in connection.capabilities
        assert "LOGINDISABLED" in connection.capabilities
    with smtp() as connection:
        connection.ehlo()
        assert connection.esmtp_features["auth"].split() == ["XOAUTH2"]
    host, port = practice.smtp.split(":")
    with smtplib.SMTP(host, int(port), timeout=5) as connection:
        connection.ehlo()
        assert not connection.has_extn("auth")
        assert connection.mail("a@b.example")[0] == 530


@pytest.mark.parametrize("identity", [INFO, ANNA, "nie@vhs-musterstadt.example"])
def test_smtp_accepts_nobody_but_the_person_who_signed_in(smtp, token, identity):
    with pytest.raises(smtplib.SMTPAuthenticationError) as refused, smtp(identity, token):
        pass
    assert refused.value.smtp_code == 535
    assert refused.value.smtp_error.startswith(b"5.7.3 Authentication unsuccessful")


def test_sending_as_the_shared_mailbox_needs_the_right(practice, smtp, token):
    with smtp(PETRA, token) as connection:
        connection.send_message(mail(INFO, ANNA))
    practice.directory.exchange.give_rights(INFO, full_access=(PETRA,), send_as=())
    with pytest.raises(smtplib.SMTPDataError) as refused, smtp(PETRA, token) as connection:
        connection.send_message(mail(INFO, ANNA))
    assert (refused.value.smtp_code, refused.value.smtp_error[:22]) == (554, b"5.2.252 SendAsDenied; ")


@pytest.mark.parametrize("identity", [ANNA, INFO])
def test_a_mailbox_without_rights_is_authenticated_but_not_connected(practice, imap, token, identity):
    practice.directory.exchange.give_rights(INFO, full_access=(), send_as=())
    with imap(identity, token) as connection:
        with pytest.raises(imaplib.IMAP4.error, match="User is authenticated but not connected."):
            connection.select("INBOX", readonly=True)
        with pytest.raises(imaplib.IMAP4.error, match="not connected"):
            connection.status("INBOX", "(MESSAGES)")


@pytest.mark.parametrize(
    "spoil",
    [
        # Not the last character: some of its bits belong to nothing.
        lambda token: token[:-9] + ("A" if token[-9] != "A" else "B") + token[-8:],
        lambda token: "",
        lambda token: "x.y.z",
    ],
)
def test_a_token_that_is_not_ours_is_refused(imap, token, spoil):
    with pytest.raises(imaplib.IMAP4.error, match="AUTHENTICATE failed."), imap(PETRA, spoil(token)):
        pass


def test_a_token_for_another_resource_or_permission_is_refused(imap, smtp, tokens):
    graph = tokens(scopes=["https://graph.microsoft.com/Mail.Send"])["access_token"]
    only_imap = tokens(scopes=["https://outlook.office.com/IMAP.AccessAsUser.All"])["access_token"]
    with pytest.raises(imaplib.IMAP4.error, match="AUTHENTICATE failed."), imap(PETRA, graph):
        pass
    with pytest.raises(smtplib.SMTPAuthenticationError), smtp(PETRA, only_imap):
        pass
    with imap(PETRA, only_imap) as connection:
        assert connection.select("INBOX", readonly=True)[0] == "OK"


def test_a_token_is_refused_once_enough_time_has_passed_and_a_new_one_is_good(api, imap, tokens):
    old = tokens()["access_token"]
    api("time", {"hours": 2})
    with imap() as connection, pytest.raises(imaplib.IMAP4.error):
        connection.authenticate("XOAUTH2", lambda _: sasl(PETRA, old).encode())
    with imap(PETRA, tokens()["access_token"]) as connection:
        assert connection.select("INBOX")[0] == "OK"


def test_an_expired_token_is_refused(api, imap, tokens):
    api("settings", {"token_lifetime": 0})
    with pytest.raises(imaplib.IMAP4.error), imap(PETRA, tokens()["access_token"]):
        pass


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"smtp_auth_is_off": True}, b"disabled for the Tenant"),
        ({"address": PETRA, "smtp_auth_is_off": True}, b"disabled for the Mailbox"),
    ],
)
def test_smtp_auth_can_be_off_for_all_and_for_one(api, smtp, token, values, told):
    api("mailboxes", values)
    with pytest.raises(smtplib.SMTPAuthenticationError) as refused, smtp(PETRA, token):
        pass
    assert told in refused.value.smtp_error


def test_the_switch_of_a_mailbox_wins_over_the_organization(api, smtp, token):
    api("mailboxes", {"smtp_auth_is_off": True})
    api("mailboxes", {"address": PETRA, "smtp_auth_is_off": False})
    with smtp(PETRA, token) as connection:
        assert connection.noop()[0] == 250


def test_imap_can_be_off_for_a_mailbox(api, imap, token):
    api("mailboxes", {"address": PETRA, "imap_is_on": False})
    with imap(PETRA, token) as connection, pytest.raises(imaplib.IMAP4.error, match="not connected"):
        connection.select("INBOX")
