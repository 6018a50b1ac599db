"""An application that one intranet may have in a frame."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.conftest import Administrator, Browser

INTRANET = "https://intranet.example"


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app(frame_ancestors=(INTRANET,))


@pytest.fixture
def frame(app: Flask) -> Browser:
    """A frame in which nobody is signed in: in a browser of its own, as its cookie is its own too."""
    return Browser(app, app.response_class, use_cookies=True)


@pytest.fixture
def window(administrator: Administrator) -> Administrator:
    """A window of the same person, who is signed in there."""
    return administrator


OWN = {"Sec-Fetch-Site": "same-origin"}


def ticket_in(page: str) -> str:
    """The address that opens the window."""
    found = re.search(r'href="([^"]+)"[^>]* data-ticket', page)
    assert found, page
    return found[1]


def look_in(page: str) -> str:
    """The address at which the frame looks for its window."""
    found = re.search(r'hx-get="([^"]+/stand[^"]*)"', page)
    assert found, page
    return found[1].replace("&amp;", "&")


@pytest.fixture
def framed(frame: Browser, window: Administrator) -> Browser:
    """The frame, signed in through the window."""
    page = frame.get("/einbetten/anmelden/im-rahmen/fenster").text
    opened = window.get(ticket_in(page), headers=OWN)
    window.get(opened.location)
    frame.get(look_in(page))
    return frame
