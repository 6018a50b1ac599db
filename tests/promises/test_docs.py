"""What the docs promise is complete: whoever adds a setting or a finding documents it."""

from tools.check_docs import codes, error_list, links, settings


def test_every_setting_is_documented() -> None:
    assert list(settings()) == []


def test_every_code_of_a_finding_is_documented_and_no_other() -> None:
    assert list(codes()) == []


def test_the_list_of_microsofts_errors_is_up_to_date() -> None:
    assert list(error_list()) == []


def test_every_link_in_the_docs_leads_somewhere() -> None:
    assert list(links()) == []
