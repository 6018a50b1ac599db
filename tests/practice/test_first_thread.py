import imaplib
import smtplib
import ssl


def test_a_token_opens_imap_and_sends_by_smtp(practice, tokens):
    answer = tokens()
    assert "access_token" in answer, answer
    host, port = practice.imap.split(":")
    ctx = ssl.create_default_context(cafile=practice.ca_bundle)
    who = "petra.post@vhs-musterstadt.example"
    sasl = f"user={who}\x01auth=Bearer {answer['access_token']}\x01\x01"
    with imaplib.IMAP4_SSL(host, int(port), ssl_context=ctx) as imap:
        print(imap.welcome)
        assert imap.authenticate("XOAUTH2", lambda _: sasl.encode())[0] == "OK"
        print(imap.select("INBOX", readonly=True))
    host, port = practice.smtp.split(":")
    with smtplib.SMTP(host, int(port)) as smtp:
        smtp.starttls(context=ctx)
        smtp.ehlo()
        smtp.auth("XOAUTH2", lambda challenge=None: sasl if not challenge else "", initial_response_ok=False)
        smtp.sendmail(who, [who], f"From: {who}\r\nTo: {who}\r\nSubject: Hallo\r\n\r\nText\r\n")
    assert [m.parsed()["Subject"] for m in practice.office.arrived(who)] == ["Hallo"]
