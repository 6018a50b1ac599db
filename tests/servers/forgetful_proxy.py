"""A reverse proxy on loopback that tells the application behind it only what it is asked to tell."""

import threading
from collections.abc import Mapping
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

_NOT_PASSED_ON = frozenset(
    {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "host", "content-length"}
)


class ForgetfulProxy:
    """Takes its path off, gives its own Host, and adds no header but those in `tells`."""

    def __init__(self, path: str = "") -> None:
        self.path = path
        self.leads_to = 0
        """The port of the application."""
        self.tells: Mapping[str, str] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://localhost:{self._server.server_port}{path}"

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _handler(proxy: ForgetfulProxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            connection = HTTPConnection("127.0.0.1", proxy.leads_to, timeout=30)
            path = self.path.removeprefix(proxy.path) or "/"
            connection.request(self.command, path, body, _passed_on(self.headers) | dict(proxy.tells))
            answer = connection.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _NOT_PASSED_ON:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            connection.close()

        do_GET = do_POST = _pass_on  # noqa: N815  # the names that http.server looks for

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing."""

    return Handler


def _passed_on(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in _NOT_PASSED_ON}
