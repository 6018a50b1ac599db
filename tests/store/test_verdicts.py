"""What the checks of a mailbox found and what was said meanwhile is kept, for as long as it is about it."""

import pytest

from cmx_app.services.vault import Vault
from cmx_app.store.mail_accounts import delete_mail_account, save_mail_account, store_tokens
from cmx_app.store.verdicts import conversations, keep_conversation, note_verdict, verdicts

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def mailbox() -> int:
    return save_mail_account("info@example.de", "own", "Anna")


def test_a_finding_is_kept_whole(mailbox: int) -> None:
    note_verdict(mailbox, "imap.opens", "problem", "imap.disabled", '{"whole": "ä"}')
    (kept,) = verdicts(mailbox)
    assert (kept.code, kept.finding) == ("imap.disabled", '{"whole": "ä"}')


def test_the_newest_conversation_of_each_protocol_is_kept(mailbox: int) -> None:
    for protocol, lines in (("smtp", "old"), ("imap", "one"), ("smtp", "new")):
        keep_conversation(mailbox, protocol, lines)
    assert [(one.protocol, one.lines) for one in conversations(mailbox)] == [("imap", "one"), ("smtp", "new")]


def test_nothing_of_it_outlives_the_connection_or_the_mailbox(vault: Vault, mailbox: int) -> None:
    note_verdict(mailbox, "imap.opens", "ok", "imap.opens")
    keep_conversation(mailbox, "imap", "said")
    store_tokens(vault, mailbox, cache="{}", signed_in_as="a", signed_in_tenant="t", signed_in_object="o",
                 granted_scopes=(), who="Anna")  # fmt: skip
    assert (verdicts(mailbox), conversations(mailbox)) == ((), ())
    keep_conversation(mailbox, "imap", "said")
    delete_mail_account(mailbox, "Anna")
    keep_conversation(mailbox, "imap", "late")
    assert conversations(mailbox) == ()
