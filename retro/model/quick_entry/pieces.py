"""The pieces that a quick line was read as, each with the place where it can be changed: `20 Nov 14:05`, `#note`."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import Language
from retro.model import field_types
from retro.model.fields import Field
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.vocabulary import SIGNS, vocabulary
from retro.model.record import Retrospective
from retro.value import value

_BEFORE_VALUE = ' \t\u3000:："「『“'


@value
class Piece:
    """A value of a row, and where in the line it is said."""

    shown: str
    """The value with its mark, in the reader's language."""
    start: int = -1
    """Where in the line the value begins, behind its mark; -1 where the line says it nowhere in so many words."""
    end: int = -1


def pieces_of(text: str, line: QuickLine, record: Retrospective, to: Language) -> list[Piece]:
    """The pieces of `line` as it was read from `text`: what it begins with, then the others as they stand there.

    The main text is none: it stands in the line as it is.
    """
    kind = line.kind
    lead = kind.field(kind.lead) if kind.lead else None
    found: list[Piece] = []
    main, behind = _main_in(text, getattr(line.entry, kind.main))
    if lead and _is_said(line, lead):
        end = len(text[: max(main, 0)].rstrip())
        start = _behind_opening(text, end)
        found.append(Piece(line.shown(lead, to, record), *((start, end) if start < end else (-1, -1))))
    seen = {kind.main, kind.lead}
    for field, start, end in _marked(text, line, behind):
        if field.name not in seen and _is_said(line, field):
            seen.add(field.name)
            found.append(Piece(_with_mark(field, line, record, to), start, end))
    units = {field.unit for field in kind.fields()}
    others = (field for field in kind.fields() if field.name not in seen | units and _is_said(line, field))
    return [*found, *(Piece(_with_mark(field, line, record, to)) for field in others)]


def _main_in(text: str, main: str) -> tuple[int, int]:
    """Where the main text stands in the line: as much of it as is not said behind a mark. -1 and 0 if it does not."""
    said = main
    while said:
        start = text.find(said)
        if start >= 0:
            return start, start + len(said)
        said = said[: max(said.rfind(" "), 0)].rstrip()
    return -1, 0


def _marked(text: str, line: QuickLine, behind: int) -> Iterator[tuple[Field, int, int]]:
    """The marks from `behind` on: the field of each, and where its value begins and ends."""
    words = vocabulary(line.kind.kind)
    begun = [found for found in words.begins.finditer(text, behind) if text[found.start() - 1 : found.start()] != "\\"]
    for number, found in enumerate(begun):
        end = begun[number + 1].start() if number + 1 < len(begun) else len(text)
        end = len(text[:end].rstrip())
        start = found.end()
        while start < end and text[start] in _BEFORE_VALUE:
            start += 1
        if text[end - 1 : end] in '"」』”' and text[start - 1] in '"「『“':
            end -= 1
        if field := words.field(found[0]):
            yield field, min(start, end), end


def _behind_opening(text: str, end: int) -> int:
    """Where what the line begins with begins itself: behind the word of its kind."""
    colon = max(text[:end].find(": "), text[:end].find("："))
    start = colon + 1 if colon >= 0 and text[:colon].strip().isalpha() else 0
    return start + len(text[start:end]) - len(text[start:end].lstrip())


def _is_said(line: QuickLine, field: Field) -> bool:
    return bool(getattr(line.entry, field.name) != field.type.empty)


def _with_mark(field: Field, line: QuickLine, record: Retrospective, to: Language) -> str:
    """The value of a field as it is marked: `#note`, `due 4 Dec 2026`; `for-all` says it by itself."""
    shown = line.shown(field, to, record)
    if field.mark in SIGNS:
        return f"{field.mark}{shown}"
    if isinstance(field.type, field_types.YesNoType) and field.mark:
        return to(field.mark)
    return f"{to(field.mark or field.label)} {shown}"
