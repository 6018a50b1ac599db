"""Whole walks, from the invitation to the test mail that arrived.

With and without JavaScript, German and English, wide and narrow, mouse and keyboard: five walks are the
fewest in which every two of these come together.
"""

import pytest

from cmx_app.testing.application import Application
from cmx_app.testing.hands import Hands, Keyboard, Mouse
from cmx_app.testing.people import PETRA
from cmx_app.testing.visitor import Invite
from cmx_app.testing.walk import Walk
from cmx_app.testing.wizard import Wizard

WALKS = {
    "german": ("de", True, 1280, Mouse()),
    "german, narrow, by keyboard, without script": ("de", False, 375, Keyboard()),
    "narrow, by keyboard": ("en", True, 375, Keyboard()),
    "by keyboard, without script": ("en", False, 1280, Keyboard()),
    "narrow, without script": ("en", False, 375, Mouse()),
}


@pytest.mark.parametrize(("language", "javascript", "width", "hands"), WALKS.values(), ids=WALKS)
def test_somebody_walks_from_the_invitation_to_a_test_mail(
    cmx: Application, welcome: Invite, language: str, javascript: bool, width: int, hands: Hands
) -> None:
    wizard = Wizard(welcome(language, width, javascript).page, hands, has_javascript=javascript)
    Walk(wizard, language).whole(cmx.invitation())
    assert len(cmx.mails(PETRA)) == 1
