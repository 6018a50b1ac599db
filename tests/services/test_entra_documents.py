"""What Entra publishes is kept, and only so much of it."""

import pytest

from cmx_app.practice import PracticeMicrosoft
from cmx_app.services.entra_documents import Documents
from tests.services.conftest import RecordingTransport


def test_of_many_directories_only_the_last_ones_are_kept(
    practice: PracticeMicrosoft, transport: RecordingTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cmx_app.services.entra_documents.MOST", 2)
    documents = Documents(transport)
    address = f"{practice.authority}/organizations/v2.0/.well-known/openid-configuration"

    def asks(domain: int) -> bool:
        before = len(transport.asked)
        documents.read(address, params={"of": domain})
        return len(transport.asked) > before

    assert [asks(domain) for domain in (1, 2, 1, 3)] == [True, True, False, True]
    assert [asks(domain) for domain in (3, 2)] == [False, False]
    assert asks(1)
