"""Pages and parts travel compressed."""

import gzip
from typing import Any

import pytest


def test_a_page_travels_compressed(client: Any) -> None:
    answer = client.get("/anmelden", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert "<h1>" in gzip.decompress(answer.data).decode()


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity"])
def test_not_for_those_who_do_not_take_it(client: Any, accepted: str) -> None:
    answer = client.get("/anmelden", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert "<h1>" in answer.text


def test_what_is_short_stays_as_it_is(client: Any) -> None:
    answer = client.get("/health/live", headers={"Accept-Encoding": "gzip"})
    assert answer.data == b"ok\n"
