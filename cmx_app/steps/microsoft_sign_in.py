"""The sign-in at Microsoft: how it begins, and what has to hold before its tokens are kept."""

from collections.abc import Mapping

from cmx_app.checks import Ok, Problem
from cmx_app.services.credentials import Credentials
from cmx_app.services.errors import ImapRefused, ServiceError, SignInReason, SignInRefused
from cmx_app.services.sign_in import StartedSignIn, Tokens
from cmx_app.steps.kept_failures import kept, restored
from cmx_app.steps.login_checks import judge_person
from cmx_app.steps.mailbox_run import explain_for
from cmx_app.steps.secrets import stored_credentials
from cmx_app.store.mail_accounts import ConnectedMailbox, note_failure, store_tokens
from cmx_app.wizard.step import Surroundings


def begin_sign_in(
    mailbox: ConnectedMailbox, surroundings: Surroundings, *, ask_who: bool = False
) -> StartedSignIn | Problem:
    """Where to send the browser, or why it can't be sent.

    The first sign-in asks which account; a reconnection names the one that was used, unless it was not the
    right one or somebody wants to choose (`ask_who`).
    """
    known = "" if ask_who or not isinstance(judge_person(mailbox), Ok) else mailbox.signed_in_as
    try:
        return surroundings.services.entra.begin_sign_in(
            stored_credentials(surroundings),
            surroundings.instance.registration.redirect_url,
            login_hint=known,
        )
    except ServiceError as error:
        return explain_for(error, "entra", mailbox, surroundings)


def _prove_person(
    mailbox: ConnectedMailbox, tokens: Tokens, credentials: Credentials, surroundings: Surroundings
) -> None:
    """A different name may be the same person (UPN and address differ often); the mailbox itself decides."""
    if mailbox.mailbox_kind == "shared" or tokens.person.name.casefold() == mailbox.address.casefold():
        return
    try:
        access = surroundings.services.entra.access(credentials, tokens.cache)
        surroundings.services.mail.count_messages(mailbox.address, access.token)
    except ImapRefused as error:
        raise SignInRefused(error.host, SignInReason.WRONG_PERSON, tokens.person.name) from None
    except ServiceError:
        return  # an unreachable mail server says nothing about the person; the mailbox's checks will name it


def finish_sign_in(
    mailbox: ConnectedMailbox, flow: str, answer: Mapping[str, str], surroundings: Surroundings
) -> bool:
    """Redeem Microsoft's answer; True when the mailbox is connected, else the failure is kept beside it."""
    credentials = stored_credentials(surroundings)
    try:
        tokens = surroundings.services.entra.finish_sign_in(credentials, flow, answer)
        _prove_person(mailbox, tokens, credentials, surroundings)
    except ServiceError as error:
        note_failure(mailbox.id, kept(error), surroundings.who)
        return False
    store_tokens(
        surroundings.services.vault,
        mailbox.id,
        cache=tokens.cache,
        signed_in_as=tokens.person.name or mailbox.address,  # a token may name nobody: the mailbox opened
        signed_in_tenant=tokens.person.tenant_id,
        signed_in_object=tokens.person.object_id,
        granted_scopes=tokens.scopes,
        who=surroundings.who,
    )
    return True


def kept_failure(mailbox: ConnectedMailbox, surroundings: Surroundings) -> Problem | None:
    """Why the last sign-in for this mailbox came to nothing, None when it did not."""
    error = restored(mailbox.last_failure)
    return explain_for(error, "entra", mailbox, surroundings) if error else None
