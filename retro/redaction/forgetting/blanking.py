"""A record, its deleted rows and its log, with words blanked in their places: what is left of them nowhere tells them.

The words of the fields are looked at, in rows and in the operations of the log alike, so that the log still comes to
what the rows hold. What a row links to, choices, days and figures stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace

from retro.model import chain
from retro.model.change import AUTHOR, Add, Forget, Logged, Op, Update, Values
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LineType, MomentType, OpenChoiceType, Plain, ProseType, RoleType, TagsType
from retro.model.fields import Field
from retro.model.moments.moment import Moment
from retro.model.record import KINDS, FullRecord, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head
from retro.model.stages.review import Reopening
from retro.value import value

Clean = Callable[[str, Field | None, "EntryId"], str]
"""What becomes of the words of a field of a row; the same words if nothing is to be forgotten there.

The field is None where it is none that is declared: an author, or a field of an earlier version.
"""

Key = tuple[str, EntryId]
"""A kind, and a row of it."""

_CODES = frozenset({(EmptyAnswer.kind, "asked"), (Reopening.kind, "digest")})
"""Fields of text that hold no words of anybody."""


@value
class Blanked:
    """What came of it."""

    whole: FullRecord
    """The record without the words. Entries of the log from which any went have lost their salts."""
    rows: Mapping[Key, Mapping[str, str]]
    """By the rows that held them, deleted or not: their fields, with what stood there."""
    entries: Mapping[Key, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """By what the log wrote them of: the fields, or `AUTHOR` of the head, with the ids of the changes."""

    @property
    def is_anything(self) -> bool:
        """Whether there was anything to forget."""
        return bool(self.rows or self.entries)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the entries of the log that held them."""
        ids = {change for fields in self.entries.values() for changes in fields.values() for change in changes}
        return tuple(logged.seq for logged in self.whole.log if logged.change.id in ids)

    def ops(self) -> tuple[Forget, ...]:
        """What the log is told: the places, and none of the words."""
        keys = dict.fromkeys((*self.rows, *self.entries))
        return tuple(self._op(key, self.rows.get(key, {}), self.entries.get(key, {})) for key in keys)

    def _op(self, key: Key, fields: Mapping[str, str], entries: Mapping[str, tuple[str, ...]]) -> Forget:
        changes = dict.fromkeys(change for each in entries.values() for change in each)
        return Forget(*key, tuple(dict.fromkeys((*fields, *entries))), tuple(changes))


