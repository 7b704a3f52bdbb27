"""Pasted and piped text, taken apart into the lines that a person would have typed.

What people keep elsewhere comes with that place's marks: bullets, numbers, headings, tables, quote marks, bold,
brackets around the time, and in a chat the name of who wrote it. They are taken off here and in `marks`, and nowhere
else; what the line says is left as it is. What stands above several lines goes with each of them: a heading that is a
day or a time, `All times in UTC`, the zone in the head of a table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from retro.language import active
from retro.model.lookup import official_names
from retro.model.quick_entry import chats, stamps
from retro.model.quick_entry.columns import Columns, cells_of, columns_of, is_timed, separator_of
from retro.model.quick_entry.marks import LONGEST, UnmarkedLine, unmarked
from retro.model.quick_entry.several import lines_in
from retro.model.quick_entry.vocabulary import Opening, opening_of
from retro.model.quick_entry.wrapping import Part, joined, wrapped
from retro.model.record import kinds_of
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE
from retro.text.folding import folded_name
from retro.text.normal_forms import composed
from retro.value import value

_BYTE_ORDER_MARK = "\ufeff"
_LABELLED = re.compile(r"[^\s:：]{1,20}(?:\s[^\s:：]{1,20})?[:：](?=\s|[^\x00-\x7f])")

_MORE = 2
"""So many more columns of a table another kind must have than the first of the stage, to be the one that is meant."""
_LONGEST_HEADING = 60


@value
class PastedLine:
    """One line of what was pasted or piped in, as it would have been typed."""

    number: int
    """The number of its first line in the whole text, from 1."""
    raw: str
    """As it was pasted."""
    text: str
    """What one would type. In a chat line, without who wrote it."""
    speaker: str = ""
    """Who wrote it, where that is a chat: `nova`. It may be somebody's name, and is for the team alone (S11)."""
    at_its_place: str = ""
    """The same with the place whose zone stands above it: what is meant where its clocks show another one."""
    zone_above: str = ""
    """The name of that zone: PST."""
    unread: tuple[str, ...] = ()
    """Cells that are no value of their column of a table, and stay in the text: `due: tbd`."""
    wrapped: int = 0
    """How many lines of it were joined because they are prose that was broken into lines of one width."""
    is_head: bool = False
    """Whether it is the head of a table by which the cells below it are read."""


@value
class Pasted:
    """What was pasted, taken apart."""

    lines: tuple[PastedLine, ...]
    """Those that are to become rows."""
    asides: tuple[PastedLine, ...]
    """Those that say something about the lines below them, or name a column or a stage, and become no row."""


def pasted_lines(text: str, stage: Stage | None = None, names: Collection[str] = ()) -> list[PastedLine]:
    """The lines of a pasted `text` as one would type them, one for each row that they are to become."""
    return list(read_pasted(text, stage, names).lines)


def read_pasted(text: str, stage: Stage | None = None, names: Collection[str] = ()) -> Pasted:
    """Take a pasted `text` apart. Nothing of it is lost: what becomes no row is an aside.

    In the stage of causes `>` and the depth of a bullet say under which cause a line stands; elsewhere `>` quotes.
    `names` are those of people who may have written it, as far as they are known: `Sato: it rings` is then a chat line,
    which otherwise only a name that comes up again makes it. Letters typed in several pieces (NFD) become one (NFC).
    """
    levels = stage is CAUSE
    whole = unmarked(composed(text.removeprefix(_BYTE_ORDER_MARK)), levels=levels)
    lines = _joined(_unwrapped(_in_cells(whole, stage) if stage else whole))
    speakers = chats.speakers([line.body for line in lines if len(line.body) <= LONGEST], names)
    return _Reader(lines, speakers, stage, levels=levels).read()


def _in_cells(lines: list[UnmarkedLine], stage: Stage) -> list[UnmarkedLine]:
    """The lines, those of a list with a head that was copied from a spreadsheet taken for rows of a table.

    Such a list begins the text, or stands below the word of a kind.
    """
    found: list[UnmarkedLine] = []
    by, may_begin, kinds = "", True, kinds_of(stage)
    for number, line in enumerate(lines):
        if word := _word_above(line, stage):
            by, may_begin, kinds = "", True, (word.kind,)
            found.append(line)
            continue
        is_head = False
        if may_begin and not line.cells and len(line.raw) <= LONGEST:
            begun = next(filter(None, (separator_of(line.raw, kind) for kind in kinds)), "")
            is_head = bool(begun) and any(begun in other.raw for other in lines[number + 1 :])
            by = begun if is_head else ""
        may_begin = False
        has_cells = by and by in line.raw and not line.cells and len(line.raw) <= LONGEST
        cells = cells_of(line.raw, by) if has_cells else ()
        found.append(replace(line, cells=cells, is_head_of_table=is_head) if cells else line)
    return found


