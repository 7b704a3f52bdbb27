"""The course of a case as a bar of its phases, with the moments at which one became the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import accumulate

from exports.charts.drawing import CELL, WIDTH, Drawing, Fill
from exports.charts.ticks import day_in
from exports.charts.words import TEXT_WIDTH, block, fitted, padded
from exports.document import Chart
from retro.language import N_, Language
from retro.model.moments.formatting import show_day, show_moment
from retro.model.moments.lengths import show_minutes
from retro.model.record import Retrospective
from retro.review.phases import Milestone, Phase, Stretch, phases, turns
from retro.text.width import cells
from retro.value import value

_WIDE = 612.0
"""How wide it is drawn on paper: words of the size of the text, over the whole width of the page."""

_FILL = {Phase.UNNOTICED: Fill.OUTLINED, Phase.PUTTING_RIGHT: Fill.SOLID, Phase.WATCHING: Fill.FAINT}
_SIGN = {Phase.UNNOTICED: "-", Phase.PUTTING_RIGHT: "#", Phase.WATCHING: "."}
_GAP = 2
"""Cells between two moments of one line."""
_LONGEST = 40
"""Cells of the words of a moment."""
_BAR, _LINE = 11.0, 14.0
"""How high the bar and a line of words are."""


@value
class _Piece:
    """A phase with its place on the bar, from 0 to 1, and its words."""

    stretch: Stretch
    start: float
    end: float
    words: tuple[str, ...]


@value
class _Course:
    """All that is drawn, however wide."""

    stretches: tuple[Stretch, ...]
    words: tuple[tuple[str, ...], ...]
    """Of each phase its name, and how long it was: a line for each."""
    moments: tuple[tuple[datetime, str], ...]

    def pieces(self, room: int) -> tuple[_Piece, ...]:
        """The phases on a bar with room for so many cells: each has what its words need, and of the rest its share.

        What is watched for months behind hours has no share: all that counts is that it goes on.
        """
        needed = [max(map(cells, said)) + 1 for said in self.words]
        lengths = [
            0.0 if each.phase is Phase.WATCHING and len(needed) > 1 else (each.end - each.start).total_seconds()
            for each in self.stretches
        ]
        rest, whole = max(room - sum(needed), 0), sum(lengths) or 1.0
        widths = [need + rest * length / whole for need, length in zip(needed, lengths, strict=True)]
        ends = [end / sum(widths) for end in accumulate(widths)]
        return tuple(
            _Piece(stretch, start, end, said)
            for stretch, start, end, said in zip(self.stretches, (0.0, *ends), ends, self.words, strict=False)
        )


def phases_chart(record: Retrospective, on: date, to: Language) -> Chart | None:
    """The phases of a case on a day, with its moments in its zone; None if no phase of it is known."""
    stretches = phases(record, on)
    if not stretches:
        return None
    words = tuple((to(each.phase.value), _length(each, record, to)) for each in stretches)
    course = _Course(stretches, words, tuple(_moments(turns(record), record, to)))
    title = to(N_("The course in phases, not to scale; times in {zone}"), zone=record.head.zone or "UTC")
    return Chart(
        "phases",
        title,
        block([title, "", *_text(course)]),
        partial(_svg, course, title, WIDTH),
        partial(_svg, replace(course, words=tuple((_both(said, to),) for said in words)), title, _WIDE),
    )


def _both(words: Sequence[str], to: Language) -> str:
    return to(N_("{label}: {value}"), label=words[0], value=to(N_("; ")).join(words[1:]))


def _length(stretch: Stretch, record: Retrospective, to: Language) -> str:
    if stretch.phase is Phase.WATCHING:
        return to(N_("until {day}"), day=show_day(day_in(stretch.end, record.zone), to))
    if stretch.is_open:
        return to(N_("still going on"))
    return show_minutes(int((stretch.end - stretch.start).total_seconds() // 60), to)


def _moments(found: Sequence[Milestone], record: Retrospective, to: Language) -> Iterator[tuple[datetime, str]]:
    """Each moment and its words; the day of the first one is said in full, the year of no other in that year."""
    near = None
    for turn in found:
        at = turn.moment.order(record.zone)
        if at is not None:
            said = show_moment(turn.moment, to, record.zone, near=near, with_day=True)
            near = near or day_in(at, record.zone)
            yield at, fitted(f"{to(turn.label)} {said}", _LONGEST)


def _place(at: datetime, pieces: Sequence[_Piece]) -> float | None:
    for piece in pieces:
        start, end = piece.stretch.start, piece.stretch.end
        if start <= at <= end and start < end:
            return piece.start + (at - start) / (end - start) * (piece.end - piece.start)
    return None


# As lines of text


def _text(course: _Course) -> Iterator[str]:
    pieces = course.pieces(TEXT_WIDTH)
    columns = [(round(piece.start * TEXT_WIDTH), round(piece.end * TEXT_WIDTH)) for piece in pieces]
    for words in zip(*course.words, strict=True):
        yield "".join(padded(word, end - start) for word, (start, end) in zip(words, columns, strict=True))
    yield "".join(
        f"|{_SIGN[piece.stretch.phase] * (end - start - 1)}"
        for piece, (start, end) in zip(pieces, columns, strict=True)
    )
    numbers = [" "] * TEXT_WIDTH
    for n, (at, _) in enumerate(course.moments, 1):
        if (place := _place(at, pieces)) is not None:
            wanted = min(round(place * TEXT_WIDTH), TEXT_WIDTH - 1)
            free = [column for column in range(TEXT_WIDTH) if numbers[column] == " "]
            numbers[min(free, key=lambda column: (abs(column - wanted), column < wanted))] = str(n)
    yield "".join(numbers)
    yield ""
    yield from (f"{n} {words}" for n, (_, words) in enumerate(course.moments, 1))


# As a drawing


def _svg(course: _Course, title: str, width: float) -> str:
    drawing, room = Drawing(), width - 2
    pieces = course.pieces(int(room / CELL))
    top = len(course.words[0]) * _LINE + 2
    for piece in pieces:
        x, length = 1 + piece.start * room, (piece.end - piece.start) * room
        for line, words in enumerate(piece.words):
            drawing.text(x, 11 + line * _LINE, words, room=length, soft=line > 0)
        drawing.bar(x, top, length - 1, _BAR, _FILL[piece.stretch.phase])
    y, taken = top + _BAR, -CELL * 2
    for n, (at, _) in enumerate(course.moments, 1):
        if (place := _place(at, pieces)) is not None:
            x = 1 + place * room
            drawing.line(x, top - 2, x, y + 3, strong=True)
            taken = min(max(x, 4.0, taken + CELL * 1.5), width - 4)
            drawing.text(taken, y + 13, str(n), soft=True, anchor="middle")
    x, y = 1.0, y + _LINE * 2 - 1
    for n, (_, words) in enumerate(course.moments, 1):
        said = f"{n} {words}"
        if x > 1 and x + cells(said) * CELL > width:
            x, y = 1.0, y + _LINE
        drawing.text(x, y, said, room=width)
        x += (cells(said) + _GAP) * CELL
    return drawing.svg(y + 3, title, width)
