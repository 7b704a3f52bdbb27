"""Have we had this? The cases in which the words of a query stand, with the rows, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retro.errors import UnreadableError
from retro.language import M_, Message
from retro.model.field_types import ProseType
from retro.model.query.matching import Span
from retro.model.query.places import REFERENCE
from retro.model.query.reading import Query
from retro.model.record import KINDS
from retro.model.stages.head import CaseLink, Head
from retro.review.case_line import CaseLine, case_line
from retro.services.memory.case_filter import case_filter
from retro.services.memory.query_remarks import left_out, remarks
from retro.store.listed import Count, Summary
from retro.store.protocol import BEST_FIRST, NEWEST_FIRST, Store
from retro.store.results import Hit
from retro.text.folding import folded
from retro.text.markup import without_markup
from retro.value import value

_TITLE = (Head.kind, "title")


@value
class FoundCase:
    """A case that was found."""

    summary: Summary
    hits: tuple[Hit, ...]
    """The rows in which words stand, those with the most of them first; none where no word was asked for."""
    line: CaseLine = CaseLine()
    """What caused it, what was done, and whether that held: of the rows that were hit, where these say so."""


@value
class SearchResult:
    """A window of what was found, what fits best first; in front of them the case that the query calls by its name."""

    cases: tuple[FoundCase, ...]
    has_more: bool
    """Whether there are further ones behind it."""
    remarks: Sequence[Message] = ()
    """What is to be said beside it."""


def search(store: Store, query: Query, today: date, offset: int, limit: int) -> SearchResult:
    """The cases that a query asks for, with its hits, as they are on a day. One that cannot be read is a remark."""
    found = find(store, query, today, offset, limit)
    cases, said = list[FoundCase](), [*found.remarks]
    for case in found.cases:
        try:
            cases.append(with_line(store, case, today))
        except UnreadableError as error:
            said.append(left_out(case.summary.reference, error))
    return SearchResult(tuple(cases), found.has_more, said)


def find(store: Store, query: Query, today: date, offset: int, limit: int) -> SearchResult:
    """The same without the lines of the cases, for which each of them has to be read as a whole."""
    order = BEST_FIRST if query.words else NEWEST_FIRST
    found = store.list(case_filter(query, store, today), offset, limit + 1, order)
    words = query.sought
    shown = found[:limit] if offset else sorted(found[:limit], key=lambda each: not _calls(query, each))
    hits = store.hits([each.reference for each in shown], words) if words else {}
    cases = (FoundCase(each, tuple(hits.get(each.reference, ()))) for each in shown)
    said = remarks(store, query) if offset else (*remarks(store, query), *_calls_found(store, query))
    return SearchResult(tuple(cases), len(found) > limit, said)


def _calls_found(store: Store, query: Query) -> Sequence[Message]:
    """What to say of calls in which the words stand, and which are in no case."""
    if not store.count_calls():
        return ()
    from retro.services.call.found import calls_found  # most archives have none

    return calls_found(store, query)


def _calls(query: Query, case: Summary) -> bool:
    """Whether one of the words is the reference of the case, whole."""
    return any(folded(word.text) == case.reference for word in query.words if not word.is_not)


def count(store: Store, query: Query, today: date) -> Count:
    """How many cases a query asks for, as far as that is known without reading them."""
    return store.estimate(case_filter(query, store, today))


def with_line(store: Store, case: FoundCase, today: date) -> FoundCase:
    """The case with its line. UnreadableError if another program spoilt it."""
    record = store.load(case.summary.reference)
    return FoundCase(case.summary, case.hits, case_line(record, today, [hit.row for hit in case.hits]))


def in_reference(case: FoundCase) -> tuple[Span, ...]:
    """Where words stand in the reference of a case."""
    return next((hit.spans for hit in case.hits if (hit.kind, hit.field) == REFERENCE), ())


def in_title(case: FoundCase) -> tuple[Span, ...]:
    """Where words stand in the title of a case."""
    return next((hit.spans for hit in case.hits if (hit.kind, hit.field) == _TITLE), ())


def in_rows(case: FoundCase) -> Sequence[Hit]:
    """The hits but for those in what a case is called."""
    return [hit for hit in case.hits if (hit.kind, hit.field) not in (REFERENCE, _TITLE)]


def words_of(hit: Hit) -> tuple[str, tuple[Span, ...]]:
    """What stands in the field, as it is read, and where the words stand in it: prose without the marks of Markdown."""
    kind = KINDS[hit.kind]
    is_prose = kind.has_field(hit.field) and isinstance(kind.field(hit.field).type, ProseType)
    return without_markup(hit.text, hit.spans) if is_prose else (hit.text, hit.spans)


def name_of(hit: Hit) -> str:
    """The name of the row, as commands call it: `2.1`; "" for what is no row of a stage."""
    return f"{KINDS[hit.kind].stage.number}.{hit.number}" if hit.number else ""


def label_of(hit: Hit) -> Message:
    """What the words stand in: the kind of row; the field, if that is not what the row says."""
    kind = KINDS[hit.kind]
    if not kind.has_field(hit.field):
        return Message(CaseLink.field("reference").label)
    field = kind.field(hit.field)
    if kind is Head:
        return field.title
    if hit.field == kind.main:
        return Message(kind.label)
    return M_("{kind}, {field}", kind=Message(kind.label), field=field.title)
