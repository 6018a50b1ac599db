"""The wheel inside another Flask application, in an environment that holds nothing else."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests

from cmx_app.practice.servers import listen, port_of
from tests.wheel import build_wheel, environment_with, run
from tools.checkout import ROOT

EXAMPLE = ROOT / "examples" / "flask-host" / "host.py"
ADDRESS = re.compile(r' (?:href|src|action|formaction|hx-get|hx-post)="(/[^"]*)"')
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment into which the wheel was installed, with what it says it needs."""
    return environment_with(build_wheel(tmp_path_factory.mktemp("host")))


@pytest.fixture(scope="module")
def base(environment: Path) -> Iterator[str]:
    """The other application's address, once it is served."""
    door = listen(0)
    port = port_of(door)
    door.close()
    program = (environment / "python", EXAMPLE)
    served = subprocess.Popen(
        program,
        cwd=environment,
        env=os.environ | {"PORT": str(port)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert served.stderr
    assert any("Running on" in line for line in served.stderr), "the example did not start"
    yield f"http://localhost:{port}"
    served.terminate()
    served.communicate()


@pytest.fixture(scope="module")
def browser(environment: Path, base: str) -> Iterator[requests.Session]:
    """Somebody who came by an invitation."""
    link = run(environment / "cmx", "invite", "--url", f"{base}/mail", cwd=environment).strip()
    with requests.Session() as session:
        session.trust_env = False
        token = CSRF.search(session.get(link).text)
        assert token
        form = {"csrf_token": token[1], "name": "Ada Muster", "password": "korrektes Pferd Batterie"}
        answer = session.post(link, data=form, headers=OURS, allow_redirects=False)
        assert answer.headers["Location"] == "/mail/assistent/"
        yield session


def test_the_other_application_keeps_its_own_pages(base: str) -> None:
    assert "<h1>Verwaltung</h1>" in requests.get(f"{base}/", timeout=10).text
    assert requests.get(f"{base}/assistent/", timeout=10).status_code == 404


def test_a_page_leads_to_sign_in_below_the_prefix(base: str) -> None:
    refused = requests.get(f"{base}/mail/", allow_redirects=False, timeout=10)
    assert urljoin("/mail/", refused.headers["Location"]) == "/mail/anmelden?zurueck=%2Fmail%2F"
    htmx = requests.get(f"{base}/mail/", headers={"HX-Request": "true"}, timeout=10)
    assert htmx.headers["HX-Redirect"].startswith("/mail/anmelden")


def test_the_cookie_is_for_the_prefix_only(browser: requests.Session) -> None:
    assert {(cookie.name, cookie.path) for cookie in browser.cookies} == {("cmx_session", "/mail")}


@pytest.mark.parametrize("slug", ["ueberblick", "umleitungs-url", "schnittstelle", "e-mailkonto"])
def test_every_address_of_a_page_is_below_the_prefix(browser: requests.Session, base: str, slug: str) -> None:
    found = ADDRESS.findall(browser.get(f"{base}/mail/assistent/{slug}").text)
    assert found
    assert [address for address in found if not address.startswith("/mail/")] == []


def test_style_and_scripts_are_there(browser: requests.Session, base: str) -> None:
    found = [one for one in ADDRESS.findall(browser.get(f"{base}/mail/").text) if "/static/" in one]
    assert {Path(one).suffix for one in found} >= {".css", ".js", ".svg"}
    assert {browser.get(base + one).status_code for one in [*found, "/mail/static/js/embed.js"]} == {200}


def test_the_redirect_url_holds_the_prefix(browser: requests.Session, base: str) -> None:
    page = browser.get(f"{base}/mail/assistent/umleitungs-url").text
    assert f"{base}/mail/App%20E-Mailkonto/continue_oauth" in page


def test_forms_and_live_checks_stay_below_the_prefix(browser: requests.Session, base: str) -> None:
    step = f"{base}/mail/assistent/ueberblick"
    token = CSRF.search(browser.get(step).text)
    assert token
    form = {"csrf_token": token[1]}
    saved = browser.post(step, data=form, headers=OURS, allow_redirects=False)
    assert (saved.status_code, saved.headers["Location"]) == (303, "/mail/assistent/anwendung")
    form["client_id"] = "keine"
    part = browser.post(
        f"{base}/mail/assistent/anwendung/pruefen", data=form, headers={**OURS, "HX-Request": "true"}
    )
    assert part.text.startswith('<div id="befunde"')


def test_the_search_leads_below_the_prefix(browser: requests.Session, base: str) -> None:
    found = browser.get(f"{base}/mail/suche?q=schnittstellen", headers={"HX-Request": "true"}).text
    assert 'href="/mail/App%20Schnittstellen/"' in found


def test_frames_are_below_the_prefix_too(base: str) -> None:
    page = requests.get(f"{base}/mail/einbetten/assistent/anwendung", timeout=10)
    assert page.url.startswith(f"{base}/mail/einbetten/anmelden/im-rahmen")
    asked = requests.get(f"{base}/mail/einbetten/anmelden/im-rahmen/fenster", timeout=10)
    assert "; Path=/mail/einbetten;" in asked.headers["Set-Cookie"]
