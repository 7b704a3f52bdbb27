"""What a quick line was read as, and how that is said in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from retro.language import N_, Language, active
from retro.model import field_types
from retro.model.ahead import with_future
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.formatting import show_day, show_moment
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.row_labels import linked_labels
from retro.text.controls import printable
from retro.text.shortened import shortened
from retro.value import value

TOLD = 200
"""So many letters of a text are told back where the line that holds it stands beside: enough to know it by."""


@value
class QuickLine:
    """A line as it was read."""

    kind: type[Entry]
    entry: Entry
    """The row that it describes, without id and position."""
    unread: tuple[str, ...] = ()
    """What looks like a mark, a time, a day, a zone or an amount, and was taken for text: `@shipping`, `10:05`."""
    alternative: QuickLine | None = None
    """The same on the day after: there where the line says no day, and that one is as likely meant."""
    is_plain: bool = True
    """Whether the day of its moment goes without saying: it is that of the row above, and the line says none."""

    written: str = ""
    """Its moment as it was written, where that names a zone with other clocks than those of the case: `05:30 UTC`."""
    is_ahead: bool = False
    """Whether it tells of what happened at a moment that is still to come for who writes it."""
    is_early: bool = False
    """Whether it names a day before the one on which the case began."""

    def said_by(self, speaker: str) -> QuickLine:
        """The same, from a chat in which `speaker` wrote it; "" where nobody is named.

        That may be somebody's name, so it goes where the team alone reads it; where a kind has no such field, it stays
        before the text.
        """
        if not speaker:
            return self
        name = self.kind.speaker or self.kind.main
        held = getattr(self.entry, name)
        said: Any = (
            active()("{label}: {value}", label=speaker, value=held)
            if name == self.kind.main
            else ", ".join(filter(None, (held, speaker)))
        )
        later = self.alternative
        return replace(
            self,
            entry=replace(self.entry, **{name: said}),
            alternative=later.said_by(speaker) if later else None,
        )

    def without_reading(self, pieces: Sequence[str]) -> QuickLine:
        """The same, with `pieces` of its text told as not read, too."""
        if not pieces:
            return self
        others = (each for each in self.unread if not any(each in piece for piece in pieces))
        later = self.alternative
        return replace(
            self,
            unread=(*pieces, *others),
            alternative=later.without_reading(pieces) if later else None,
        )

    def priced(self, currency: str) -> QuickLine:
        """The same, a cost without a currency in this one."""
        money = [field for field in self.kind.fields() if field.unit == "currency"]
        bare = [field for field in money if getattr(self.entry, field.name) is not None and not self.entry.currency]  # type: ignore[attr-defined]
        if not currency or not bare:
            return self
        later = self.alternative
        entry = replace(self.entry, currency=currency)  # type: ignore[call-arg]  # every kind with a price has one
        return replace(self, entry=entry, alternative=later.priced(currency) if later else None)

    def echo(self, to: Language, record: Retrospective, most: int | None = None) -> str:
        """How the line was read: `event, 14:05, “phones start ringing”, kind detection`; and what of it was not.

        Of each text `most` letters are told; all of them, if nothing is said.
        """
        read = to.join([to(self.kind.label).lower(), *self._parts(to, record, most)])
        return to(N_("{read} ({unread})"), read=read, unread=self.echo_unread(to)) if self.unread else read

    def echo_unread(self, to: Language) -> str:
        """What was not read, in words that stand beside how the line was read; "" if there is nothing."""
        from retro.model.quick_entry.unread import told_unread  # where something was not read alone

        if not self.unread:
            return ""
        pieces = (told_unread(self.kind, piece, to) for piece in self.unread)
        return to(N_("not read: {pieces}"), pieces=to.join(pieces))

    def echo_moment(self, to: Language, record: Retrospective) -> str:
        """The moment that the line begins with, with its day; "" if there is none."""
        moment = getattr(self.entry, self.kind.lead) if self.kind.lead else None
        return show_moment(moment, to, record.zone) if isinstance(moment, Moment) else ""

    def shown(self, field: Field, to: Language, record: Retrospective) -> str:
        """The value of a field in words, with its unit; of a moment, the day, too, where that is not plain."""
        value = getattr(self.entry, field.name)
        if isinstance(value, Moment):
            leads = field.name == self.kind.lead
            near = record.day if leads else self._day(record)
            said = show_moment(value, to, record.zone, near=near, with_day=leads and not self.is_plain)
            said = with_future(said, to, is_ahead=leads and self.is_ahead, is_early=leads and self.is_early)
            is_converted = leads and self.written
            return (
                to(N_("{written} → {moment}"), written=printable(self.written), moment=said) if is_converted else said
            )
        shown = _shown(field, value, to, record)
        return f"{shown} {printable(getattr(self.entry, field.unit))}".strip() if field.unit else shown

    def _day(self, record: Retrospective) -> date:
        """The day that goes without saying in the moments behind the first: that of this one, else of the record."""
        moment = getattr(self.entry, self.kind.lead) if self.kind.lead else None
        first = moment.first if isinstance(moment, Moment) else None
        return (first.astimezone(record.zone).date() if isinstance(first, datetime) else first) or record.day

    def _parts(self, to: Language, record: Retrospective, most: int | None) -> Iterator[str]:
        lead, main = self.kind.lead, self.kind.main
        units = {field.unit for field in self.kind.fields()}
        for field in sorted(self.kind.fields(), key=lambda field: (field.name != lead, field.name != main)):
            value, label = getattr(self.entry, field.name), to(field.label).lower()
            if value == field.type.empty or field.name in units or (field.is_code and field.by_command):
                continue
            shown = self.shown(field, to, record)
            shown = shown if most is None else shortened(shown, most)
            if field.name == main:
                yield to(N_("“{text}”"), text=shown)
            elif field.name == lead or _says_itself(field, shown, label):
                yield shown
            else:
                yield f"{label} {shown}"


def _shown(field: Field, value: Any, to: Language, record: Retrospective) -> str:
    if isinstance(field.type, field_types.YesNoType) and field.type.yes:
        return to(field.type.yes if value else field.type.no)
    if isinstance(field.type, field_types.DayType):  # read of `fri` or `+14`: the weekday lets one see a mistake
        return show_day(value, to, with_weekday=True)
    if isinstance(field.type, field_types.LinkType):
        return linked_labels(record, value, field.type, to)
    return printable(field.type.show(value, to, record.zone))


def _says_itself(field: Field, shown: str, label: str) -> bool:
    """Whether a value is understood without its label: `unconfirmed`, `by the company`."""
    return (isinstance(field.type, field_types.YesNoType) and bool(field.type.yes)) or shown.lower().startswith(label)
