"""The signed cookie: which session of the store this browser has, and the secret of its forms.

Frames have one of their own, which exists in them and nowhere else: browsers keep it apart for each site
around the frame, and send it there though it is foreign to that site.
"""

from functools import lru_cache
from typing import Any

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer

from cmx_app.web.frame import in_frame

EMBEDDED = "cmx_embedded"
"""The cookie of pages in a frame."""


def install(app: Flask) -> None:
    """Let the application keep its sessions in this cookie."""
    app.config.update(
        SESSION_COOKIE_NAME="cmx_session", SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax"
    )
    app.session_interface = _SessionCookie(app)


class _SessionCookie(SecureCookieSessionInterface):
    """The session's cookie goes to this application only, and only over https where that is used."""

    def __init__(self, app: Flask) -> None:
        self.name = str(app.config["SESSION_COOKIE_NAME"])
        self.signer = super().get_signing_serializer(app)
        # A cookie says the same each time, and checking its signature takes as long as asking the database.
        self.read = lru_cache(maxsize=1000)(self._read)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:  # noqa: ARG002
        """What signs the cookie."""
        return self.signer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """What the cookie says; nothing when it is not ours."""
        return SecureCookieSession(self.read(request.cookies.get(self.get_cookie_name(app), "")))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookie when the session has changed; that others depend on it compression.py says."""
        if session.modified:
            super().save_session(app, session, response)

    def get_cookie_name(self, app: Flask) -> str:  # noqa: ARG002
        """The cookie's name, here or in a frame."""
        return EMBEDDED if in_frame() else self.name

    def get_cookie_path(self, app: Flask) -> str:  # noqa: ARG002
        """The prefix under which the application is mounted; for a frame the folder of its pages."""
        return request.root_path or "/"

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        """Whether the browser may send the cookie over https only; it takes no other for a frame."""
        return request.is_secure or in_frame()

    def get_cookie_samesite(self, app: Flask) -> str | None:
        """Whether other sites' requests carry the cookie: in a frame they have to."""
        return "None" if in_frame() else super().get_cookie_samesite(app)

    def get_cookie_partitioned(self, app: Flask) -> bool:  # noqa: ARG002
        """Whether each site around a frame has a cookie of its own."""
        return in_frame()

    def _read(self, cookie: str) -> dict[str, Any]:
        if self.signer is None or not cookie:
            return {}
        try:
            return dict(self.signer.loads(cookie))
        except BadSignature:
            return {}
