"""The shield over one text (S11): where in it somebody is told, and what is put there instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from retro.language import N_, Language
from retro.model.entry import E, Entry
from retro.model.field_types import LineType, MomentType, OpenChoiceType, ProseType, RoleType, TagsType
from retro.model.fields import Field
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.redaction.names.accounts import accounts, profiles, secrets
from retro.redaction.names.contact_details import mails, phones
from retro.redaction.names.mentions import NAME, mentions
from retro.redaction.names.name_finder import Bearers, name_finder
from retro.redaction.names.postal_addresses import postal_addresses
from retro.redaction.names.role_fields import names_somebody, people_in_role_fields, roles_in
from retro.redaction.names.ways_to_reach import WAY, way_finder, ways_to_reach
from retro.redaction.names.whose import Parties, Verdict
from retro.redaction.people import customers
from retro.redaction.spelling.normalization import folded, has_marks_within, way_back

_SOMEBODY = N_("a member of our team")
_OTHER = N_("another customer")
"""What customers are called where another customer reads it."""
_CUSTOMER = N_("a customer")
"""What they are called where none does."""
_MAIL = N_("[e-mail address]")
_PHONE = N_("[telephone number]")
_ADDRESS = N_("[postal address]")
_ACCOUNT = N_("[account number]")
_SECRET = N_("[password or key]")
_NOTHING = "…"
"""What stands where every word for it would be a name again."""

_AT_MOST = 3
"""How many roles are named where several people have the same name."""
_ROUNDS = 4


class NamedSpan(NamedTuple):
    """Where in a text somebody is told, and what to put there; see `Finding`, which says it of a record."""

    start: int
    end: int
    put: str
    ask: bool = False
    customer: str = ""

    def at(self, start: int, end: int) -> NamedSpan:
        """The same at another place."""
        return self._replace(start=start, end=end)


class Shield:
    """What is looked for in the texts of one record, and what is put there."""

    def __init__(
        self,
        record: Retrospective,
        to: Language,
        others: Sequence[str],
        *,
        to_customer: bool,
        ours: str = "",
    ) -> None:
        people = [row for row in record.of(Participant) if folded(row.name).casefold() != folded(row.role).casefold()]
        people += _in_role_fields(record, people)
        own = tuple(name for name in customers(record) if name not in others)
        self._parties = Parties([row.name for row in people], own, tuple(others))
        everyone = (*own, *others)
        order = sorted(range(len(everyone)), key=everyone.__getitem__)  # one finder for each letter of a case
        known = tuple(everyone[place] for place in order)
        self._finder = name_finder(tuple((row.name, row.reading) for row in people), known)
        self._places = [*range(len(people)), *(len(people) + place for place in order)]
        self._ways = way_finder(ways_to_reach(record))
        self._ours = frozenset(map(_bare, _contacts(ours)))
        self._written = _signs(ours)
        self._roles = ["" if names_somebody(person.role, record) else person.role.strip() for person in people]
        self._to = to
        self._other = _OTHER if to_customer else _CUSTOMER
        put = (*self._roles, *map(to, (_SOMEBODY, _OTHER, _CUSTOMER)))
        self._record = record
        self._called = frozenset((*(folded(each).casefold() for each in put if each), *roles_in(record)))
        self._words: dict[Bearers, str] = {}
        self._known: dict[tuple[str, bool, bool], list[NamedSpan]] = {}

    def spots(self, text: str, *, of_customer: bool = False, of_role: bool = False) -> list[NamedSpan]:
        """Where in `text` somebody is told, in order and apart from each other.

        `of_customer` says that it is the text of the field that says which customer a row is about, `of_role` that it
        is to be a role: whoever is named there by nothing else is somebody of ours.
        """
        key = (text, of_customer, of_role)  # first it is looked at, then it is replaced
        if key not in self._known:
            self._known[key] = self._spots(text, of_customer=of_customer, of_role=of_role)
        return self._known[key]

    def _spots(self, text: str, *, of_customer: bool, of_role: bool) -> list[NamedSpan]:
        ways = (False, True) if has_marks_within(text) else (False,)
        found = [spot for way in ways for spot in self._found(text, of_customer=of_customer, marks_are_drawn=way)]
        spots = [*apart(found)]
        if of_role and self._is_ours(text, spots):
            spots = [NamedSpan(0, len(text), self._to(_SOMEBODY))]
        return [widened(text, spot) for spot in spots]

    def _is_ours(self, text: str, spots: Sequence[NamedSpan]) -> bool:
        """Whether a text that is to be a role names somebody for whom nothing better is put at these spots."""
        if not names_somebody(text, self._record):
            return False
        nothing_better = all(spot.put == self._to(_SOMEBODY) for spot in spots)
        return nothing_better or names_somebody(replaced(text, [*spots], prose=False), self._record)

    def _found(self, text: str, *, of_customer: bool, marks_are_drawn: bool) -> list[NamedSpan]:
        """The same in one of the ways to fold the text, in any order."""
        seen = folded(text, marks_are_drawn=marks_are_drawn)
        found = [
            NamedSpan(start, end, self._to(put))
            for put, finder in _WHOSE_PLACE
            for start, end in finder(seen)
            if not self._is_of_ours(seen[start:end])
        ]
        found += [NamedSpan(start, end, self._to(WAY)) for start, end in self._recorded_ways(seen)]
        known: list[tuple[int, int]] = []
        for start, end, bearers in self._finder.find(seen):
            span = (start, end, frozenset(self._places[each] for each in bearers))
            judged = self._parties.judge(seen, span, of_customer=of_customer)
            known.append((start, end))
            if judged.verdict is not Verdict.LEAVE:
                put, ask = self._name_of(judged.bearers), judged.verdict is Verdict.ASK
                found.append(NamedSpan(judged.start, judged.end, put, ask, judged.customer))
        found += [
            NamedSpan(start, end, self._to(NAME))
            for start, end in mentions(seen, self._called)
            if not any(first <= start + 1 and end <= last for first, last in known)
        ]
        if not found:
            return []
        place = way_back(text, seen, marks_are_drawn=marks_are_drawn)
        return [spot.at(*place(spot.start, spot.end)) for spot in found]

    def _is_of_ours(self, found: str) -> bool:
        """Whether it says how we are reached ourselves, in a part of it or in other signs."""
        return _bare(found) in self._ours or _signs(found) in self._written

    def _recorded_ways(self, seen: str) -> Iterator[tuple[int, int]]:
        """Where a folded text repeats how somebody is reached."""
        return (found.span() for found in self._ways.finditer(seen)) if self._ways else iter(())

    def over(self, entry: E) -> E:
        """The entry with nobody told in it; the entry itself if nobody was."""
        new: dict[str, Any] = {}
        for field, text in texts(entry):
            clean = self._clean(text, entry, field)
            if clean != text:
                new[field.name] = _put_into(field, clean)
        return replace(entry, **new) if new else entry

    def spots_in(self, text: str, entry: Entry, field: Field) -> list[NamedSpan]:
        """The `spots` of a text that stands in this field of an entry."""
        is_role = isinstance(field.type, RoleType)
        return self.spots(text, of_customer=field.name == entry.customer, of_role=is_role)

    def _clean(self, text: str, entry: Entry, field: Field) -> str:
        def certain() -> list[NamedSpan]:
            return [spot for spot in self.spots_in(text, entry, field) if not spot.ask]

        prose = isinstance(field.type, ProseType)
        for _ in range(_ROUNDS):  # what is put may make a name together with what stands beside it
            spots = certain()
            if not spots:
                return text
            text = replaced(text, spots, prose=prose)
        return _NOTHING if certain() else text

    def _name_of(self, bearers: Bearers) -> str:
        """What to call whoever bears a name: their role or roles, unless those tell in turn who it is."""
        if bearers not in self._words:
            wanted = (self._role(bearers), self._to(_SOMEBODY))
            self._words[bearers] = next((words for words in wanted if not self._tells(words)), _NOTHING)
        return self._words[bearers]

    def _role(self, bearers: Bearers) -> str:
        if max(bearers) >= len(self._roles):
            return self._to(self._other)
        roles = list(dict.fromkeys(self._roles[bearer] for bearer in sorted(bearers)))
        return " / ".join(roles) if all(roles) and len(roles) <= _AT_MOST else self._to(_SOMEBODY)

    def _tells(self, words: str) -> bool:
        seen = folded(words)
        judged = (self._parties.judge(seen, span, of_customer=False) for span in self._finder.find(seen))
        named = any(each.verdict is not Verdict.LEAVE for each in judged)
        reached = any(any(finder(seen)) for _put, finder in _WHOSE_PLACE)
        return named or reached or any(self._recorded_ways(seen))


def _in_role_fields(record: Retrospective, people: Sequence[Participant]) -> list[Participant]:
    """Whoever stands by name where a role should, and is known by no other row: what they do, nobody knows."""
    finder = name_finder(tuple((row.name, row.reading) for row in people))
    return [Participant(role="", name=name) for name in people_in_role_fields(record) if not finder.find(name)]


def _contacts(said: str) -> Iterator[str]:
    """The telephone numbers and addresses in a text."""
    seen = folded(said)
    yield from (seen[start:end] for start, end in (*mails(seen), *phones(seen)))


_WHOSE_PLACE: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (_MAIL, mails),
    (_PHONE, phones),
    (_ADDRESS, postal_addresses),
    (_ACCOUNT, accounts),
    (_SECRET, secrets),
    (WAY, profiles),
)
"""What tells in a folded text where somebody is found whom no row need know, and what stands there instead."""


def _signs(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, folded(text))).casefold()


_ABROAD = re.compile(r"^(?:tel:)?\s?(?:\+|00)(?:1|7|[2-9]\d)\s?(?:\(0\))?")


def _bare(contact: str) -> str:
    """A number or an address without what is written otherwise elsewhere: strokes, spaces, the number of a country."""
    if "@" in contact:
        return contact.removeprefix("mailto:").lower()
    here = _ABROAD.sub("", contact)
    return "".join(filter(str.isdecimal, here)).removeprefix("0")


def apart(found: list[NamedSpan]) -> Iterator[NamedSpan]:
    """The spots one after the other; those that overlap are one, and the longest of them says what is put there.

    Where one of them is to be asked about, so is the whole.
    """
    if not found:
        return
    found.sort(key=lambda spot: (spot.start, -spot.end))
    whole = longest = found[0]
    for each in found[1:]:
        if each.start >= whole.end:
            yield whole
            whole = longest = each
            continue
        if each.end - each.start > longest.end - longest.start:
            longest = each
        customer = whole.customer or each.customer
        whole = NamedSpan(whole.start, max(whole.end, each.end), longest.put, whole.ask or each.ask, customer)
    yield whole


def replaced(text: str, spots: Sequence[NamedSpan], *, prose: bool) -> str:
    """The text with what is put at each spot, which is escaped if it is Markdown."""
    pieces, done = [], 0
    for spot in spots:
        put = re.sub(r"[\\`*_<>\[\]]", r"\\\g<0>", spot.put) if prose else spot.put
        pieces += [text[done : spot.start], put]
        done = spot.end
    return "".join([*pieces, text[done:]])


_MARK = "*~`\\"


_LONGEST_TAG = 8
"""So many letters a tag has at most, with its brackets."""


def widened(text: str, spot: NamedSpan) -> NamedSpan:
    """The spot with the marks of emphasis that would be left open, and the accents of its last letter."""
    start, end = spot.start, spot.end
    if re.search(r"[*`]|~~", text[start:end]):
        while start and text[start - 1] in _MARK:
            start -= 1
        while end < len(text) and text[end] in _MARK:
            end += 1
    if "<" in text[start:end]:
        behind = max(0, start - _LONGEST_TAG)
        if tag := re.search(r"<[a-z]{1,6}>$", text[behind:start]):
            start = behind + tag.start()
        if tag := re.match(r"</[a-z]{1,6}>", text[end:]):
            end += tag.end()
    while end < len(text) and not folded(text[end]) and text[end] not in _MARK:
        end += 1
    return spot.at(start, end)


_OF_WORDS = (TagsType, OpenChoiceType, LineType, RoleType, ProseType, MomentType)


def texts(entry: Entry) -> Iterator[tuple[Field, str]]:
    """The fields of an entry that hold words of people, with the words. A known choice is no such word."""
    for field in entry.fields_of(*_OF_WORDS):
        value = getattr(entry, field.name)
        if not value:
            continue
        match field.type:
            case TagsType():
                yield field, "\n".join(value)
            case OpenChoiceType(choices) if choices.coded(value):
                continue
            case LineType() | RoleType() | ProseType() | OpenChoiceType():
                yield field, value
            case MomentType() if value.words:
                yield field, value.words


def _put_into(field: Field, text: str) -> Any:
    """The value of the field whose words are `text`."""
    match field.type:
        case TagsType():
            return tuple(dict.fromkeys(filter(None, text.split("\n"))))
        case MomentType():
            return Moment.in_words(text)
    return text
