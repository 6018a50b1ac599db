"""The servers that the application runs under; none touches forwarded headers: web/address.py decides."""

import ctypes
import gc
import signal
import sys
from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

WORKERS = 2
THREADS = 8
"""Checks of the outside world wait for seconds; threads carry that without a process for each."""

_M_ARENA_MAX = -8


def serve_for_ever(
    app: Flask, host: str, port: int, when_ready: Callable[[], None], workers: int = WORKERS
) -> None:
    """Serve until told to stop: gunicorn, or waitress (one process) where processes can't fork.

    `when_ready` is called once connections are taken.
    """
    if sys.platform == "win32":
        from waitress import serve

        when_ready()
        serve(app, host=host, port=port, threads=THREADS, clear_untrusted_proxy_headers=False, ident=None)
    else:
        _gunicorn(app, host, port, when_ready, workers)


def serve_in_this_process(app: Flask, host: str, port: int, when_ready: Callable[[], None]) -> None:
    """Serve with threads until interrupted; `when_ready` is called once connections are taken."""
    server = make_server(host, port, app, threaded=True, request_handler=_Quiet)
    signal.signal(signal.SIGTERM, _stop)
    when_ready()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def _gunicorn(app: Flask, host: str, port: int, when_ready: Callable[[], None], workers: int) -> None:
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            for name, value in _gunicorn_settings(host, port, when_ready, workers).items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    _share_memory_among_threads()
    _keep_what_is_loaded()
    _Server().run()


def _gunicorn_settings(host: str, port: int, when_ready: Callable[[], None], workers: int) -> dict[str, Any]:
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "worker_class": "gthread",
        "workers": workers,
        "threads": THREADS,
        "preload_app": True,
        # Each worker has a socket of its own. From a shared one a single worker often took all connections
        # that came at once, and kept them.
        "reuse_port": sys.platform == "linux",
        "forwarded_allow_ips": "",
        "timeout": 60,
        "graceful_timeout": 15,
        "keepalive": 5,
        "accesslog": None,
        "loglevel": "warning",
        "logger_class": _logger_class(),
        "post_worker_init": lambda worker: when_ready() if worker.age == 1 else None,
    }


def _keep_what_is_loaded() -> None:
    """Spare full collections (100 ms, in the middle of somebody's request) what is there before the fork.

    What a request leaves behind is mostly gone with it, so the young are looked through after some requests
    and not during each.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000)


def _share_memory_among_threads() -> None:
    """Let all threads allocate in one place, as only one of them runs Python at a time.

    Each in a place of its own finds it out of the processor's caches, and keeps what the others could use.
    See mallopt(3); other C libraries have nothing like it.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_M_ARENA_MAX, 1)


def _logger_class() -> type:
    """Gunicorn's log in ours, where what is secret is taken out."""
    from gunicorn.glogging import Logger  # type: ignore[import-untyped]

    class _Ours(Logger):  # type: ignore[misc]  # gunicorn has no types
        def setup(self, cfg: Any) -> None:
            super().setup(cfg)
            self.error_log.handlers = []
            self.error_log.propagate = True

    return _Ours


def _stop(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


class _Quiet(WSGIRequestHandler):
    """Requests are logged by the application, and nobody need know which server this is."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: see web/logs.py."""

    def version_string(self) -> str:
        """The Server header."""
        return "cmx"
