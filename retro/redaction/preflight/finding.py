"""One thing that stands against what is about to leave the team, and what it is looked for in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from retro.language import M_, Language, Message
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.redaction.audience import Audience
from retro.redaction.customers_words import field_of_words
from retro.redaction.recipient import Recipient
from retro.review.needs.case import Case, case_of
from retro.text.folding import folded
from retro.text.shortened import beginning
from retro.value import value

if TYPE_CHECKING:
    from retro.review.words.people import People


class Weight(StrEnum):
    """What becomes of it."""

    GRAVE = "grave"
    """It stops what would leave, until it is mended."""
    DOUBTFUL = "doubtful"
    """Somebody has to say that it may go out so."""
    TOLD = "told"
    """Whoever sends it is told, and need not answer."""


@value
class PreflightFinding:
    """One thing that stands against it."""

    code: str
    """What it is: stable, and the code of the judgement where it is one."""
    weight: Weight
    message: Message
    """Where it is, the words, and what is wrong with them, in a sentence."""
    cure: Message | None = None
    """What to do about it on the command line."""
    row: EntryId = ""
    """The row, or the head; "" where it is about what is sent as a whole."""
    field: str = ""
    words: str = ""
    """The words it is about."""
    text: str = ""
    """All that stands in the field with them; where it changes, what was answered about the words counts no more."""

    @property
    def key(self) -> str:
        """By what an answer knows it again. The words stand in it as a hash: a name may be among them."""
        said = f"{self.words}\n{self.text}" if self.text else self.words
        return f"{self.code}.{self.row}.{self.field}.{hash_of(said)}"

    @property
    def told(self) -> Message:
        """All of it in one line."""
        return M_("{said} {more}", said=self.message, more=self.cure) if self.cure else self.message


def hash_of(words: str) -> str:
    """Words as answers keep them: the same whatever their width and case."""
    import hashlib  # reports are made without it

    return hashlib.sha256(folded(" ".join(words.split())).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@value
class Outgoing:
    """What is about to leave: the record, and what of it one reader gets."""

    record: Retrospective
    visible: Retrospective
    """As much of the record as goes out, names and all where these are not settled yet."""
    audience: Audience
    recipient: Recipient
    is_interim: bool
    """Whether it is a report before everything is known."""
    on: date
    """The day on which it is read."""
    to: Language
    """The language in which it is written."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Those who took part in other cases: their names, and how these are read."""

    @property
    def is_letter(self) -> bool:
        """Whether customers read it, one of them or all."""
        return self.audience.is_letter


class OutgoingCase(Case):
    """What goes out, looked at as a case is. Whose fault it was and who took part is known from the whole record."""

    def __init__(self, out: Outgoing) -> None:
        super().__init__(replace(out.visible, head=out.record.head))
        self._whole = out.record

    @cached_property
    def people(self) -> People:
        """What speaks of a person in the whole record."""
        return case_of(self._whole).people


@value
class FieldWords:
    """Words that stand in a field of a row, or of the head; "" for the field as a whole."""

    row: Entry
    field: str
    words: str = ""


def about_words(out: Outgoing, code: str, weight: Weight, at: FieldWords, what: Message) -> PreflightFinding:
    """What stands against words that go out: they can be written otherwise."""
    text = str(getattr(at.row, at.field)) if at.field else ""
    return PreflightFinding(code, weight, said(out, at, what), rewritten(out, at), at.row.id, at.field, at.words, text)


def said(out: Outgoing, at: FieldWords, what: Message) -> Message:
    """Where it stands, the words on one line, what is said of them: `5.2 “be careful”: That leans on attention.`."""
    words = " ".join(at.words.split())
    if not words:
        return M_("{place}: {question}", place=_place(out, at), question=what)
    return M_("{place} “{words}”: {question}", place=_place(out, at), words=beginning(words), question=what)


def rewritten(out: Outgoing, at: FieldWords) -> Message:
    """How the words of a field are written otherwise."""
    reference = out.record.reference
    if at.row.id == out.record.head.id:
        field = field_of_words(out.record.head, at.field, out.to)
        return M_("retro set {reference} {field}=…", reference=reference, field=field)
    name = row_name(out.record, at.row)
    row = out.record.get(at.row.id) or at.row
    field = field_of_words(row, at.field, out.to)
    return M_("retro edit {reference} {row} {field}=…", reference=reference, row=name, field=field)


def _place(out: Outgoing, at: FieldWords) -> Message:
    """What a place is called: `5.2`; of the head its field."""
    if at.row.id == out.record.head.id:
        return out.record.head.field(at.field).title
    return M_("{text}", text=row_name(out.record, at.row))
