"""nginx, Apache and Caddy on loopback as unprivileged processes, with a site as docs/deployment shows it."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import trustme

from tests.servers.ports import free_ports
from tools.checkout import ROOT

SITES = ROOT / "docs" / "deployment"
CERTIFICATE, KEY = "/etc/ssl/example/fullchain.pem", "/etc/ssl/example/privkey.pem"
_USERS = {
    "nginx": "/etc/nginx/cmx.users",
    "apache": "/etc/apache2/cmx.users",
    "caddy": "/etc/caddy/cmx.users",
}
_MODULES = Path("/usr/lib/apache2/modules")
_LOADED = (
    *("mpm_event", "authn_core", "authn_file", "authz_core", "authz_host", "authz_user", "auth_basic"),
    *("alias", "headers", "proxy", "proxy_http", "rewrite", "socache_shmcb", "ssl"),
)


@dataclass(frozen=True)
class Front:
    """A server that runs in front of the application; http and https are its ports."""

    name: str
    http: int
    https: int
    process: "subprocess.Popen[bytes]" = field(repr=False)


@dataclass(frozen=True)
class Place:
    """Where a server runs: a folder that it may read, and two ports of its own."""

    folder: Path
    http: int
    https: int


def _nginx(place: Place, site: str) -> list[str]:
    for port, ours in (("443", place.https), ("80", place.http)):
        site = site.replace(f"listen {port}", f"listen 127.0.0.1:{ours}")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {place.folder}/{kind}; " for kind in kinds)
    (place.folder / "nginx.conf").write_text(
        f"daemon off; pid {place.folder}/pid; events {{}}\nhttp {{ access_log off; {temporary}\n{site}}}\n"
    )
    return ["nginx", "-e", "stderr", "-c", str(place.folder / "nginx.conf")]


def _apache(place: Place, site: str) -> list[str]:
    site = site.replace("<VirtualHost *:443>", f"<VirtualHost *:{place.https}>")
    site = site.replace("<VirtualHost *:80>", f"<VirtualHost *:{place.http}>")
    lines = [
        *(f"ServerRoot {place.folder}", "ServerName localhost", "PidFile pid", "ErrorLog errors"),
        *(f"DefaultRuntimeDir {place.folder}", "StartServers 1", "ThreadsPerChild 8", "MaxRequestWorkers 8"),
        *(f"LoadModule {name}_module {_MODULES}/mod_{name}.so" for name in _LOADED),
        *(f"Listen 127.0.0.1:{port}" for port in (place.http, place.https)),
    ]
    (place.folder / "apache.conf").write_text("\n".join([*lines, site]))
    return ["apache2", "-f", str(place.folder / "apache.conf"), "-DFOREGROUND"]


def _caddy(place: Place, site: str) -> list[str]:
    own = f"{{\nadmin off\nhttp_port {place.http}\nhttps_port {place.https}\ndefault_bind 127.0.0.1\n}}\n"
    (place.folder / "Caddyfile").write_text(own + site)
    return ["caddy", "run", "--config", str(place.folder / "Caddyfile"), "--adapter", "caddyfile"]


SERVERS: Mapping[str, Callable[[Place, str], list[str]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
}


def site_of(server: str, name: str) -> str:
    """The site as the docs show it."""
    return next((SITES / server).glob(f"{name}.*")).read_text(encoding="utf-8")


@contextmanager
def in_front(server: str, site: str, backend: int, authority: trustme.CA, users: str = "") -> Iterator[Front]:
    """Run a site in front of the application at this port, for the length of a block."""
    with tempfile.TemporaryDirectory(prefix=f"cmx-{server}-") as name:
        folder = Path(name)
        place = Place(folder, *free_ports(2))
        command = SERVERS[server](place, _with_our_places(server, site, place, backend))
        _issue(authority, folder)
        (folder / "users").write_text(users)
        process = _start(command, folder)
        try:
            _wait(place, process, folder)
            yield Front(server, place.http, place.https, process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(10)


def _with_our_places(server: str, site: str, place: Place, backend: int) -> str:
    """The site with this machine's files and ports; what it says of headers and paths is left as it is."""
    ours = {
        "127.0.0.1:8000": f"127.0.0.1:{backend}",
        "10.0.0.10": "127.0.0.1",
        CERTIFICATE: f"{place.folder}/certificate.pem",
        KEY: f"{place.folder}/key.pem",
        _USERS[server]: f"{place.folder}/users",
    }
    for theirs, here in ours.items():
        site = site.replace(theirs, here)
    return site


def _issue(authority: trustme.CA, folder: Path) -> None:
    certificate = authority.issue_cert("www.example.de", "example.de")
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    for blob in certificate.cert_chain_pems:
        blob.write_to_path(folder / "certificate.pem", append=True)


def _start(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    programs = f"{os.environ['PATH']}:/usr/sbin"
    if shutil.which(command[0], path=programs) is None:
        pytest.fail(f"{command[0]} is missing. Install it: apt-get install {command[0]}", pytrace=False)
    user = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
    if user is not None:
        for path in (folder, *folder.iterdir()):
            os.chown(path, user, -1)
    # The signal makes the server end with us, however we end.
    guarded = ["setpriv", "--pdeathsig", "TERM", *command]
    home = {"HOME": str(folder), "PATH": programs, "XDG_DATA_HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(guarded, user=user, cwd=folder, env=home, stdout=log, stderr=log)


def _wait(place: Place, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        if any(_answers(port) for port in (place.https, place.http)):
            return
        time.sleep(0.01)
    pytest.fail(f"{process.args!r} did not start:\n{(folder / 'log').read_text()}", pytrace=False)


def _answers(port: int) -> bool:
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0
