"""One practice Microsoft for the room; each scenario begins with a fresh state and a fresh instance."""

from collections.abc import Iterator

import pytest

from cmx_app.practice import Ports, PracticeMicrosoft


@pytest.fixture(scope="module")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as running:
        yield running


@pytest.fixture
def practice(running_practice: PracticeMicrosoft) -> PracticeMicrosoft:
    running_practice.reset()
    return running_practice
