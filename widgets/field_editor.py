"""The editor that suits a field, and the words that show its value where it is not edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retro.language import _, active
from retro.model import field_types
from retro.model.answers import answer_to, sign
from retro.model.answers_in_words import told_in_words
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.record import Retrospective
from retro.model.row_labels import link_targets, linked_rows
from retro.text.paragraphs import paragraphs
from widgets.choice_editor import ChoiceEditor, Option
from widgets.editors import LineEditor

if TYPE_CHECKING:
    from widgets.prose_editor import ProseEditor

    Editor = LineEditor | ProseEditor | ChoiceEditor


def shown_value(record: Retrospective, field: Field, value: Any) -> str:
    """The value of a field in words: prose in paragraphs, a link by what the rows say that it points to."""
    if isinstance(field.type, field_types.LinkType):
        rows = linked_rows(record, value, field.type)
        return _("; ").join(row.main_text if row else _("(a row that was deleted)") for row in rows)
    shown = field.type.show(value, active(), record.zone)
    return paragraphs(shown) if isinstance(field.type, field_types.ProseType) else shown


def saved_words(entry: Entry, record: Retrospective, field: Field, remark: str) -> tuple[str, bool]:
    """What a field of `entry` holds, in words, and whether that is what was said instead of a value: not known.

    `remark` is told beside a value.
    """
    if answer := answer_to(record, entry.id, field.name):
        return told_in_words(answer, active()), True
    text = shown_value(record, field, getattr(entry, field.name))
    return (f"{text}  {remark}" if remark else text), False


def field_editor(entry: Entry, record: Retrospective, field: Field, draft: str | None) -> Editor:
    """The editor of a field of `entry`, with its value in it; instead with `draft`, a text or a sign, if any."""
    value, type_ = getattr(entry, field.name), field.type
    if isinstance(type_, field_types.ProseType):
        from widgets.prose_editor import ProseEditor

        return ProseEditor(value if draft is None else draft, placeholder=_(field.ask))
    said = sign(draft) if draft else None
    if isinstance(type_, field_types.ChoiceType | field_types.ChoicesType):
        options = [Option(choice.value, _(choice.label)) for choice in type_.choices]
        several = isinstance(type_, field_types.ChoicesType)
        chosen = [choice.value for choice in value] if several else [value.value] if value else []
        return ChoiceEditor(options, chosen, several=several, one_a_line=False, said=said)
    if isinstance(type_, field_types.YesNoType):
        options = [Option(int(said), type_.show(said, active(), record.zone)) for said in (True, False)]
        return ChoiceEditor(options, [] if value is None else [int(value)], several=False, one_a_line=False, said=said)
    if isinstance(type_, field_types.LinkType):
        targets = [Option(target.row.id, target.label(active())) for target in link_targets(record, entry, type_)]
        several = isinstance(type_, field_types.LinksType)
        return ChoiceEditor(targets, type_.targets(value), several=several, one_a_line=True, said=said)
    return LineEditor(shown_value(record, field, value) if draft is None else draft, placeholder=_(field.ask))
