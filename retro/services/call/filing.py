"""A call becomes one contact of a case: start, length, role, its notes in their order, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from exports.markdown.escaped import escaped
from retro.asking.call.questions import CASE, NEW, NOTHING, TITLE, UNKNOWN
from retro.language import M_, MN_, Message, active
from retro.model import edits
from retro.model.answers import answer_id, with_answers_cleared
from retro.model.call import Call
from retro.model.change import Add, Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.moments.formatting import ToldDay
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.timeline import Channel, Contact
from retro.services.call.answers import role_in, values_of
from retro.services.changing.add_line import check_row
from retro.services.changing.begin import plain, read_beginning
from retro.services.changing.overtaken import with_overtaken_cleared
from retro.store.protocol import Latest, Store
from retro.text.controls import printable
from retro.value import value

_SAID = {UNKNOWN: Said.UNKNOWN, NOTHING: Said.NOT_APPLICABLE}
_TITLE = 120
"""So many letters of a title are taken."""


@value
class Filed:
    """A call that became a contact."""

    record: Retrospective
    row: EntryId
    minutes: int
    notes: int

    def told(self) -> Message:
        """Where it is now, in a sentence."""
        contact = self.record.get(self.row)
        name = row_name(self.record, contact) if contact else ""
        return MN_(
            "Kept in {reference} as {row}: one contact, {minutes} min, {n} note.",
            "Kept in {reference} as {row}: one contact, {minutes} min, {n} notes.",
            self.notes, reference=self.record.reference, row=name, minutes=self.minutes,
        )  # fmt: skip


def contact_of(call: Call, zone: tzinfo) -> Contact:
    """The contact that a call is, with the times of a case in `zone`."""
    values: dict[str, Any] = {"by": role_in(call.by)}
    for name, line in call.answers.items():
        if name not in (CASE, TITLE):
            values |= values_of(call, name, line.text, line.at)
    began = call.began.astimezone(zone).replace(second=0, microsecond=0)
    heard = [escaped(text) for text in (str(values.pop("heard", "")), _no_role(call)) if text]
    return Contact(
        happened=Moment.exact(began),
        channel=Channel.PHONE,
        minutes=Decimal(call.minutes),
        heard="\n\n".join([*heard, *_notes(call, zone)]),
        **values,
    )


def _no_role(call: Call) -> str:
    """What stands where a role should, and can be none: it is kept among the words."""
    said = call.answers["by"].text if "by" in call.answers else call.by
    return "" if role_in(said) else printable(said).strip()


def _notes(call: Call, zone: tzinfo) -> Iterator[str]:
    """Each note with its time; with its day, where that is another one than that of the beginning."""
    day = call.began.astimezone(zone).date()
    for note in call.notes:
        at, text = note.at.astimezone(zone), escaped(printable(note.text))
        yield f"{at:%H:%M} {text}" if at.date() == day else f"{at:%Y-%m-%d %H:%M} {text}"


def file_call(store: Store, factory: ChangeFactory, call: Call, zone: str) -> Filed:
    """Put a call into the case that was answered, or into a new one with times in `zone`.

    RetroError if the case takes no contact, or is gone, or the call was filed elsewhere: it stays where it is then.
    """
    case = call.answers[CASE].text if CASE in call.answers else call.reference
    row = factory.new_id()
    change = factory.change()
    if case == NEW:
        contact = contact_of(call, ZoneInfo(zone))
        title = call.answers[TITLE].text if TITLE in call.answers else ""
        read = read_beginning(factory, zone, title=title[:_TITLE] or _untitled(call))
        ops: tuple[Op, ...] = (Add(Contact.kind, row, contact.dump(), 1.0), *_said(call, change.id, row))
        reference = store.file_call(call.id, replace(change, ops=ops), plain(read))
    else:
        record = store.load(store.resolve(case))
        contact = contact_of(call, record.zone)

        def made(now: Retrospective) -> Sequence[Op]:
            check_row(now, replace(contact, id=row))
            ops = (*edits.added(now, contact, row), *_said(call, now.head.id, row))
            return with_overtaken_cleared(now, with_answers_cleared(now, ops))

        latest = Latest(record.head.seq, made)
        reference = store.file_call(call.id, replace(change, ops=tuple(made(record))), record.reference, latest)
    return Filed(store.load(reference), row, call.minutes, len(call.notes))


def _said(call: Call, head: EntryId, row: EntryId) -> Iterator[Add]:
    """What was answered by a sign: that there is none, or that it is not known."""
    for name, line in call.answers.items():
        if said := _SAID.get(line.text):
            answer = EmptyAnswer(row=row, asked=name, said=said)
            yield Add(answer.kind, answer_id(head, row, name), answer.dump())


def _untitled(call: Call) -> str:
    """What a case is called that has no title yet: nobody's name."""
    day = ToldDay(day=call.began.date())
    return M_("Call of {day}, {time}", day=day, time=f"{call.began:%H:%M}").show(active())


def check_case(store: Store, said: str) -> str:
    """The reference of the case that is meant. RetroError if there is none, or it takes no contact."""
    if said == NEW:
        return said
    record = store.load(store.resolve(said))
    check_row(record, Contact(heard="."))
    return record.reference
