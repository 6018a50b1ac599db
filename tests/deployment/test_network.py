"""A network that lets nothing out but HTTPS through its proxy, and one that looks into it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask

from cmx_app.practice import Ports, PracticeMicrosoft
from cmx_app.services.errors import Reason, TlsFailed, Unreachable
from cmx_app.store.mail_accounts import mail_account
from cmx_app.testing.application import Application
from tests.servers.connect_proxy import ConnectProxy, connect_proxy
from tests.servers.listeners import Authority

LOGIN = "login.cloud.example"


class DistantMicrosoft(PracticeMicrosoft):
    """Its login has a name that only the proxy can resolve; so all of its documents say."""

    def _sites(self) -> Any:
        self.port = urlsplit(self.authority).port
        self.authority = f"https://{LOGIN}"
        return super()._sites()


@pytest.fixture(scope="module")
def distant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DistantMicrosoft]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cmx_app.practice.site._is_this_machine", ("localhost", LOGIN).__contains__)
        with DistantMicrosoft(tmp_path_factory.mktemp("distant"), Ports.any_free()) as running:
            yield running


@pytest.fixture
def inspector(tmp_path: Path) -> Authority:
    """Who signs in place of Microsoft: the authority of the network's own proxy."""
    return Authority(tmp_path)


@pytest.fixture
def proxy(
    distant: DistantMicrosoft, inspector: Authority, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ConnectProxy]:
    """The way out, which looks into what goes through it."""
    with connect_proxy({f"{LOGIN}:443": distant.port}, inspector.server) as running:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{running.port}")
        yield running


@pytest.fixture
def cmx(
    make_app: Callable[..., Flask], distant: DistantMicrosoft, inspector: Authority, tmp_path: Path
) -> Application:
    """An application that believes the network's authority, and that of the mail servers."""
    both = tmp_path / "both.pem"
    both.write_bytes(inspector.bundle.read_bytes() + distant.ca_bundle.read_bytes())
    app = make_app(authority=distant.authority, imap=distant.imap, smtp=distant.smtp, ca_bundle=both)
    return Application(app, distant, "https://www.example.de")


def test_everything_asked_of_entra_goes_through_the_proxy_and_nothing_else(
    cmx: Application, proxy: ConnectProxy
) -> None:
    account = cmx.connect()
    with cmx.app.app_context():
        mailbox = mail_account(account)
    assert mailbox is not None
    assert mailbox.is_connected
    assert set(proxy.asked) == {f"CONNECT {LOGIN}:443"}
    assert len(proxy.asked) >= 2  # the documents, and the code for a token


def test_no_proxy_sends_it_straight_on(
    cmx: Application, proxy: ConnectProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", ".cloud.example")
    with pytest.raises(Unreachable) as failed:
        cmx.app.extensions["cmx"].services.entra.clock_difference()
    assert failed.value.reason is Reason.NAME
    assert proxy.asked == []


def test_without_the_networks_authority_nothing_is_believed(
    make_app: Callable[..., Flask], distant: DistantMicrosoft, proxy: ConnectProxy
) -> None:
    app = make_app(authority=distant.authority, ca_bundle=distant.ca_bundle)
    with pytest.raises(TlsFailed):
        app.extensions["cmx"].services.entra.clock_difference()
    assert proxy.asked == [f"CONNECT {LOGIN}:443"]
