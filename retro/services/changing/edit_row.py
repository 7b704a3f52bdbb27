"""Edit a row: fields of it, given by their names or labels as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from retro.errors import NOTHING_WRITTEN, RetroError, UsageError
from retro.language import M_, Message
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import Retrospective
from retro.services.changing.commit import Done, check_open
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.field_texts import Texts, read_assignments, read_value
from retro.services.changing.retry_on_conflict import retry_on_conflict
from retro.store.protocol import Store
from retro.value import value


@value
class Edited:
    """What was written into a row."""

    done: Done
    row: Entry
    """The row as it is now."""
    values: Mapping[str, Any]
    """How the words were read, by the names of the fields: values, and what was said (`Said`) of fields without one."""


def edit_row(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    row: Entry,
    assignments: Iterable[str],
    *,
    longer: Iterable[tuple[str, str]] = (),
) -> Edited:
    """Write fields of a row, given like `due=2026-12-01`, and those whose text stands elsewhere, with their names.

    They are written whatever others wrote into the same fields meanwhile. UsageError, with everything that is wrong, if
    a word cannot be read; ValidationError if the row would contradict itself; RetroError if it is gone, or cannot be
    written. Nothing is written then.
    """
    texts = read_assignments(type(row), assignments, longer)

    def write(now: Retrospective) -> Edited:
        entry = now.get(row.id)
        if entry is None:
            raise RetroError(
                M_("The row was deleted meanwhile."),
                M_("It comes back with: retro undo {reference}", reference=now.reference),
            )
        if not all(type(entry).field(name).by_checks for name in texts.by_field):  # a check may follow a closing
            check_open(now, entry, texts.by_field)
        values = _read(texts, now, entry, factory.now())
        done = edit_fields(store, factory, now, [Edit.of(entry, values)])
        return Edited(done, done.record.get(row.id) or entry, values)

    return retry_on_conflict(record, write)


def _read(texts: Texts, record: Retrospective, row: Entry, now: datetime) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    problems: list[Message] = [*texts.problems]
    for name in sorted(texts.by_field, key=lambda name: not row.field(name).unit):  # a unit that is given counts more
        field, text = row.field(name), texts.by_field[name]
        try:
            values |= read_value(type(row), field, text, record.context(row, now), record)
        except ValidationError as refused:
            problems += [problem.message for problem in refused.problems]
        else:
            if name == row.needed() and not text.strip():  # a row that says nothing is deleted, not emptied
                problems.append(Problem(Code.REQUIRED, params={"field": field.title}).message)
    if problems:
        raise UsageError(problems[0], NOTHING_WRITTEN, problems[1:])
    return values
