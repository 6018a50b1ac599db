"""The people of `make bench` count every answer, and every answer that is none."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools.bench.people import NO_PAUSE, Answers, People, Session

SESSIONS = tuple(Session(f"session={number}", "token") for number in range(5))


class Site(BaseHTTPRequestHandler):
    """Saves by redirecting, and fails to search where it is told to."""

    protocol_version = "HTTP/1.1"
    search = 200
    cookies: set[str]

    def do_GET(self) -> None:
        self.cookies.add(self.headers["Cookie"])
        self._answer(200)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        saves = self.path.startswith("/assistent/") and not self.path.endswith("pruefen")
        self._answer(303 if saves else self.search if self.path == "/suche" else 200)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def site() -> type[Site]:
    class Fresh(Site):
        cookies = set()

    return Fresh


def work(site: type[Site], requests: int) -> Answers:
    with ThreadingHTTPServer(("127.0.0.1", 0), site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        answers = People(server.server_port, SESSIONS).work(requests=requests, pause=NO_PAUSE)
        server.shutdown()
    return answers


def test_everybody_is_somebody_else_and_every_answer_counts(site: type[Site]) -> None:
    answers = work(site, 120)
    assert len(answers.times) == 120
    assert answers.errors == 0
    assert site.cookies == {session.cookie for session in SESSIONS}
    assert 0 < answers.percentile(50) <= answers.percentile(99)
    assert answers.per_second > 0


def test_what_is_neither_a_page_nor_saved_is_an_error(site: type[Site]) -> None:
    site.search = 500
    assert 8 <= work(site, 120).errors <= 12
