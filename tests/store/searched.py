"""What tests of searching share: cases to be found, words to find them by, and who reads every row instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count

from retro.model.change import Add, Op
from retro.model.change_factory import ChangeFactory
from retro.model.field_types import Plain
from retro.model.query.matching import Matcher
from retro.model.query.words import Word
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.store.protocol import CaseFilter
from retro.store.results import Hit
from retro.store.sqlite.store import SqliteStore
from tests.store.conftest import BEGUN


def said(record: Retrospective) -> Iterator[tuple[str, str, str]]:
    """What a record says in the fields of these tests: the kind of the row, the field, the text."""
    yield from ((Head.kind, "reference", record.reference), (Head.kind, "title", record.head.title))
    yield Head.kind, "summary", record.head.summary
    for row in record.rows:
        yield row.kind, row.main, row.main_text


def chosen(record: Retrospective) -> Iterator[tuple[str, tuple[str, str]]]:
    """What is chosen in a record in the fields of these tests: the kind of the row, the field, the code."""
    if record.head.severity:
        yield Head.kind, ("severity", record.head.severity.value)
    yield from ((row.kind, ("strength", row.strength.value)) for row in record.of(Measure) if row.strength)


def by_reading(store: SqliteStore, words: Sequence[Word]) -> list[str]:
    """The references of the cases in which the words stand, by reading all of them."""
    matcher, found = Matcher(words), []
    for reference in store.references(CaseFilter()):
        record = store.load(reference)
        held = [matcher.found_in((kind, field), text) for kind, field, text in said(record)]
        held += [matcher.found_in_row(kind, (), [choice]) for kind, choice in chosen(record)]
        if matcher.fits(set[int]().union(*held)):
            found.append(reference)
    return found


def found(store: SqliteStore, *words: Word | str) -> list[str]:
    given_words = tuple(word if isinstance(word, Word) else Word(word) for word in words)
    return list(store.references(CaseFilter(words=given_words)))


def hits(store: SqliteStore, reference: str, words: Sequence[Word]) -> Sequence[Hit]:
    """Where words stand in one case."""
    return store.hits([reference], words)[reference]


def begin(store: SqliteStore, factory: ChangeFactory, title: str, *ops: Op, **head: Plain) -> str:
    return store.create({"title": title, **head}, factory.change(*ops))


def a_factory() -> ChangeFactory:
    """Ids and times that are the same in each example."""
    minutes, ids = count(), count(1)
    return ChangeFactory(
        now=lambda: BEGUN + timedelta(minutes=next(minutes)), new_id=lambda: f"{next(ids):016x}", author="kaoru"
    )


def write(store: SqliteStore, factory: ChangeFactory, reference: str, *ops: Op) -> None:
    store.apply(reference, factory.change(*ops))


def proof(store: SqliteStore) -> list[str]:
    return list(store.unlike_rows())


def three_cases(store: SqliteStore, factory: ChangeFactory) -> SqliteStore:
    """An archive of a wrong delivery, of a server, of nothing in particular."""
    begin(
        store,
        factory,
        "誤配",
        Add("event", "e1", {"what": "髙橋様の引き出物を別の家に届けた"}),
        Add("cause", "c1", {"what": "the check slip was not read"}),
        Add("measure", "m1", {"what": "check-slips in red"}),
        summary="Two parcels swapped.",
        severity="high",
        started="2026-11-01",
    )
    begin(
        store,
        factory,
        "Server down",
        Add("event", "e2", {"what": "10:05 メールサーバが止まる"}),
        Add("participant", "p2", {"role": "on-call engineer", "name": "Sato"}),
        tags=["v2.3", "配送"],
        started="2026-11-10",
    )
    begin(store, factory, "Third")
    return store  # fmt: skip
