"""The page with everything that came in: what it shows, and what it keeps to itself."""

from collections.abc import Callable

import pytest

from tests.conftest import Administrator

PAGE = "/App%20E-Mailkonto/proxy"
BROWSER = {"browser_url": "https://www.example.de/intern/App%20E-Mailkonto/proxy"}


def test_the_server_side_is_there_before_the_browser_has_said_anything(
    administrator: Administrator, valid_html: Callable[[str], None]
) -> None:
    page = administrator.get(PAGE, headers={"X-Forwarded-Proto": "https", "X-Real-IP": "203.0.113.9"}).text
    valid_html(page)
    assert "Was steht in der Adresszeile Ihres Browsers?" in page
    assert 'data-check="proxy.path_kept"' in page
    assert "<summary>nginx</summary>" not in page, "no lines with an address that nobody knows"


def test_what_the_browser_says_is_compared_row_by_row(
    administrator: Administrator, valid_html: Callable[[str], None]
) -> None:
    page = administrator.submit(PAGE, data=BROWSER, headers={"X-Real-IP": "203.0.113.9"}).text
    valid_html(page)
    assert '<details class="way" open><summary>nginx</summary>' in page
    missing = 'data-check="proxy.header_missing" data-status="problem" data-actor="network-administrator"'
    for header in ("Proto", "Host", "Prefix"):
        assert f'{missing} data-subject="X-Forwarded-{header}"' in page
    assert "CMX_PUBLIC_URL=https://www.example.de/intern" in page


def test_for_htmx_only_the_part_comes(administrator: Administrator) -> None:
    part = administrator.submit(PAGE, data=BROWSER, headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<div id="weg"')


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/App%2520E-Mailkonto/proxy", "proxy.path_encoded_twice"),
        ("/App+E-Mailkonto/proxy", "proxy.path_changed"),
    ],
)
def test_a_mangled_path_is_answered_and_told(administrator: Administrator, path: str, code: str) -> None:
    assert f'data-check="{code}"' in administrator.get(path).text


def test_what_a_header_holds_is_escaped_and_cut(administrator: Administrator) -> None:
    page = administrator.get(PAGE, headers={"X-Forwarded-Host": "<script>" + "x" * 3000}).text
    assert "&lt;script&gt;" in page
    assert "<script>x" not in page
    assert "x" * 300 not in page


def test_a_finding_of_the_first_step_leads_here(administrator: Administrator) -> None:
    data = {"browser_url": "https://www.example.de"}
    page = administrator.submit("/assistent/ueberblick/pruefen?nur=address.matches", data=data).text
    assert 'data-check="address.scheme_differs"' in page
    assert f'href="{PAGE}"' in page
