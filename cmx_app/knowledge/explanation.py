"""One row of the catalogue: an answer of the outside world, what it means, and the way out."""

from dataclasses import dataclass
from typing import Final

from cmx_app.checks import Actor, Evidence, Link, Problem
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.portal import Page
from cmx_app.knowledge.powershell import Line
from cmx_app.knowledge.ways_out import NO_USE_IN_WAITING
from cmx_app.messages import N_, Message

ERROR_CODES: Final = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes"


@dataclass(frozen=True)
class Explanation:
    """What happened, why (where several causes fit: the likeliest first), and the way out.

    `wait` says whether trying again helps, and when; it becomes the last action, except where only the way
    out helps: then it stands with the cause. `source` is where the meaning is documented.
    """

    happened: Message
    cause: Message
    fix: tuple[Message, ...]
    actor: Actor
    step: str
    wait: Message
    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()
    source: str = ERROR_CODES

    def problem(
        self, code: str, facts: Facts, *, quoted: str = "", subject: str = "", links: tuple[Link, ...] = ()
    ) -> Problem:
        """The finding for this instance, with Microsoft's own words behind it."""
        fix = self.fix if self.wait == NO_USE_IN_WAITING else (*self.fix, self.wait)
        return Problem(
            code,
            facts.put_into(self.happened),
            tuple(facts.put_into(action) for action in fix),
            self.actor,
            self.step,
            subject,
            self._evidence(facts, quoted, links),
            why=facts.put_into(self.why),
        )

    @property
    def why(self) -> Message:
        """The causes, and where only the way out helps, that waiting does not."""
        if self.wait == NO_USE_IN_WAITING:
            return N_("%(cause)s %(wait)s", cause=self.cause, wait=self.wait)
        return self.cause

    def _evidence(self, facts: Facts, quoted: str, links: tuple[Link, ...]) -> Evidence:
        pages = tuple(page.link(facts) for page in self.pages)
        snippets = tuple(line.snippet(facts) for line in self.lines)
        return Evidence(
            snippets=tuple(snippet for snippet in snippets if snippet.text),
            links=(*(link for link in pages if link), *self._source(facts), *links),
            quoted=quoted,
        )

    def _source(self, facts: Facts) -> tuple[Link, ...]:
        """The page that documents the answer; the list of numbers says no more than the number's own."""
        if self.source == ERROR_CODES or not facts.uses_microsofts_portal:
            return ()
        return (Link(N_("Bei Microsoft nachlesen"), self.source),)


AnswerRow = tuple[str, tuple[tuple[str, ...], ...], Explanation]
"""The code, the words that must all be in the answer (any of several sets, in small letters), the meaning.

A number such as "5.7.139" counts as a word and must stand alone.
"""
