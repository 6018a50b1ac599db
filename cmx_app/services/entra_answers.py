"""Entra's answers: the JSON that was asked for, or its own words why not."""

import json
import re
from collections.abc import Mapping
from typing import Any

from cmx_app.services.errors import EntraAnswer, EntraRefused, Unreadable
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
    description = str(parts.get("error_description") or "")
    return EntraAnswer(
        error=str(parts["error"]),
        description=description,
        numbers=_numbers(parts.get("error_codes"), description),
        trace_id=_labelled(parts, "trace_id", description),
        correlation_id=_labelled(parts, "correlation_id", description),
        timestamp=_labelled(parts, "timestamp", description),
        suberror=str(parts.get("suberror") or parts.get("error_subcode") or ""),
        http_status=http_status,
    )


def _json_object(text: str) -> dict[str, Any] | None:
    try:
        document = json.loads(text)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def _numbers(codes: object, description: str) -> tuple[int, ...]:
    if isinstance(codes, list) and codes and all(isinstance(code, int) for code in codes):
        return tuple(codes)
    return tuple(dict.fromkeys(int(digits) for digits in _NUMBER.findall(description)))


def _labelled(parts: Mapping[str, Any], name: str, description: str) -> str:
    found = _LABELLED[name].search(description)
    return str(parts.get(name) or (found.group(1) if found else ""))
