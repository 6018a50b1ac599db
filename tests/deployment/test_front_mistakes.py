"""The usual mistakes in front: each is told, and the line that is named makes the sign-in work."""

from dataclasses import dataclass

import pytest

from tests.deployment.served import BELOW, ROOT_URL, Served
from tests.deployment.visiting import Finding, Visitor, findings_of
from tests.servers.front import SERVERS, site_of

each_server = pytest.mark.parametrize("server", SERVERS)


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
    Mistake("caddy", "root", (), SCHEME, "X-Forwarded-Proto", "header_up -X-Forwarded-Proto"),
    Mistake("caddy", "root", (), HOST, "X-Forwarded-Host", "header_up X-Forwarded-Host {upstream_hostport}"),
    Mistake("caddy", "prefix", ("X-Forwarded-Prefix",), PREFIX, "X-Forwarded-Prefix"),
)
OVERWRITTEN = (
    Mistake(
        *("nginx", "behind-another", ("-Forwarded-Proto",), SCHEME, "X-Forwarded-Proto"),
        "proxy_set_header X-Forwarded-Proto $scheme;",
    ),
    Mistake("caddy", "behind-another", ("trusted_proxies",), SCHEME, "X-Forwarded-Proto"),
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
        served.all_is_well(visitor)


@pytest.mark.parametrize("mistake", OVERWRITTEN, ids=by_name)
def test_a_scheme_that_is_overwritten_is_told(with_two: Served, mistake: Mistake) -> None:
    with with_two.behind_two(mistake.server, mistake.made()) as visitor:
        told = told_by(with_two, visitor, mistake)
        assert "„http“" in told.text
    with with_two.behind_two(mistake.server, mistake.repaired(told)) as visitor:
        with_two.all_is_well(visitor)


PREFLIGHT = "/App%20E-Mailkonto/proxy"
PASSES_ON = {
    "nginx": "proxy_pass http://127.0.0.1:8000;",
    "apache": 'ProxyPass "/" "http://127.0.0.1:8000/" nocanon',
    "caddy": "reverse_proxy 127.0.0.1:8000 {",
}
"""What passes the path on as it came."""
ENCODED_TWICE = {
    "nginx": "rewrite ^ $request_uri break; proxy_pass http://127.0.0.1:8000;",
    "apache": "RewriteEngine On\nRewriteCond %{THE_REQUEST} \\s(/[^\\s?]*)\n"
    "RewriteRule ^ http://127.0.0.1:8000%1 [P]",
    "caddy": 'uri replace "%20" "%2520"\nreverse_proxy 127.0.0.1:8000 {',
}
DECODED = {
    "nginx": "proxy_pass http://127.0.0.1:8000$uri$is_args$args;",
    "apache": "RewriteEngine On\nRewriteRule ^/(.*)$ http://127.0.0.1:8000/$1 [P,NE]",
}


def site_that_passes_on(server: str, otherwise: str) -> str:
    site = site_of(server, "root")
    assert PASSES_ON[server] in site
    return site.replace(PASSES_ON[server], otherwise)


def path_as_told(served: Served, visitor: Visitor) -> dict[str, Finding]:
    """What the page says of its own path, which holds a blank as the redirect URL does."""
    served.let_in(visitor)
    page = visitor.get(PREFLIGHT)
    return {finding.code: finding for finding in findings_of(page.text)} if page.status_code == 200 else {}


@each_server
def test_a_blank_that_is_encoded_twice_is_told_and_the_right_line_makes_the_sign_in_work(
    served: Served, server: str
) -> None:
    with served.behind(server, site_that_passes_on(server, ENCODED_TWICE[server])) as visitor:
        told = path_as_told(served, visitor)["proxy.path_encoded_twice"]
        assert told.status == "problem"
        assert "proxy_pass" in told.text
        assert "nocanon" in told.text
        came_back = visitor.get("/App%20E-Mailkonto/continue_oauth?code=a&state=b")
        assert came_back.status_code == 400
        assert [one.code for one in findings_of(came_back.text)] == ["proxy.path_encoded_twice"]
    with served.behind(server, site_that_passes_on(server, PASSES_ON[server])) as visitor:
        assert path_as_told(served, visitor)["proxy.path_kept"].status == "ok"
        assert served.connects(visitor, served.set_up(ROOT_URL))


@pytest.mark.parametrize("server", DECODED)
def test_a_blank_that_is_decoded_opens_no_page_and_the_first_step_says_what_that_means(
    served: Served, server: str
) -> None:
    with served.behind(server, site_that_passes_on(server, DECODED[server])) as visitor:
        assert path_as_told(served, visitor) == {}
        assert visitor.get(PREFLIGHT).status_code in (400, 403)
        step = visitor.get("/assistent/ueberblick").text
        assert "Öffnet sich die Seite nicht, verändert der Proxy das „%20“ im Pfad" in step
        assert f'href="{PREFLIGHT}"' in step
