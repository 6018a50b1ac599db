"""Entra's answers: the JSON that was asked for, or its own words why not."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from cmx_app.services.errors import EntraAnswer, EntraRefused, Unreadable, writable
from cmx_app.services.transport import HttpAnswer

_NUMBER = re.compile(r"AADSTS(\d{4,8})")
_LABELLED = {
    "trace_id": re.compile(r"Trace ID:\s*([0-9a-fA-F-]{36})"),
    "correlation_id": re.compile(r"Correlation ID:\s*([0-9a-fA-F-]{36})"),
    "timestamp": re.compile(r"Timestamp:\s*([0-9-]{10}[ T][0-9:.]{8,}Z)"),
}


def read_document(answer: HttpAnswer, host: str) -> Mapping[str, Any]:
    """The JSON object of an answer that says yes; raises EntraRefused, or Unreadable for anything else."""
    document = _json_object(answer.text)
    if document is not None and "error" in document:
        raise EntraRefused(host, read_refusal(document, answer.status_code))
    if answer.status_code >= 500:
        # Microsoft's front door answers without JSON when what lies behind it is down.
        raise EntraRefused(host, EntraAnswer("temporarily_unavailable", http_status=answer.status_code))
    if document is None or answer.status_code != 200:
        raise Unreadable(host, f"HTTP {answer.status_code}")
    return document


def read_refusal(parts: Mapping[str, Any], http_status: int = 0) -> EntraAnswer:
    """Entra's refusal from a JSON body or from the query of its redirect, which has it in the text only."""
    description = _text(parts.get("error_description"))
    return EntraAnswer(
        error=_text(parts["error"]),
        description=description,
        numbers=_numbers(parts.get("error_codes"), description),
        trace_id=_labelled(parts, "trace_id", description),
        correlation_id=_labelled(parts, "correlation_id", description),
        timestamp=_labelled(parts, "timestamp", description),
        suberror=_text(parts.get("suberror") or parts.get("error_subcode")),
        http_status=http_status,
    )


@contextmanager
def msal_reading(host: str) -> Iterator[None]:
    """Tells what MSAL stumbles over: it takes tokens and claims apart without looking at them first.

    Not as the cause of the error, since MSAL's has the answer in it.
    """
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        failure = Unreadable(host, f"MSAL could not read the answer ({type(error).__name__}).")
    else:
        return
    raise failure


def token_missing(result: Mapping[str, Any], host: str) -> EntraRefused | Unreadable:
    """Why a result of MSAL's holds no token: Entra said no, or something that is no answer to that."""
    if "error" in result:
        return EntraRefused(host, read_refusal(result))
    return Unreadable(host, "The answer holds neither a token nor an error.")


def _json_object(text: str) -> dict[str, Any] | None:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):  # a hundred thousand brackets are no document either
        return None
    return document if isinstance(document, dict) else None


def _numbers(codes: object, description: str) -> tuple[int, ...]:
    if isinstance(codes, list) and codes and all(_is_number(code) for code in codes):
        return tuple(codes)
    return tuple(dict.fromkeys(int(digits) for digits in _NUMBER.findall(description)))


def _labelled(parts: Mapping[str, Any], name: str, description: str) -> str:
    found = _LABELLED[name].search(description)
    return _text(parts.get(name) or (found.group(1) if found else ""))


def _is_number(code: object) -> bool:
    return isinstance(code, int) and not isinstance(code, bool) and 0 < code < 10**9


def _text(value: object) -> str:
    return writable(str(value or ""))
