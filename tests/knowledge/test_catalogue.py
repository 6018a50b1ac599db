"""What every entry of the catalogue must have, and that none gets lost."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from cmx_app.checks import Actor, Problem
from cmx_app.knowledge import (
    browser_pages,
    graph_answers,
    imap_answers,
    smtp_answers,
    ways_out,
    wordless_pages,
)
from cmx_app.knowledge.entra_errors import BY_ERROR, EXPLANATIONS
from cmx_app.knowledge.exchange_errors import explain_imap, explain_smtp
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_text import explain_pasted
from cmx_app.messages import Message
from cmx_app.steps import WIZARD
from tests.knowledge.known_answers import ERRORS, GRAPH, IMAP, NUMBERS, SMTP
from tools.checkout import ROOT

FACTS = Facts(
    client_id="6a1f7a0e-27d5-4c39-a6f4-2f1b8a9d0c11",
    tenant_id="0b9e3c52-8f0f-4b9e-9a77-5d6f2c1e4a33",
    redirect_url="https://www.example.de/App%20E-Mailkonto/continue_oauth",
    mailbox="info@example.de",
    display_name="cmxOrganize VHS",
)
TABLES = (smtp_answers, imap_answers, graph_answers)
PAGES = (*wordless_pages.PAGES, *browser_pages.PAGES)
UNKNOWN = (smtp_answers.UNKNOWN, smtp_answers.UNKNOWN_FOR_NOW, imap_answers.UNKNOWN)
WAITS = {
    ways_out.AFTER_THE_LIMIT, ways_out.AT_ONCE, ways_out.MAY_BE_TOO_YOUNG, ways_out.MINUTES_AFTER_SAVING,
    ways_out.NOT_BEFORE, ways_out.NO_USE_IN_WAITING, ways_out.THEN_SIGN_IN, ways_out.TRY_AGAIN_SOON,
    ways_out.UP_TO_AN_HOUR,
}  # fmt: skip


def entries() -> Iterator[tuple[str, Explanation]]:
    """Every entry by its code."""
    for number, explanation in EXPLANATIONS.items():
        yield f"entra.AADSTS{number}", explanation
    for error, explanation in BY_ERROR.items():
        yield f"entra.{error}", explanation
    for table in TABLES:
        for code, _words, explanation in table.ANSWERS:
            yield code, explanation
    for code, _words, explanation in PAGES:
        yield code, explanation
    yield from (("unknown", explanation) for explanation in UNKNOWN)


ENTRIES = list({id(explanation): (code, explanation) for code, explanation in entries()}.values())
"""Each entry once, however many codes it explains."""


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po").open("rb") as lines:
        return read_po(lines, locale="en")


def written(message: Message, english: Catalog | None = None) -> str:
    """The text as a page shows it, in German or in English."""
    values = {
        name: written(value, english) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    translation = english.get(message.msgid) if english else None
    return (str(translation.string) if translation else message.msgid) % values


def texts(problem: Problem) -> tuple[Message, ...]:
    return problem.found, *filter(None, (problem.why,)), *problem.fix


def test_no_number_and_no_error_value_that_is_known_gets_lost() -> None:
    known = {number for numbers in NUMBERS.values() for number in numbers}
    assert not known - EXPLANATIONS.keys()
    assert not set(ERRORS) - BY_ERROR.keys()


@pytest.mark.parametrize(("code", "status", "text"), SMTP)
def test_a_known_smtp_answer_is_explained_and_found_in_a_pasted_text(
    code: str, status: int, text: str
) -> None:
    assert explain_smtp(status, text, FACTS).code == code
    assert [check.code for check in explain_pasted(f"{status} {text}", FACTS).checks] == [code]


@pytest.mark.parametrize(("code", "text"), IMAP)
def test_a_known_imap_answer_is_explained_and_found_in_a_pasted_text(code: str, text: str) -> None:
    assert explain_imap(text, FACTS).code == code
    assert [check.code for check in explain_pasted(f"A1 {text}", FACTS).checks] == [code]


@pytest.mark.parametrize(("code", "text"), GRAPH)
def test_an_answer_of_graph_is_explained_where_it_is_pasted(code: str, text: str) -> None:
    assert [check.code for check in explain_pasted(text, FACTS).checks] == [code]


@pytest.mark.parametrize(("code", "explanation"), ENTRIES, ids=[code for code, _ in ENTRIES])
class TestEveryEntry:
    def test_says_in_one_sentence_what_happened_in_both_languages(
        self, code: str, explanation: Explanation, english: Catalog
    ) -> None:
        happened = FACTS.put_into(explanation.happened)
        german, in_english = written(happened), written(happened, english)
        assert german != in_english
        for text in (german, in_english):
            assert len(re.findall(r"[.!?](?: |$)", text)) == 1 or code == "unknown", text

    def test_names_the_likeliest_cause_first_and_never_claims_a_certain_one_of_two(
        self, code: str, explanation: Explanation
    ) -> None:
        cause = explanation.cause.msgid
        assert cause
        assert "sonst" not in cause or re.search(r"[Mm]eistens|Zahl|nach jeder", cause), cause

    def test_says_whether_trying_again_helps_and_when(self, code: str, explanation: Explanation) -> None:
        assert explanation.wait in WAITS

    def test_has_a_way_out_in_sentences_of_both_languages(
        self, code: str, explanation: Explanation, english: Catalog
    ) -> None:
        for facts in (FACTS, Facts()):
            for message in texts(explanation.problem(code, facts)):
                for text in (written(message), written(message, english)):
                    assert "%(" not in text
                    assert text.rstrip("“”)").endswith((".", "?", "!")), text

    def test_names_both_labels_where_somebody_has_to_click(
        self, code: str, explanation: Explanation, english: Catalog
    ) -> None:
        for action in explanation.fix:
            german, in_english = (written(FACTS.put_into(action), language) for language in (None, english))
            if "Admin Center ›" in german:
                assert re.search(r"„[^“]+“ \([A-Z]", german), german
                assert "Admin Center ›" in in_english or "admin center ›" in in_english, in_english

    def test_leads_somewhere(self, code: str, explanation: Explanation) -> None:
        assert explanation.step in {step.slug for step in WIZARD.steps}
        assert explanation.source.startswith("https://learn.microsoft.com/")
        problem = explanation.problem(code, FACTS)
        if problem.actor in (Actor.ENTRA_ADMINISTRATOR, Actor.EXCHANGE_ADMINISTRATOR):
            words = "".join(written(message) for message in problem.fix)
            assert (
                problem.evidence.links
                or problem.evidence.snippets
                or "Wortlaut" in words
                or code == "unknown"
            )
        assert all(link.url.startswith("https://") for link in problem.evidence.links)


def test_an_answer_of_graph_or_a_page_has_its_code_once() -> None:
    codes = [code for code, _, _ in (*graph_answers.ANSWERS, *PAGES)]
    assert len(codes) == len(set(codes))
