"""What Exchange's SMTP and IMAP answers mean, and the way out."""

import re
from collections.abc import Iterable
from dataclasses import replace

from cmx_app.checks import Problem
from cmx_app.knowledge import imap_answers, smtp_answers
from cmx_app.knowledge.explanation import AnswerRow, Explanation
from cmx_app.knowledge.facts import Facts

_LONGEST_ANSWER = 4000
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)*(?![\w])")
_SWITCHES = frozenset(
    {"smtp.disabled_for_tenant", "smtp.disabled_for_mailbox", "smtp.disabled", "smtp.security_defaults"}
)


def explain_smtp(status: int, text: str, facts: Facts) -> Problem:
    """What an SMTP answer means here; `status` is 0 when only the words are known."""
    said = f"{status} {text}" if status and not text.lstrip().startswith(str(status)) else text
    for_now = 400 <= status < 500
    otherwise = smtp_answers.UNKNOWN_FOR_NOW if for_now else smtp_answers.UNKNOWN
    code, explanation = _match(said, smtp_answers.ANSWERS) or ("smtp.unknown", otherwise)
    if facts.sends_for_another and code in _SWITCHES:
        explanation = replace(explanation, fix=(smtp_answers.WHOSE_SWITCH, *explanation.fix))
    return explanation.problem(code, facts, quoted=said.strip()[:_LONGEST_ANSWER], subject=facts.mailbox)


def explain_imap(text: str, facts: Facts) -> Problem:
    """What an IMAP answer (the text of its NO or BAD) means here."""
    code, explanation = _match(text, imap_answers.ANSWERS) or ("imap.unknown", imap_answers.UNKNOWN)
    if code == "imap.not_connected" and facts.signs_in_for_itself:
        explanation = imap_answers.OWN_NOT_CONNECTED
    return explanation.problem(code, facts, quoted=text.strip()[:_LONGEST_ANSWER], subject=facts.mailbox)


def _match(text: str, answers: Iterable[AnswerRow]) -> tuple[str, Explanation] | None:
    said = " ".join(text[:_LONGEST_ANSWER].casefold().split())
    numbers = frozenset(_NUMBER.findall(said))
    for code, alternatives, explanation in answers:
        for words in alternatives:
            if all(word in (numbers if word[0].isdigit() else said) for word in words):
                return code, explanation
    return None