def _word_above(line: UnmarkedLine, stage: Stage) -> Opening | None:
    """What the word of a kind says that is all of a line, `Parties:`; None where it is no such line."""
    if len(line.body) > _LONGEST_HEADING:
        return None
    said = f"{line.body}:" if line.is_heading and line.body[-1:] not in (":", "：") else line.body
    found = opening_of(stage, said)
    return found[1] if found and not found[2] else None


def _joined(lines: list[UnmarkedLine]) -> list[UnmarkedLine]:
    """The lines, each with what goes on with it on indented lines below."""
    whole: list[UnmarkedLine] = []
    last = 0
    for line in lines:
        above = whole[-1] if whole else None
        goes_on = (
            above is not None
            and line.number == last + 1
            and line.indent > above.indent
            and (above.is_item or stamps.begins_with_clock(above.body))
            and not (line.is_item or line.is_heading or line.cells or stamps.begins_with_stamp(line.body))
        )
        if above and goes_on:
            whole[-1] = replace(above, raw=f"{above.raw}\n{line.raw}", body=f"{above.body} {line.body}")
        else:
            whole.append(line)
        last = line.number
    return whole


def _unwrapped(lines: list[UnmarkedLine]) -> list[UnmarkedLine]:
    """The lines, wrapped prose as one for each paragraph."""
    parts = [
        Part(line.raw.strip(), _may_go_on(above, line)) for above, line in zip([None, *lines], lines, strict=False)
    ]
    whole: list[UnmarkedLine] = []
    for line, goes_on in zip(lines, wrapped(parts), strict=True):
        if goes_on:
            above = whole[-1]
            body = joined(above.body, line.body)
            whole[-1] = replace(above, raw=f"{above.raw}\n{line.raw}", body=body, wrapped=above.wrapped + 1)
        else:
            whole.append(line)
    return whole


def _may_go_on(above: UnmarkedLine | None, line: UnmarkedLine) -> bool:
    """Whether nothing marks the beginning of a line that stands right below another one."""
    if above is None or line.number != above.number + 1:
        return False
    if above.is_heading or above.cells or len(above.raw) > LONGEST:
        return False
    begins = (
        line.is_item or line.is_heading or line.cells or len(line.raw) > LONGEST or line.raw.strip()[:1] in "<>＞＜"
    )
    return not (begins or stamps.begins_with_stamp(line.body) or _LABELLED.match(line.body) or _is_stage(line.body))


