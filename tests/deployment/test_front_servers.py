"""Each configuration of docs/deployment, run: what the pages say of it is true, the sign-in comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from cmx_app.store.audit import Action
from tests.deployment.conftest import ROOT_URL, Serve, Served
from tests.deployment.visiting import VISITORS, Finding, Visitor
from tests.servers.front import SERVERS, in_front, site_of

BELOW = f"{ROOT_URL}/intern"
each_server = pytest.mark.parametrize("server", SERVERS)


@pytest.fixture(scope="module")
def behind_two(serve: Serve) -> Iterator[Served]:
    """With two proxies that are believed, one behind the other."""
    with serve(trusted_proxies=2) as running:
        yield running


@pytest.fixture(scope="module")
def served(serve: Serve) -> Iterator[Served]:
    """With one proxy that is believed."""
    with serve(trusted_proxies=1) as running:
        yield running


def all_is_well(served: Served, visitor: Visitor) -> None:
    """The preflight and the live check agree with the address bar, and a mailbox is connected."""
    served.let_in(visitor)
    account = served.set_up(visitor.base)
    assert visitor.findings("ueberblick")["address.matches"].status == "ok"
    typed = f"{visitor.base}/App%20E-Mailkonto/continue_oauth"
    found = visitor.findings("umleitungs-url", redirect_url=typed)
    assert found["redirect_url.matches"].status == "ok"
    assert found["address.matches"].status == "ok"
    assert served.connects(visitor, account)


def the_visitor_is_known(served: Served) -> None:
    """Every server in between has told where the visitor comes from."""
    assert served.noted(Action.SIGNED_IN)[0].subject == VISITORS


@each_server
def test_at_the_root_everything_fits(served: Served, server: str) -> None:
    with served.behind(server, site_of(server, "root")) as visitor:
        all_is_well(served, visitor)
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
        all_is_well(served, visitor)


@dataclass(frozen=True)
class Mistake:
    """A site that lost some of its lines (or has others instead), and what names the line that helps."""

    server: str
    site: str
    lost: tuple[str, ...]
    code: str
    names: str
    instead: str = ""

    @property
    def base(self) -> str:
        return BELOW if self.site == "prefix" else ROOT_URL

    def made(self) -> str:
        """The site as somebody got it wrong."""
        lines = site_of(self.server, self.site).splitlines()
        kept = [line for line in lines if not any(lost in line for lost in self.lost)]
        assert len(lines) - len(kept) == len(self.lost)
        return self._with("\n".join(kept), self.instead)

    def repaired(self, told: Finding) -> str:
        """The wrong site with the line that the finding names, in the place of one that says otherwise."""
        named = [line for line in told.lines_for(self.server).splitlines() if self.names in line]
        assert named
        kept = [line for line in self.made().splitlines() if self.names not in line]
        return self._with("\n".join(kept), "\n".join(named))

    def _with(self, site: str, lines: str) -> str:
        before, passes, after = site.partition(_PASSES[self.server])
        assert passes
        return f"{before}{lines}\n{passes}{after}"


_PASSES = {"nginx": "proxy_pass http", "apache": "ProxyPass ", "caddy": "header_up -X-Forwarded-Port"}
SCHEME, HOST, PREFIX = "address.scheme_differs", "address.host_differs", "address.prefix_differs"
MISTAKES = (
    Mistake("nginx", "root", ("-Forwarded-Proto",), SCHEME, "X-Forwarded-Proto"),
    Mistake("nginx", "root", (" Host ", "-Forwarded-Host"), HOST, "X-Forwarded-Host"),
    Mistake("nginx", "prefix", ("-Forwarded-Prefix",), PREFIX, "X-Forwarded-Prefix"),
    Mistake("apache", "root", ("-Forwarded-Proto",), SCHEME, "X-Forwarded-Proto"),
    Mistake("apache", "root", ("PreserveHost",), HOST, "ProxyPreserveHost", "ProxyAddHeaders Off"),
    Mistake("apache", "prefix", ("-Forwarded-Prefix",), PREFIX, "X-Forwarded-Prefix"),
)
OVERWRITTEN = (
    Mistake(
        *("nginx", "behind-another", ("-Forwarded-Proto",), SCHEME, "X-Forwarded-Proto"),
        "proxy_set_header X-Forwarded-Proto $scheme;",
    ),
)


def by_name(mistake: Mistake) -> str:
    return f"{mistake.server}-{mistake.code}"


def told_by(served: Served, visitor: Visitor, mistake: Mistake) -> Finding:
    """What the preflight says of the mistake; the live check says it too."""
    served.let_in(visitor)
    account = served.set_up(visitor.base)
    told = visitor.findings("ueberblick")[mistake.code]
    assert told.status == visitor.findings("umleitungs-url")[mistake.code].status == "problem"
    # With the scheme alone one would get there: a redirect URL is https in any case.
    assert served.goes_wrong(visitor, account) is (mistake.code != SCHEME)
    return told


@pytest.mark.parametrize("mistake", MISTAKES, ids=by_name)
def test_a_mistake_is_told_and_the_line_that_is_named_makes_the_sign_in_work(
    served: Served, mistake: Mistake
) -> None:
    with served.behind(mistake.server, mistake.made(), mistake.base) as visitor:
        told = told_by(served, visitor, mistake)
    with served.behind(mistake.server, mistake.repaired(told), mistake.base) as visitor:
        all_is_well(served, visitor)


@contextmanager
def beyond_two(served: Served, server: str, site: str) -> Iterator[Visitor]:
    """A visitor in front of a server that ends TLS and speaks to this one."""
    with (
        in_front(server, site, served.port, served.authority) as inner,
        served.behind("nginx", site_of("nginx", "root"), port=inner.http) as visitor,
    ):
        yield visitor


@each_server
def test_where_tls_ends_at_another_server_everything_fits(behind_two: Served, server: str) -> None:
    with beyond_two(behind_two, server, site_of(server, "behind-another")) as visitor:
        all_is_well(behind_two, visitor)
        the_visitor_is_known(behind_two)


@pytest.mark.parametrize("mistake", OVERWRITTEN, ids=by_name)
def test_a_scheme_that_is_overwritten_is_told(behind_two: Served, mistake: Mistake) -> None:
    with beyond_two(behind_two, mistake.server, mistake.made()) as visitor:
        told = told_by(behind_two, visitor, mistake)
        assert "„http“" in told.text
    with beyond_two(behind_two, mistake.server, mistake.repaired(told)) as visitor:
        all_is_well(behind_two, visitor)


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
