"""What somebody asks for when they ask for a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, field
from datetime import date
from pathlib import Path

from exports.format import MD, Format
from exports.organisation import Organisation
from exports.report_kind import TEAM_REPORT, ReportKind
from exports.templating import own_source
from retro.language import Language
from retro.redaction.recipient import Recipient
from retro.value import value


@value
class ReportRequest:
    """One report as it was asked for. The last three come from the settings and the clock: `retro.services` adds them.

    Where nothing is said, it is the team's report as Markdown.
    """

    to: Language
    """The language that it is written in."""
    kind: ReportKind = TEAM_REPORT
    format: Format = MD
    recipient: Recipient = field(default_factory=Recipient)
    """To whom it goes among those whom the rows concern."""
    number: int = 0
    """Which interim report it is: 1 for the first; 0 for the next one, counted from what was sent."""
    stock: bool = False
    """The templates that come with Retro, even where the user has some of their own."""
    on: date = date.min
    """The day that it is written on: what was due before is overdue."""
    today: date | None = None
    """The day on which it is read, where that is another one: what was promised by a day before is promised no more."""
    organisation: Organisation = field(default_factory=Organisation)
    """Who it is from."""
    classification: Mapping[str, str] = field(default_factory=dict)
    """What stands at the head of reports that are no letter, by the code of their kind, where it is not the usual."""
    templates: Mapping[str, Path] = field(default_factory=dict)
    """Files of the user's own templates, by the name of the template that each takes the place of."""

    @property
    def read_on(self) -> date:
        """The day by which promises are looked at."""
        return self.today or self.on

    def identity(self) -> list[object]:
        """All of it but the day as plain values, with the texts of the templates: on one day, the same gives the same.

        RetroError if a template cannot be read.
        """
        return [
            self.to.code, self.kind.code, self.format.code, astuple(self.recipient), self.number, self.stock,
            [str(value) for value in astuple(self.organisation)], dict(self.classification),
            {name: own_source(path) for name, path in self.templates.items()},
        ]  # fmt: skip
