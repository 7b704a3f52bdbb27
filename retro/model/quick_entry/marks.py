"""The marks around pasted lines, taken off: bullets, numbers, headings, tables, quotes, bold."""

from __future__ import annotations

import re
from dataclasses import replace

from retro.model.quick_entry import stamps
from retro.value import value

_LINE_END = re.compile(r"\r\n|[\r\n]")
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
LONGEST = 2_000
"""Characters of a line in which marks are looked for; a longer one is no note, and is left as it is."""


@value
class UnmarkedLine:
    """A line whose outer marks are off: `body` is what is left, `indent` how far it stood from the margin."""

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


def unmarked(text: str, *, levels: bool) -> list[UnmarkedLine]:
    """The lines with anything on them, without the marks around what they say."""
    raws = _LINE_END.split(text)
    numbered = sum(bool(_NUMBER.match(raw.strip())) for raw in raws) > 1
    found: list[UnmarkedLine] = []
    for number, raw in enumerate(raws, 1):
        stripped = raw.strip()
        if _is_rule(stripped):
            if found and "|" in stripped and found[-1].cells and not stamps.begins_with_stamp(found[-1].body):
                found[-1] = replace(found[-1], is_head_of_table=True)
        elif len(stripped) > LONGEST:
            found.append(UnmarkedLine(number, raw, stripped))
        else:
            found.append(_without_marks(UnmarkedLine(number, raw, stripped), levels=levels, numbered=numbered))
    return [line for line in found if line.body]


def _is_rule(line: str) -> bool:
    """Whether nothing stands on a line but what draws one, or fences in what is below it."""
    if len(line) > LONGEST:
        return False
    drawn = "-" in line and "|" in line and _RULE_OF_TABLE.issuperset(line)
    return not line or drawn or bool(_RULE.fullmatch(line))


def _without_marks(line: UnmarkedLine, *, levels: bool, numbered: bool) -> UnmarkedLine:
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