class _Reader:
    """Reads line after line, and keeps what stands above: the day, the time, the zone, who speaks."""

    def __init__(
        self, lines: list[UnmarkedLine], speakers: chats.Speakers, stage: Stage | None, *, levels: bool
    ) -> None:
        self._lines = lines
        self._stage = stage
        self._kind = kinds_of(stage)[0] if stage else None
        self._word = ""
        """The word of a kind that stands above the lines, with its colon."""
        self._columns: Columns | None = None
        self._speakers = speakers
        self._levels = levels
        self._above = stamps.Above()
        self._is_by_table = False
        """Whether the kind is what the heads of a table say, and no word above it."""
        self._speaker = ""
        self._indents: list[int] = []
        self._items: list[tuple[int, str]] = []
        """The items with a time under which a line may stand: how far each is from the margin, and its time."""
        ends = (stamps.split_end(line.body)[1] for line in lines if not stamps.begins_with_clock(line.body))
        self._times_are_last = not levels and sum(map(bool, ends)) > 1
        """Whether the lines of this text end with their times, as several do."""

    def read(self) -> Pasted:
        rows: list[PastedLine] = []
        asides: list[PastedLine] = []
        for line in self._lines:
            row = None if self._is_word(line) else self._row(line)
            if row:
                texts = lines_in(row.text, self._stage) if self._stage else (row.text,)
                if len(texts) == 1 and row.at_its_place:
                    row = replace(row, at_its_place=self._under_word(row.at_its_place))
                rows += (replace(row, text=self._under_word(text)) for text in texts)
            else:
                is_head = line.is_head_of_table and self._columns is not None
                asides.append(PastedLine(line.number, line.raw, "", is_head=is_head))
        return Pasted(tuple(rows), tuple(asides))

    def _is_word(self, line: UnmarkedLine) -> bool:
        """Whether a line is the word of a kind and a colon alone, `Parties:`: those below it are rows of that kind."""
        if self._stage is None or self._levels or len(line.body) > _LONGEST_HEADING:
            return False
        said = f"{line.body}:" if line.is_heading and line.body[-1:] not in (":", "：") else line.body
        found = opening_of(self._stage, said)
        if found is None or found[2]:
            return False
        word, opening, _rest = found
        self._kind, self._columns = opening.kind, None
        self._word = "" if opening.kind is kinds_of(self._stage)[0] else f"{word}: "
        return True

    def _columns_of(self, heads: Sequence[str]) -> Columns | None:
        """The columns with these heads, of another kind of the stage where more are its own: 関係者,連絡先,ご都合."""
        assert self._kind is not None
        found = columns_of(heads, self._kind)
        if self._stage is None or self._word or self._kind is not kinds_of(self._stage)[0]:
            return found
        others = (columns_of(heads, kind) for kind in kinds_of(self._stage)[1:] if kind.prefix)
        best = max((each for each in others if each), key=lambda each: each.known, default=None)
        if best is None or (found is not None and best.known < found.known + _MORE):
            return found
        self._kind, self._word, self._is_by_table = best.kind, f"{active()(best.kind.prefix)}: ", True
        return best

    def _under_word(self, text: str) -> str:
        """A line with the word that stands above it, unless it begins with one itself."""
        if not self._word or self._stage is None or opening_of(self._stage, text):
            return text
        return f"{self._word}{text}"

    def _row(self, line: UnmarkedLine) -> PastedLine | None:
        """What a line says; None if it speaks of those below it."""
        if len(line.body) > LONGEST:
            return _typed(line, line.body)
        if line.is_head_of_table or not line.cells:
            if self._is_by_table and self._stage:
                self._kind, self._word, self._is_by_table = kinds_of(self._stage)[0], "", False
            self._columns = self._columns_of(line.cells) if line.cells and self._kind else None
        if self._columns and not line.is_head_of_table:
            return self._cells(line, self._columns)
        if self._levels and not line.is_head_of_table:
            return _typed(line, self._depth(line) + line.body)
        if line.is_heading and (day := stamps.without_day(line.body))[1] and _is_stage(day[0]):
            self._word, self._speaker = "", ""
            self._above = replace(self._above, day=day[1], time="", timed=False)
            return None
        if line.is_head_of_table or _is_stage(line.body):
            if not line.is_head_of_table:
                self._word = ""
            self._above, self._speaker = self._above.with_zone_in(line.body).with_time(""), ""
            return None
        if header := self._speakers.header(line.body):
            self._above, self._speaker = self._above.with_time(header.stamp), header.speaker
            return None
        if above := self._above.after(line.body, is_heading=line.is_heading):
            self._above, self._speaker = above, ""
            return None
        said = self._speakers.said(line.body)
        stamp, text = stamps.split(said.text)
        if not stamp and self._times_are_last:
            text, stamp = stamps.split_end(text)
        if stamp or line.is_heading:  # what stood under the time above has ended
            self._above, self._speaker = self._above.with_time(""), ""
        stamp = self._under_item(line, stamp)
        return self._over(line, stamp, _one_cell(text), said.speaker or self._speaker)

    def _cells(self, line: UnmarkedLine, columns: Columns) -> PastedLine:
        """What a row of a table says, each cell where the head of its column puts it."""
        said = columns.read(line.cells)
        stamp, text = ("", said.body) if self._levels else stamps.split(said.body)
        return self._over(line, stamp, text, said.speaker, said.unread)

    def _over(
        self, line: UnmarkedLine, stamp: str, text: str, speaker: str, unread: tuple[str, ...] = ()
    ) -> PastedLine:
        """A line with its own time, or what stands above it."""
        typed = _typed(line, self._above.over(stamp, text), speaker, unread)
        if at_its_place := self._above.at_its_place():
            other = at_its_place.over(stamp, text)
            if other != typed.text:
                typed = replace(typed, at_its_place=other, zone_above=self._above.zone)
        if stamp:
            self._above = replace(self._above, timed=True)
        return typed

    def _under_item(self, line: UnmarkedLine, stamp: str) -> str:
        """The time of a line: its own, or that of the item of a list under which it stands, if it has none itself."""
        if not line.is_item or self._kind is None or not is_timed(self._kind):
            self._items = []
            return stamp
        while self._items and self._items[-1][0] >= line.indent:
            self._items.pop()
        if stamp:
            self._items.append((line.indent, stamp))
            return stamp
        return stamps.again(self._items[-1][1]) if self._items else ""

    def _depth(self, line: UnmarkedLine) -> str:
        """As many `>` as the bullet of a cause is indented below others."""
        if not line.is_item or line.body[:1] in (">", "＞"):
            self._indents = []
            return ""
        while self._indents and self._indents[-1] >= line.indent:
            self._indents.pop()
        self._indents.append(line.indent)
        return "> " * (len(self._indents) - 1)


def _typed(line: UnmarkedLine, text: str, speaker: str = "", unread: tuple[str, ...] = ()) -> PastedLine:
    return PastedLine(line.number, line.raw, text, speaker, unread=unread, wrapped=line.wrapped)


def _one_cell(text: str) -> str:
    """`text` without the tabs of a row that was copied from a spreadsheet."""
    return stamps.joined([cell for each in text.split("\t") if (cell := each.strip())]) if "\t" in text else text


def _is_stage(body: str) -> bool:
    """Whether a line is the heading of a stage, and nothing else."""
    if len(body) > _LONGEST_HEADING:
        return False
    said = folded_name(re.sub(r"\s*[(（].*[)）]|[:：]$", "", body))
    return said in _names_of_stages()


@cache
def _names_of_stages() -> frozenset[str]:
    return frozenset(name for stage in STAGES for name in (*official_names(stage), *map(folded_name, stage.also)))
