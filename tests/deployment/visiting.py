"""Somebody with a browser on the far side of a server in front, where www.example.de is this machine."""

import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import requests
import urllib3
from requests.adapters import HTTPAdapter

from tests.servers.front import Front

VISITORS = "127.0.0.2"
"""Where visitors come from: not where the servers are."""

_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True)
class Finding:
    """What a page says of one thing."""

    code: str
    status: str
    text: str
    lines: Mapping[str, str]
    """Ready lines, by the name of the server that they are for."""

    def lines_for(self, server: str) -> str:
        """The lines for this server."""
        return next(text for name, text in self.lines.items() if name.lower().startswith(server))


class _Adapter(HTTPAdapter):
    """Goes to the server in front, whatever the name; address, cookies and certificate stay as they are."""

    def __init__(self, front: Front) -> None:
        self._doors = {"http": front.http, "https": front.https}
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        pools: dict[str, Any] = {}
        for scheme, port in self._doors.items():
            pool = urllib3.poolmanager.pool_classes_by_scheme[scheme]

            def connect(_self: Any, port: int = port) -> socket.socket:
                return socket.create_connection(("127.0.0.1", port), 20, (VISITORS, 0))

            connection = type("Connection", (pool.ConnectionCls,), {"_new_conn": connect})
            pools[scheme] = type("Pool", (pool,), {"ConnectionCls": connection})
        self.poolmanager.pool_classes_by_scheme = pools


class Visitor:
    """A browser with cookies that sends forms as our own pages do."""

    def __init__(self, front: Front, base: str, authority: str) -> None:
        self.base = base
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.verify = authority
        self._http.headers["Accept-Language"] = "de"
        for scheme in ("http://", "https://"):
            self._http.mount(scheme, _Adapter(front))

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def signs_in(self, name: str, password: str) -> None:
        """Tell the server in front, with every request from now on, who is asking."""
        self._http.auth = (name, password)

    def get(self, path: str, **options: Any) -> requests.Response:
        """GET, without following anything. The path is sent as it is written."""
        return self._send("GET", path, **options)

    def post(self, path: str, page: str = "/anmelden", **fields: str) -> requests.Response:
        """Send the form of a page."""
        token = _CSRF.search(self.get(page).text)
        data = {"browser_url": self.base, **fields, **({"csrf_token": token[1]} if token else {})}
        return self._send("POST", path, data=data, headers={"Sec-Fetch-Site": "same-origin"})

    def findings(self, step: str, **fields: str) -> dict[str, Finding]:
        """What the live check of a step finds, by code."""
        page = self.post(f"/assistent/{step}/pruefen", page=f"/assistent/{step}", **fields)
        assert page.status_code == 200, page.text
        return {finding.code: finding for finding in findings_of(page.text)}

    def _send(self, method: str, path: str, **options: Any) -> requests.Response:
        url = path if "://" in path else f"{self.base}{path}"
        prepared = self._http.prepare_request(requests.Request(method, url, **options))
        prepared.url = url  # nothing is quoted anew
        return self._http.send(prepared, allow_redirects=False, timeout=20)


def findings_of(page: str) -> list[Finding]:
    """All findings of a page."""
    document = html5lib.parse(page, namespaceHTMLElements=False)
    return [_finding(element) for element in document.iter() if element.get("data-check")]


def _finding(element: Element) -> Finding:
    lines = {
        _words(next(way.iter("summary"))): "".join(next(way.iter("code")).itertext())
        for way in element.iter("details")
        if way.get("class") == "way"
    }
    return Finding(element.attrib["data-check"], element.attrib["data-status"], _words(element), lines)


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
