"""The earlier cases of one of those concerned, by their name: what whoever speaks with them next should know (S14)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from retro.language import M_, MN_, Language, Message
from retro.model.deadline import Lateness
from retro.model.entry import EntryId
from retro.model.head_choices import SETTLED_LABEL, Status
from retro.model.moments.formatting import show_day
from retro.model.query.words import Word
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Outcome
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact
from retro.review.party_names import names_in, party_key, perhaps_names_in, without_title
from retro.services.follow_up.actions import open_actions
from retro.store.listed import Summary
from retro.store.protocol import CaseFilter, Store
from retro.store.results import CaseText
from retro.value import value

_MOST = 3
"""So many are told of: the line has no room for more."""
_MOST_NAMES = 8
"""So many names are looked up: a long text may hold a hundred words that look like one."""
_LOOKED_AT = 200
"""So many cases in which the words stand are looked at, the newest ones: nobody waits for it."""
_PARTS = re.compile(r"[\s_-]+")
_LONGEST_PARTED = 8
"""A name of so many letters may be written with a space in it, wherever that stands."""
_LEAVE_ALONE = re.compile(
    r"(?:do not|don['’]?t|no more|never|stop)\s+(?:\w+\s+){0,2}?(?:call|phone|ring|contact|write|mail|visit|letter)"
    r"|no\s+(?:more\s+)?(?:calls?|contact|visits?|letters?|mails?)\b"
    r"|(?:電話|連絡|訪問|来訪|手紙|メール|接触)(?:は|を|も)?[^。]{0,8}(?:しない|不要|無用|お断り|拒否|控え|やめ|いらない|要らない)",
    re.IGNORECASE,
)
"""A wish to be left alone, which counts in the next case, too."""


@value
class EarlierCase:
    """A case in which somebody of this name stands."""

    reference: str
    day: str
    title: str
    ended: Message
    """How it ended for them; how far it has come, where nobody has said."""
    wish: str = ""
    """When it suits them, or that they wish to be left alone, in their words."""
    has_open_promise: bool = False
    """Whether something that was promised in it is open still."""

    def told(self, to: Language) -> str:
        """All of it in one line: `2026-004 (a promise is open, stays)  2 Mar 2026  Two parcels swapped`.

        What one has to know before one speaks stands first: a line may have no room for the title.
        """
        promise = M_("a promise is open") if self.has_open_promise else ""
        remarks = tuple(each for each in (promise, self.wish, self.ended) if each)
        return M_(
            "{reference} ({remarks})  {day}  {title}", reference=self.reference, remarks=remarks,
            day=show_day(date.fromisoformat(self.day), to), title=self.title,
        ).show(to)  # fmt: skip


@value
class EarlierCases:
    """What is known of the earlier cases of a name."""

    name: str
    cases: tuple[EarlierCase, ...]
    """The newest first."""
    number: int
    """How many there are."""

    def told(self, to: Language) -> str:
        """`Lee: 2 earlier cases   2026-002  2026-03-03  Lid broken (left)   2026-001 …`."""
        head = MN_("{name}: {n} earlier case", "{name}: {n} earlier cases", self.number, name=self.name)
        return "   ".join((head.show(to), *(each.told(to) for each in self.cases)))


def earlier_cases(
    store: Store, names: Sequence[str], today: date, but: str = "", perhaps: Sequence[str] = ()
) -> EarlierCases | None:
    """The earlier cases of the first of these names that has some, `but` for one case; None if there are none.

    What is `perhaps` a name is one if somebody stands in a case under it: where it is perhaps one there, too, it is not
    taken for one.

    Nobody asked for it, so the archive is not read for it as a whole: where the index of words is not to be used,
    nothing is found.
    """
    if not any(map(party_key, (*names, *perhaps))) or store.unindexed():
        return None
    asked = [(name, True) for name in names] + [(name, False) for name in perhaps if name not in names]
    for name, is_sure in asked[:_MOST_NAMES]:
        found = _cases_of(store, name, but, is_sure=is_sure)
        if found:
            told = tuple(_told(store, case, rows, today) for case, rows in found[:_MOST])
            return EarlierCases(name, told, len(found))
    return None


def _cases_of(store: Store, name: str, but: str, *, is_sure: bool) -> Sequence[tuple[Summary, frozenset[EntryId]]]:
    """The cases in which somebody of this name stands, the newest first, with the rows that say so."""
    key = party_key(name)
    cases: dict[str, Summary] = {}
    for words in _ways_to_write(without_title(name)):
        cases |= {each.reference: each for each in store.list(CaseFilter(words=words), 0, _LOOKED_AT)}
    cases.pop(but, None)
    rows = _rows_that_name(store, key, list(cases), is_sure=is_sure)
    newest = sorted(rows, key=lambda each: (cases[each].day, len(each), each), reverse=True)
    return [(cases[each], rows[each]) for each in newest]


def _rows_that_name(
    store: Store, key: str, references: Sequence[str], *, is_sure: bool
) -> Mapping[str, frozenset[EntryId]]:
    def names(each: CaseText) -> tuple[str, ...]:
        found = names_in(each.kind, each.field, each.text)
        return (*found, *perhaps_names_in(each.kind, each.field, each.text)) if is_sure else found

    found = {
        reference: frozenset(each.row for each in texts if key in map(party_key, names(each)))
        for reference, texts in store.texts(references).items()
    }
    return {reference: rows for reference, rows in found.items() if rows}


def _ways_to_write(name: str) -> Iterator[tuple[Word, ...]]:
    """The words that stand where the name does: 山田花子, and 山田 with 花子; of letters, each word of it."""
    parts = [part for part in _PARTS.split(name) if part]
    whole = "".join(parts)
    if not whole:
        return
    if whole[0] < "\u2e80":  # before all that is written without spaces
        yield tuple(map(Word, parts))
        return
    yield (Word(whole),)
    if len(whole) <= _LONGEST_PARTED:
        yield from ((Word(whole[:at]), Word(whole[at:])) for at in range(1, len(whole)))
    elif len(parts) > 1:
        yield tuple(map(Word, parts))


def _told(store: Store, case: Summary, rows: frozenset[EntryId], today: date) -> EarlierCase:
    record = store.load(case.reference)
    promised = (each.deadline.late is Lateness.NOT_KEPT for each in open_actions(store, today, case.reference))
    ended = _ended(record, rows, is_settled=case.settled)
    return EarlierCase(case.reference, case.day, case.title, ended, _wish(record, rows), any(promised))


def _ended(record: Retrospective, rows: frozenset[EntryId], *, is_settled: bool) -> Message:
    outcomes = [each for each in record.of(Outcome) if each.of is None or each.of in rows]
    for said in reversed(outcomes):
        if said.stays:
            return Message(said.stays.label)
        if said.handling.strip():
            return M_("{text}", text=said.handling.strip())
    if is_settled:
        return Message(SETTLED_LABEL)
    return Message((Status.CLOSED if record.head.closed else record.head.status or Status.DRAFT).label)


def _wish(record: Retrospective, rows: frozenset[EntryId]) -> str:
    said = (text for each in record.of(Contact) for text in (each.wish, each.heard) if _LEAVE_ALONE.search(text))
    suits = (each.suits for each in record.of(Party) if each.id in rows)
    return next((" ".join(text.split()) for text in (*said, *suits) if text.strip()), "")
