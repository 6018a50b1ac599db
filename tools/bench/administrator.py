"""An administrator who sets an instance half up, at a browser that keeps its cookies."""

import re
import subprocess
import sys
from collections.abc import Mapping

import requests

CSRF = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
STEPS: Mapping[str, Mapping[str, str]] = {
    "ueberblick": {},
    "anwendung": {
        "display_name": "cmxOrganize",
        "audience": "AzureADMyOrg",
        "client_id": "11111111-2222-4333-8444-555555555555",
        "tenant_id": "99999999-8888-4777-8666-555555555555",
    },
}
TYPED = "/App E-Mailkonto/continue_oauth"
"""Pasted for the redirect URL behind the right host: a blank for %20, as browsers show it."""

NAME, PASSWORD = "Bench", "measured again and again"


class Administrator:
    """Somebody at a browser."""

    def __init__(self, base: str, env: Mapping[str, str]) -> None:
        self.base = base
        self.browser = requests.Session()
        self.browser.trust_env = False
        self._env = dict(env)

    def set_up(self) -> None:
        """Follow an invitation and take the first steps of the wizard."""
        invite = (f"{sys.prefix}/bin/cmx", "invite", "--url", self.base)
        printed = subprocess.run(invite, env=self._env, capture_output=True, text=True, check=True).stdout
        self.accept(printed.splitlines()[-1])
        for slug, values in STEPS.items():
            self._submit(f"{self.base}/assistent/{slug}", values)

    def sign_in(self) -> None:
        """Sign in with the password."""
        self._submit(f"{self.base}/anmelden", {"name": NAME, "password": PASSWORD})

    def accept(self, invitation: str, name: str = NAME) -> None:
        """Become an administrator, who is signed in from then on."""
        self._submit(invitation, {"name": name, "password": PASSWORD})

    @property
    def cookie(self) -> str:
        """What the browser sends as its Cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())

    def csrf_token(self, address: str) -> str:
        """The token in the form of a page."""
        found = CSRF.search(self.browser.get(address, timeout=10).text)
        if found is None:
            raise RuntimeError(f"{address} has no form")
        return found[1]

    def _submit(self, address: str, values: Mapping[str, str]) -> None:
        form = {"csrf_token": self.csrf_token(address), **values}
        answer = self.browser.post(address, data=form, timeout=30, allow_redirects=False)
        if answer.status_code != 303:
            raise RuntimeError(f"{address} answers {answer.status_code} instead of saving")
