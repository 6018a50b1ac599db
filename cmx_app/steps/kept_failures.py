"""A failure of a sign-in, kept beside its mailbox until the page that explains it is shown."""

import json
from dataclasses import asdict

from cmx_app.services.errors import (
    EntraAnswer,
    EntraRefused,
    Reason,
    ServiceError,
    SignInReason,
    SignInRefused,
    TlsFailed,
    TlsReason,
    Unreachable,
    Unreadable,
)


def kept(error: ServiceError) -> str:
    """The failure as text: what Microsoft said, or why it could not be asked. Never a secret."""
    record: dict[str, object] = {"kind": type(error).__name__, "host": error.host, "detail": error.detail}
    match error:
        case EntraRefused(answer=answer):
            record["answer"] = asdict(answer)
        case Unreachable() | TlsFailed() | SignInRefused():
            record["reason"] = error.reason.value
    return json.dumps(record)


def restored(text: str) -> ServiceError | None:
    """The failure again, None when nothing was kept."""
    if not text:
        return None
    record = json.loads(text)
    host, detail, reason = record["host"], record["detail"], record.get("reason", "")
    match record["kind"]:
        case "EntraRefused":
            answer = record["answer"]
            return EntraRefused(host, EntraAnswer(**answer | {"numbers": tuple(answer["numbers"])}))
        case "Unreachable":
            return Unreachable(host, Reason(reason), detail)
        case "TlsFailed":
            return TlsFailed(host, TlsReason(reason), detail)
        case "SignInRefused":
            return SignInRefused(host, SignInReason(reason), detail)
        case _:
            return Unreadable(host, detail)
