"""Give rows words of their own for customers: which need some in a letter, and what somebody wrote for them."""

from __future__ import annotations

from collections.abc import Mapping

from exports.request import ReportRequest
from exports.unfit import Unfit, unfit
from retro.errors import RetroError
from retro.language import M_, Language
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.shareable import Worded
from retro.model.stages.answers import Said
from retro.services.changing.commit import Done
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.sending.report import ReportContext, in_context
from retro.store.protocol import Store
from retro.text.controls import without_controls
from retro.text.width import is_wide
from retro.value import value

HEAD = "head"
"""What the head is called among rows."""


@value
class Sentence:
    """One text of a letter that needs other words."""

    row: Worded
    """The row, or the head."""
    name: str
    """What the row is called: `2.1`; `head`."""
    own: str
    """The words of the row itself, names and all."""
    need: Unfit


def sentences(record: Retrospective, request: ReportRequest, report_context: ReportContext) -> tuple[Sentence, ...]:
    """The texts of the letter that was asked for that need other words, in the order of the record.

    A StopError where the letter cannot be made as it is, for another reason than a name.
    """
    found = []
    for need in unfit(record, in_context(request, report_context, record.zone)):
        row = record.head if need.entry == record.head.id else record.get(need.entry)
        if isinstance(row, Worded) and need.words:
            name = HEAD if row is record.head else row_name(record, row)
            found.append(Sentence(row, name, one_line(str(getattr(row, need.field))), need))
    return tuple(found)


def reword(
    store: Store, factory: ChangeFactory, record: Retrospective, to: Language, answers: Mapping[EntryId, str]
) -> Done:
    """Write words for customers who read this language, by row; an empty text leaves a row out of their letters.

    RetroError for a row that no customer is told of; errors besides as of `edit_fields`.
    """
    return edit_fields(store, factory, record, [_edit(_entry(record, row), to, text) for row, text in answers.items()])


def _entry(record: Retrospective, row: EntryId) -> Entry | None:
    return record.head if row == record.head.id else record.get(row)


def _edit(row: Entry | None, to: Language, text: str) -> Edit:
    name = row.words_in(to.code) if isinstance(row, Worded) else ""
    if row is None or not name:
        raise RetroError(
            M_("No customer is told of a row of this kind."), M_("Name a row that stands in a letter, or head.")
        )
    words = one_line(text)
    return Edit(row, {name: words}, said={} if words else {name: Said.NOT_APPLICABLE})


def one_line(text: str) -> str:
    """A text as words for customers hold it: on one line, with no blank where a Japanese one goes on."""
    said = ""
    for line in without_controls(text).split("\n"):
        words = " ".join(line.split())
        goes_on = not (said and words) or (is_wide(said[-1]) and is_wide(words[0]))
        said += words if goes_on else f" {words}"
    return said
