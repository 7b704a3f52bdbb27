"""Cases like the one at hand: what was done in them, and whether it held (S14); and whether this is one again (S12)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import islice

from retro.errors import UnreadableError
from retro.language import M_, Message
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LineType, ProseType
from retro.model.head_choices import Origin
from retro.model.query.places import searched_fields, stage_code
from retro.model.record import KINDS, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, Place
from retro.model.stages.follow_up import Sharing, Tick
from retro.model.stages.head import CaseLink, Head, Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology
from retro.model.stages.review import Reopening, Vote
from retro.model.stages.scope import Damage, Party
from retro.model.stages.timeline import Contact
from retro.review.case_line import CaseLine, case_line
from retro.review.likeness import Likeness, Text, Traits, likeness, rarity, traits
from retro.review.shared_words import shared_words
from retro.services.memory.query_remarks import left_out
from retro.store.listed import Summary
from retro.store.protocol import Store
from retro.store.results import CaseText
from retro.text.controls import printable
from retro.text.folding import folded_name
from retro.text.search_terms import terms
from retro.value import value

MOST = 5
"""So many are shown: more would hide what they are shown for."""
_WEIGHED = 30
"""So many candidates are read and weighed."""
_FAR = 0.3
"""What has a smaller share than this of the score of the likest one is not like it."""
_LOOKED_UP = 150
"""So many terms of the case at hand are looked up, those with the most weight."""
_OF_THE_REVIEW = frozenset(kind.kind for kind in (CaseLink, EmptyAnswer, Reopening, Sharing, Tick, Vote))
_OF_PEOPLE = frozenset(kind.kind for kind in (Participant, Party))
_OF_THE_COURSE = frozenset(
    {(Head.kind, name) for name in ("depth_reason", "closed_because", "removed_because", "merged_into")}
    | {(Contact.kind, "receipt"), (Contact.kind, "call_back_to"), (Apology.kind, "date_suits"), (Damage.kind, "unit")}
    | {(kind, "currency") for kind in KINDS}
)
"""What tells how a case went on, and not what it is about, by kinds of row and by fields."""
_TOLD_OF = (Cause, Measure, HardwareChange)
"""What a case is told of by in one line."""
_PLACES = frozenset({(Head.kind, "affected"), (Place.kind, Place.main)})


@value
class SimilarCase:
    """A case that is like the one at hand."""

    case: Summary
    likeness: Likeness
    texts: tuple[str, ...] = ()
    """What was written in words in it."""

    @property
    def words(self) -> tuple[str, ...]:
        """The most telling words of both, as they are written in it: looked for each time that they are asked for."""
        words = shared_words(self.texts, self.likeness.shared)
        tags = set(map(folded_name, self.likeness.tags))
        return tuple(word for word in words if folded_name(word) not in tags)


def similar(store: Store, record: Retrospective) -> Sequence[SimilarCase]:
    """The cases most like this one, the likest first; none that is far less like it than the first."""
    return likest(weighed(store, record))


def weighed(store: Store, record: Retrospective) -> Sequence[SimilarCase]:
    """All cases that may be like this one, each weighed, the likest first."""
    return _alike(store, traits_of(record), {record.reference})


def similar_to_text(store: Store, text: str) -> Sequence[SimilarCase]:
    """The cases most like a text: what somebody says of an incident that is no case yet."""
    return likest(weighed_text(store, text))


def weighed_text(store: Store, text: str) -> Sequence[SimilarCase]:
    """All cases that may be like a text, each weighed, the likest first."""
    return _alike(store, traits([Text("head", "title", text)]), frozenset())


def likest(found: Sequence[SimilarCase]) -> Sequence[SimilarCase]:
    """The first few of what was weighed, without those that are far less like it than the first one."""
    near = (each for each in found if each.likeness.score >= _FAR * found[0].likeness.score)
    return [*islice(filter(_can_be_told, near), MOST)]


def _can_be_told(case: SimilarCase) -> bool:
    """Whether there is anything to say of why it is like the other: pieces of words alone are no reason."""
    how = case.likeness
    return bool(case.words or how.same_origin or how.tags or how.places)


def traits_of(record: Retrospective) -> Traits:
    """What a record is compared by."""
    texts = (
        CaseText(row.kind, row.id, field.name, said)
        for row in (record.head, *record.rows)
        for field in searched_fields(type(row))
        if isinstance(said := getattr(row, field.name), str)
    )
    return _traits(texts, record.head.origin, record.head.tags)


def _alike(store: Store, one: Traits, but: Collection[str]) -> Sequence[SimilarCase]:
    telling = sorted(filter(one.terms.get, one.terms), key=lambda term: (-one.terms[term], term))[:_LOOKED_UP]
    if not telling:
        return ()
    looked_up = {term: one.terms[term] for term in telling}
    in_every_text = {term: weight for term, weight in one.terms.items() if not weight}
    causes = tuple(each & looked_up.keys() for each in one.causes)
    known = Traits(looked_up | in_every_text, one.origin, one.tags, one.places, causes)
    likely = store.likely(looked_up, _WEIGHED + len(but))
    cases = {case.reference: case for case in likely.found if case.reference not in but}
    texts = store.texts([*cases])

    def rarity_of(term: str) -> float:
        return rarity(likely.having.get(term, 0), likely.cases)

    def compared(case: Summary) -> SimilarCase:
        said = texts[case.reference]
        how = likeness(known, _traits(said, case.origin, _tags(said)), rarity_of)
        return SimilarCase(case, how, tuple(each.text for each in _telling(said)))

    return sorted(map(compared, cases.values()), key=lambda each: (-each.likeness.score, each.case.reference))


def _traits(said: Iterable[CaseText], origin: str, tags: Collection[str]) -> Traits:
    held = list(said)
    texts = (Text(stage_code(each.kind), each.field, each.text) for each in _telling(held))
    places = {folded_name(each.text) for each in held if (each.kind, each.field) in _PLACES and each.text.strip()}
    return traits(texts, origin=origin, tags=tags, places=places)


def _is_of_somebody(said: CaseText) -> bool:
    """Whether a text says who somebody is or how they are reached, which is no reason why cases are alike."""
    return said.kind in _OF_PEOPLE or said.field == KINDS[said.kind].customer


def _telling(said: Iterable[CaseText]) -> list[CaseText]:
    """What was written in words of what happened, and of what was done.

    A day, a sum or a role tells of no case what it is about, nor who somebody is, nor how the review went. A link is
    about another case.
    """
    return [
        each
        for each in said
        if each.kind not in _OF_THE_REVIEW
        and (each.kind, each.field) not in _OF_THE_COURSE
        and not _is_of_somebody(each)
        and KINDS[each.kind].has_field(each.field)
        and isinstance(KINDS[each.kind].field(each.field).type, LineType | ProseType)
    ]


def _tags(said: Iterable[CaseText]) -> tuple[str, ...]:
    """The tags of a case, out of its texts."""
    found = (each.text for each in said if (each.kind, each.field) == (Head.kind, "tags"))
    return tuple(next(found, "").split(", ")) if said else ()


@value
class Precedent:
    """A case that is like the one at hand, and what became of it."""

    alike: SimilarCase
    record: Retrospective
    line: CaseLine
    """What caused it, what was done, and whether that held."""


def precedents(
    store: Store, found: Sequence[SimilarCase], today: date, say: Callable[[Message], object] = lambda _said: None
) -> Sequence[Precedent]:
    """The cases with what became of each, as it is on a day. Each of them is read as a whole.

    `say` is told of each that cannot be read: it is left out.
    """
    cases = list[Precedent]()
    for each in found:
        try:
            record = store.load(each.case.reference)
        except UnreadableError as error:
            say(left_out(each.case.reference, error))
        else:
            cases.append(Precedent(each, record, case_line(record, today, near_rows(each, record))))
    return cases


def near_rows(case: SimilarCase, record: Retrospective) -> Sequence[EntryId]:
    """The causes, measures and changes of a case that say what both share, those that say most of it first."""
    told = case.likeness.shared

    def shared(row: Entry) -> float:
        return sum(told.get(term, 0.0) for term in set(terms(row.main_text)))

    weights = {row.id: shared(row) for row in record.rows if isinstance(row, _TOLD_OF)}
    return [row for row in sorted(weights, key=lambda each: -weights[each]) if weights[row]]


def why(case: SimilarCase) -> Message:
    """What makes it like the other: `both: swapped, parcels; origin logistics; tags dispatch, gift`."""
    how = case.likeness
    said: list[Message] = []
    if case.words:
        said.append(M_("both: {words}", words=tuple(map(printable, case.words))))
    if how.same_origin:
        known = Origin.coded(case.case.origin)
        origin = Message(known.label) if known else printable(case.case.origin)
        said.append(M_("origin: {origin}", origin=origin))
    if how.tags:
        said.append(M_("tags: {tags}", tags=tuple(map(printable, how.tags))))
    if how.places:
        said.append(M_("the same place: {places}", places=tuple(map(printable, how.places))))
    return M_("{reasons}", reasons=tuple(said))
