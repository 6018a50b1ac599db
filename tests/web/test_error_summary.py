"""What is wrong with a form stands on top of its page and, in the same words, at each field."""

from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.conftest import Administrator

WRONG = {"display_name": "cmxOrganize", "audience": "AzureADMyOrg", "client_id": "hallo", "tenant_id": "x"}


def page(text: str) -> Element:
    document: Element = html5lib.HTMLParser(namespaceHTMLElements=False).parse(text)
    return document


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_attribute(inside: Element, name: str, value: str) -> Element:
    found = [element for element in inside.iter() if element.get(name) == value]
    assert len(found) == 1, (name, value, len(found))
    return found[0]


def summary(document: Element) -> dict[str, str]:
    """Where the links on top lead, and what they say."""
    box = with_attribute(document, "class", "error-summary")
    return {str(link.get("href")): words(link) for link in box.iter("a")}


@pytest.fixture
def saved(administrator: Administrator) -> Element:
    """The page on which two IDs were saved that are none."""
    assert administrator.submit("/assistent/anwendung", data=WRONG).status_code == 303
    return page(administrator.get("/assistent/anwendung").text)


def test_a_finding_stands_below_the_field_that_it_is_about(saved: Element) -> None:
    for name, code in (("client_id", "client_id.not_an_id"), ("display_name", "display_name.looks_right")):
        place = with_attribute(saved, "data-findings-of", name)
        assert [finding.get("data-check") for finding in place.iter("section")] == [code]
    assert not list(with_attribute(saved, "id", "befunde").iter("section"))


def test_a_field_with_a_problem_is_marked_and_described_by_it(saved: Element) -> None:
    control = with_attribute(saved, "id", "client_id")
    assert control.get("aria-invalid") == "true"
    described = [with_attribute(saved, "id", id) for id in str(control.get("aria-describedby")).split()]
    assert "Das ist keine ID" in words(described[-1])
    assert with_attribute(saved, "id", "display_name").get("aria-invalid") is None


def test_the_summary_names_each_field_in_the_words_that_stand_there(saved: Element) -> None:
    told = summary(saved)
    assert list(told) == ["#client_id", "#tenant_id"]
    label, _, found = told["#client_id"].partition(": ")
    assert label == "Anwendungs-ID (Client)"
    assert found in words(with_attribute(saved, "data-findings-of", "client_id"))
    assert words(next(saved.iter("title"))).startswith("Fehler: ")


def test_what_is_empty_and_what_is_wrong_are_told_together(administrator: Administrator) -> None:
    answer = administrator.submit("/assistent/anwendung", data={**WRONG, "display_name": ""})
    assert answer.status_code == 422
    assert list(summary(page(answer.text))) == ["#display_name", "#client_id", "#tenant_id"]


def test_a_page_on_which_nothing_is_wrong_has_no_summary(administrator: Administrator) -> None:
    assert "error-summary" not in administrator.get("/assistent/anwendung").text


def test_what_is_about_no_field_stays_below_them(administrator: Administrator) -> None:
    data = {"browser_url": "https://www.beispiel.de", "redirect_url": "gelesen"}
    document = page(administrator.submit("/assistent/umleitungs-url/pruefen", data=data).text)
    below = list(with_attribute(document, "id", "befunde").iter("section"))
    assert {finding.get("data-field") for finding in below} == {None}
    assert list(with_attribute(document, "data-findings-of", "redirect_url"))


def test_the_live_check_answers_with_all_and_says_where_each_belongs(administrator: Administrator) -> None:
    answer = administrator.submit("/assistent/anwendung/pruefen", data=WRONG, headers={"HX-Request": "true"})
    region = with_attribute(page(answer.text), "id", "befunde")
    fields = [finding.get("data-field") for finding in region.iter("section")]
    assert fields == ["display_name", "client_id", "tenant_id"]


@pytest.mark.parametrize(
    ("address", "data", "code"),
    [
        ("/App%20Schnittstellen/pruefen", {"name": "Azure", "client_id": "hallo"}, "client_id.not_an_id"),
        (
            "/App%20Einstellungen/einstellung/pruefen",
            {"name": "TenantID", "value": "x"},
            "tenant_id.not_an_id",
        ),
        ("/assistent/kundengeheimnis/pruefen", {"secret_expires_on": "2020-01-01"}, "secret_expires_on.past"),
    ],
)
def test_each_form_has_a_place_for_every_finding(
    administrator: Administrator, address: str, data: dict[str, str], code: str
) -> None:
    document = page(administrator.submit(address, data=data).text)
    finding = with_attribute(document, "data-check", code)
    place = with_attribute(document, "data-findings-of", str(finding.get("data-field")))
    assert finding in list(place)
    assert f"#{finding.get('data-field')}" in summary(document)


def test_a_step_with_something_wrong_does_not_say_that_all_is_there(administrator: Administrator) -> None:
    said = "Alles ist schon eingetragen"
    for typed, expected in (("99887766-1111-4222-8333-444455556666", True), ("x", False)):
        administrator.submit("/assistent/tenant-id", data={"tenant_id": typed})
        assert (said in administrator.get("/assistent/tenant-id").text) is expected
