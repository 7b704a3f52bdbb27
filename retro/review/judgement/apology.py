"""What is asked of an apology: for what, how often, in which manner, and what it admits (S5, S6, S7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from retro.language import M_, N_
from retro.model.entry import Entry
from retro.model.head_choices import Level
from retro.model.moments.days_off import is_day_off
from retro.model.moments.moment import Moment
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.model.stages.remedy import REMEDY, Apology, Remedy
from retro.model.stages.timeline import Channel, Contact
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows, OfWords, Span, by_list
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case
from retro.review.needs.proportion import Nature
from retro.review.words.emoticons import emoticon
from retro.review.words.lists import Lists, in_use
from retro.review.words.people import People
from retro.review.words.word_list import ReadText, read
from retro.text.folding import folded_name

_OFTEN = 3
"""So many times the word of apology is said again and again; twice in a letter is usual."""
_TALK = (Sort.HEARD, Sort.ANSWER, Sort.PROMISE, Sort.WISH)
_SAID = re.compile(r"[^\W_]")


def _for_nothing(lists: Lists, text: ReadText) -> Span | None:
    """The whole text, where nothing is left of it without what says nothing; else the words that take it back.

    *If anyone was upset*, *it was never our intention*: sorry for how it was taken, and not for what was.
    """
    left = list(text.text)
    while (sign := emoticon("".join(left))) is not None:
        left[sign[0] : sign[1]] = [" "] * (sign[1] - sign[0])
    for start, end in lists.of("said-for-nothing").spans(text):
        left[start:end] = [" "] * (end - start)
    said = "".join(left)
    if text.text.strip() and len(_SAID.findall(said)) < 2:  # noqa: PLR2004
        return (0, len(text.text))
    return lists.of("sorry-if").first(text)


def _again_and_again(lists: Lists, text: ReadText) -> Span | None:
    """From the first word of apology to the last, where there are too many."""
    found = lists.of("apology").spans(text)
    return (found[0][0], found[-1][1]) if len(found) >= _OFTEN else None


def _emoticon(_lists: Lists, text: ReadText) -> Span | None:
    return emoticon(text.text)


def _admitted_in_talk(lists: Lists, text: ReadText) -> Span | None:
    """An admission in what was heard: ours, and not what those who were hurt say of us."""
    theirs = lists.of("accusation").spans(text)
    ours = lists.of("admission").spans(text)
    return next((span for span in ours if not any(at <= span[0] and span[1] <= to for at, to in theirs)), None)


def _is_responsibility_open(case: Case, _row: Entry) -> bool:
    return not case.record.head.may_apologise


_WEIGHT = {
    Channel.SOCIAL: 1, Channel.CHAT: 1, Channel.EMAIL: 1, Channel.OTHER: 2, Channel.LETTER: 2, Channel.PHONE: 2,
    Channel.COUNTER: 3, Channel.VISIT: 3,
}  # fmt: skip
"""How much somebody gives of themselves by each channel."""


def _is_owed(case: Case) -> bool:
    """Whether those hurt are to hear an apology from us."""
    return case.record.head.may_apologise and Nature.COMPLAINT in case.proportion.nature


def _none_given(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Where something was done for those hurt already, and nobody is down as sorry."""
    if _is_owed(case) and case.is_more_than_light and case.rows(Remedy) and not case.rows(Apology):
        yield JudgedPlace(None, stage=REMEDY)


