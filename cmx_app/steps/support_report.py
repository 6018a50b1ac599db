"""What an expert needs to help: versions, hosts, codes and what was said, and no secret at all."""

import json
import platform
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from cmx_app.services.transcript import Line, masked
from cmx_app.steps.mailbox_checks import MAILBOX_CHECKS
from cmx_app.steps.mailbox_findings import Kept
from cmx_app.store.mail_accounts import ConnectedMailbox
from cmx_app.store.verdicts import conversations
from cmx_app.wizard.step import Surroundings


@dataclass(frozen=True)
class Protocol:
    """What was said in the newest conversation with one mail server."""

    name: str
    at: datetime
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """One line each: seconds since the beginning, who speaks, and what."""
        return "\n".join(f"{line.at / 1000:7.3f}  {line.speaker}  {line.text}" for line in self.lines)


def protocols_of(account_id: int) -> tuple[Protocol, ...]:
    """The newest conversations with the mail servers of this mailbox, masked when they were written down."""
    return tuple(
        Protocol(one.protocol.upper(), one.at, tuple(Line(**line) for line in json.loads(one.lines)))
        for one in conversations(account_id)
    )


def support_report(mailbox: ConnectedMailbox, surroundings: Surroundings, kept: Kept) -> str:
    """All of it as plain text to hand on; in no language, as codes say more to those who read it."""
    parts = [
        *_heading(mailbox, surroundings),
        "",
        *_results(kept),
        *(line for one in protocols_of(mailbox.id) for line in ("", f"{one.name}, {_utc(one.at)}", one.text)),
    ]
    return "\n".join(parts)


def _heading(mailbox: ConnectedMailbox, surroundings: Surroundings) -> list[str]:
    hosts, instance = surroundings.settings.cloud_hosts, surroundings.instance
    return [
        f"cmx-app {version('cmx-app')}, Python {platform.python_version()}, {ssl.OPENSSL_VERSION}",
        f"written {_utc(datetime.now(UTC))}",
        f"cloud {surroundings.settings.cloud}: {hosts.authority}, IMAP {hosts.imap}, SMTP {hosts.smtp}",
        f"application {instance.client_id or '-'}, directory {instance.tenant_id or '-'}, "
        f"audience {instance.registration.audience or '-'}",
        f"mailbox {masked(mailbox.address)} ({mailbox.mailbox_kind}), "
        f"signed in {masked(mailbox.signed_in_as) or '-'}",
        f"scopes {' '.join(mailbox.granted_scopes) or '-'}",
        f"connected {_utc(mailbox.connected_at) if mailbox.connected_at else '-'}",
    ]


def _results(kept: Kept) -> list[str]:
    lines = []
    for check in MAILBOX_CHECKS:
        found = kept.findings.get(check.name)
        if found is None:
            lines.append(f"{'-':<20}  {'-':<8} {check.name}")
            continue
        told = "" if found.code == check.name else f": {found.code}"
        lines.append(f"{_utc(kept.times[check.name])}  {found.status:<8} {check.name}{told}")
        lines += [f"{'':<31}{masked(line)}" for line in found.evidence.quoted.splitlines()]
    return lines


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
