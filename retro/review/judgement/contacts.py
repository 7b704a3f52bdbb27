"""What is asked of contacts: who is brought before whom, what is promised, paid and demanded (S8, S10, S11, S27)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from retro.language import M_, N_
from retro.model.entry import Entry
from retro.model.head_choices import Responsibility
from retro.model.stages.timeline import Channel, Contact, ContactEnd, Harassment
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows, OfWords, by_list
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case
from retro.review.words.lists import in_use
from retro.review.words.word_list import read
from retro.text.folding import folded_name

_TALK = (Sort.HEARD, Sort.ANSWER, Sort.PROMISE)


def _is_undecided(_case: Case, row: Entry) -> bool:
    """Whether nothing was offered in place of a demand, or nobody decided on it."""
    return not isinstance(row, Contact) or not (row.alternative.strip() and row.decided_by.strip())


_BADLY = (ContactEnd.NOT_CONTENT, ContactEnd.BROKEN_OFF)


def _no_answer(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Contact):
        if row.wish.strip() and not row.answer.strip() and case.is_more_than_light:
            yield JudgedPlace(row, "answer", row.wish)


def _no_alternative(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Contact):
        if row.demand.strip() and not row.alternative.strip():
            yield JudgedPlace(row, "alternative", row.demand)
        elif row.demand.strip() and not row.decided_by.strip():
            yield JudgedPlace(row, "decided_by", row.demand, question=M_("Which role decided on the demand?"))


def _recorded(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Contact):
        if row.recording_announced is False:
            yield JudgedPlace(row, "recording_announced")


def _not_read_back(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Contact):
        if row.read_back is False and row.channel is not Channel.EMAIL:
            yield JudgedPlace(row, "read_back")


def _left_angry(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """The last contact, where they left it as they came and nothing says when one speaks again."""
    contacts = case.rows(Contact)
    last = contacts[-1] if contacts else None
    if last is not None and last.ended in _BADLY and last.call_back is None and not last.promise.strip():
        yield JudgedPlace(last, "ended", str(last.ended))


def _nobody_else(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Whom they asked for: nobody else took over."""
    asked = in_use().of("wrongdoer")
    for row in case.rows(Contact):
        wanted = asked.first(read(row.wish)) or asked.first(read(row.heard))
        others = {folded_name(each.by) for each in case.rows(Contact) if each.by.strip() and each is not row}
        if wanted and not row.answer.strip() and not others - {folded_name(row.by)}:
            yield JudgedPlace(row, "answer", row.wish or row.heard)
    for bore in case.rows(Harassment):
        if not bore.took_over.strip():
            yield JudgedPlace(bore, "took_over", bore.act, question=M_("Who took over from the one who bore it?"))


def _no_care(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Harassment):
        if not row.care.strip():
            yield JudgedPlace(row, "care", row.act)


def _promised_early(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """What was promised while it is still looked into whose fault it was: all but to speak again (S7)."""
    if case.record.head.responsibility is not Responsibility.INVESTIGATING:
        return
    news = in_use().of("news")
    for row in case.rows(Contact):
        if row.promise.strip() and not news.first(read(row.promise)):
            yield JudgedPlace(row, "promise", row.promise)


def _not_kept(case: Case, now: Now) -> Iterator[JudgedPlace]:
    """Promises whose time is over, and of which nothing was heard since."""
    for row in case.rows(Contact):
        due = row.promise_due.until(case.record.zone) if row.promise_due else None
        is_open = row.promise.strip() and row.promise_kept is None and row.standing.found is None
        if is_open and due is not None and now is not None and due < now:
            yield JudgedPlace(row, "promise_kept", row.promise)


def _again_and_again(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """The second contact of one role that ended badly."""
    ended = defaultdict[str, list[Contact]](list)
    for row in case.rows(Contact):
        if row.by.strip() and row.ended in _BADLY:
            ended[folded_name(row.by)].append(row)
    for rows in ended.values():
        if len(rows) > 1:
            yield JudgedPlace(rows[1], "by", rows[1].by)


JUDGEMENTS = (
    OfWords(
        code="wrongdoer",
        label=N_("the one who erred before them"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.WISH, Sort.HEARD, Sort.DEMAND, Sort.APOLOGY, Sort.REMEDY),
        question=M_("The one who erred is not brought before them. Which role answers in their place?"),
        find=by_list("wrongdoer"),
    ),
    OfWords(
        code="own-pocket",
        label=N_("paid from one's own pocket"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.REMEDY, *_TALK),
        question=M_("Nobody pays from their own pocket. Which role approves it, and who pays it back?"),
        find=by_list("pocket"),
    ),
    OfWords(
        code="pressured",
        label=N_("promise under pressure"),
        level=JudgementLevel.CLOSING,
        sorts=_TALK,
        question=M_("Was that promised under pressure? What of it can be kept, and which role decides it?"),
        find=by_list("pressured"),
    ),
    OfWords(
        code="demand",
        label=N_("demand that goes too far"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.DEMAND, Sort.HEARD, Sort.WISH),
        question=M_("Does that go too far? What was offered in its place, and which role decided?"),
        find=by_list("demand"),
        when=_is_undecided,
    ),
)

OF_ROWS = (
    OfRows(
        code="early-promise",
        label=N_("promise before the facts"),
        level=JudgementLevel.CLOSING,
        question=M_("That was promised before the facts were known. Can it be kept, and which role says so?"),
        find=_promised_early,
    ),
    OfRows(
        code="promise-over",
        label=N_("promise past its time"),
        level=JudgementLevel.CLOSING,
        question=M_("The time of the promise is over. Was it kept, and when?"),
        find=_not_kept,
    ),
    OfRows(
        code="wish-unanswered",
        label=N_("wish without an answer"),
        level=JudgementLevel.CLOSING,
        question=M_("What did we answer to their wish?"),
        find=_no_answer,
    ),
    OfRows(
        code="demand-unanswered",
        label=N_("demand without an offer"),
        level=JudgementLevel.CLOSING,
        question=M_("What was offered in place of what they demand?"),
        find=_no_alternative,
        gap=GapCode.DEMAND,
    ),
    OfRows(
        code="recording",
        label=N_("recording not announced"),
        level=JudgementLevel.CLOSING,
        question=M_("The recording was not announced beforehand. Who tells them, and is it kept?"),
        find=_recorded,
    ),
    OfRows(
        code="read-back",
        label=N_("not read back"),
        level=JudgementLevel.WRITING,
        question=M_("What was said was not read back to them. How do both know that it was said so?"),
        find=_not_read_back,
    ),
    OfRows(
        code="not-content",
        label=N_("left without being content"),
        level=JudgementLevel.CLOSING,
        question=M_("They left the talk as they came. Who speaks with them again, and when?"),
        find=_left_angry,
    ),
    OfRows(
        code="taken-over",
        label=N_("not taken over by another role"),
        level=JudgementLevel.CLOSING,
        question=M_("They ask for the one who erred. Which other role took over?"),
        find=_nobody_else,
    ),
    OfRows(
        code="care",
        label=N_("no care for the one who bore it"),
        level=JudgementLevel.CLOSING,
        question=M_("What was done for the one who bore it?"),
        find=_no_care,
    ),
    OfRows(
        code="same-contact",
        label=N_("same role as when it went badly"),
        level=JudgementLevel.WRITING,
        question=M_("The same role spoke with them when it went badly before. Who else could?"),
        find=_again_and_again,
    ),
)
