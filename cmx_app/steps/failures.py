"""A service's failure, put into words."""

from cmx_app.checks import Problem
from cmx_app.knowledge.connection_errors import explain_tls, explain_unreachable, explain_unreadable
from cmx_app.knowledge.entra_errors import explain_answer
from cmx_app.knowledge.exchange_errors import explain_imap, explain_smtp
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.sign_in_errors import explain_sign_in
from cmx_app.services.errors import (
    EntraRefused,
    ImapRefused,
    ServiceError,
    SignInRefused,
    SmtpRefused,
    TlsFailed,
    Unreachable,
)
from cmx_app.settings import Settings
from cmx_app.store.instance import Instance


def facts_of(
    instance: Instance,
    settings: Settings,
    *,
    mailbox: str = "",
    signed_in_as: str = "",
    redirect_url: str = "",
) -> Facts:
    """The instance's real values, for the ways out that name them."""
    return Facts(
        client_id=instance.client_id,
        tenant_id=instance.tenant_id,
        redirect_url=redirect_url or instance.registration.redirect_url,
        display_name=instance.registration.display_name,
        mailbox=mailbox,
        signed_in_as=signed_in_as,
        portal=settings.cloud_hosts.portal,
        cloud=settings.cloud,
    )


def explain_failure(error: ServiceError, area: str, facts: Facts) -> Problem:
    """The problem that a failure of `area` (entra, imap, smtp) stands for. Never swallows anything."""
    match error:
        case EntraRefused(answer=answer):
            return explain_answer(
                error=answer.error,
                description=answer.description,
                numbers=answer.numbers,
                trace_id=answer.trace_id,
                correlation_id=answer.correlation_id,
                facts=facts,
            )
        case SignInRefused():
            return explain_sign_in(error.reason, error.detail, facts)
        case SmtpRefused():
            return explain_smtp(error.status, error.detail, facts)
        case ImapRefused():
            return explain_imap(error.detail, facts)
        case Unreachable():
            return explain_unreachable(error.host, error.reason, area, error.detail)
        case TlsFailed():
            return explain_tls(error.host, error.reason, area, error.issuer)
        case _:
            return explain_unreadable(error.host, area)
