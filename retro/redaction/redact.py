"""The way out: a record with no more in it than its audience may read, and what its writer should be told.

This is the one place where that is decided, and the policy of the audience alone decides it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from retro.language import M_, Language, Message
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.model.stages import STAGES
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Head, Participant
from retro.model.stages.scope import Damage, NoDamage
from retro.redaction.addressed import alike, distinct_customers
from retro.redaction.answers import check_answers, told_of_answers
from retro.redaction.audience import Audience, Names
from retro.redaction.customers_words import in_customers_words, is_wordless, words_of
from retro.redaction.figures import without_figures
from retro.redaction.left_out import (
    about_others,
    given_up,
    held_from_customers,
    not_marked,
    not_ours,
    not_settled,
    unconfirmed,
    without_words,
)
from retro.redaction.people import colleagues, concerned, customers, for_some, is_ours, recipients
from retro.redaction.readable import readable, reads_any, reads_checks, without_kept_close
from retro.redaction.recipient import Recipient
from retro.redaction.stops import (
    AlikeError,
    ColleagueError,
    DearError,
    ManyCustomersError,
    NamesError,
    Objection,
    OurselvesError,
    StopError,
    UnclearNamesError,
    UnknownAddresseeError,
    UnreadError,
)
from retro.redaction.untold_beginning import beginning_left_out, without_beginning
from retro.review.needs.proportion import wording
from retro.value import value

BECAME = M_("{place}: “{found}” became “{put}”.")
"""That something stands in the place of a name."""


@value
class Redacted:
    """A record as it goes out."""

    record: Retrospective
    messages: tuple[Message, ...] = ()
    """What its writer should be told: what was left out, and what was replaced."""
    held_back: frozenset[str] = frozenset()
    """The kinds of which a row is certain, and not told: of these nobody may say that nothing is known yet."""
    uncounted: frozenset[EntryId] = frozenset()
    """The rows whose figure is kept back."""


def redact(record: Retrospective, audience: Audience, recipient: Recipient, to: Language) -> Redacted:
    """The record as it may go out to this recipient of this audience; `to` is the language of the report.

    A `StopError` says what has to be changed or answered before: names, customers who may or may not be the addressee.
    """
    if recipient.reads_archive:
        record = without_kept_close(record)
    if audience.sees_all:
        return Redacted(record)
    try:
        return _redacted(record, audience, recipient, to)
    except StopError as error:
        error.reference = record.reference
        raise


def _redacted(record: Retrospective, audience: Audience, recipient: Recipient, to: Language) -> Redacted:
    whom = _Whom.of(record, audience, recipient)
    _check_dear(record, recipient, whom)
    if audience.is_customer:
        record = replace(record, head=_worded_head(record, to))
    rows = [row for row in record.rows if reads_any(audience, row) and not isinstance(row, Check)]
    sayable = [row for row in rows if is_sayable(row, record, audience)]
    mute = [row for row in sayable if audience.is_customer and whom.may_read(row) and is_wordless(row, record, to)]
    heard = [row for row in sayable if whom.may_read(row) and row not in mute]
    worded = [in_customers_words(row, to) for row in heard] if audience.is_customer else heard
    told = [_without_private_words(row, whom) for row in worded]
    counted = [_without_estimates(row, audience) for row in told]
    visible = readable(record, (*counted, *_checks(counted, record, audience)), audience)
    kept_back = [row for row in sayable if not whom.may_read(row)]
    if whom.others and whom.customers is not None:
        visible = replace(visible, head=without_beginning(visible, kept_back, whom.others))
    messages = [
        *about_others(list(whom.others_concerned(kept_back))),  # first: it may be a customer called otherwise
        *whom.messages,
        *unconfirmed([] if audience.told_unconfirmed else [row for row in rows if not row.is_confirmed], record),
        *not_marked([row for row in kept_back if whom.misses_mark(row)], record, to_all=whom.is_general),
        *held_from_customers([row for row in kept_back if is_held_back(row)], record),
        *beginning_left_out(record.head, visible.head),
        *without_words(mute, record),
        *_not_sayable(rows, record, audience),
        *_figures_left_out(told, counted),
    ]
    held_back = frozenset(_held_back(rows, {row.id for row in told}, whom))
    if not audience.told_everything and any(row.is_confirmed for row in record.of(NoDamage)):
        held_back |= {Damage.kind}
    uncounted = frozenset(row.id for row, now in zip(told, counted, strict=True) if row != now)
    if audience.names is Names.KEEP and not whom.others:
        return Redacted(visible, tuple(messages), held_back, uncounted)
    from retro.redaction.names.named_places import search, unread

    known = _without_colleagues(record) if audience.names is Names.KEEP else record
    names = search(
        visible,
        known,
        to,
        whom.others,
        to_customer=not (audience.told_everything or recipient.is_published),
        ours=recipient.ours,
    )
    found = names.places
    if names.asked and (recipient.shield or audience.names is not Names.REFUSE or len(names.asked) == len(found)):
        raise UnclearNamesError(names.asked).of(visible)
    if found and audience.names is Names.REFUSE and not recipient.shield:
        raise NamesError(found).of(visible)
    out = names.shielded()
    if not audience.told_everything:
        kept = [name for name in customers(record) if name not in whom.others]
        if may_name := tuple(unread(out, record, whom.others, kept)):
            raise UnreadError(may_name).of(out)
    messages += (replace(BECAME, params={"place": at.message, "found": at.found, "put": at.put}) for at in found)
    return Redacted(out, tuple(messages), held_back, uncounted)


def _not_sayable(rows: Sequence[Entry], record: Retrospective, audience: Audience) -> Iterator[Message]:
    """That rows are left out for what they are: a promise too early, an apology out of place, what was given up."""
    head, left = record.head, [row for row in rows if not is_sayable(row, record, audience)]
    gone = [row for row in left if row.is_abandoned and not audience.told_abandoned]
    early = [row for row in left if row.is_promise and row not in gone and not head.may_promise]
    yield from not_settled([] if audience.told_promises else early, record)
    yield from given_up(gone, record)
    apologies = [row for row in left if row.is_apology and not head.may_apologise]
    yield from not_ours([] if audience.told_apologies else apologies, record)


def _held_back(rows: Sequence[Entry], told: Collection[EntryId], whom: _Whom) -> Iterator[str]:
    for row in rows:
        concerns = whom.is_general or not concerned(row) or whom.may_read(row)
        if row.id not in told and row.is_confirmed and not row.is_abandoned and concerns:
            yield row.kind


def _checks(told: Sequence[Entry], record: Retrospective, audience: Audience) -> Iterator[Check]:
    """What was found of the rows that are told, and not taken back; of a call back or a wish the team alone knows."""
    for row in told:
        if reads_checks(audience, type(row)):
            yield from (check for check in record.checks.get(row.id, ()) if check.matter is None)


@value
class _Whom:
    """Of whom a report may tell."""

    customers: Collection[str] | None = None
    """The customers that it is for, as the rows call them; None if rows about anybody may go out. Of a letter to all of
    several customers it is nobody in particular: it tells what is marked for all of them."""
    others: tuple[str, ...] = ()
    """Those whose names may not stand in it."""
    is_to_one: bool = True
    """Whether the words that a customer heard may stand in it."""
    heeds_marks: bool = True
    """Whether it is a customer, from whom rows may be held back."""
    messages: tuple[Message, ...] = ()
    """What the writer should be told of this choice: what was answered."""

    @classmethod
    def of(cls, record: Retrospective, audience: Audience, recipient: Recipient) -> _Whom:
        """Whom the recipient may be told of; a StopError if a person has to say."""
        if audience.told_everything:
            return cls(others=() if audience.told_customers else customers(record), heeds_marks=False)
        if recipient.addressee.strip():
            return cls._addressed(record, recipient)
        known = customers(record)
        if recipient.to_all:
            if audience.told_unmarked:
                return cls(others=known, is_to_one=False, heeds_marks=False)
            return cls(() if known else None, known, is_to_one=False)
        if len(distinct_customers(record)) > 1:
            raise ManyCustomersError(recipients(record) or known)
        return cls()

    @classmethod
    def _addressed(cls, record: Retrospective, recipient: Recipient) -> _Whom:
        check_answers(record, recipient)
        found = alike(recipient.addressee, record, recipient.same, recipient.other)
        if not found.same and (colleague := _colleague(record, recipient.addressee)):
            raise ColleagueError(recipient.addressee, colleague.role)
        if is_ours(recipient.addressee, record):
            raise OurselvesError(recipient.addressee, recipients(record))
        if customers(record) and not found.is_known:
            raise UnknownAddresseeError(recipient.addressee, recipients(record) or customers(record))
        if found.ask:
            raise AlikeError(recipient.addressee, list(_asked(record, found.ask)))
        return cls(found.same, found.other, messages=tuple(told_of_answers(record, recipient)))

    @property
    def is_general(self) -> bool:
        """Whether it is for every customer, of whom there are some."""
        return self.customers is not None and not self.is_to_one

    def may_read(self, row: Entry) -> bool:
        """Whether the row is marked for them; where nobody marked it, whether it is about them.

        Where nobody had to say which customer it is for, what is not marked may be read.
        """
        if self.heeds_marks and isinstance(row, Shareable) and row.for_all is not None:
            return row.for_all
        return self.customers is None or any(name in self.customers for name in concerned(row))

    def misses_mark(self, row: Entry) -> bool:
        """Whether a row that they may not read could be told if it was marked, and is nobody else's affair."""
        return not is_held_back(row) and (self.is_general or not concerned(row))

    def others_concerned(self, rows: Sequence[Entry]) -> Iterator[str]:
        """Of these rows, which they may not read: the other customers whose affairs they are."""
        left = (row for row in rows if not (is_held_back(row) or self.misses_mark(row)))
        yield from (name for row in left for name in concerned(row))

    def hears(self, row: Entry) -> bool:
        """Whether the words of the row were said to them."""
        if self.customers is None:
            return self.is_to_one or not row.about
        return not row.about or row.about in self.customers


