"""The day on which the secret stops working, as a calendar entry (RFC 5545)."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, abort, request

from cmx_app.messages import N_
from cmx_app.store.instance import load_instance
from cmx_app.web.language import render_message

blueprint = Blueprint("calendar", __name__)

_TITLE = N_("Kundengeheimnis von cmxOrganize läuft ab")
_TEXT = N_(
    "Legen Sie vorher bei Microsoft ein neues Kundengeheimnis an und tragen Sie seinen Wert in der "
    "Schnittstelle „Azure“ ein. Sonst stehen Empfang und Versand still."
)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, as RFC 5545 §3.1 wants them."""
    pieces, rest = [], line.encode()
    while rest:
        cut = min(73, len(rest))
        while cut < len(rest) and rest[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(rest[:cut].decode())
        rest = rest[cut:]
    return "\r\n ".join(pieces)


@blueprint.get("/assistent/fertig/ablauf.ics")
def expiry() -> Response:
    """An all-day entry with reminders four weeks and one week ahead."""
    instance = load_instance()
    day = instance.interface.secret_expires_on if instance.interface else None
    if day is None:
        abort(404)
    title, text = _escaped(render_message(_TITLE)), _escaped(render_message(_TEXT))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cmx_app//DE",
        "BEGIN:VEVENT",
        f"UID:{instance.client_id or 'cmx'}-{day:%Y%m%d}@{request.host.partition(':')[0]}",
        f"DTSTAMP:{datetime.now(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{title}",
        f"DESCRIPTION:{text}",
        *_alarm(title, 28),
        *_alarm(title, 7),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    attached = {"Content-Disposition": "attachment; filename=cmxorganize-kundengeheimnis.ics"}
    return Response("\r\n".join(map(_folded, lines)), mimetype="text/calendar", headers=attached)


def _alarm(title: str, days: int) -> tuple[str, ...]:
    return "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", f"TRIGGER:-P{days}D", "END:VALARM"
