"""What was found is kept whole, and adds up to one sentence."""

from datetime import date

import pytest

from cmx_app.checks import Actor, Caution, Check, Comparison, Evidence, Link, Ok, Piece, Problem, Snippet
from cmx_app.messages import N_
from cmx_app.steps.kept_findings import as_finding, as_text
from cmx_app.steps.mailbox_findings import summarise

WORKS: dict[str, Check] = {
    name: Ok(name, N_("Gut."))
    for name in (
        "account.refreshes",
        "imap.authenticates",
        "imap.opens",
        "smtp.authenticates",
        "smtp.sender_accepted",
    )
}
EVIDENCE = Evidence(
    comparison=Comparison((Piece("a"), Piece("b", differs=True)), (Piece("a"),)),
    snippets=(Snippet(N_("Zeile"), "Get-Mailbox"),),
    links=(Link(N_("Seite"), "https://example.de"),),
    quoted="535 5.7.3 „nein“",
)


def problem(code: str) -> Problem:
    return Problem(code, N_("Schlecht."), (N_("Ändern."),), Actor.YOU, subject="localhost:1")


@pytest.mark.parametrize(
    "found",
    [
        Ok(
            "imap.opens",
            N_("%(count)s am %(day)s", count=3, day=date(2026, 11, 25)),
            "a@example.de",
            EVIDENCE,
        ),
        Caution("clock.off", N_("Uhr"), (N_("a"), N_("b")), Actor.NETWORK_ADMINISTRATOR, "ueberblick"),
        Problem(
            "smtp.policy",
            N_("%(inner)s!", inner=N_("%(x)s", x="%")),
            (N_("a"),),
            Actor.MICROSOFT,
            evidence=EVIDENCE,
        ),
    ],
)
def test_a_finding_comes_back_as_it_was(found: Check) -> None:
    assert as_finding(as_text(found)) == found


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"": "Gone"}', '{"": "Ok", "new": 1}', '{"": "date", "value": "x"}']
)
def test_what_another_release_kept_is_as_if_nothing_was_kept(text: str) -> None:
    assert as_finding(text) is None


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({}, "ok", "Alles klappt"),
        (
            {"smtp.authenticates": "smtp.disabled_for_tenant", "smtp.sender_accepted": "smtp.not_checked"},
            "problem",
            "Empfangen klappt, Senden noch nicht",
        ),
        ({"imap.opens": "imap.not_connected"}, "problem", "Senden klappt, Empfangen noch nicht"),
        (
            {"imap.opens": "imap.not_connected", "smtp.sender_accepted": "smtp.unknown"},
            "problem",
            "Weder Empfangen",
        ),
        ({"account.refreshes": "entra.AADSTS50173"}, "problem", "nicht mehr lange"),
        ({"clock.right": "clock.wrong"}, "problem", "etwas stimmt nicht"),
        ({"mail.sent": "smtp.send_as_denied"}, "problem", "Empfangen klappt, Senden noch nicht"),
    ],
)
def test_the_whole_is_told_in_one_sentence(changed: dict[str, str], status: str, words: str) -> None:
    found = summarise(WORKS | {name: problem(code) for name, code in changed.items()})
    assert found.status == status
    assert found.text.msgid.startswith(words) or words in found.text.msgid


def test_before_everything_was_checked_nothing_is_claimed() -> None:
    assert summarise({}).status == "waiting"


def test_what_can_no_longer_be_renewed_is_told_as_urgent() -> None:
    skipped = Caution("account.not_checked", N_("Nicht geprüft."), ())
    found = summarise(WORKS | {"entra.secret_accepted": problem("x.y"), "account.refreshes": skipped})
    assert "nicht mehr lange" in found.text.msgid


def test_the_sentence_names_the_cause_shortly() -> None:
    off = WORKS | {"smtp.authenticates": problem("smtp.disabled"), "smtp.sender_accepted": problem("smtp.x")}
    assert summarise(off).text.values["cause"] == N_("SMTP AUTH ist ausgeschaltet.")
    down = {name: problem(f"{name.partition('.')[0]}.unreachable_timeout") for name in WORKS}
    cause = summarise(down).text.values["cause"]
    assert cause == N_("Dieser Server erreicht %(host)s nicht.", host="localhost:1")


def test_the_sentence_leads_to_the_check_that_met_the_problem() -> None:
    off = WORKS | {"smtp.authenticates": problem("smtp.disabled"), "smtp.sender_accepted": problem("smtp.x")}
    assert summarise(off).first_problem == "smtp.authenticates"
    assert summarise(WORKS).first_problem == ""
