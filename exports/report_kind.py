"""The kinds of report that there are of a retrospective. They follow from the audiences: each has its own."""

from __future__ import annotations

from collections.abc import Iterator

from exports.templating import PLAIN, TEMPLATES
from retro.redaction.audience import AUDIENCES, Audience
from retro.value import value


@value
class ReportKind:
    """What is written for one audience: the report itself, or one before everything is known."""

    audience: Audience
    is_interim: bool = False

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Its name on the command line and in the names of files: `interim-customer`."""
        return self.audience.interim if self.is_interim else self.audience.code

    @property
    def label(self) -> str:
        """The message id of what it is called."""
        return (self.audience.interim_label if self.is_interim else self.audience.label) or self.code

    @property
    def template(self) -> str:
        """The name of the template that it is made from."""
        if self.is_interim:
            return "interim"
        own = TEMPLATES.get(self.code)
        return self.code if own and own.is_of_audience else PLAIN

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter: to one customer, or to all of them."""
        return self.audience.is_letter

    @property
    def is_formal(self) -> bool:
        """Whether days and times stand in it as letters and forms have them."""
        return self.is_letter or self.is_interim or self.audience.is_form

    @property
    def is_brief(self) -> bool:
        """Whether it is made to fit one printed page."""
        return TEMPLATES[self.template].is_brief


def kinds_for(audiences: tuple[Audience, ...]) -> tuple[ReportKind, ...]:
    """The kinds of report for these audiences: those that are final, then those that are interim."""
    return tuple(_kinds(audiences))


def _kinds(audiences: tuple[Audience, ...]) -> Iterator[ReportKind]:
    yield from (ReportKind(audience) for audience in audiences)
    yield from (ReportKind(audience, is_interim=True) for audience in audiences if audience.interim)


KINDS = kinds_for(AUDIENCES)
"""Every kind of report."""

TEAM_REPORT = KINDS[0]
"""The report that tells everything: the one that is meant where nobody says another."""


def kind_coded(code: str) -> ReportKind | None:
    """The kind of report with this code; None if there is none."""
    return next((kind for kind in KINDS if kind.code == code), None)
