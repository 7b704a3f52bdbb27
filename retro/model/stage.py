"""The stages of the walk: the head, the six stages, and what the review adds."""

from __future__ import annotations

from typing import Self

from retro.language import N_
from retro.model.choice import Choice


class Stage(Choice):
    """A stage, in the order of the walk.

    `short` is the message id of its name where room is scarce, `question` of what it asks.
    """

    short: str
    question: str

    def __new__(cls, code: str, short: str, label: str, question: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.short = short
        member.question = question
        return member

    HEAD = "head", N_("Head"), N_("Head"), N_("What is this about, and who was there?")
    TIMELINE = "timeline", N_("Timeline"), N_("Timeline"), N_("What happened, when, who was told, what was promised?")
    CAUSE = (
        "cause",
        N_("Cause"),
        N_("Cause"),
        N_("Which facts, traced back to the system behind the person, made it happen?"),
    )
    SCOPE = (
        "scope",
        N_("Scope"),
        N_("Scope of damage"),
        N_("Who was hurt, in what way, how much, and can it be undone?"),
    )
    REMEDY = (
        "remedy",
        N_("Remedy"),
        N_("Remedy taken"),
        N_("What was done for those hurt, by the person and by the company, and did they accept it?"),
    )
    PREVENTION = (
        "prevention",
        N_("Prevention"),
        N_("Prevention measure"),
        N_("What will stop it from happening again, who owns it, by when, and how will we know?"),
    )
    CHANGES = (
        "changes",
        N_("Changes"),
        N_("Hardware / process changes"),
        N_("Which equipment, tool, label, form or procedure changes for good?"),
    )
    REVIEW = (
        "review",
        N_("Review"),
        N_("Review"),
        N_("What did we learn, and what is left for another day?"),
    )

    @property
    def number(self) -> int:
        """0 for the head, 1 to 6 for the six stages, 7 for the review."""
        return list(Stage).index(self)


SIX = tuple(Stage)[1:7]
"""The six stages that every walk goes through."""
