"""Each configuration of docs/deployment, run: what the pages say of it is true, the sign-in comes back."""

from collections.abc import Iterator

import pytest

from cmx_app.store.audit import Action
from tests.deployment.conftest import Serve
from tests.deployment.served import BELOW, ROOT_URL, Served
from tests.deployment.visiting import VISITORS
from tests.servers.front import SERVERS, site_of

each_server = pytest.mark.parametrize("server", SERVERS)


def the_visitor_is_known(served: Served) -> None:
    """Every server in between has told where the visitor comes from."""
    assert served.noted(Action.SIGNED_IN)[0].subject == VISITORS


@each_server
def test_at_the_root_everything_fits(served: Served, server: str) -> None:
    with served.behind(server, site_of(server, "root")) as visitor:
        served.all_is_well(visitor)
        the_visitor_is_known(served)


@each_server
def test_the_name_without_www_leads_to_the_one_with_it_and_loses_nothing(served: Served, server: str) -> None:
    path = "/App%20E-Mailkonto/continue_oauth?code=a%20b&state=c"
    with served.behind(server, site_of(server, "root")) as visitor:
        moved = visitor.get(f"https://example.de{path}")
        assert (moved.status_code, moved.headers["Location"]) == (301, f"{ROOT_URL}{path}")
        insecure = visitor.get(f"http://www.example.de{path}")
        assert insecure.headers["Location"].startswith("https://www.example.de")
        served.let_in(visitor)
        typed = "https://example.de/App%20E-Mailkonto/continue_oauth"
        found = visitor.findings("umleitungs-url", redirect_url=typed)
        assert found["redirect_url.www_missing"].status == "problem"


@each_server
def test_below_a_path_everything_fits(served: Served, server: str) -> None:
    with served.behind(server, site_of(server, "prefix"), BELOW) as visitor:
        served.all_is_well(visitor)


@each_server
def test_where_tls_ends_at_another_server_everything_fits(with_two: Served, server: str) -> None:
    with with_two.behind_two(server, site_of(server, "behind-another")) as visitor:
        with_two.all_is_well(visitor)
        the_visitor_is_known(with_two)


@pytest.fixture(scope="module")
def written_down(serve_with: Serve) -> Iterator[Served]:
    """Knows its address from its settings; nobody is believed."""
    with serve_with(public_url=BELOW, trusted_proxies=0) as running:
        yield running


@each_server
def test_an_address_that_is_written_down_needs_no_header(written_down: Served, server: str) -> None:
    lines = site_of(server, "prefix").splitlines()
    silent = [
        line for line in lines if not any(word in line for word in ("-Forwarded-", " Host ", "PreserveHost"))
    ]
    assert len(silent) < len(lines)
    with written_down.behind(server, "\n".join(silent), BELOW) as visitor:
        written_down.all_is_well(visitor)


FORGED = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "X-Forwarded-Prefix": "/evil"}
FORGED |= {"X-Forwarded-Port": "444", "X-Forwarded-For": "6.6.6.6"}


@each_server
@pytest.mark.parametrize(("site", "base"), [("root", ROOT_URL), ("prefix", BELOW)])
def test_what_a_browser_forges_changes_nothing(served: Served, server: str, site: str, base: str) -> None:
    with served.behind(server, site_of(server, site), base) as visitor:
        served.let_in(visitor)
        shown = visitor.get("/assistent/umleitungs-url", headers=FORGED).text
        assert f">{base}/App%20E-Mailkonto/continue_oauth<" in shown
        assert "evil" not in shown
