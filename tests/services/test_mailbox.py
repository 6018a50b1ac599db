"""What we ask of a mailbox, held to the same sentences against two servers that share no line of code."""

from email.message import EmailMessage
from email.utils import make_msgid

import pytest

from cmx_app.knowledge.clouds import Cloud
from cmx_app.practice import PracticeMicrosoft
from cmx_app.services.errors import ImapRefused, SmtpRefused, TlsFailed, TlsReason
from cmx_app.services.mailbox import Mailboxes
from cmx_app.services.transport import Transport
from tests.services.conftest import ANNA, INFO, PETRA, MailHost, authenticate_sender, practice_token


def mail_to_itself(address: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = mail["To"] = address
    mail["Subject"] = "Grüße von cmxOrganize"
    mail["Message-ID"] = make_msgid(domain="example.de")
    mail.set_content("Schöne Grüße.\n.\nEin Punkt allein in einer Zeile beendet nichts.\n")
    return mail


class TestMailbox:
    def test_both_servers_say_hello(self, mail_host: MailHost) -> None:
        mail_host.mailboxes().greet_imap()
        mail_host.mailboxes().greet_smtp()

    def test_an_empty_inbox_is_counted(self, mail_host: MailHost) -> None:
        assert mail_host.mailboxes().count_messages(mail_host.address, mail_host.token) == 0

    def test_a_sender_is_authenticated(self, mail_host: MailHost) -> None:
        authenticate_sender(mail_host.mailboxes(), mail_host.address, mail_host.token)

    def test_a_mail_that_is_sent_arrives(self, mail_host: MailHost) -> None:
        mail, mailboxes = mail_to_itself(mail_host.address), mail_host.mailboxes()
        mailboxes.send(mail_host.address, mail_host.token, mail)
        assert mailboxes.has_arrived(mail_host.address, mail_host.token, mail["Message-ID"])
        assert mailboxes.count_messages(mail_host.address, mail_host.token) == 1

    def test_a_mail_that_nobody_sent_has_not_arrived(self, mail_host: MailHost) -> None:
        mailboxes = mail_host.mailboxes()
        assert not mailboxes.has_arrived(mail_host.address, mail_host.token, "<never@example.de>")

    def test_the_tokens_are_as_long_as_microsofts_longest(self, mail_host: MailHost) -> None:
        assert len(mail_host.token) > 3000

    @pytest.mark.parametrize("another", [False, True])
    def test_imap_refuses_a_wrong_token_and_another_persons(self, mail_host: MailHost, another: bool) -> None:
        token = mail_host.another_token if another else "wrong" * 600
        with pytest.raises(ImapRefused) as refused:
            mail_host.mailboxes().count_messages(mail_host.address, token)
        assert token not in str(refused.value)
        assert refused.value.detail

    @pytest.mark.parametrize("another", [False, True])
    def test_smtp_refuses_a_wrong_token_and_another_persons(self, mail_host: MailHost, another: bool) -> None:
        token = mail_host.another_token if another else "wrong" * 600
        with pytest.raises(SmtpRefused) as refused:
            authenticate_sender(mail_host.mailboxes(), mail_host.address, token)
        assert refused.value.status == 535
        assert refused.value.while_doing == "AUTH"

    def test_neither_server_is_trusted_without_its_authority(self, mail_host: MailHost) -> None:
        strict = Mailboxes(mail_host.imap, mail_host.smtp, Transport(None, 5).tls)
        for greet in (strict.greet_imap, strict.greet_smtp):
            with pytest.raises(TlsFailed) as failed:
                greet()
            assert failed.value.reason is TlsReason.UNKNOWN_AUTHORITY


class TestExchangesAnswers:
    """What only the practice Microsoft answers, in Exchange's words."""

    @pytest.fixture
    def mailboxes(self, cloud: Cloud, practice: PracticeMicrosoft) -> Mailboxes:
        return Mailboxes(cloud.imap, cloud.smtp, Transport(practice.ca_bundle, 5).tls)

    def test_a_mailbox_that_is_not_connected_is_told_in_its_words(
        self, practice: PracticeMicrosoft, mailboxes: Mailboxes
    ) -> None:
        practice.directory.exchange.switch_imap(PETRA, False)
        with pytest.raises(ImapRefused) as refused:
            mailboxes.count_messages(PETRA, practice_token(practice, PETRA))
        assert refused.value.while_doing == "SELECT"
        assert refused.value.detail == "User is authenticated but not connected."

    def test_the_switch_of_smtp_auth_is_told_with_number_and_whole_text(
        self, practice: PracticeMicrosoft, mailboxes: Mailboxes
    ) -> None:
        practice.directory.exchange.switch_smtp_auth_off(PETRA, True)
        with pytest.raises(SmtpRefused) as refused:
            authenticate_sender(mailboxes, PETRA, practice_token(practice, PETRA))
        assert refused.value.status == 535
        assert refused.value.detail.startswith(
            "5.7.139 Authentication unsuccessful, SmtpClientAuthentication"
        )
        assert "disabled for the Mailbox" in refused.value.detail

    def test_a_person_opens_a_shared_mailbox_and_sends_as_it(
        self, practice: PracticeMicrosoft, mailboxes: Mailboxes
    ) -> None:
        practice.directory.exchange.give_rights(INFO, full_access=[PETRA], send_as=[PETRA])
        token, mail = practice_token(practice, PETRA), mail_to_itself(INFO)
        mailboxes.send(PETRA, token, mail)
        assert mailboxes.has_arrived(INFO, token, mail["Message-ID"])

    def test_sending_as_somebody_else_is_refused_at_the_end_of_data(
        self, practice: PracticeMicrosoft, mailboxes: Mailboxes
    ) -> None:
        with pytest.raises(SmtpRefused) as refused:
            mailboxes.send(PETRA, practice_token(practice, PETRA), mail_to_itself(ANNA))
        assert (refused.value.status, refused.value.while_doing) == (554, "DATA")
        assert refused.value.detail.startswith("5.2.252 SendAsDenied")
