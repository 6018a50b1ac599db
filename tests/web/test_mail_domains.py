"""What is told about a mailbox's domain while it is typed, before anybody signs in."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from cmx_app.practice import Ports, PracticeMicrosoft
from cmx_app.store.application_settings import save_tenant_id
from cmx_app.store.instance import load_instance
from tests.conftest import Administrator

TYPED = ("/assistent/e-mailkonto/pruefen", "/App%20E-Mailkonto/neu/pruefen")
OF_MICROSOFT = "?nur=mail_domain.at_microsoft"


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeMicrosoft]:
    with PracticeMicrosoft(tmp_path_factory.mktemp("practice"), Ports.any_free()) as world:
        yield world


@pytest.fixture
def app(make_app: Callable[..., Flask], practice: PracticeMicrosoft) -> Flask:
    practice.reset()
    app = make_app(authority=practice.authority, ca_bundle=practice.ca_bundle)
    with app.app_context():
        save_tenant_id(practice.directory.home.tenant_id, "Ada")
    return app


def told(person: Administrator, where: str, address: str) -> str:
    """The part that comes for an address as typed."""
    answer = person.submit(where, data={"address": address}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("where", TYPED)
@pytest.mark.parametrize(
    ("address", "code", "status"),
    [
        ("petra.post@vhs-musterstadt.example", "mail_domain.at_microsoft", "ok"),
        ("karl.kunde@andere-firma.example", "mail_domain.other_directory", "problem"),
        ("info@gibt-es-nicht.example", "mail_domain.unknown", "caution"),
        ("info@us-behoerde.example", "mail_domain.other_cloud", "problem"),
    ],
)
def test_microsoft_tells_whose_domain_it_is(
    administrator: Administrator, where: str, address: str, code: str, status: str
) -> None:
    finding = f'data-check="{code}" data-status="{status}"'
    assert finding in told(administrator, where, address)
    assert finding in told(administrator, where + OF_MICROSOFT, address)
    assert finding not in told(administrator, f"{where}?nur=felder", address)


@pytest.mark.parametrize("where", TYPED)
def test_what_the_address_alone_tells_needs_no_microsoft(
    administrator: Administrator, practice: PracticeMicrosoft, where: str
) -> None:
    practice.directory.faults.switch("down", True)
    assert 'data-check="mail_address.personal"' in told(
        administrator, f"{where}?nur=felder", "vhs@outlook.de"
    )
    assert "data-check" not in told(administrator, where + OF_MICROSOFT, "vhs@outlook.de")


@pytest.mark.parametrize("fault", ["down", "unavailable"])
def test_a_microsoft_that_does_not_answer_is_no_fault_of_the_address(
    administrator: Administrator, practice: PracticeMicrosoft, fault: str
) -> None:
    practice.directory.faults.switch(fault, True)
    answer = told(administrator, TYPED[0] + OF_MICROSOFT, "info@vhs-musterstadt.example")
    assert 'data-check="mail_domain.not_asked" data-status="caution"' in answer


def test_only_the_domain_goes_to_microsoft(
    app: Flask, administrator: Administrator, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    entra = app.extensions["cmx"].services.entra
    monkeypatch.setattr(entra, "directory_of_domain", asked.append)
    told(administrator, TYPED[0], "geheime.person@vhs-musterstadt.example")
    assert asked == ["vhs-musterstadt.example"]


def test_without_javascript_the_whole_page_tells_it_and_saves_nothing(
    app: Flask, administrator: Administrator, valid_html: Callable[[str], None]
) -> None:
    data = {"address": "karl.kunde@andere-firma.example", "mailbox_kind": "own"}
    page = administrator.submit(TYPED[1], data=data).text
    valid_html(page)
    assert 'data-check="mail_domain.other_directory"' in page
    assert 'value="karl.kunde@andere-firma.example"' in page
    with app.app_context():
        assert load_instance().mail_accounts == ()


def test_saving_does_not_ask_microsoft(administrator: Administrator, practice: PracticeMicrosoft) -> None:
    practice.directory.faults.switch("down", True)
    data = {"address": "info@gibt-es-nicht.example", "mailbox_kind": "own"}
    assert administrator.submit("/App%20E-Mailkonto/neu", data=data).status_code == 303
