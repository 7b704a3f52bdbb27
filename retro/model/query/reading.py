"""A line as it is read: the words that are looked for, and what cases are narrowed down by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple, cast

from retro.language import M_, Message
from retro.model.head_choices import SETTLED
from retro.model.query.filters import (
    FROM,
    KIND,
    OPEN,
    OWNER,
    RECURRENCE,
    SEVERITY,
    SHARED,
    STAGE,
    STATE,
    TAG,
    UNTIL,
    all_codes,
    filter_called,
    meant,
    written,
)
from retro.model.query.lexer import LONG_MARKS, Piece, pieces
from retro.model.query.words import MOST_WORDS, QueryChoice, Word
from retro.text.folding import folded_name
from retro.text.shortened import quoted

_OPERATORS = {"AND", "OR", "NOT"}
"""What other programs search with, and in capitals nobody else types."""
_NAMES_NOTHING = re.compile(r"(?P<name>[^\W\d_][^\s:：]*)[:：](?=[^\s/\\:：])")
"""What is written as fields are: not a time such as 14:05, nor https://…, nor what nothing stands behind."""


class Query(NamedTuple):
    """A line as it was read. Empty asks for everything; of several values, one is enough."""

    words: tuple[Word, ...] = ()
    """What is to stand in a case, or in none of its rows."""
    states: tuple[str, ...] = ()
    """Codes of how far it has come, and `SETTLED`."""
    severities: tuple[str, ...] = ()
    """Codes of how bad it was; "" for what does not say it. So are the kinds."""
    kinds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    """Folded texts, of which the owner of something open holds one."""
    tags: tuple[str, ...] = ()
    """Folded texts, of which a tag holds one."""
    open: Literal["", "yes", "overdue", "no"] = ""
    """Whether something is left to do."""
    since: str = ""
    """The first day: `2025-01-01`."""
    until: str = ""
    """The last day."""
    problem: Message | None = None
    """What could not be read."""
    shared: Literal["", "yes", "no"] = ""
    """Whether somebody was told of it; no is what waits for that."""
    recurrence: Literal["", "yes", "third", "no"] = ""
    """Whether it had happened before, twice at least for `third`."""
    unread: str = ""
    """How that stands in the line; "" where it is no part of it."""
    remarks: tuple[Message, ...] = ()
    """How something was read that may have been meant otherwise: what looks like a field, and is looked for as text."""

    @property
    def sought(self) -> tuple[Word, ...]:
        """The words that tell why a case was found: those that stand in it, its owners and tags, too."""
        owners = (Word(text, field=OWNER, is_phrase=True) for text in self.owners)
        tags = (Word(text, field="tags", is_phrase=True) for text in self.tags)
        return (*(word for word in self.words if not word.is_not), *owners, *tags)

    @property
    def marked(self) -> tuple[str, ...]:
        """The texts that are marked where a case is read that it asked for."""
        return tuple(word.text for word in self.sought if word.text)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything."""
        return self._replace(problem=None, unread="", remarks=()) == Query()


def read_query(line: str, today: date) -> Query:
    """The line, read on a day. It never fails: what names nothing is a word, also a time such as 14:05."""
    reader = _Reader(line, today)
    for piece in query_pieces(line):
        reader.take(piece)
    return reader.query()


def query_pieces(line: str) -> Iterator[Piece]:
    """The words of a line, each with what belongs to it."""
    return pieces(line, lambda name: bool(filter_called(name)) or _is_place(name))


def _is_place(name: str) -> bool:
    """Whether rows or fields are called so. Figures name none: 14:05 is looked up nowhere, which takes its time."""
    if not any(map(str.isalpha, name)):
        return False
    from retro.model.query.choices import has_choices
    from retro.model.query.places import places_called

    said = folded_name(name)
    return bool(places_called(said)) or has_choices(said)


class _Reader:
    """What was read so far."""

    def __init__(self, line: str, today: date) -> None:
        self._line, self._today = line, today
        self._words: dict[Word, None] = {}
        self._codes: dict[str, list[str]] = {STATE: [], SEVERITY: [], KIND: [], OPEN: [], SHARED: [], RECURRENCE: []}
        self._left_out: dict[str, list[str]] = {STATE: [], SEVERITY: [], KIND: []}
        self._texts: dict[str, list[str]] = {OWNER: [], TAG: []}
        self._days = {FROM: "", UNTIL: ""}
        self._stage: str | None = None
        self._problem: Message | None = None
        self._unread = ""
        self._remarks: dict[str, Message] = {}
        """One of each sort."""

    def take(self, piece: Piece) -> None:
        """Read one piece."""
        before = self._problem
        self._read(piece)
        self._note(piece)
        if self._problem is not before:
            self._unread = f"{piece.name}:{piece.text}"

    def _read(self, piece: Piece) -> None:
        name = filter_called(piece.name) if piece.name else ""
        if not piece.name or not name:
            if piece.text:
                self._take_word(piece)
        elif not piece.values:
            pass  # nothing stands behind the colon yet
        elif name == STAGE:
            self._take_stage(piece)
        elif name in self._texts:
            self._take_texts(name, piece)
        elif name in self._days:
            self._take_day(name, piece)
        else:
            self._take_codes(name, piece)

    def _note(self, piece: Piece) -> None:
        """Say how a piece was read that others write otherwise."""
        said = quoted(self._line[piece.start : piece.end])
        if piece.is_not and said[:1] in LONG_MARKS:
            self._remark("not", M_(
                "“{said}” is read as “-{text}”: whatever holds it is left out. In quotation marks it is looked for.",
                said=said, text=quoted(piece.text),
            ))  # fmt: skip
        if piece.is_open and " " in piece.text:
            self._remark("open", M_(
                "The quotation mark is not closed: “{text}” is looked for as one piece.", text=quoted(piece.text)
            ))  # fmt: skip
        if said in _OPERATORS and (self._words.keys() - {Word(said)} or piece.end < len(self._line.rstrip())):
            self._remark("word", M_(
                "“{word}” is a word like any other: all of them are to stand in a case, and -word in none of its rows.",
                word=said,
            ))  # fmt: skip

    def _remark(self, sort: str, said: Message) -> None:
        self._remarks.setdefault(sort, said)

    def query(self) -> Query:
        """All of it. A stage is where the words are to stand; without words, that something stands in it."""
        words = list(self._words)
        if self._stage is not None:
            words = [word if word.stage else _in_stage(word, self._stage) for word in words]
            if not any(word.stage == self._stage and not word.is_not for word in words):
                words.append(Word("", stage=self._stage))
        if len(words) > MOST_WORDS:
            self._unread = ""
            self._problem = M_("These are more than {n} words. Leave some of them out.", n=MOST_WORDS)
            words = words[:MOST_WORDS]
        left = (self._codes[OPEN] or [""])[-1]
        return Query(
            tuple(words),
            self._wanted(STATE),
            self._wanted(SEVERITY),
            self._wanted(KIND),
            tuple(self._texts[OWNER]),
            tuple(self._texts[TAG]),
            cast('Literal["", "yes", "overdue", "no"]', left),
            self._days[FROM],
            self._days[UNTIL],
            self._problem,
            cast('Literal["", "yes", "no"]', (self._codes[SHARED] or [""])[-1]),
            cast('Literal["", "yes", "third", "no"]', (self._codes[RECURRENCE] or [""])[-1]),
            self._unread,
            tuple(self._remarks.values()),
        )

    def _take_word(self, piece: Piece) -> None:
        """A word; behind the name of a field with choices, these."""
        field, chosen, text = folded_name(piece.name), dict[QueryChoice, None](), piece.text
        begin = piece.start + piece.is_not
        unknown = None if field or piece.is_phrase else _NAMES_NOTHING.match(self._line, begin, piece.end + 1)
        if unknown:
            self._remark("field", M_(
                "“{name}” is no field: “{text}” is looked for as it is written.",
                name=quoted(unknown["name"]), text=quoted(text),
            ))  # fmt: skip
        if field:
            from retro.model.query import choices

            if choices.has_choices(field):
                meant_by_values = [choices.chosen(field, said) for said in piece.values]
                text = text if choices.is_text_too(field) else ""
                if all(meant_by_values):
                    chosen = dict.fromkeys(each for found in meant_by_values for each in found)
                elif not text:
                    (said, *_) = (said for said, found in zip(piece.values, meant_by_values, strict=True) if not found)
                    self._is_nothing(piece.name, said, tuple(choices.written_choices(field)))
                    return
        self._words[Word(text, field, "", piece.is_phrase, piece.is_not, tuple(chosen))] = None

    def _take_codes(self, name: str, piece: Piece) -> None:
        if any(not meant(name, said) for said in piece.values) and self._is_said_elsewhere(name, piece):
            self._take_word(piece)
            return
        codes: list[str] = []
        for said in piece.values:
            found = meant(name, said)
            codes += found
            if not found:
                self._is_nothing(name, said, tuple(written(name)))
        if not piece.is_not:
            self._codes[name] += codes
        elif name in (OPEN, RECURRENCE) and codes[-1:] in (["yes"], ["no"]):
            self._codes[name] += ["no" if codes[-1] == "yes" else "yes"]
        elif name in (OPEN, SHARED, RECURRENCE) or SETTLED in codes:
            self._cannot_be_turned(piece)
        else:
            self._left_out[name] += codes

    def _is_said_elsewhere(self, name: str, piece: Piece) -> bool:
        """Whether all its values are choices of fields that are called like a filter: `kind:promise`.

        Or words of rows that are called so: `shared:branches`.
        """
        from retro.model.query.choices import chosen

        if name == SHARED:
            return True
        return bool(piece.values) and all(chosen(folded_name(piece.name), said) for said in piece.values)

    def _wanted(self, name: str) -> tuple[str, ...]:
        """The codes of all that is asked for, without what is left out."""
        left_out = self._left_out[name]
        codes = self._codes[name] or (all_codes(name) if left_out else [])
        return tuple(code for code in dict.fromkeys(codes) if code not in left_out)

    def _take_texts(self, name: str, piece: Piece) -> None:
        if piece.is_not:
            field = OWNER if name == OWNER else "tags"
            self._words |= {Word(folded_name(said), field, is_phrase=True, is_not=True): None for said in piece.values}
        else:
            self._texts[name] += map(folded_name, piece.values)

    def _take_stage(self, piece: Piece) -> None:
        from retro.language import active
        from retro.model.query.places import stage_called
        from retro.model.stages import STAGES

        for said in piece.values:
            stage = stage_called(folded_name(said))
            if stage is None:
                self._is_nothing(STAGE, said, tuple("-".join(active()(each.name).split()) for each in STAGES))
            elif piece.is_not:
                self._words[Word("", stage=stage.code, is_not=True)] = None
            elif self._stage not in (None, stage.code):
                self._problem = M_("Words stand in one stage: leave out one of the two.")
            else:
                self._stage = stage.code

    def _take_day(self, name: str, piece: Piece) -> None:
        from datetime import UTC

        from retro.model.moments.context import MomentContext
        from retro.model.moments.written_days import read_days
        from retro.model.problem import ValidationError

        if piece.is_not:
            self._cannot_be_turned(piece)
            return
        try:
            days = read_days(piece.text, MomentContext(self._today, UTC))
        except ValidationError:
            self._problem = M_(
                "“{text}” is no day. Write 2026-07 for a month, 2026 for a year, 2026-07-15 for a day.",
                text=quoted(piece.text),
            )
            return
        self._days[name] = (days.since if name == FROM else days.until).isoformat()

    def _is_nothing(self, name: str, said: str, known: Sequence[str]) -> None:
        self._problem = M_(
            "“{value}” is nothing that “{name}” can be. There are: {known}.",
            value=quoted(said),
            name=Message(name) if filter_called(name) == name else name,
            known=tuple(known),
        )

    def _cannot_be_turned(self, piece: Piece) -> None:
        self._problem = M_("“-” cannot stand before “{text}”.", text=quoted(f"{piece.name}:{piece.text}"))


def _in_stage(word: Word, stage: str) -> Word:
    return replace(word, stage=stage)
