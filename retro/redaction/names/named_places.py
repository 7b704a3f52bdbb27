"""Where a record tells who somebody is (S11): names, e-mail addresses and telephone numbers in what leaves the team.

What is looked for are the names of the whole record; where it is looked is what the reader may see of it. What stands
there instead is the role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from retro.language import M_, Language, Message
from retro.model.entry import Entry, EntryId
from retro.model.fields import Field
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.head import Head, Participant
from retro.redaction.customers.identity import Identity, identity_of
from retro.redaction.names.role_fields import people_in_role_fields
from retro.redaction.names.shield import Shield, texts
from retro.redaction.names.unread import any_firm_unread, anybody_unread, called_so
from retro.redaction.spelling.normalization import folded, way_back
from retro.value import value


@value
class NamedPlace:
    """A place where somebody is named or can be reached: in which field, from where to where, and what to put there.

    `message` names stage, row and field. The text of a field that holds several is its values with line ends between.
    """

    message: Message
    entry: EntryId
    field: str
    found: str
    put: str
    start: int
    end: int
    ask: bool = False
    """Whether it may be the customer as well: nobody but a person can tell, and until then it must not go out."""
    customer: str = ""
    """How the rows call the customer whom it may mean, where it is to be asked."""

    @property
    def instead(self) -> str | Message:
        """What to write there: the role; where it is to be asked, how the customer is called, or the role."""
        if not self.ask:
            return self.put
        if not self.customer:
            return M_("write who is meant: no reading that is recorded tells")
        return M_("“{customer}” or “{role}”: write which is meant", customer=self.customer, role=self.put)


class UnansweredError(ValueError):
    """Names were to be replaced while it is not settled whose they are. `places` says where."""

    def __init__(self, asked: tuple[NamedPlace, ...]) -> None:
        super().__init__("names that may be a customer's are to be asked about first")
        self.places = asked


@value
class NameSearch:
    """What was found in one record for one reader: where names stand, and the record without them."""

    places: tuple[NamedPlace, ...]
    _without: Callable[[], Retrospective]

    @property
    def asked(self) -> tuple[NamedPlace, ...]:
        """The places of which a person must say whether a customer or a colleague is meant."""
        return tuple(place for place in self.places if place.ask)

    def shielded(self) -> Retrospective:
        """The record with every place replaced. UnansweredError while there are any to be `asked` about."""
        if self.asked:
            raise UnansweredError(self.asked)
        return self._without()


def search(
    visible: Retrospective,
    record: Retrospective,
    to: Language,
    others: Sequence[str] = (),
    *,
    to_customer: bool = True,
    ours: str = "",
) -> NameSearch:
    """The `places` of `visible`, and what gives it `shielded`, but not before all questions are answered.

    `ours` is how we are reached ourselves (`Recipient.ours`).
    """
    shield = Shield(record, to, others, to_customer=to_customer, ours=ours)
    found = _places(visible, record, shield)
    return NameSearch(found, lambda: _shielded(visible, shield) if found else visible)


def places(
    visible: Retrospective,
    record: Retrospective,
    to: Language,
    others: Sequence[str] = (),
    *,
    to_customer: bool = True,
) -> tuple[NamedPlace, ...]:
    """Every place of `visible` that tells who somebody in `record` is, in the order in which it is read.

    `visible` is the projection of `record` for its reader, `to` the language of the report, in which `put` is said.
    `others` is what other customers are called; what does not look like a name is passed over. Customers of `record`
    who are none of `others` may be named. `to_customer` says that a customer reads it: those are others then.
    """
    return _places(visible, record, Shield(record, to, others, to_customer=to_customer))


def _places(visible: Retrospective, record: Retrospective, shield: Shield) -> tuple[NamedPlace, ...]:
    numbers = _numbers(record)
    return tuple(
        NamedPlace(
            _where(entry, field, numbers),
            entry.id,
            field.name,
            text[spot.start : spot.end],
            spot.put,
            spot.start,
            spot.end,
            spot.ask,
            spot.customer,
        )
        for entry in _entries(visible)
        for field, text in texts(entry)
        for spot in shield.spots_in(text, entry, field)
    )


def unread(
    visible: Retrospective, record: Retrospective, others: Sequence[str], kept: Sequence[str]
) -> Iterator[NamedPlace]:
    """Where `visible`, a projection of `record`, may name somebody by a reading that is not recorded.

    `others` is what other customers are called, `kept` what those are who may be named.
    """
    took_part = [(row.name, row.reading) for row in record.of(Participant)]
    if not anybody_unread((*took_part, *((name, "") for name in _owners(record))), others):
        return
    numbers, firms = _numbers(record), any_firm_unread(others)
    for entry in _entries(visible):
        for field, text in texts(entry):
            if field.name == entry.customer:
                continue
            seen = folded(text)
            place = way_back(text, seen)
            for span in called_so(seen, kept, firms=firms):
                start, end = place(*span)
                where = _where(entry, field, numbers)
                yield NamedPlace(where, entry.id, field.name, text[start:end], "", start, end, ask=True)


def _owners(record: Retrospective) -> Iterator[str]:
    """Whoever stands by name in a field for a role, and did not take part: of those, a reading is recorded."""
    took_part = [row.name for row in record.of(Participant) if row.name.strip()]
    for name in people_in_role_fields(record):
        if all(identity_of(name, each) is Identity.OTHER for each in took_part):
            yield name


def shielded(
    visible: Retrospective,
    record: Retrospective,
    to: Language,
    others: Sequence[str] = (),
    *,
    to_customer: bool = True,
) -> Retrospective:
    """`visible` with its `places` replaced; `visible` itself if there are none.

    Those to be asked about stay as they are: whoever lets the record go out takes `search`, which does not allow that.
    """
    return _shielded(visible, Shield(record, to, others, to_customer=to_customer))


def _shielded(visible: Retrospective, shield: Shield) -> Retrospective:
    told = (visible.head, *visible.rows, *visible.answers)
    head, *rows = map(shield.over, told)
    assert isinstance(head, Head)
    unchanged = all(new is old for new, old in zip((head, *rows), told, strict=True))
    return visible if unchanged else Retrospective.of_entries(head, rows)


def _entries(record: Retrospective) -> Iterator[Entry]:
    yield record.head
    for stage in STAGES:
        yield from record.stage(stage)
    yield from record.answers


def _numbers(record: Retrospective) -> dict[EntryId, int]:
    return {row.id: n for stage in STAGES for n, row in enumerate(record.stage(stage), 1)}


def _where(entry: Entry, field: Field, numbers: dict[EntryId, int]) -> Message:
    stage = Message(entry.stage.label)
    if entry.id not in numbers:
        return M_("{stage}, “{field}”", stage=stage, field=field.title)
    return M_("{stage}, row {n}, “{field}”", stage=stage, n=numbers[entry.id], field=field.title)
