"""What a letter tells of each kind of row: one line for each, in the words of its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, tzinfo
from functools import cache

from exports.letters.full_stops import unended
from exports.letters.zones import zone_words
from exports.markdown.entry_view import EntryView
from exports.markdown.escape import Markdown, filled_in
from exports.markdown.prose import is_one_paragraph
from retro.language import N_, Language
from retro.model.moments.moment import Moment
from retro.model.quick_entry.numerals import NUMERAL, value_of
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.scope import Damage
from retro.value import value


@value
class LetterLines:
    """The lines of one letter."""

    to: Language
    head: EntryView
    rows: Callable[[str], list[EntryView]]
    """The rows of a kind that its reader may see."""
    is_extent_open: Callable[[EntryView], bool]
    """Whether it is still being established how much a damage is."""
    is_lapsed: Callable[[EntryView], bool]
    """Whether a row is still to be done, and its day has passed."""
    shared: Collection[str] = ()
    """The ids of the events that somebody marked for customers, for all of them or for some."""
    is_in_sentences: bool = False
    """Whether its lines become sentences of a paragraph."""
    zone: tzinfo = UTC
    """That of its times."""
    is_system: bool = False
    """Whether a system failed: its reader is told when it was up again."""
    tells_all_events: bool = False
    """Whether it tells of every event that its reader may see, also of those that nobody marked."""

    def happened(self) -> Iterator[Markdown]:
        """When it began, when a system was up again, and the events that somebody marked for customers."""
        if self.head["started"] and not self.is_in_sentences:
            yield self._line(N_("{label}: {value}"), label=self.to(N_("When it began")), value=self.zoned("started"))
        if self.is_system and self.head["resolved"] and not self.is_in_sentences:
            over = self.to(N_("When it was restored"))
            yield self._line(N_("{label}: {value}"), label=over, value=self.head["resolved"])
        for row in self.rows("event"):
            if row.entry.id in self.shared:
                yield self.event(row)

    def zoned(self, name: str) -> Markdown:
        """A moment of the head with the words for its zone, which the times below share."""
        at, head = self.head[name], self.head.entry
        told: Moment | None = getattr(head, name)
        point = told.first if told else None
        if not isinstance(head, Head) or not head.zone or not isinstance(point, datetime):
            return at
        words = zone_words(head.zone, point.astimezone(self.zone), self.to)
        return self._line(N_("{text} ({remark})"), text=at, remark=words) if words else at

    def established(self) -> Iterator[Markdown]:
        """What caused it, as the tree is read."""
        return map(self._plain, self.rows("cause"))

    def harm(self) -> Iterator[Markdown]:
        """What it did to whoever reads it, with figures that are confirmed."""
        return map(self.harmed, self.rows("damage"))

    def given(self) -> Iterator[Markdown]:
        """What was done for them, and when."""
        return map(self._given, self.rows("remedy"))

    def prevention(self) -> Iterator[Markdown]:
        """Measures and changes: what is in place, what is to come by a day that has not passed."""
        yield from map(self._measure, self.rows("measure"))
        yield from map(self._change, self.rows("hardware_change"))

    def since(self) -> Iterator[Markdown]:
        """What was found after the closing: the day and the text on one line, as far as the text is one paragraph."""
        return map(self._addendum, self.rows("addendum"))

    def line(self, row: EntryView) -> Markdown | None:
        """One row as the letter has it; None where it tells nothing of such a row."""
        if row.kind == "event" and not (self.tells_all_events or row.entry.id in self.shared):
            return None
        lines = {
            "event": self.event, "cause": self._plain, "damage": self.harmed, "remedy": self._given,
            "measure": self._measure, "hardware_change": self._change, "addendum": self._addendum,
        }  # fmt: skip
        return lines[row.kind](row) if row.kind in lines else None

    def _plain(self, row: EntryView) -> Markdown:
        return row.main_text

    def event(self, row: EntryView) -> Markdown:
        """What happened, and when, if that is known."""
        return self._at(row["happened"], row)

    def harmed(self, row: EntryView) -> Markdown:
        """What it did, with its figure, unless the words say that already."""
        what = unended(row.main_text)
        if self.is_extent_open(row):
            return self._line(N_("{what} (the extent is still being established)"), what=what)
        if not row["figure"] or _says_figure(row):
            return row.main_text
        message = N_("{what} ({figure})") if self.is_in_sentences else N_("{what}: {figure}")
        return self._line(message, what=what, figure=row["figure"])

    def _given(self, row: EntryView) -> Markdown:
        return self._at(row["given"], row)

    def _measure(self, row: EntryView) -> Markdown:
        if isinstance(row.entry, Measure) and row.entry.result in (Result.DONE, Result.VERIFIED):
            return self._line(N_("{what} (in place)"), what=unended(row.main_text))
        if not row["due"] or self.is_lapsed(row):
            return row.main_text
        message = N_("{what}. It will be in place by {day}") if self.is_in_sentences else N_("{what} (by {day})")
        return self._line(message, what=unended(row.main_text), day=row["due"])

    def _change(self, row: EntryView) -> Markdown:
        after = row["after"]
        if not after:
            return row.main_text
        return self._line(N_("{label}: {value}"), label=unended(row.main_text), value=after)

    def _addendum(self, row: EntryView) -> Markdown:
        found, what = Markdown(row.mark + row["found"]), row.short("{what}")
        if found and is_one_paragraph(what):
            return self._line(N_("{label}: {value}"), label=found, value=what)
        return Markdown(f"{found}\n\n  {what}") if found else what

    def _at(self, when: Markdown, row: EntryView) -> Markdown:
        at = getattr(row.entry, row.entry.lead)
        if isinstance(at, Moment) and at.first is None:  # that we do not know it is no news for a reader
            return row.main_text
        message = N_("{when}, {what}") if self.is_in_sentences else N_("{when}: {what}")
        return self._line(message, when=when, what=row.main_text) if when else row.main_text

    def _line(self, message: str, **values: str) -> Markdown:
        """`message` with `values` in it, of which those that are no Markdown are escaped."""
        return filled_in(message, self.to, **values)


def _says_figure(row: EntryView) -> bool:
    """Whether the words of a damage say its figure already: `治療費18,600円`."""
    figure = row.entry.figure if isinstance(row.entry, Damage) else None
    return figure is not None and any(value_of(each[0]) == figure for each in _numeral().finditer(row.entry.main_text))


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(NUMERAL)
