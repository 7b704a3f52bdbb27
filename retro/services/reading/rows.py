"""A row as it is read: what it says, and below it each further field with its label."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import N_, Language
from retro.model.answers import answers_of
from retro.model.answers_in_words import told_in_words
from retro.model.entry import Entry
from retro.model.field_types import LinkType, MomentType, ProseType
from retro.model.fields import Field
from retro.model.quick_entry.line import QuickLine
from retro.model.record import Retrospective, kinds_of
from retro.model.row_labels import linked_rows, row_name, row_text
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause
from retro.model.stages.scope import Party
from retro.review.as_it_stands import as_it_stands, given_up_beside
from retro.review.parties import party_in_words, party_state
from retro.services.reading.blocks import Block, BlockType
from retro.services.reading.prose import flowing
from retro.text.controls import printable

_LABELLED = N_("{label}: {value}")
_SEPARATOR = N_("; ")


def row_block(record: Retrospective, row: Entry, to: Language, *, depth: int = 0) -> Block:
    """A row of a stage, with all that it says."""
    shown = as_it_stands(row)
    lead = row.field(row.lead) if row.lead else None
    at = _shown(record, shown, lead, to) if lead and isinstance(lead.type, MomentType) else ""
    said = flowing(row_text(record, shown))
    of = row.needed() if not row.main_text and row.needed() != row.main else ""
    if of and (row_it_is_of := record.get(getattr(row, of))):
        said = f"{row_name(record, row_it_is_of)} {said}".strip()
    label = "" if kinds_of(row.stage)[0] is type(row) else to(row.label)
    text = to(_LABELLED, label=label, value=said) if label and said else label or said or to(N_("not said"))
    if (gone := given_up_beside(row)) is not None:
        text = f"{text} – {gone.show(to)}"
    more = [*field_lines(record, row, to, but=(row.main, of, *([row.lead] if at else ())))]
    if isinstance(row, Party):
        more.insert(0, party_in_words(party_state(record, row), to))
    text = f"{at}  {text}" if at else text
    return Block(BlockType.ROW, text, row_name(record, row), tuple(more), depth, row.id)


def field_lines(record: Retrospective, row: Entry, to: Language, *, but: tuple[str, ...]) -> Iterator[str]:
    """What the fields of the head or of a row say: the short ones on one line, each prose on one of its own."""
    shown, answers = as_it_stands(row), answers_of(record, row.id)
    units = {field.unit for field in row.fields() if field.unit}
    short, long = list[str](), list[str]()
    for field in type(row).fields():
        if field.name in but or field.name in units or field.is_code or _is_told_otherwise(row, field):
            continue
        value = _shown(record, shown, field, to)
        answer = answers.get(field.name)
        if not value and answer is not None and answer.said not in (None, Said.LATER):
            value = told_in_words(answer, to)
        if value.strip():
            told = to(_LABELLED, label=to(field.label), value=value)
            (long if isinstance(field.type, ProseType) else short).append(told)
    if short:
        yield to(_SEPARATOR).join(short)
    yield from long


def _is_told_otherwise(row: Entry, field: Field) -> bool:
    """Whether the place of a row tells what a field says."""
    return isinstance(row, Cause) and field.name == "parent"


def _shown(record: Retrospective, row: Entry, field: Field, to: Language) -> str:
    value = getattr(row, field.name)
    if value == field.type.empty:
        return ""
    if isinstance(field.type, ProseType):
        return flowing(value)
    if isinstance(field.type, LinkType):
        linked = linked_rows(record, value, field.type)
        gone = to(N_("a row that is deleted"))
        return to(_SEPARATOR).join(
            f"{row_name(record, each)} {printable(row_text(record, each))}" if each else gone for each in linked
        )
    return QuickLine(type(row), row).shown(field, to, record)