def is_sayable(row: Entry, record: Retrospective, audience: Audience) -> bool:
    """Whether the row says nothing that this audience may not be told at all, or not yet, or no longer."""
    head = record.head
    return (
        (audience.told_unconfirmed or row.is_confirmed)
        and (audience.told_apologies or not row.is_apology or head.may_apologise)
        and (audience.told_promises or not row.is_promise or head.may_promise)
        and (audience.told_abandoned or not row.is_abandoned)
        and (audience.told_other_cases or not row.is_of_other_case)
    )


def is_held_back(row: Entry) -> bool:
    """Whether somebody said that no customer is told it."""
    return isinstance(row, Shareable) and row.for_all is False


def _worded_head(record: Retrospective, to: Language) -> Head:
    """The head with its title in the words for customers, or without one."""
    if is_wordless(record.head, record, to):
        return replace(record.head, title="")
    words = words_of(record.head, to)
    return replace(record.head, title=words) if words else record.head


def _without_private_words(row: Entry, whom: _Whom) -> Entry:
    """The row without the words that somebody else heard."""
    private = {} if whom.hears(row) else {field.name: field.type.empty for field in row.fields() if field.to_one}
    return replace(row, **private) if private else row


def _without_estimates(row: Entry, audience: Audience) -> Entry:
    """The row without figures that nobody has confirmed: that it hurt is a fact, how much is none yet.

    Nor do they stay in its text, where rows of the kind are about a figure.
    """
    if audience.told_estimates or not row.estimates:
        return row
    hidden = {name: row.field(name).type.empty for name in row.estimates}
    if row.lead in row.estimates:
        hidden[row.main] = without_figures(row.main_text) if row.main_text else ""
    return replace(row, **hidden)


