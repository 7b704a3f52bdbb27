"""Forget a name, or what tells of people once the time for keeping it is over (privacy law)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from retro.errors import RetroError
from retro.language import M_, Message
from retro.model.call import Call
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.record import KINDS, FullRecord, Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.head import Head
from retro.redaction.forgetting.blanking import Blanked, blanked, texts
from retro.redaction.forgetting.cleaning import call_since, call_without, in_case, of_name, of_time
from retro.redaction.forgetting.sought import Sought, SoughtName
from retro.review.flaws import flaws
from retro.review.open_calls import call_told
from retro.store import journal
from retro.store.engines import engine_of
from retro.store.protocol import CaseFilter, Store
from retro.store.unsaved_findings import unreadable
from retro.value import value
from retro.where import Where


@value
class Doubt:
    """A word in which a name is seen, or may be meant, and which stays."""

    reference: str
    """The case."""
    row: Message
    """The row, as a person calls it."""
    field: str
    """The label of the field; "" of a call."""
    word: str
    is_past: bool
    """Whether it stands in the history alone."""


@value
class Forgotten:
    """Where words stand that are to be forgotten, or stood."""

    cases: tuple[Blanked, ...]
    """The cases, the oldest first, with what is left of them."""
    calls: tuple[Call, ...] = ()
    """The calls without a case that hold them, as they are, or were."""
    journals: tuple[tuple[Path, int], ...] = ()
    """The journals of what could not be saved, each with how many of its lines held them."""
    files: tuple[Path, ...] = ()
    """Other files that hold them, which a person looks at."""
    doubtful: tuple[Doubt, ...] = ()
    """What may be meant and stays."""
    broken: tuple[str, ...] = field(default=())
    """The references of those cases that are not what their logs say: nothing is forgotten while there are any."""

    @property
    def places(self) -> int:
        """How many fields of rows, how many in the history, calls and journals: as many as a dry run names."""
        fields = (fields for each in self.cases for held in (each.rows, each.entries) for fields in held.values())
        return sum(map(len, fields)) + len(self.calls) + len(self.journals)


def would_forget(store: Store, database: Where, name: SoughtName, blank: str, others: Iterable[Path]) -> Forgotten:
    """Where a name stands; nothing is changed. `others` are files that hold no cases: settings, templates.

    RetroError if something in the archive cannot be read.
    """
    found: list[Blanked] = []
    doubtful: list[Doubt] = []
    for whole in _every(store):
        each = blanked(whole, of_name(whole, name.sought, blank))
        found += [each] if each.is_anything else []
        doubtful += _doubts(whole, in_case(whole, name.sought))
    doubtful += _doubts_of_calls(store.calls(), name.sought)
    return Forgotten(
        tuple(found),
        _concerned(store, lambda call: call_without(call, name.sought, blank)),
        tuple((path, lines) for path, lines, _unsaved in _journals(database, name.sought, blank)),
        tuple(engine_of(database).copies_with(others, cache(lambda text: bool(name.sought.spots(text))))),
        tuple(doubtful),
        tuple(each.whole.record.reference for each in found if flaws(store.evidence(each.whole.record.reference))),
    )


def _doubts(whole: FullRecord, wanted: Sought) -> Iterator[Doubt]:
    """What stays, each word once for each field of a row; what is there now first."""
    words = cache(wanted.doubtful)
    told: set[tuple[str, EntryId, str, str]] = set()
    for (kind, row), name, text in texts(whole):
        for word in words(text):
            if (kind, row, name, word) not in told:
                told.add((kind, row, name, word))
                yield _doubt(whole.record, kind, row, name, word)


def _doubts_of_calls(calls: Iterable[Call], wanted: Sought) -> Iterator[Doubt]:
    """The same of calls that are in no case, each word once for each call."""
    for call in calls:
        texts = (call.by, call.author, *(line.text for line in call.lines))
        for word in dict.fromkeys(word for text in texts for word in wanted.doubtful(text)):
            yield Doubt("", call_told(call), "", word, is_past=False)


def _doubt(record: Retrospective, kind: str, row: EntryId, name: str, word: str) -> Doubt:
    entry = record.head if row == record.head.id else record.get(row)
    is_row = entry is not None and not isinstance(entry, Head)
    called = Message(row_name(record, entry) if entry and is_row else KINDS[kind].label)
    is_past = entry is None or word not in str(entry.dump()[name])
    return Doubt(record.reference, called, KINDS[kind].field(name).label, word, is_past)


def forget(database: Where, factory: ChangeFactory, name: SoughtName, blank: str, *, timeout: float = 5.0) -> Forgotten:
    """Blank a name wherever it stands in the archive and in the journals beside it, and clean its free pages.

    RetroError, and the archive is as it was, if another program has it open, or if a case in which the name stands is
    not what its log says: forgetting would make good what was forged.
    """
    author = name.sought.clean(factory.author, blank)
    with journal.left_behind(database) as free:  # nobody sends meanwhile what is to be blanked
        unsaved = [*_journals(database, name.sought, blank)]  # what is wrong with them is told before anything is done
        for path, _lines, _left in unsaved:
            if path not in free:
                raise RetroError(
                    M_("A Retro that runs keeps in “{path}” what it could not save yet.", path=str(path)),
                    M_("Leave it, then say it again. Nothing was forgotten."),
                )
        done, calls = engine_of(database).forget(
            _checked(lambda whole: of_name(whole, name.sought, blank)),
            lambda call: call_without(call, name.sought, blank),
            replace(factory, author=author).change,
            timeout=timeout,
        )
        for path, _lines, left in unsaved:
            journal.rewrite(path, left)
    return Forgotten(done, calls, tuple((path, lines) for path, lines, _left in unsaved))


def would_retain(store: Store, before: datetime, blank: str) -> Forgotten:
    """What tells of people in cases that were closed before then, and calls of before that are in no case.

    Nothing is changed. RetroError as above.
    """
    found = [
        each
        for whole in _every(store)
        if _is_over(whole, before) and (each := blanked(whole, of_time(whole, blank))).is_anything
    ]
    broken = tuple(each.whole.record.reference for each in found if flaws(store.evidence(each.whole.record.reference)))
    return Forgotten(tuple(found), _concerned(store, lambda call: call_since(call, before)), broken=broken)


def retain(database: Where, factory: ChangeFactory, before: datetime, blank: str, *, timeout: float = 5.0) -> Forgotten:
    """Blank what tells of people in cases that were closed before then, and clean the file. RetroError as above.

    Calls of before that are in no case go as a whole: they are nothing but that.
    """
    check = _checked(lambda whole: of_time(whole, blank))

    def without(whole: FullRecord) -> Blanked | None:
        return check(whole) if _is_over(whole, before) else None

    return Forgotten(
        *engine_of(database).forget(without, lambda call: call_since(call, before), factory.change, timeout=timeout)
    )


def broken_error(references: Sequence[str]) -> RetroError:
    """That nothing is forgotten, since cases are not what their logs say."""
    return RetroError(
        M_(
            "Nothing was forgotten: {references} is not what its log and its seal say, and would seem so afterwards.",
            references=tuple(references),
        ),
        M_("See what differs: retro verify {reference}. Go back to a backup of before, then forget.",
           reference=references[0]),
    )  # fmt: skip


def _every(store: Store) -> Iterable[FullRecord]:
    removed = store.references(CaseFilter(removed=True))
    for reference in reversed([*removed, *store.references(CaseFilter())]):
        yield store.evidence(reference)


def _concerned(store: Store, left_of: Callable[[Call], Call | None]) -> tuple[Call, ...]:
    """The calls without a case of which something goes."""
    return tuple(call for call in store.calls() if left_of(call) != call)


def _is_over(whole: FullRecord, before: datetime) -> bool:
    closed = whole.record.head.closed
    return bool(closed) and datetime.fromisoformat(closed) < before


def _checked(clean: Callable[[FullRecord], Any]) -> Callable[[FullRecord], Blanked | None]:
    """What is left of a case, None if nothing goes; RetroError if it is not what its log says."""

    def blank(whole: FullRecord) -> Blanked | None:
        found = blanked(whole, clean(whole))
        if not found.is_anything:
            return None
        if flaws(whole):
            raise broken_error([whole.record.reference])
        return found

    return blank


def _journals(database: Where, wanted: Sought, blank: str) -> Iterable[tuple[Path, int, list[journal.Unsaved]]]:
    """The journals in which it stands, with how many lines hold it, and what is left of all of them."""
    for path in journal.journals(database):
        try:
            unsaved = journal.read(path)
        except journal.UNREADABLE as error:
            raise RetroError(
                unreadable(path),
                M_("Open that file with an editor, and delete it when nothing in it is needed. Nothing was forgotten."),
            ) from error
        left = [
            replace(
                each,
                text=wanted.clean(each.text, blank),
                values=_plain(each.values, wanted, blank),
                seen=_plain(each.seen, wanted, blank),
                author=wanted.clean(each.author, blank),
                login="" if wanted.spots(each.login) else each.login,  # else nobody would ever send it
            )
            for each in unsaved
        ]
        if lines := sum(one != other for one, other in zip(unsaved, left, strict=True)):
            yield path, lines, left


def _plain(held: Any, wanted: Sought, blank: str) -> Any:
    match held:
        case str():
            return wanted.clean(held, blank)
        case dict():
            return {key: _plain(each, wanted, blank) for key, each in held.items()}
        case list():
            return [_plain(each, wanted, blank) for each in held]
        case _:
            return held
