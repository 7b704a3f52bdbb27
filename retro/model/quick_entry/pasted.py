"""Pasted and piped text, taken apart into the lines that a person would have typed.

What people keep elsewhere comes with that place's marks: bullets, numbers, headings, tables, quote marks, bold,
brackets around the time, and in a chat the name of who wrote it. They are taken off here, and nowhere else; what the
line says is left as it is. What stands above several lines goes with each of them: a heading that is a day or a time,
`All times in UTC`, the zone in the head of a table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from retro.language import active
from retro.model.lookup import official_names
from retro.model.quick_entry import chats, stamps
from retro.model.quick_entry.columns import Columns, cells_of, columns_of, separator_of
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

_LINE_END = re.compile(r"\r\n|[\r\n]")
_BYTE_ORDER_MARK = "\ufeff"

_QUOTE = re.compile(r"[>＞](?:\s+|(?=[>＞]))|[>＞](?=\d)")
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"(?:(?:[-*+–—‐‣⁃]|[-=]>)(?=\s)|[・•●○◦◯■□◆◇▪▫►▶★☆※✓✔☑→⇒➡➔➜])\s*(?:\[[ xX]\]\s+)?")
_CIRCLED = re.compile(r"[①-⑳㉑-㉟㊱-㊿❶-❿⓵-⓾]\s*")
_NUMBER = re.compile(r"(?:[(（]\d{1,3}[)）]|\d{1,3}[.)．）](?=\s))\s*")
_ORDINAL_DAY = re.compile(r"\d{1,2}\.\s+(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])", re.IGNORECASE)
_ROW = re.compile(r"\|(?P<cells>.*?)\|?\s*$")
_HEAD_OF_WIKI = re.compile(r"\|\|(?P<cells>[^|].*?)\|\|")
"""The head of a table as wikis write it: `|| Time || What ||`."""
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"(?:[-*_=~]\s*){3,}|[-*+–—・•]|(?:`{3,}|~{3,})[^`~]*")
_RULE_OF_TABLE = frozenset("|:-+ \t")
_BOLD = re.compile(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*|(?<!\w)__(?=\d)(.{1,40}?)(?<=\S)__(?!\w)")
_SLANTED = re.compile(r"([*_`])(?=\d)([^*_`]{1,40})\1(?=\s|:|$)")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_INDENT = re.compile(r"[ \t\u3000]*")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'", "nbsp": " ", "#124": "|"}
_ENTITY = re.compile(rf"&({'|'.join(_ENTITIES)});")
_LABELLED = re.compile(r"[^\s:：]{1,20}(?:\s[^\s:：]{1,20})?[:：](?=\s|[^\x00-\x7f])")
_LONGEST = 2_000
"""Characters of a line in which marks are looked for; a longer one is no note, and is left as it is."""

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
    unread: tuple[str, ...] = ()
    """Cells that are no value of their column of a table, and stay in the text: `due: tbd`."""
    wrapped: int = 0
    """How many lines of it were joined because they are prose that was broken into lines of one width."""


@value
class Pasted:
    """What was pasted, taken apart."""

    lines: tuple[PastedLine, ...]
    """Those that are to become rows."""
    asides: tuple[PastedLine, ...]
    """Those that say something about the lines below them, or name a column or a stage, and become no row."""


@value
class _Line:
    """A line whose outer marks are off: `body` is what is left, `depth` its level in a list."""

    number: int
    raw: str
    body: str
    indent: int = 0
    is_item: bool = False
    is_heading: bool = False
    is_head_of_table: bool = False
    cells: tuple[str, ...] = ()
    """What stands in its cells, where it is a row of a table; also the empty ones."""
    wrapped: int = 0


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
    unmarked = _unmarked(composed(text.removeprefix(_BYTE_ORDER_MARK)), levels=levels)
    lines = _joined(_unwrapped(_in_cells(unmarked, stage) if stage else unmarked))
    speakers = chats.speakers([line.body for line in lines if len(line.body) <= _LONGEST], names)
    return _Reader(lines, speakers, stage, levels=levels).read()


def _in_cells(lines: list[_Line], stage: Stage) -> list[_Line]:
    """The lines, those of a list with a head that was copied from a spreadsheet taken for rows of a table.

    Such a list begins the text, or stands below the word of a kind.
    """
    found: list[_Line] = []
    by, may_begin, kinds = "", True, kinds_of(stage)
    for number, line in enumerate(lines):
        if word := _word_above(line, stage):
            by, may_begin, kinds = "", True, (word.kind,)
            found.append(line)
            continue
        is_head = False
        if may_begin and not line.cells and len(line.raw) <= _LONGEST:
            begun = next(filter(None, (separator_of(line.raw, kind) for kind in kinds)), "")
            is_head = bool(begun) and any(begun in other.raw for other in lines[number + 1 :])
            by = begun if is_head else ""
        may_begin = False
        has_cells = by and by in line.raw and not line.cells and len(line.raw) <= _LONGEST
        cells = cells_of(line.raw, by) if has_cells else ()
        found.append(replace(line, cells=cells, is_head_of_table=is_head) if cells else line)
    return found


def _word_above(line: _Line, stage: Stage) -> Opening | None:
    """What the word of a kind says that is all of a line, `Parties:`; None where it is no such line."""
    if len(line.body) > _LONGEST_HEADING:
        return None
    said = f"{line.body}:" if line.is_heading and line.body[-1:] not in (":", "：") else line.body
    found = opening_of(stage, said)
    return found[1] if found and not found[2] else None


def _unmarked(text: str, *, levels: bool) -> list[_Line]:
    """The lines with anything on them, without the marks around what they say."""
    raws = _LINE_END.split(text)
    numbered = sum(bool(_NUMBER.match(raw.strip())) for raw in raws) > 1
    found: list[_Line] = []
    for number, raw in enumerate(raws, 1):
        stripped = raw.strip()
        if _is_rule(stripped):
            if found and "|" in stripped and found[-1].cells and not stamps.begins_with_stamp(found[-1].body):
                found[-1] = replace(found[-1], is_head_of_table=True)
        elif len(stripped) > _LONGEST:
            found.append(_Line(number, raw, stripped))
        else:
            found.append(_without_marks(_Line(number, raw, stripped), levels=levels, numbered=numbered))
    return [line for line in found if line.body]


def _is_rule(line: str) -> bool:
    """Whether nothing stands on a line but what draws one, or fences in what is below it."""
    if len(line) > _LONGEST:
        return False
    drawn = "-" in line and "|" in line and _RULE_OF_TABLE.issuperset(line)
    return not line or drawn or bool(_RULE.fullmatch(line))


def _without_marks(line: _Line, *, levels: bool, numbered: bool) -> _Line:
    indent = _INDENT.match(line.raw)
    assert indent is not None
    line = replace(line, indent=len(indent[0].expandtabs(4)))
    before = None
    while line.body != before:
        before = line.body
        if not levels and (found := _QUOTE.match(line.body)):
            line = replace(line, body=line.body[found.end() :])
        elif found := _HEADING.match(line.body):
            line = replace(line, body=line.body[found.end() :].rstrip("# \t"), is_heading=True)
        elif found := _item(line.body, numbered=numbered):
            line = replace(line, body=line.body[found.end() :], is_item=True)
    if head := _HEAD_OF_WIKI.fullmatch(line.body):
        line = replace(line, body=f"|{head['cells'].replace('||', '|')}|", is_head_of_table=True)
    if row := _ROW.fullmatch(line.body):
        cells = tuple(_plain(_cell(each)) for each in _CELL.split(row["cells"]))
        line = replace(line, cells=cells, body=stamps.joined([*filter(None, cells)]))
    return replace(line, body=_plain(line.body))


def _cell(text: str) -> str:
    """What stands in a cell of a drawn table, without what Markdown and HTML write there for a plain letter."""
    said = text.strip().replace(r"\|", "|")
    return said if "`" in said else _ENTITY.sub(lambda found: _ENTITIES[found[1]], said)


def _item(body: str, *, numbered: bool) -> re.Match[str] | None:
    """The bullet or the number of a list. `19. April` is a day, and `5. floor` alone may be the fifth."""
    if found := _BULLET.match(body) or _CIRCLED.match(body):
        return found
    found = _NUMBER.match(body)
    is_one = found and (numbered or stamps.begins_with_clock(body[found.end() :]))
    return found if is_one and not _ORDINAL_DAY.match(body) else None


def _plain(body: str) -> str:
    """Without bold, and without what stands around a time."""
    body = _BOLD.sub(lambda found: found[1] or found[2], _BREAK.sub(" ", body))
    return stamps.bared(_SLANTED.sub(r"\2", body, count=1) if body[:1] in "*_`" else body).strip()


def _joined(lines: list[_Line]) -> list[_Line]:
    """The lines, each with what goes on with it on indented lines below."""
    whole: list[_Line] = []
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


def _unwrapped(lines: list[_Line]) -> list[_Line]:
    """The lines, wrapped prose as one for each paragraph."""
    parts = [
        Part(line.raw.strip(), _may_go_on(above, line)) for above, line in zip([None, *lines], lines, strict=False)
    ]
    whole: list[_Line] = []
    for line, goes_on in zip(lines, wrapped(parts), strict=True):
        if goes_on:
            above = whole[-1]
            body = joined(above.body, line.body)
            whole[-1] = replace(above, raw=f"{above.raw}\n{line.raw}", body=body, wrapped=above.wrapped + 1)
        else:
            whole.append(line)
    return whole


def _may_go_on(above: _Line | None, line: _Line) -> bool:
    """Whether nothing marks the beginning of a line that stands right below another one."""
    if above is None or line.number != above.number + 1:
        return False
    if above.is_heading or above.cells or len(above.raw) > _LONGEST:
        return False
    begins = (
        line.is_item or line.is_heading or line.cells or len(line.raw) > _LONGEST or line.raw.strip()[:1] in "<>＞＜"
    )
    return not (begins or stamps.begins_with_stamp(line.body) or _LABELLED.match(line.body) or _is_stage(line.body))


class _Reader:
    """Reads line after line, and keeps what stands above: the day, the time, the zone, who speaks."""

    def __init__(self, lines: list[_Line], speakers: chats.Speakers, stage: Stage | None, *, levels: bool) -> None:
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
                rows += (replace(row, text=self._under_word(text)) for text in texts)
            else:
                asides.append(PastedLine(line.number, line.raw, ""))
        return Pasted(tuple(rows), tuple(asides))

    def _is_word(self, line: _Line) -> bool:
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

    def _row(self, line: _Line) -> PastedLine | None:
        """What a line says; None if it speaks of those below it."""
        if len(line.body) > _LONGEST:
            return _typed(line, line.body)
        if line.is_head_of_table or not line.cells:
            if self._is_by_table and self._stage:
                self._kind, self._word, self._is_by_table = kinds_of(self._stage)[0], "", False
            self._columns = self._columns_of(line.cells) if line.cells and self._kind else None
        if self._columns and not line.is_head_of_table:
            return self._cells(line, self._columns)
        if self._levels and not line.is_head_of_table:
            return _typed(line, self._depth(line) + line.body)
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
        return _typed(line, self._over(stamp, _one_cell(text)), said.speaker or self._speaker)

    def _cells(self, line: _Line, columns: Columns) -> PastedLine:
        """What a row of a table says, each cell where the head of its column puts it."""
        said = columns.read(line.cells)
        stamp, text = ("", said.body) if self._levels else stamps.split(said.body)
        return _typed(line, self._over(stamp, text), said.speaker, said.unread)

    def _over(self, stamp: str, text: str) -> str:
        """A line with its own time, or what stands above it."""
        typed = self._above.over(stamp, text)
        if stamp:
            self._above = replace(self._above, timed=True)
        return typed

    def _depth(self, line: _Line) -> str:
        """As many `>` as the bullet of a cause is indented below others."""
        if not line.is_item or line.body[:1] in (">", "＞"):
            self._indents = []
            return ""
        while self._indents and self._indents[-1] >= line.indent:
            self._indents.pop()
        self._indents.append(line.indent)
        return "> " * (len(self._indents) - 1)


def _typed(line: _Line, text: str, speaker: str = "", unread: tuple[str, ...] = ()) -> PastedLine:
    return PastedLine(line.number, line.raw, text, speaker, unread, line.wrapped)


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
