"""The way to a server, stage by stage, and the certificates at its end."""

import socket
from threading import Event

import pytest

from cmx_app.knowledge.clouds import HostPort, parse_host_port
from cmx_app.practice import PracticeMicrosoft
from cmx_app.services.entra import Entra
from cmx_app.services.errors import Reason, SmtpRefused, Unreachable
from cmx_app.services.mailbox import Mailboxes
from cmx_app.services.smtp import SmtpConversation
from cmx_app.services.transport import Transport
from cmx_app.services.trust import Chain
from tests.services.conftest import MailHost


def walk(smtp: SmtpConversation) -> Chain | None:
    """Up to where somebody may sign in."""
    smtp.look_up()
    smtp.connect()
    smtp.greet()
    return smtp.secure()


def test_each_stage_tells_what_it_found(mail_host: MailHost) -> None:
    imap = mail_host.mailboxes().imap()
    assert "127.0.0.1" in imap.look_up()
    assert imap.connect() == "127.0.0.1"
    chain = imap.secure()
    imap.close()
    assert chain is not None
    assert len(chain.names) == 2
    assert not chain.is_public


def test_starttls_shows_the_same_certificates(mail_host: MailHost) -> None:
    smtp = mail_host.mailboxes().smtp()
    chain = walk(smtp)
    smtp.close()
    assert chain is not None
    assert "trustme" in chain.names[0] or "Uebungs-Microsoft" in chain.issuer


def test_entra_shows_its_certificates_and_its_clock(entra: Entra, practice: PracticeMicrosoft) -> None:
    greeting = entra.greet()
    assert greeting.chain is not None
    assert "Uebungs-Microsoft" in greeting.chain.issuer
    assert abs(greeting.clock_difference.total_seconds()) < 2


def test_the_way_leads_to_the_proxy_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert str(Transport(None, 1).way_to("https://login.example/").server) == "proxy.example:3128"


def test_a_name_that_is_not_resolved_in_time_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    never = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: never.wait(5) and [])
    nowhere = HostPort("nowhere.example", 993)
    with pytest.raises(Unreachable) as failed:
        Mailboxes(nowhere, nowhere, Transport(None, 1).tls, timeout=0.2).imap().look_up()
    never.set()
    assert failed.value.reason is Reason.NAME


def test_a_sender_is_taken_and_nothing_is_sent(mail_host: MailHost) -> None:
    smtp = mail_host.mailboxes().smtp()
    walk(smtp)
    smtp.authenticate(mail_host.address, mail_host.token)
    smtp.name_sender(mail_host.address)
    smtp.close()
    assert mail_host.mailboxes().count_messages(mail_host.address, mail_host.token) == 0


def test_a_sender_without_a_sign_in_is_refused(practice: PracticeMicrosoft) -> None:
    servers = parse_host_port(practice.imap), parse_host_port(practice.smtp)
    smtp = Mailboxes(*servers, Transport(practice.ca_bundle, 5).tls).smtp()
    walk(smtp)
    with pytest.raises(SmtpRefused) as refused:
        smtp.name_sender("anna@example.de")
    smtp.close()
    assert refused.value.while_doing == "MAIL"
