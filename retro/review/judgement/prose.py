"""What each text of a record is, so that a judgement says once of what it asks: of a fact, of a cause, of a measure.

The same fault is asked about wherever it stands: a field gets a sort here, and a judgement names sorts.
A line that no sort is given to is asked about by nobody, so a test names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from retro.model.entry import Entry
from retro.model.field_types import LineType, ProseType
from retro.model.fields import Field
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, NoChange, Place
from retro.model.stages.follow_up import Addendum, Check, Dispatch, Outcome, Sharing, Tick
from retro.model.stages.head import CaseLink, Head, Participant
from retro.model.stages.meeting import Meeting
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Lesson, Observation, ParkingLotItem, Recollection, Reopening, Request, Vote
from retro.model.stages.scope import Damage, NoDamage, Party
from retro.model.stages.timeline import Contact, Event, Harassment


class Sort(Enum):
    """What a text is. The value says why it is asked what it is asked, and no more."""

    TITLE = "What the case is called: read first, by everyone. A cause in it is blame before anybody has looked."
    SUMMARY = "The case in a few lines, and what a customer reads in place of a fact: as of a title, but longer."
    FACT = "What anybody saw or heard. That somebody did something is a fact; what they are like is none."
    NORM = "What is usual, or was meant: what should be is said there, and is no hindsight."
    CAUSE = "Why it could happen: a person, an excuse, the fault of others, what stops short."
    CAUSE_TOLD = "A cause in the words for a customer: the same, but for how deep it goes."
    EXTENT = "What was hurt, and how much: what makes it small, what nobody looked for."
    WHO = "Who was hurt: a number of people, which must not be made small, nor they be called names."
    UNHURT = "Who was not hurt: by what is it known?"
    HEARD = "A talk, as it was noted: their words may judge, ours about them may not."
    WISH = "What they want of us: who is to come, what goes too far."
    DEMAND = "What goes too far, in their words: that it does is said already."
    ANSWER = "What we said to those hurt: what it admits, who pays, how it looks."
    PROMISE = "What we promised: the same, and whether it was said under pressure."
    REMEDY = "What was done for those hurt: what it admits, who pays, whom it brings before them."
    APOLOGY = "An apology: for what, how often, in which manner. To speak of one's own carelessness is right in it."
    MEASURE = "What will stop it: what leans on attention, names nothing, is no act."
    CHANGE = "What is another thing from now on: whether it is."
    REASON = "Why something is left as it is: a hope is none."
    OWNER = "Who sees to it: one role, not everyone."
    REMARK = "What else is told: whatever it tells, it judges nobody."
    NAME = "A name, a place, a number, a unit, a way to reach somebody: nothing is said of anybody."
    KEPT = "What is kept as it was said or as Retro wrote it: it is asked about once it stands in a row of its own."


_SORTS: Mapping[type[Entry], Mapping[Sort, str]] = {
    Head: {
        Sort.TITLE: "title",
        Sort.SUMMARY: "summary words_en words_ja",
        Sort.NORM: "normally intended",
        Sort.FACT: "actual strain",
        Sort.WHO: "affected",
        Sort.REMARK: "asked_of_them depth_reason closed_because removed_because",
        Sort.NAME: "merged_into",
    },
    Participant: {Sort.NAME: "name reading", Sort.REMARK: "part"},
    CaseLink: {Sort.NAME: "reference", Sort.FACT: "note"},
    Event: {Sort.FACT: "what details", Sort.NAME: "source for_one", Sort.SUMMARY: "words_en words_ja"},
    Contact: {
        Sort.HEARD: "heard",
        Sort.WISH: "wish",
        Sort.DEMAND: "demand",
        Sort.ANSWER: "answer alternative",
        Sort.PROMISE: "promise",
        Sort.NAME: "receipt call_back_to promise_event",
    },
    Harassment: {Sort.FACT: "act means ground", Sort.ANSWER: "refusal", Sort.REMARK: "care"},
    Cause: {Sort.CAUSE: "what", Sort.REMARK: "evidence", Sort.CAUSE_TOLD: "words_en words_ja", Sort.NAME: "for_one"},
    Damage: {
        Sort.EXTENT: "what words_en words_ja",
        Sort.WHO: "who",
        Sort.REMARK: "basis care",
        Sort.NAME: "unit for_one",
    },
    NoDamage: {Sort.UNHURT: "what"},
    Party: {Sort.NAME: "who reach suits"},
    Remedy: {Sort.REMEDY: "what details words_en words_ja", Sort.NAME: "receiver currency for_one"},
    Apology: {Sort.APOLOGY: "what_for sentence words_en words_ja", Sort.NAME: "receiver date_suits for_one"},
    Measure: {
        Sort.MEASURE: "what",
        Sort.REASON: "reason",
        Sort.REMARK: "proof details words_en words_ja",
        Sort.NAME: "ticket for_one",
    },
    HardwareChange: {
        Sort.CHANGE: "what",
        Sort.REMARK: "before after details words_en words_ja",
        Sort.NAME: "place carry_to ticket for_one",
    },
    NoChange: {Sort.REASON: "reason"},
    Place: {Sort.NAME: "where"},
    Observation: {Sort.FACT: "what"},
    Lesson: {Sort.FACT: "what"},
    Request: {Sort.REMARK: "what answer", Sort.NAME: "currency"},
    Addendum: {Sort.FACT: "what", Sort.SUMMARY: "words_en words_ja", Sort.NAME: "for_one"},
    Recollection: {Sort.KEPT: "what"},
    ParkingLotItem: {Sort.REMARK: "what"},
    Reopening: {Sort.REMARK: "reason"},
    Sharing: {Sort.NAME: "whom how"},
    Outcome: {Sort.HEARD: "handling"},
    Check: {Sort.REMARK: "evidence reason"},
    Tick: {Sort.REMARK: "note"},
    Vote: {Sort.NAME: "asked"},
    Dispatch: {Sort.NAME: "whom format"},
    Meeting: {Sort.REMARK: "topic"},
    EmptyAnswer: {Sort.KEPT: "reason"},
}
_OWNER = "owner"
"""How the field of the role that sees to a row is called, whatever the row is."""


def is_text(field: Field) -> bool:
    """Whether people write sentences in a field: a role is a name of few words."""
    return isinstance(field.type, LineType | ProseType) and not field.is_code


def sorts_of(kind: type[Entry]) -> Mapping[str, Sort]:
    """What the texts of a kind of row are, by their fields; a field that is none of them is no text."""
    said = {name: sort for sort, names in _SORTS.get(kind, {}).items() for name in names.split()}
    return said | {field.name: Sort.OWNER for field in kind.fields() if field.name == _OWNER}
