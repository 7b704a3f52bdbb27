"""What a stage of the walk is. Each is declared once, in a module of `retro.model.stages`, with the rows it holds."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property

from retro.value import value


@value
class Wording:
    """How a stage is spoken of. All texts are message ids; what is "" is not said."""

    label: str
    """What it is called: `Scope of damage`."""
    name: str
    """Its name where room is scarce."""
    question: str = ""
    """What it asks."""
    asks: tuple[str, ...] = ()
    """What an experienced facilitator asks besides."""
    example: str = ""
    """A quick line, shown where the entry line is empty."""
    empty: str = ""
    """What to say while it holds no row; what `Stage.empty` says, if nothing is said."""


@value(eq=False)
class Stage:
    """A stage of the walk, and everything that is said about it. All texts are message ids.

    What is not said is the safe thing: the stage counts as one that every walk goes through, it may stay empty, and
    nothing is asked.
    """

    code: str
    """Its name on the command line and in templates: `timeline`."""
    label: str
    """What it is called: `Scope of damage`."""
    question: str = ""
    """What it asks."""
    also: tuple[str, ...] = ()
    """Further names that people call it by, in any language: `経緯`."""
    short: str = ""
    """Its name where room is scarce; the label, if nothing is said."""
    asks: tuple[str, ...] = ()
    """What an experienced facilitator asks besides."""
    example: str = ""
    """A quick line, shown where the entry line is empty."""
    neutral: str = ""
    """One that suits any case, shown until somebody says of which kind the case is; `example`, if nothing is said."""
    forms: tuple[tuple[str, str], ...] = ()
    """The forms of its quick lines, each with its meaning."""
    empty: str = ""
    """What to say while it holds no row; "" if it may stay empty without a word."""
    may_be_empty: bool = True
    """Whether a case can be closed while it holds no row; where it cannot, `empty` says what to do.

    It counts while the table of needs (`retro.review.needs.table`) says nothing of the stage: that table alone says it
    then, for each depth of a case."""
    engineering: Wording | None = None
    """How it is spoken of where an engineering system failed, if not as it is where somebody complains."""
    is_walked: bool = True
    """Whether it is one of those that make up the walk: neither the head nor the review."""
    number: int = field(default=-1, init=False)
    """Its place in the walk: 0 for the head, from 1 for the others; `retro.model.stages` gives it."""

    def __post_init__(self) -> None:
        """ValueError if it may not be empty and does not say what to do then."""
        if not (self.may_be_empty or self.empty):
            raise ValueError(f"{self.code} may not be empty: `empty` says what to do then")

    @property
    def name(self) -> str:
        """The message id of its name where room is scarce."""
        return self.short or self.label

    def wording(self, *, engineering: bool) -> Wording:
        """How it is spoken of in a case: with the words of engineering, or with those of complaints."""
        if engineering and self.engineering is not None:
            return self.engineering
        return self._of_complaints

    @cached_property
    def _of_complaints(self) -> Wording:
        return Wording(self.label, self.name, self.question, self.asks, self.example, self.empty)
