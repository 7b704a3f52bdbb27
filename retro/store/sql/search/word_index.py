"""What the search asks of the index of words that an engine keeps.

Each case is one document, a set of terms (`retro.text.search_terms`); the table `DOCUMENTS` says which one is whose.
How terms are kept and found is the engine's own. An index holds no texts, and says nothing that rows do not say: where
there is none, every case is read instead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, Protocol

from retro.language import M_
from retro.store.declared import HEAD
from retro.store.finding import Finding
from retro.text.search_terms import RequiredTerm, choice_term, terms
from retro.value import value

if TYPE_CHECKING:
    from retro.model.entry import EntryId
    from retro.store.sql.connection import Connection
    from retro.store.sql.search.search_texts import RowTexts

DOCUMENTS = "search_document"
"""The table of the documents: "doc" is the number of each, "retrospective" the case whose terms it holds."""

OF_LIST = 'IN (SELECT CAST("value" AS BIGINT) FROM json_each(:documents))'
"""A condition: the number of a document is one of these."""

State = Literal["", "missing", "older", "damaged"]
"""What is wrong with the index; "" if nothing is known to be."""

_AT_ONCE = 100
"""So many cases are read together."""


@value
class AllOf:
    """A document has all of these."""

    parts: tuple[Asked, ...]


@value
class AnyOf:
    """A document has one of these at least."""

    parts: tuple[Asked, ...]


Asked = RequiredTerm | AllOf | AnyOf
"""What a document has."""


Heads = Callable[[], tuple[str, dict[str, Any]]]
"""Gives a statement, which has `OF_LIST` in it, and its values but for the documents."""


class Index(Protocol):
    """The index of words of an open archive, in a transaction that reads or writes."""

    def is_good(self) -> bool:
        """Whether it can be asked: it is there, of today's rules, and not known to be damaged."""

    def is_broken(self, error: Exception) -> bool:
        """Whether an error says that the index cannot be read, while the rows may be."""

    def tells_all(self) -> bool:
        """Whether each document has all terms of its case: there may be an engine that has no room for some."""

    def foresee(self, heads: Heads, whole: Callable[[], Asked | None]) -> None:
        """If few documents match, it will be asked for the rows of this statement, then for cases matching this, too.

        It may ask for that along with the documents, where one has to wait for each.
        """

    def matching(self, asked: Asked, *, unwanted: Sequence[Asked] = ()) -> frozenset[int]:
        """The documents that have what is asked and nothing that is unwanted.

        Those that lack some of their terms come with them. An error of the engine if the index cannot be read.
        """

    def cases_matching(self, asked: Asked, cases: Sequence[EntryId]) -> set[EntryId]:
        """Those of some cases whose documents have what is asked, in the same way."""

    def kinds_having(self, word: str, documents: Collection[int]) -> Callable[[], frozenset[str]] | None:
        """Asks for the kinds of those rows that have the terms of a word, in the cases of some documents.

        What is given reads them; None where it does not know rows.
        """

    def having(self, terms: Collection[str]) -> Mapping[str, int]:
        """How many documents have each of some terms, those that none has left out."""

    def each_matching(self, terms: Sequence[str]) -> Iterator[Collection[int]]:
        """The documents that have the first of some terms, then the next, as far as somebody asks."""

    def in_turn(self, statement: str, values: Mapping[str, Any]) -> Generator[Any, None, None]:
        """The rows of a statement, one after the other, read as far as somebody asks."""


class Upkeep(Protocol):
    """What keeps the index of words in step with rows that change, in the same transaction."""

    def before(self, conn: Any, case: EntryId) -> None:
        """Look at a case that is about to change."""

    def after(self, case: EntryId, rows: Iterable[RowTexts] | None = None) -> None:
        """Rows of a case change; all of them, unless it is told what some of them say then."""


def removed(conn: Connection) -> frozenset[int]:
    """The documents of the cases that were taken out of the archive."""
    found = conn.execute(
        f"""SELECT "doc" FROM "{HEAD}" JOIN "{DOCUMENTS}" ON "{DOCUMENTS}"."retrospective" = "{HEAD}"."id"
        WHERE "removed" IS NOT NULL"""
    )
    return frozenset(doc for (doc,) in found)


def terms_of_row(row: RowTexts) -> frozenset[str]:
    """The terms of one row, as an engine that keeps them row by row holds them."""
    chosen = (choice_term(row.kind, *each) for each in row.choices)
    return frozenset((*terms("\n".join(text for _field, text in row.texts)), *chosen))


def terms_of(conn: Connection, cases: Iterable[EntryId]) -> Iterator[tuple[EntryId, set[str]]]:
    """The terms of cases, made of their rows as they stand now."""
    from retro.store.sql.search.search_texts import (
        of_cases,  # it makes every kind of entry, which looking a word up does not
    )

    left = iter(cases)
    while together := list(islice(left, _AT_ONCE)):
        held: dict[EntryId, list[str]] = {case: [] for case in together}
        chosen: dict[EntryId, set[str]] = {case: set() for case in together}
        for row in of_cases(conn, together):
            held[row.case] += (text for _field, text in row.texts)
            chosen[row.case].update(choice_term(row.kind, *each) for each in row.choices)
        yield from ((case, terms("\n".join(texts)) | chosen[case]) for case, texts in held.items())


def told(what: State) -> Finding | None:
    """What a person is told of it, and what to do about it."""
    words = {
        "missing": M_("The archive has no index of its words."),
        "older": M_("The index of the words of the archive was made by another version of Retro."),
        "damaged": M_("The index of the words of the archive is damaged."),
    }
    step = M_("Searching reads every case, which takes longer. Make the index anew with: retro reindex")
    return Finding("index", words[what], step) if what else None
