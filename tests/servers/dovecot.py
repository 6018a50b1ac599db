"""A throw-away Dovecot on loopback (IMAP, submission, LMTP) that believes the tokens of a test.

It runs without root's rights. Its relay hands what was sent back to its own LMTP, so that mail arrives.
"""

import grp
import json
import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import trustme
from aiosmtpd.controller import Controller

from cmx_app.knowledge.clouds import HostPort

_LIBRARY = Path("/usr/lib/dovecot")
_INSTALL = (
    "Dovecot (2.3) is missing. Install it: "
    "apt-get install --no-install-recommends dovecot-imapd dovecot-submissiond dovecot-lmtpd"
)
_TEMPLATE = Path(__file__).with_name("dovecot.conf")
_PATIENCE = 10.0


class Dovecot:
    """A running one: its addresses, its authority, and the tokens it believes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ca_bundle = folder / "ca.pem"
        self.imap, self.smtp, self.lmtp = (HostPort("localhost", _free_port()) for _ in range(3))
        self._people: dict[str, str] = {}

    def believe(self, token: str, address: str) -> None:
        """Let the token open this person's mailbox, and send as this person."""
        self._people[token] = address

    def whose(self, token: str) -> str:
        """The person behind a token; empty when it is not believed."""
        return self._people.get(token, "")


@contextmanager
def running_dovecot() -> Iterator[Dovecot]:
    """Dovecot from its start to its end; fails with the line that installs it where it is missing."""
    program = _program()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cmx-dovecot-")))
        dovecot = Dovecot(folder)
        introspection = stack.enter_context(_introspection(dovecot))
        relay = stack.enter_context(_relay(dovecot))
        owner = _unprivileged()
        _write_configuration(dovecot, owner, introspection, relay)
        _give_away(folder, owner)
        stack.enter_context(_process(program, dovecot, owner))
        yield dovecot


def _program() -> str:
    found = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None or not all((_LIBRARY / part).exists() for part in ("imap", "submission", "lmtp")):
        pytest.fail(_INSTALL, pytrace=False)
    return found


def _unprivileged() -> pwd.struct_passwd:
    """Who runs it: Dovecot refuses to let root read mail."""
    return pwd.getpwnam("dovecot") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def _write_configuration(dovecot: Dovecot, owner: pwd.struct_passwd, introspection: int, relay: int) -> None:
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost")
    authority.cert_pem.write_to_path(dovecot.ca_bundle)
    certificate.cert_chain_pems[0].write_to_path(dovecot.folder / "cert.pem")
    certificate.private_key_pem.write_to_path(dovecot.folder / "key.pem")
    for name in ("run", "state", "mail"):
        (dovecot.folder / name).mkdir()
    main, oauth2 = _TEMPLATE.read_text().split("### oauth2.ext\n")
    values = {
        "folder": dovecot.folder, "user": owner.pw_name, "relay": relay,
        "group": grp.getgrgid(owner.pw_gid).gr_name, "introspection": introspection,
        "imaps": dovecot.imap.port, "submission": dovecot.smtp.port, "lmtp": dovecot.lmtp.port,
    }  # fmt: skip
    for name, text in (("dovecot.conf", main), ("oauth2.ext", oauth2)):
        for key, value in values.items():
            text = text.replace(f"@{key}@", str(value))
        (dovecot.folder / name).write_text(text)


def _give_away(folder: Path, owner: pwd.struct_passwd) -> None:
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)


@contextmanager
def _process(program: str, dovecot: Dovecot, owner: pwd.struct_passwd) -> Iterator[None]:
    as_somebody: dict[str, Any] = {}
    if os.getuid() == 0:
        as_somebody = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    process = subprocess.Popen(
        [program, "-F", "-c", str(dovecot.folder / "dovecot.conf")], cwd=dovecot.folder, **as_somebody
    )
    try:
        _wait_for(dovecot, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _wait_for(dovecot: Dovecot, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    for server in (dovecot.imap, dovecot.smtp, dovecot.lmtp):
        while not _answers(server):
            if process.poll() is not None or time.monotonic() > deadline:
                log = dovecot.folder / "dovecot.log"
                pytest.fail(
                    f"Dovecot did not start.\n{log.read_text() if log.exists() else ''}", pytrace=False
                )
            time.sleep(0.02)


def _answers(server: HostPort) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), timeout=1):
        return True
    return False


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def _introspection(dovecot: Dovecot) -> Iterator[int]:
    """RFC 7662: whose a token is."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name that http.server looks for
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            username = dovecot.whose(form["token"][0])
            body = json.dumps({"active": bool(username), "username": username}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def _relay(dovecot: Dovecot) -> Iterator[int]:
    """Where Dovecot's submission hands its mail on to: straight back to its LMTP."""

    class Handler:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
            with smtplib.LMTP("127.0.0.1", dovecot.lmtp.port, local_hostname="localhost") as lmtp:
                lmtp.sendmail(envelope.mail_from, envelope.rcpt_tos, envelope.content)
            return "250 OK"

    controller = Controller(Handler(), hostname="127.0.0.1", port=_free_port())
    controller.start()
    yield controller.port
    controller.stop()
