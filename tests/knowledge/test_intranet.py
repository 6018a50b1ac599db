"""Whom a header names, and what makes it name nobody."""

import pytest

from cmx_app.checks import Problem
from cmx_app.knowledge.intranet import Told, is_member, named_person


def told(value: str | None, believed: bool = True) -> Told:
    return Told("X-Remote-User", value, "10.0.0.5", believed)


def wsgi(text: str, encoding: str = "utf-8") -> str:
    """As a server hands a header on."""
    return text.encode(encoding).decode("latin-1")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("ada", "ada"),
        ("  Ada  Muster ", "Ada Muster"),
        ("VHS\\ada", "VHS\\ada"),
        ("ada@vhs.example", "ada@vhs.example"),
        (wsgi("Jürgen Groß"), "Jürgen Groß"),
    ],
)
def test_a_name_is_taken_as_it_stands(value: str, name: str) -> None:
    assert named_person(told(value)) == name


@pytest.mark.parametrize("value", [None, "", "  ", "-", "(null)"])
def test_what_servers_write_for_nobody_names_nobody(value: str | None) -> None:
    found = named_person(told(value, believed=False))
    assert isinstance(found, Problem)
    assert found.code == "sign_in.nobody_named"
    assert any("X-Remote-User $remote_user" in line.text for line in found.evidence.snippets)


@pytest.mark.parametrize(
    "value",
    ["ada,karl", "ada, ada", "ada;karl", "ada\tkarl", wsgi("ada\u200b"), wsgi("ada\u202e"), "a" * 121]
    + [wsgi("Jürgen", "latin-1"), wsgi("ada\x85")],
)
def test_a_value_that_may_be_several_people_names_nobody(value: str) -> None:
    found = named_person(told(value))
    assert isinstance(found, Problem)
    assert found.code == "sign_in.header_unclear"


def test_a_name_from_anywhere_else_names_nobody() -> None:
    found = named_person(told("ada", believed=False))
    assert isinstance(found, Problem)
    assert found.code == "sign_in.sender_not_believed"
    assert found.found.values["sender"] == "10.0.0.5"


@pytest.mark.parametrize(
    ("value", "group"),
    [
        ("mail-admins", "mail-admins"),
        ("staff, mail-admins", "mail-admins"),
        ("staff;mail-admins", "mail-admins"),
        ("staff|mail-admins", "mail-admins"),
        ("CN=a,DC=b; CN=mail,DC=b", "CN=mail,DC=b"),
        (wsgi("Büro"), "Büro"),
    ],
)
def test_a_member_is_found_in_every_kind_of_list(value: str, group: str) -> None:
    assert is_member(value, group)


@pytest.mark.parametrize(
    "value", [None, "", "Mail-Admins", "mail-admins-2", "OU=mail-admins", "no mail-admins"]
)
def test_only_the_very_group_counts(value: str | None) -> None:
    assert not is_member(value, "mail-admins")


def test_a_part_of_an_ldap_name_is_no_group() -> None:
    assert not is_member("CN=mail,DC=b,DC=c", "CN=mail,DC=b")