def blanked(whole: FullRecord, clean: Clean) -> Blanked:
    """The record as `clean` leaves its words. Every entry of its log is finished, but the last one may be open.

    The digests of earlier closings go with the words: what they were made of could be guessed by them.
    """
    rows: dict[Key, dict[str, str]] = {}
    found: defaultdict[Key, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    head = _row(whole.record.head, clean, rows)
    entries = [_row(row, clean, rows) for row in (*whole.record.rows, *whole.record.answers)]
    deleted = [_row(row, clean, rows) for row in whole.deleted]
    log = [_logged(logged, head, clean, found) for logged in whole.log]
    if rows or found:
        gone = _without_digest
        entries = [_row(row, gone, rows, codes=True) for row in entries]
        deleted = [_row(row, gone, rows, codes=True) for row in deleted]
        log = [_logged(logged, head, gone, found, codes=True) for logged in log]
    assert isinstance(head, Head)
    record = Retrospective.of_entries(head, entries)
    return Blanked(
        FullRecord(record, tuple(deleted), tuple(log)),
        rows,
        {key: {name: tuple(ids) for name, ids in fields.items()} for key, fields in found.items()},
    )


def texts(whole: FullRecord) -> Iterator[tuple[Key, str, str]]:
    """All words of a record, in rows and in the log: whose they are, in which field, and the words.

    What the log wrote into fields, and rows of a kind, that are not declared any more holds none.
    """
    for row in _rows(whole):
        for each in row.stored_fields():
            yield from (((row.kind, row.id), each.name, text) for text in _words(row.kind, each.name, _held(row, each)))
    for logged in whole.log:
        for op in logged.change.ops:
            for values in _values(op):
                for name, plain in values.items():
                    yield from (((op.kind, op.id), name, text) for text in _words(op.kind, name, plain))


def _without_digest(text: str, field: Field | None, _row: EntryId) -> str:
    return "" if field is not None and field.name == "digest" else text


def _rows(whole: FullRecord) -> Iterator[Entry]:
    yield whole.record.head
    yield from (*whole.record.rows, *whole.record.answers, *whole.deleted)


def _row(row: Entry, clean: Clean, rows: dict[Key, dict[str, str]], *, codes: bool = False) -> Entry:
    """The row without the words; where any went, they are noted in `rows`."""
    new = {}
    for each in row.stored_fields():
        before = _held(row, each)
        if (after := _cleaned(row.kind, each.name, before, row.id, clean, codes=codes)) != before:
            rows.setdefault((row.kind, row.id), {}).setdefault(each.name, " ".join(map(str, _listed(before))))
            new[each.name] = each.type.load(after)
    return replace(row, revision=row.revision + 1, **new) if new else row


def _held(row: Entry, field: Field) -> Plain:
    plain: Plain = field.type.dump(getattr(row, field.name))
    return plain


def _logged(
    logged: Logged,
    head: Entry,
    clean: Clean,
    found: defaultdict[Key, defaultdict[str, list[str]]],
    *,
    codes: bool = False,
) -> Logged:
    """The entry without the words; where any went, it is noted in `found`."""
    change, went = logged.change, False
    ops: list[Op] = []
    for op in change.ops:
        after, names = _op(op, clean, codes=codes)
        for name in names:
            found[op.kind, op.id][name].append(change.id)
            went = True
        ops.append(after)
    author = clean(change.author, None, "")
    if author != change.author:
        found[Head.kind, head.id][AUTHOR].append(change.id)
        went = True
    return chain.blanked(logged, replace(change, author=author, ops=tuple(ops))) if went else logged


def _op(op: Op, clean: Clean, *, codes: bool) -> tuple[Op, Iterable[str]]:
    """The operation without the words, and the fields from which any went."""
    names: dict[str, None] = {}

    def over(values: Values) -> Values:
        after = {name: _cleaned(op.kind, name, plain, op.id, clean, codes=codes) for name, plain in values.items()}
        names.update({name: None for name, plain in after.items() if plain != values[name]})
        return after

    match op:
        case Add():
            op = replace(op, values=over(op.values))
        case Update():
            op = replace(op, before=over(op.before), after=over(op.after))
        case _:
            pass
    return op, names


def _values(op: Op) -> tuple[Values, ...]:
    match op:
        case Add():
            return (op.values,)
        case Update():
            return op.before, op.after
        case _:
            return ()


def _cleaned(kind: str, name: str, plain: Plain, row: EntryId, clean: Clean, *, codes: bool = False) -> Plain:
    """A plain value without the words."""
    declared = _declared(kind, name)
    if declared is None:
        return clean(plain, None, row) if isinstance(plain, str) else plain
    if ((kind, name) in _CODES) is not codes:
        return plain
    words = [clean(text, declared, row) for text in _words(kind, name, plain)]
    if not words:
        return plain
    match declared.type:
        case TagsType():
            return list(dict.fromkeys(words))
        case MomentType():
            return Moment.in_words(words[0]).dump()
        case _:
            return words[0]


def _words(kind: str, name: str, plain: Plain) -> list[str]:
    """The words that a plain value of a field holds; none if it holds something else."""
    declared = _declared(kind, name)
    match declared.type if declared else None:
        case TagsType():
            return [str(each) for each in plain] if isinstance(plain, list) else []
        case MomentType():
            return [plain[1:]] if isinstance(plain, str) and plain.startswith("?") and plain[1:] else []
        case OpenChoiceType(choices) if isinstance(plain, str) and choices.coded(plain):
            return []
        case LineType() | RoleType() | ProseType() | OpenChoiceType():
            return [plain] if isinstance(plain, str) and plain else []
        case _:
            return []


def _declared(kind: str, name: str) -> Field | None:
    entry = KINDS.get(kind)
    return entry.field(name) if entry and entry.has_field(name) else None


def _listed(plain: Plain) -> list[object]:
    return list(plain) if isinstance(plain, list) else [plain]