def _figures_left_out(rows: Sequence[Entry], counted: Sequence[Entry]) -> Iterator[Message]:
    """That figures were taken out of the words of rows."""
    for row, out in zip(rows, counted, strict=True):
        if row.main_text != out.main_text:
            message = M_("A figure is not confirmed: “{found}” became “{put}”. Once it is, mark it ~confirmed.")
            yield replace(message, params={"found": row.main_text, "put": out.main_text})


def _asked(record: Retrospective, names: Collection[str]) -> Iterator[Objection]:
    """The rows about customers who may be the addressee."""
    for stage in STAGES:
        for n, row in enumerate(record.stage(stage), 1):
            if name := next((each for each in (row.about, *for_some(row)) if each in names), ""):
                place = M_("{stage}, row {n}: “{text}”", stage=Message(wording(record, stage).label), n=n, text=name)
                yield Objection(row.id, place, name)


def _colleague(record: Retrospective, addressee: str) -> Participant | None:
    """The one of our own team who is surely called so."""
    from retro.redaction.customers.identity import Identity, identity_of  # tables of names, and most need none of them

    found = (row for row in colleagues(record) if identity_of(row.name, addressee) is Identity.SAME)
    return next(found, None)


def _check_dear(record: Retrospective, recipient: Recipient, whom: _Whom) -> None:
    """A StopError where a letter would address somebody whom it is not for."""
    if not recipient.dear.strip():
        return
    from retro.redaction.customers.identity import Identity, identity_of  # tables of names, and most need none of them

    if colleague := _colleague(record, recipient.dear):
        raise ColleagueError(recipient.dear, colleague.role)
    is_meant = identity_of(recipient.dear, recipient.addressee) is Identity.SAME
    if not is_meant and any(identity_of(recipient.dear, other) is Identity.SAME for other in whom.others):
        raise DearError(recipient.dear, recipient.addressee)


def _without_colleagues(record: Retrospective) -> Retrospective:
    """The record with nobody of our own team named in it, so that their names are not looked for."""
    rows = (replace(row, name="", reading="") if isinstance(row, Participant) else row for row in record.rows)
    return replace(record, rows=tuple(rows))
