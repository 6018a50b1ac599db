"""The practice Microsoft as a program: where it is found, and how applications are pointed at it."""

import json
import signal
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cmx_app.practice.world import Ports, PracticeMicrosoft

Say = Callable[[str], None]


def serve_for_ever(folder: Path, host: str, ports: Ports, say: Say, *, as_json: bool) -> None:
    """Serve until the program is stopped; what has to be known is said once everything listens."""
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with PracticeMicrosoft(folder, ports, host) as practice:
        known = addresses_of(practice)
        say(json.dumps(known, ensure_ascii=False) if as_json else _as_text(known))
        while not stopped.wait(1):  # in turns, as Windows tells nobody of a signal while it waits
            pass


def addresses_of(practice: PracticeMicrosoft) -> dict[str, Any]:
    """Everything that somebody has to know to use it, for machines."""
    home = practice.directory.home
    return {
        "portal": practice.portal,
        "authority": practice.authority,
        "discovery": f"{practice.authority}/{home.tenant_id}/v2.0/.well-known/openid-configuration",
        "imap": practice.imap,
        "smtp": practice.smtp,
        "ca_bundle": str(practice.ca_bundle.resolve()),
        "faults": f"{practice.pages}/uebung/stoerungen",
        "control": f"{practice.pages}/uebung/api/",
        "tenant_id": home.tenant_id,
        "people": [person.address for person in practice.directory.people()],
        "environment": _environment(practice),
    }


def _environment(practice: PracticeMicrosoft) -> Mapping[str, str]:
    """For cmxOrganize, and what makes the HTTPS of most languages believe the practice authority."""
    bundle = str(practice.ca_bundle.resolve())
    return {
        "CMX_AUTHORITY": practice.authority,
        "CMX_PORTAL_URL": practice.portal,
        "CMX_IMAP": practice.imap,
        "CMX_SMTP": practice.smtp,
        "CMX_CA_BUNDLE": bundle,
        "SSL_CERT_FILE": bundle,
        "REQUESTS_CA_BUNDLE": bundle,
        "NODE_EXTRA_CA_CERTS": bundle,
    }


def _as_text(known: Mapping[str, Any]) -> str:
    words = {
        "portal": "Portal",
        "authority": "Login",
        "imap": "IMAP (TLS)",
        "smtp": "SMTP (STARTTLS)",
        "ca_bundle": "CA bundle",
        "faults": "Faults",
        "control": "Control (JSON)",
        "tenant_id": "Directory ID",
    }
    lines = [f"  {word:<16} {known[name]}" for name, word in words.items()]
    lines += [f"  {'People' if at == 0 else '':<16} {one}" for at, one in enumerate(known["people"])]
    exports = [f"  export {name}='{value}'" for name, value in known["environment"].items()]
    return "\n".join(
        ("The practice Microsoft runs. Nothing here is real, and nothing leaves this machine.", "", *lines)
        + ("", "An application is pointed at it by", "", *exports, "", "Stop it with Ctrl+C.")
    )
