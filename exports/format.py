"""What a format of a report is: what it is called, and how its bytes are made. `exports.formats` declares them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from exports.document import Document
from exports.report_kind import ReportKind
from retro.language import N_, Language, Message
from retro.model.record import FullRecord, Retrospective
from retro.review.deadline_history import DeadlineHistory
from retro.value import value


class Reported(Protocol):
    """What a format gives as data: what a report was made from, with nothing in it that its reader may not see."""

    @property
    def document(self) -> Document:
        """The document."""

    @property
    def record(self) -> Retrospective:
        """The record that its reader may see."""

    @property
    def kind(self) -> ReportKind:
        """Which kind of report it is."""

    @property
    def to(self) -> Language:
        """The language of its reader."""

    @property
    def whole(self) -> FullRecord | None:
        """The record with its history, for those from whom nothing is kept."""

    @property
    def history(self) -> DeadlineHistory:
        """What was due before and is not any more, as far as its reader may know it."""


Content = bytes | Mapping[str, bytes]
"""What is in one file, or in each of the files of a folder."""


@value(eq=False)
class Format:
    """One format. It has a `render` if it shows a document to be read, or `data` if it gives the record as data."""

    code: str
    """Its name on the command line: `pdf`."""
    label: str
    """The message id of what it is called."""
    is_text: bool = False
    """Whether a terminal can show it."""
    is_folder: bool = False
    """Whether it is a folder of several files."""
    takes_whole: bool = False
    """Whether it can hold the history of a record, for those from whom nothing is kept."""
    takes_history: bool = False
    """Whether it tells what is gone to those who have an earlier copy."""
    ending: str = ""
    """What its files' names end with, where that is not its code: `.todo.ics`."""
    render: Callable[[Document], bytes] | None = None
    data: Callable[[Reported], Content] | None = None
    warns: Callable[[Document], tuple[Message, ...]] | None = None
    """What the writer of a document should know before it is written in this format."""

    def __str__(self) -> str:
        return self.code

    @property
    def suffix(self) -> str:
        """What its files' names end with: `.pdf`. A folder has none."""
        return "" if self.is_folder else self.ending or f".{self.code}"

    @property
    def is_document(self) -> bool:
        """Whether it shows a document to be read."""
        return self.render is not None

    def warnings(self, report: Reported) -> tuple[Message, ...]:
        """What its writer should know before it is written."""
        return self.warns(report.document) if self.warns else ()

    def write(self, report: Reported) -> Content:
        """The report in this format. RetroError if that needs a package or a font that is not there."""
        if self.data is not None:
            return self.data(report)
        assert self.render is not None
        return self.render(report.document)


MD = Format("md", N_("Markdown"), is_text=True, render=lambda document: document.markdown.encode())
"""The format that every document is in by nature."""
