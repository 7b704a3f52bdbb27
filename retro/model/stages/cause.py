"""Stage 2, the cause: a tree of whys, from the fact down to the system behind the person."""

from __future__ import annotations

from collections.abc import Mapping

from retro.language import N_, NP_
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.entry import EntryId, declared
from retro.model.fields import choice, line, link, role
from retro.model.shareable import FOR_ALL_FORM, FOR_ONE_FORM, Shareable
from retro.model.stage import Stage, Wording

CAUSE = Stage(
    "cause",
    N_("Cause"),
    also=("causes", "why", "root cause", "なぜ", "真因", "要因"),
    short=N_("Cause"),
    question=N_("Which facts, traced back to the system behind the person, made it happen?"),
    asks=(
        N_("What made it the easy thing to do?"),
        N_("Who could have noticed, with what?"),
        N_("Would someone else, on the same day with the same tools, have done the same?"),
        N_("If the rule was followed: what is wrong with the rule?"),
        N_("What was different this time?"),
    ),
    example=N_("> why: nobody checks the slip ~presumed"),
    neutral=N_("> why: nobody compares the two lists ~presumed"),
    forms=(
        (N_("slips of two orders lay on one table ~fact"), N_("a cause at the top")),
        (N_("> why: the table has no place per order ~presumed"), N_("one level under the chosen row")),
        (N_("nobody compares slip and parcel #escaped"), N_("why it went unnoticed")),
        FOR_ALL_FORM,
        FOR_ONE_FORM,
    ),
    empty=N_("Nothing here yet. Which fact, seen from outside, made it happen?"),
    engineering=Wording(
        N_("Contributing causes"),
        N_("Cause"),
        N_("Which facts about the system, behind the person who acted, made it happen?"),
        (
            N_("What made it the easy thing to do?"),
            N_("Which alert, check or review could have caught it, and why did it not?"),
            N_("Would someone else, on the same day with the same tools, have done the same?"),
            N_("If the runbook was followed: what is wrong with the runbook?"),
            N_("What was different this time: load, data, a change, the hour?"),
        ),
        N_("> why: no limit on how far a replica may be behind ~presumed"),
    ),
)


class CausePath(Choice):
    """Whether a cause made it happen, or let it go unnoticed."""

    OCCURRED = "occurred", N_("occurred")
    ESCAPED = "escaped", N_("escaped notice")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "occurred": ("発生",),
            "escaped": ("流出", "見逃し"),
        }


class CauseConfidence(Choice):
    """How sure a statement is (S9)."""

    FACT = "fact", N_("fact")
    PRESUMED = "presumed", N_("presumed")
    UNKNOWN = "unknown", N_("unknown")


@declared
class Cause(Shareable):
    """One why. Its children say why in turn; a leaf is never a person (S11)."""

    kind = "cause"
    stage = CAUSE
    label = N_("Cause")
    main = "what"

    what: str = line(N_("Cause"), ask=N_("Which fact, seen from outside, made it happen?"), seen_by=EVERYONE)
    parent: EntryId | None = link(N_("Under"), to="cause", seen_by=EVERYONE)
    how: CausePath | None = choice(
        N_("How"),
        CausePath,
        ask=N_("Did it make it happen, or let it go unnoticed?"),
        seen_by=EVERYONE,
        mark="#",
        also=("分類", "type"),
    )
    sure: CauseConfidence | None = choice(
        N_("Sure"), CauseConfidence, ask=N_("Fact, presumed, or unknown?"), seen_by=EVERYONE, mark="~", also=("確度",)
    )
    evidence: str = line(
        N_("Evidence"),
        ask=N_("What shows it?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "evidence"),
        also=("証拠", "裏付け", "proof"),
    )

    disputed_by: str = role(N_("Disputed by"), ask=N_("Which role doubts it?"), seen_by=MANAGEMENT)

    @property
    def is_confirmed(self) -> bool:
        """Whether it is a fact that nobody doubts."""
        return self.sure is CauseConfidence.FACT and not self.disputed_by.strip()
