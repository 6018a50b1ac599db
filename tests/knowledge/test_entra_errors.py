"""Entra's answers, put into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmx_app.checks import Actor, Problem
from cmx_app.knowledge.entra_errors import (
    EXPLANATIONS,
    explain_answer,
    explain_number,
    may_be_too_young,
    needs_new_sign_in,
)
from cmx_app.knowledge.facts import Facts
from cmx_app.messages import Message

STEPS = {
    "ueberblick", "anwendung", "umleitungs-url", "kundengeheimnis", "schnittstelle", "tenant-id", "pruefung",
    "e-mailkonto", "fertig",
}  # fmt: skip
FACTS = Facts(
    client_id="6a1f7a0e-27d5-4c39-a6f4-2f1b8a9d0c11",
    tenant_id="0b9e3c52-8f0f-4b9e-9a77-5d6f2c1e4a33",
    redirect_url="https://www.example.de/App%20E-Mailkonto/continue_oauth",
    mailbox="info@example.de",
    display_name="cmxOrganize VHS",
)
EXPECTED = [
    (50011, "umleitungs-url", Actor.ENTRA_ADMINISTRATOR),
    (500113, "umleitungs-url", Actor.ENTRA_ADMINISTRATOR),
    (50020, "e-mailkonto", Actor.YOU),
    (50057, "e-mailkonto", Actor.YOU),
    (50076, "e-mailkonto", Actor.MAILBOX_USER),
    (50105, "e-mailkonto", Actor.ENTRA_ADMINISTRATOR),
    (50194, "anwendung", Actor.YOU),
    (53003, "e-mailkonto", Actor.ENTRA_ADMINISTRATOR),
    (54005, "e-mailkonto", Actor.YOU),
    (65001, "pruefung", Actor.ENTRA_ADMINISTRATOR),
    (65004, "e-mailkonto", Actor.MAILBOX_USER),
    (90094, "pruefung", Actor.ENTRA_ADMINISTRATOR),
    (700016, "schnittstelle", Actor.YOU),
    (7000215, "kundengeheimnis", Actor.YOU),
    (7000218, "kundengeheimnis", Actor.YOU),
    (7000222, "kundengeheimnis", Actor.ENTRA_ADMINISTRATOR),
    (7000229, "anwendung", Actor.ENTRA_ADMINISTRATOR),
    (90002, "tenant-id", Actor.YOU),
    (900023, "tenant-id", Actor.YOU),
    (90033, "pruefung", Actor.MICROSOFT),
]


def said(message: Message) -> str:
    """The German text as a page would show it."""
    return message.msgid % {
        name: said(value) if isinstance(value, Message) else value for name, value in message.values.items()
    }


def whole(problem: Problem) -> str:
    return "\n".join(said(message) for message in (problem.found, problem.why, *problem.fix) if message)


@pytest.mark.parametrize(("number", "step", "actor"), EXPECTED)
def test_a_known_number_leads_to_its_step_and_names_who_acts(number: int, step: str, actor: Actor) -> None:
    problem = explain_number(number, FACTS)
    assert (problem.code, problem.step, problem.actor) == (f"entra.AADSTS{number}", step, actor)


@pytest.mark.parametrize("facts", [FACTS, Facts()])
@pytest.mark.parametrize("number", sorted(EXPLANATIONS))
def test_every_row_can_be_read_with_and_without_what_is_known(number: int, facts: Facts) -> None:
    problem = explain_number(number, facts, quoted="AADSTS… <b>")
    assert "%(" not in whole(problem)
    assert problem.step in STEPS
    assert problem.evidence.quoted == "AADSTS… <b>"
    assert problem.evidence.links[-1].url.endswith(f"code={number}")
    assert all(link.url.startswith("https://") for link in problem.evidence.links)


def test_at_least_120_numbers_are_explained() -> None:
    assert len(EXPLANATIONS) >= 120


def test_the_real_values_stand_in_the_way_out_and_in_the_links() -> None:
    problem = explain_number(50011, FACTS)
    assert FACTS.redirect_url in whole(problem)
    assert "cmxOrganize VHS" in whole(problem)
    assert problem.evidence.links[0].url.endswith(f"/Authentication/appId/{FACTS.client_id}")
    assert [snippet.text for snippet in problem.evidence.snippets] == [FACTS.redirect_url]


def test_without_an_application_id_the_link_leads_to_the_list_of_registrations() -> None:
    assert explain_number(50011, Facts()).evidence.links[0].url.endswith("/ApplicationsListBlade")


def test_links_lead_to_the_portal_and_error_page_of_the_cloud_in_use() -> None:
    links = explain_number(700016, Facts(cloud="us-gov")).evidence.links
    assert [link.url.split("/")[2] for link in links] == ["entra.microsoft.us", "login.microsoftonline.us"]


def test_an_answer_is_explained_by_the_first_number_that_is_known() -> None:
    problem = explain_answer(error="invalid_client", description="…", numbers=(1, 7000215), facts=FACTS)
    assert problem.code == "entra.AADSTS7000215"


def test_a_number_that_stands_only_in_the_description_is_found() -> None:
    said_no = "AADSTS65004: User declined"
    problem = explain_answer(error="access_denied", description=said_no, numbers=(), facts=FACTS)
    assert problem.code == "entra.AADSTS65004"


def test_a_declined_consent_without_a_number_is_explained_by_its_error() -> None:
    problem = explain_answer(error="access_denied", description="", numbers=(), facts=FACTS)
    assert (problem.code, problem.step) == ("entra.access_denied", "e-mailkonto")


def test_an_unknown_number_shows_microsofts_words_identifiers_and_page() -> None:
    problem = explain_answer(
        error="invalid_grant", description="AADSTS999999: New.", numbers=(999999,),
        trace_id="t-1", correlation_id="c-1", facts=FACTS,
    )  # fmt: skip
    assert problem.code == "entra.AADSTS999999"
    assert problem.actor is Actor.MAILBOX_USER
    assert problem.evidence.quoted == "AADSTS999999: New.\nTrace ID: t-1\nCorrelation ID: c-1"
    assert problem.evidence.links[0].url == "https://login.microsoftonline.com/error?code=999999"


def test_an_unknown_error_makes_no_code_of_its_own() -> None:
    problem = explain_answer(error="<script>", description="", numbers=(), facts=FACTS)
    assert (problem.code, problem.evidence.quoted) == ("entra.unknown", "<script>")


def test_only_what_can_be_minutes_old_may_be_too_young() -> None:
    assert may_be_too_young((1, 7000215))
    assert not may_be_too_young((7000222,))


def test_a_new_sign_in_is_asked_for_by_the_error_first() -> None:
    assert needs_new_sign_in("invalid_grant", ())
    assert needs_new_sign_in("", (700082,))
    assert not needs_new_sign_in("invalid_client", (700082,))


@given(st.text(), st.text(), st.lists(st.integers(0, 10**9)), st.text())
def test_no_answer_raises(error: str, description: str, numbers: list[int], mailbox: str) -> None:
    facts = Facts(mailbox=mailbox, client_id=mailbox, redirect_url=mailbox)
    problem = explain_answer(error=error, description=description, numbers=tuple(numbers), facts=facts)
    assert whole(problem)
