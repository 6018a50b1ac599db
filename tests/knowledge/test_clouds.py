"""The hosts of each Microsoft cloud."""

import pytest

from cmx_app.knowledge.clouds import CLOUDS, HostPort, parse_host_port


@pytest.mark.parametrize("name", CLOUDS)
def test_every_cloud_has_hosts_scopes_and_an_error_page_of_its_own(name: str) -> None:
    cloud = CLOUDS[name]
    assert cloud.name == name
    assert cloud.is_microsofts_own
    assert cloud.imap.port == 993
    assert cloud.smtp.port == 587
    assert [scope.rpartition("/")[2] for scope in cloud.scopes] == ["IMAP.AccessAsUser.All", "SMTP.Send"]
    assert cloud.error_page(50011) == f"{cloud.authority}/error?code=50011"


def test_what_is_set_by_hand_takes_the_place_of_the_clouds_hosts() -> None:
    cloud = CLOUDS["global"].with_overrides(
        authority="http://localhost:9000", smtp=HostPort("localhost", 1587)
    )
    assert not cloud.is_microsofts_own
    assert (cloud.smtp, cloud.imap) == (HostPort("localhost", 1587), CLOUDS["global"].imap)
    assert cloud.error_page(1) == "https://login.microsoftonline.com/error?code=1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("imap.example.de:993", HostPort("imap.example.de", 993)), (" [::1]:993 ", HostPort("::1", 993))],
)
def test_host_and_port_are_read(text: str, expected: HostPort) -> None:
    assert parse_host_port(text) == expected


@pytest.mark.parametrize("text", ["", "imap.example.de", "imap.example.de:", ":993", "a:0", "a:65536", "a:x"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="host name and a port"):
        parse_host_port(text)
