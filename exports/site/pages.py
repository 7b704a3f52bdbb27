"""The pages of the site as HTML, from templates that escape whatever they are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.document import Document
from exports.organisation import Organisation
from exports.site.index_rows import IndexRow, LearnedLesson, OpenMeasure, tells_lessons
from exports.site.tables import (
    filters,
    lesson_headings,
    lesson_row,
    list_headings,
    list_row,
    measure_headings,
    measure_row,
)
from retro.language import MN_, N_, Language
from retro.model.moments.formatting import show_day
from retro.redaction.audience import Audience
from retro.text.controls import printable
from retro.value import value

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What the pages may load: the script and the style beside them, and nothing from anywhere else.

`file:` is for browsers to which a file on the disk is not 'self'; reports bring styles of their own in their tables.
"""


@value
class Pages:
    """Makes the pages for one kind of reader, in one language."""

    to: Language
    reader: Audience
    organisation: Organisation

    def case(self, document: Document, body: str, newer: str, older: str) -> str:
        """The page of a case: its report, whose HTML is `body`, and the references on either side, "" for none."""
        from markupsafe import Markup

        # The body was made by exports.html.page, which escapes what people wrote; all else is escaped by the template.
        words = {"body": Markup(body), "is_letter": document.is_letter, "newer": newer, "older": older}  # noqa: S704
        return self._page("case", document.title, root="../", **words)

    def index(self, lines: Sequence[IndexRow], parts: int) -> str:
        """The list of all cases, in the order of `lines`; `parts` is how many files the texts of the search are in."""
        return self._page(
            "index",
            self._titles["index"],
            parts=parts,
            told=MN_("{n} case.", "{n} cases.", len(lines)).show(self.to),
            filters=filters(lines, self.reader, self.to),
            headings=list_headings(self.reader, self.to),
            rows=(list_row(line, self.reader, self.to) for line in lines),
        )

    def measures(self, measures: Sequence[OpenMeasure], on: date) -> str:
        """The open measures of all cases, in the order of `measures`."""
        as_of = self.to(N_("What is overdue is told as of {day}."), day=show_day(on, self.to))
        return self._page(
            "measures",
            self._titles["measures"],
            told=MN_("{n} open measure.", "{n} open measures.", len(measures)).show(self.to),
            as_of=as_of if self._for_team else "",
            headings=measure_headings(self.reader, self.to),
            rows=(measure_row(measure, self.reader, self.to) for measure in measures),
        )

    def lessons(self, lessons: Sequence[LearnedLesson]) -> str:
        """What others can learn from all cases, in the order of `lessons`."""
        return self._page(
            "lessons",
            self._titles["lessons"],
            told=MN_("{n} lesson.", "{n} lessons.", len(lessons)).show(self.to),
            headings=lesson_headings(self.reader, self.to),
            rows=(lesson_row(lesson, self.reader, self.to) for lesson in lessons),
        )

    def _page(self, name: str, title: str, *, root: str = "", **words: Any) -> str:
        mark = N_("For the team alone: it names people, and tells what is not confirmed.") if self._for_team else ""
        shown = " – ".join(" ".join(printable(part).split()) for part in (title, self.organisation.name) if part)
        return _templates().get_template(f"{name}.html.j2").render(
            _=self.to, to=self.to, policy=POLICY, root=root, at=name, title=shown, titles=self._titles,
            organisation=self.organisation.name, mark=self.to(mark), **words,
        )  # fmt: skip

    @property
    def _for_team(self) -> bool:
        return self.reader.sees_all

    @property
    def _titles(self) -> dict[str, str]:
        """The names of the lists."""
        names = {"index": N_("Our reports"), "measures": N_("What is still to be done")}
        if self._for_team:
            names = {"index": N_("Retrospectives"), "measures": N_("Open measures")}
        if tells_lessons(self.reader):
            names["lessons"] = N_("Lessons")
        return {name: self.to(words) for name, words in names.items()}


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
