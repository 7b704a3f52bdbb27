"""What the words say that go out: what the judgements ask of them, and signs, admissions and promises anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from retro.language import M_, Message
from retro.model.entry import Entry
from retro.model.shareable import Shareable
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology
from retro.model.stages.timeline import Event
from retro.redaction.names.shield import texts
from retro.redaction.people import customers
from retro.redaction.preflight.apology import unsaid
from retro.redaction.preflight.finding import FieldWords, Outgoing, OutgoingCase, PreflightFinding, Weight, about_words
from retro.redaction.preflight.inner import inner_system, number_of_order
from retro.review.judgement.judged import JudgementLevel, Span
from retro.review.judgement.look import OF_ROWS, of_row
from retro.review.judgement.mutes import asked_code, mutes
from retro.review.words.emoticons import emoticon
from retro.review.words.lists import Lists, in_use
from retro.review.words.small import made_small
from retro.review.words.word_list import ReadText, read
from retro.value import value

_GRAVE = frozenset({"bare-apology", "repeated-apology", "emoticon", "admission", "person", "called"})
"""The judgements that stop a letter; the others of their level are asked about."""


@value
class _Anywhere:
    """What is looked for in every text that goes out."""

    code: str
    weight: Weight
    says: Message
    find: Callable[[Lists, ReadText], Span | None]
    when: Callable[[Outgoing], bool] = lambda _out: True
    kinds: tuple[type[Entry], ...] = (Entry,)
    """The rows of which it is asked."""
    of_all: bool = False
    """Whether it is asked of what is told to every customer alone, where there are several."""

    def concerns(self, out: Outgoing, row: Entry) -> bool:
        """Whether it is asked of a row."""
        whole = out.record.get(row.id)  # a reader does not get the mark
        is_for_all = isinstance(whole, Shareable) and whole.for_all is True and len(customers(out.record)) > 1
        return self.when(out) and isinstance(row, self.kinds) and (is_for_all or not self.of_all)


def _signs(_lists: Lists, text: ReadText) -> Span | None:
    return emoticon(text.text)


def _listed(name: str) -> Callable[[Lists, ReadText], Span | None]:
    return lambda lists, text: lists.of(name).first(text)


def _put_on_a_person(lists: Lists, text: ReadText) -> Span | None:
    """Words that put it on a person, or judge one: also where a cause is led further behind them."""
    return lists.of("person").first(text) or lists.of("blame").first(text)


def _no_measure(lists: Lists, text: ReadText) -> Span | None:
    return lists.of("attention").first(text) or lists.of("vague").first(text)


_IN_LETTERS = (
    _Anywhere(
        "person",
        Weight.DOUBTFUL,
        M_("That tells what somebody did. A reader is told what in the work let it happen."),
        _put_on_a_person,
        kinds=(Cause,),
    ),
    _Anywhere(
        "blame",
        Weight.DOUBTFUL,
        M_("That judges somebody. A reader is told what was seen or heard."),
        _listed("blame"),
        kinds=(Event, Addendum),  # that people act in them is no blame
    ),
    _Anywhere(
        "attention",
        Weight.DOUBTFUL,
        M_("Whoever is hurt reads that as no measure. What is done, and with what?"),
        _no_measure,
        kinds=(Measure, HardwareChange),
    ),
    _Anywhere(
        "called",
        Weight.GRAVE,
        M_("That runs down somebody who complains, or what they feel. No letter holds it: take it out."),
        _listed("called"),
    ),
    _Anywhere("emoticon", Weight.GRAVE, M_("No letter holds such signs."), _signs),
    _Anywhere(
        "admission",
        Weight.GRAVE,
        M_("That admits a fault, and it is not settled that it was ours."),
        _listed("admission"),
        lambda out: not out.record.head.may_apologise,
    ),
    _Anywhere(
        "early-promise",
        Weight.GRAVE,
        M_("That promises something, and whose fault it was is not settled."),
        _listed("committing"),
        lambda out: not out.record.head.may_promise,
    ),
    _Anywhere(
        "inner-system",
        Weight.DOUBTFUL,
        M_("That names a machine, a path or a page of the house. What did it do for the reader?"),
        lambda _lists, text: inner_system(text.text),
    ),
    _Anywhere(
        "number",
        Weight.DOUBTFUL,
        M_("Every customer reads that number. Whose is it? Take it out, or mark the row for that one alone."),
        lambda _lists, text: number_of_order(text.text),
        of_all=True,
    ),
    _Anywhere(
        "understated",
        Weight.DOUBTFUL,
        M_("How many, how much? Not known is an answer, too."),
        made_small,
        kinds=(Head, Apology, Addendum),  # of damages a judgement asks; a remedy may well be small, or for now
    ),
)


def of_words(out: Outgoing) -> Iterator[PreflightFinding]:
    """What stands against the words that go out, row by row."""
    case, lists = OutgoingCase(out), in_use()
    answered = {(mute.row, mute.answer.asked) for mute in mutes(out.record)}
    silent = unsaid(out.visible)
    for row in (out.visible.head, *out.visible.rows):
        asked = of_row(case, row, lists, JudgementLevel.LEAVING)
        found = [each for each in asked if (row.id, each.field) not in silent]
        for each in found:
            weight = Weight.GRAVE if out.is_letter and each.code in _GRAVE else Weight.DOUBTFUL
            where = "" if row is out.visible.head else each.row
            if weight is Weight.GRAVE or (where, asked_code(each)) not in answered:
                yield about_words(out, each.code, weight, FieldWords(row, each.field, each.words), each.question)
        if out.is_letter:
            yield from _anywhere(out, row, lists, {(each.code, each.field) for each in found})
    for asks in OF_ROWS:
        if asks.level is JudgementLevel.LEAVING and not lists.is_off(asks.code):
            for at in asks.find(case, None):
                if at.row is not None:
                    yield about_words(
                        out, asks.code, Weight.DOUBTFUL, FieldWords(at.row, at.field, at.about), asks.question
                    )


def _anywhere(out: Outgoing, row: Entry, lists: Lists, found: set[tuple[str, str]]) -> Iterator[PreflightFinding]:
    kinds = [each for each in _IN_LETTERS if each.concerns(out, row)]
    for field, text in texts(row):
        said_so = read(text)
        for each in kinds:
            if (each.code, field.name) not in found and (span := each.find(lists, said_so)) is not None:
                at = FieldWords(row, field.name, text[span[0] : span[1]])
                yield about_words(out, each.code, each.weight, at, each.says)
