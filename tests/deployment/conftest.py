"""The application, served for real, with nginx, Apache or Caddy in front of it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from cmx_app.practice import Ports, PracticeMicrosoft
from tests.deployment.served import Served, serve

Serve = Callable[..., AbstractContextManager[Served]]


@pytest.fixture(scope="session")
def serve_with(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Serves the application with these settings, beside one practice Microsoft for all."""
    with PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as practice:
        yield lambda **settings: serve(tmp_path_factory.mktemp("served"), practice, **settings)


@pytest.fixture(scope="session")
def served(serve_with: Serve) -> Iterator[Served]:
    """With one proxy that is believed."""
    with serve_with(trusted_proxies=1) as running:
        yield running


@pytest.fixture(scope="session")
def with_two(serve_with: Serve) -> Iterator[Served]:
    """With two proxies that are believed, one behind the other."""
    with serve_with(trusted_proxies=2) as running:
        yield running