def _not_again(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    given = case.rows(Apology)
    if _is_owed(case) and case.proportion.level is Level.FULL and len(given) == 1:
        yield JudgedPlace(given[0], about=given[0].what_for)


def _too_light(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Apologies by a channel that is lighter than the heaviest by which those hurt came to us."""
    came = [_WEIGHT[row.channel] for row in case.rows(Contact) if row.channel]
    heaviest = max(came, default=0)
    given = [row for row in case.rows(Apology) if row.channel is not None]
    if any(_WEIGHT[row.channel] >= heaviest for row in given if row.channel):
        return
    for row in given:
        if row.channel:
            yield JudgedPlace(row, "channel", row.channel.value)


def _visit(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Visits on a day off, or of which nobody says who chose the day."""
    for row in case.rows(Apology):
        day = row.planned or (row.given.day if row.given else None)
        if row.channel is not Channel.VISIT or day is None or row.date_suits.strip():
            continue
        if is_day_off(day, case.record.head.zone):
            question = M_("A visit on a weekend or a holiday: did they choose that day?")
            yield JudgedPlace(row, "date_suits", day.isoformat(), question=question)
        elif case.is_more_than_light:
            yield JudgedPlace(row, "date_suits", day.isoformat())


def _before_listening(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """The first apology, where it was given before anybody had listened."""
    heard = [when for row in case.rows(Contact) if (when := _when(row.happened)) is not None]
    given = [(when, row) for row in case.rows(Apology) if (when := _when(row.given)) is not None]
    if not heard or not given:
        return
    first, row = min(given, key=lambda each: each[0])
    if first < min(heard):
        yield JudgedPlace(row, "given", first.isoformat())


def _by_who_erred(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Apologies by a role of which the causes speak, or which those hurt call the one who erred."""
    told = [row.what for row in case.rows(Cause)]
    accused = in_use().of("wrongdoer")
    said = [text for row in case.rows(Contact) for text in (row.heard, row.wish) if text.strip()]
    told += [text for text in said if accused.first(read(text))]
    for row in case.rows(Apology):
        role = folded_name(row.by)
        same = [each for each in case.rows(Participant) if folded_name(each.role) == role]
        who = People(in_use(), [row.by], [name for each in same for name in (each.name, each.reading)])
        if role and any(who.named(read(text)) for text in told):
            yield JudgedPlace(row, "by", row.by)


def _when(moment: Moment | None) -> datetime | None:
    return moment.start if moment is not None and isinstance(moment.start, datetime) else None


_NOT_SETTLED = M_("Whose fault it was is not settled. What can be said until then: sorry for the inconvenience?")

JUDGEMENTS = (
    OfWords(
        code="bare-apology",
        label=N_("apology for nothing named"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.APOLOGY,),
        question=M_("Sorry for exactly what: the wait, the call that did not come?"),
        find=_for_nothing,
    ),
    OfWords(
        code="repeated-apology",
        label=N_("apology said again and again"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.APOLOGY,),
        question=M_("Said once, it is heard. What would they hear instead of the other times?"),
        find=_again_and_again,
    ),
    OfWords(
        code="emoticon",
        label=N_("emoticon"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.APOLOGY, Sort.REMEDY, Sort.EXTENT, *_TALK),
        question=M_("How does this sign look to somebody who is hurt?"),
        find=_emoticon,
    ),
    OfWords(
        code="theatrical",
        label=N_("words about ourselves"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.APOLOGY,),
        question=M_("That is about us, not about them. Which plain words would do?"),
        find=by_list("theatrical"),
    ),
    OfWords(
        code="admission",
        label=N_("fault admitted before it is settled"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.APOLOGY, Sort.REMEDY, Sort.ANSWER, Sort.PROMISE),
        question=_NOT_SETTLED,
        find=by_list("admission"),
        when=_is_responsibility_open,
    ),
    OfWords(
        code="admission",
        label=N_("fault admitted before it is settled"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.HEARD,),
        question=_NOT_SETTLED,
        find=_admitted_in_talk,
        when=_is_responsibility_open,
    ),
)

OF_ROWS = (
    OfRows(
        code="no-apology",
        label=N_("no apology"),
        level=JudgementLevel.CLOSING,
        question=M_("It was ours. Was it said that we are sorry, and for what?"),
        find=_none_given,
    ),
    OfRows(
        code="second-apology",
        label=N_("no second apology"),
        level=JudgementLevel.CLOSING,
        question=M_("Was it said again, after the facts were known, with the four points?"),
        find=_not_again,
    ),
    OfRows(
        code="apology-channel",
        label=N_("apology by a lighter way"),
        level=JudgementLevel.CLOSING,
        question=M_("They came to us by a heavier way. Who calls, or goes there?"),
        find=_too_light,
    ),
    OfRows(
        code="visit-day",
        label=N_("visit not announced"),
        level=JudgementLevel.WRITING,
        question=M_("Was the visit announced, and who chose the day? It suits the receiver, not us."),
        find=_visit,
    ),
    OfRows(
        code="wrong-order",
        label=N_("said before listening"),
        level=JudgementLevel.WRITING,
        question=M_("That was said before anybody had listened. What did they hear it as?"),
        find=_before_listening,
    ),
    OfRows(
        code="wrongdoer",
        label=N_("the one who erred before them"),
        level=JudgementLevel.LEAVING,
        question=M_("The one who erred is not brought before them. Which role answers in their place?"),
        find=_by_who_erred,
    ),
)
