"""What an answer would do: read from the line and the record, nothing written yet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from retro.asking.answer_line import NUMBERS_OF_A_LIST, Answer, Chosen, Later, NotApplicable, Refused, Unknown, Words
from retro.asking.next import Here, next_question
from retro.asking.order.judged import reworded
from retro.asking.order.step import HEAD_FIELD
from retro.asking.question import (
    FillField,
    FindOut,
    FindRow,
    MarkRows,
    Offered,
    Propose,
    Question,
    ReadBack,
    Retake,
    SortRows,
    TakeRows,
    TellApart,
    TickParties,
    is_bare,
    without_yes_no,
)
from retro.errors import RetroError
from retro.language import M_, N_, Message
from retro.model.answers import saying, sign
from retro.model.change import Op
from retro.model.edits import changed
from retro.model.entry import Entry, EntryId
from retro.model.moments.formatting import ToldDay
from retro.model.problem import ValidationError
from retro.model.quick_entry.participants import parts_of
from retro.model.quick_entry.pasted import PastedLine
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE
from retro.model.validation import is_empty
from retro.review.judgement.mutes import is_mute
from retro.services.ask.asked import Asked, Plan
from retro.services.ask.day_in_words import with_day_in_words
from retro.services.ask.named_cases import again_after, none_of_them
from retro.services.ask.offer import all_left, taken_of
from retro.services.ask.pasted_rows import planned_rows
from retro.services.ask.rows import read_again, read_new_row, takes_memories
from retro.services.ask.said_anew import said_anew
from retro.services.ask.sort import sorting
from retro.services.ask.tick import ticked_by, ticked_in_words
from retro.services.ask.values import changed_row, entries_of, read_fields, read_finder, read_for_head
from retro.services.changing.add_lines import read_lines
from retro.services.follow_up.mute import check_reason
from retro.text.controls import printable

_SAID = {
    Said.UNKNOWN: N_("Kept: not known."),
    Said.NOT_APPLICABLE: N_("Kept: does not apply."),
    Said.LATER: N_("Left for later."),
}
_WHICH = M_("Which row is not right? Its number, please.")
_WHICH_OF_ALL = M_("What is not right? A row, like 2.1, or the name of a fact of the head, like severity.")
_GOES_ON = (
    r"(?:続いて|続行中|継続中|進行中|対応中|未解決|未収束|"
    r"(?:収まって|終わって|解決して|収束して|復旧して)い?(?:ない|ません))(?:い?(?:る|ます))?"
)
_NOT_OVER = re.compile(
    rf"(?:いいえ、?\s*)?(?:[今いま]{{1,2}}も)?(?:(?:まだ|未だ|いまだ)(?:に)?(?:{_GOES_ON})?|{_GOES_ON})(?:です)?[。．]?|"
    r"(?:no,?\s*)?(?:it(?:'s|’s|\s+is)\s+)?(?:not\s+(?:yet|over|ended|resolved|fixed|done)(?:\s+yet)?|"
    r"still\s+(?:going\s+on|ongoing|open|running|happening|broken|down|in\s+progress)|ongoing|in\s+progress)\.?",
    re.IGNORECASE,
)
"""What says of a time of its end that it has none yet."""
_UNDER = re.compile(r"[>＞]\s*\S")
"""How a line of the causes begins, and no answer: what is asked after the causes may be answered there by mistake."""
_BECAUSE = re.compile(r"(?:because|since|理由|なぜなら)(?:\s*[:：]\s*|\s+|、)(?=\S)", re.IGNORECASE)

_REASON = re.compile(r"(?:because|reason|理由)\s*[:：]\s*(?=\S)", re.IGNORECASE)
"""The same where a why is asked, and *because …* says a cause: with its colon alone."""


def planned(asked: Asked, said: Answer) -> Plan:
    """What an answer to a question would do. ValidationError or RetroError, with the reason, if it cannot be taken."""
    plan = _planned(asked, said)
    return replace(plan, here=replace(plan.here, field="")) if asked.question.is_anew else plan


def _planned(asked: Asked, said: Answer) -> Plan:
    match said:
        case Refused(reason):
            raise RetroError(reason)
        case Later():
            return _later(asked, said)
        case Unknown():
            return _empty(asked, Said.UNKNOWN)
        case NotApplicable():
            return _empty(asked, Said.NOT_APPLICABLE)
        case Chosen(options):
            return _chosen(asked, [option.value for option in options])
        case Words(text, is_quoted):
            return _words(asked, _quoted(asked, text) if is_quoted else text)
    raise AssertionError(said)


def _later(asked: Asked, said: Later) -> Plan:
    question = asked.question
    if isinstance(question.target, Retake):
        return Plan(replace(asked.here, row=""), (M_("The row stays as it is."),))
    if isinstance(question.target, Offered):
        return all_left(asked, Said.LATER)
    if question.is_anew:
        return Plan(asked.here, (M_("It stays as it is."),))
    if said.is_empty and question.is_enough:  # nothing more is to be said; that is no gap
        return _kept(asked, Said.NOT_APPLICABLE)
    return _kept(asked, Said.LATER, Message(_SAID[Said.LATER]))


def _empty(asked: Asked, said: Said) -> Plan:
    if isinstance(asked.question.target, ReadBack):
        raise RetroError(M_("y or n is asked, or the number of the row that is not right; . for later."))
    if isinstance(asked.question.target, Offered):
        if said is Said.NOT_APPLICABLE:
            return all_left(asked, said)
        raise RetroError(NUMBERS_OF_A_LIST)
    if isinstance(asked.question.target, Retake):
        raise RetroError(M_("A row says something."), M_("Write it anew, or press Enter on nothing to keep it."))
    if said is Said.NOT_APPLICABLE and isinstance(asked.question.target, TakeRows) and asked.question.target.candidates:
        return none_of_them(asked)
    return _kept(asked, said, Message(_SAID[said]))


def _today(asked: Asked) -> date | None:
    """The day of a mute, by which it is told when something was muted; of other answers none is kept."""
    return asked.now.astimezone(asked.record.zone).date() if is_mute(asked.question.asked) else None


def _kept(asked: Asked, said: Said, *told: Message, reason: str = "", on: date | None = None) -> Plan:
    """The plan that keeps what was said of the places of the question, and passes it."""
    places = asked.question.places
    cleared = _answered_elsewhere(asked, asked.record.head)

    def made(now: Retrospective) -> Sequence[Op]:
        found = [op for about, of in places for op in saying(now, about, of, said, reason=reason, on=on)]
        return [*found, *(op for row, values in cleared for op in changed(now.get(row.id) or row, values))]

    return Plan(asked.here.passing(asked.question), (*told, *_told_cleared(asked, cleared)), made=made)


def _chosen(asked: Asked, values: Sequence[Any]) -> Plan:
    record, here = asked.record, asked.here
    match asked.question.target:
        case FillField(entries, name):
            found = entries_of(record, entries)
            kind = found[0].field(name).type
            value = kind.load(list(values) if isinstance(kind.empty, tuple) else values[0])
            return Plan(_behind(asked), edits=tuple((entry, {name: value}) for entry in found))
        case MarkRows(rows, name, chosen, others):
            found = entries_of(record, rows)
            said = here.having_said(rows, name)
            return Plan(said, edits=tuple((row, {name: chosen if row.id in values else others}) for row in found))
        case SortRows():
            return sorting(asked, values)
        case FindRow(name, mark, value, _answered):
            (row,) = entries_of(record, [values[0]])
            return _moved(asked, _found(record, row, name, {mark: value}))
        case ReadBack():
            return _read_back(asked, values[0])
        case TellApart(verdicts):
            rows_ = {row.id: row for row in entries_of(record, [each.row for each in verdicts])}
            edits = tuple(
                (rows_[each.row], {each.name: each.told if each.row in values else each.known}) for each in verdicts
            )
            return Plan(here, edits=edits)
        case Propose(entry, name, value):
            (of,) = entries_of(record, [entry])
            return Plan(here, edits=((of, {name: value}),)) if values[0] else _kept(asked, Said.NOT_APPLICABLE)
        case TickParties():
            return ticked_by(asked, values)
        case Offered():
            return taken_of(asked, values)
        case TakeRows():
            return again_after(asked, values) if any(values) else _empty(asked, Said.NOT_APPLICABLE)
    raise AssertionError(asked.question.target)


def _behind(asked: Asked) -> Here:
    """Where the walk goes on behind a field: what may be said again is not asked twice in one sitting."""
    here = asked.here.passing(asked.question) if "." in asked.question.asked else asked.here
    target = asked.question.target
    if isinstance(target, FillField) and is_mute(asked.question.asked):
        here = here.having_said(target.entries, reworded(target.name))
    return here.having_said(target.entries, target.name) if isinstance(target, FillField) else here


def _found(record: Retrospective, row: Entry, name: str, marked: Mapping[str, Any]) -> tuple[Entry, Mapping[str, Any]]:
    """What says that a row tells of it: a mark; where it is marked as something else, its time in the head."""
    if all(is_empty(row, mark) or getattr(row, mark) == value for mark, value in marked.items()):
        return row, marked
    moment = getattr(row, row.lead)
    if moment is None:
        raise RetroError(M_("That row has no time."), M_("Write when it was."))
    return record.head, {name: moment}


def _moved(asked: Asked, edit: tuple[Entry, Mapping[str, Any]]) -> Plan:
    """The plan that says which row tells of it, or when it was; what an earlier answer said elsewhere goes."""
    cleared = _answered_elsewhere(asked, edit[0])
    return Plan(asked.here, _told_cleared(asked, cleared), edits=(edit,), cleared=cleared)


def _answered_elsewhere(asked: Asked, stays: Entry) -> tuple[tuple[Entry, Mapping[str, Any]], ...]:
    """What an earlier answer to a question for a row wrote, where that is not in `stays`."""
    target, record = asked.question.target, asked.record
    if not isinstance(target, FindRow) or target.answered in ("", stays.id):
        return ()
    if target.answered == record.head.id:
        return ((record.head, {target.name: None}),)
    row = record.get(target.answered)
    marked = row is not None and getattr(row, target.mark) == target.value
    return ((row, {target.mark: None}),) if row is not None and marked else ()


def _told_cleared(asked: Asked, cleared: Sequence[tuple[Entry, Mapping[str, Any]]]) -> tuple[Message, ...]:
    """The marks that go."""
    target, record = asked.question.target, asked.record
    if not isinstance(target, FindRow):
        return ()
    label = Message(target.value.label)
    rows = (entry for entry, _values in cleared if entry is not record.head)
    return tuple(M_("{row}  no longer: {value}", row=row_name(record, row), value=label) for row in rows)


def _read_back(asked: Asked, value: Any) -> Plan:
    if value is True:
        return _kept(asked, Said.NOT_APPLICABLE, M_("Read back."))
    if value is False:
        return Plan(asked.here, (_WHICH if asked.question.rows else _WHICH_OF_ALL,))
    if str(value).startswith(HEAD_FIELD):
        name = value.removeprefix(HEAD_FIELD)
        if next_question(asked.record, replace(asked.here, field=name)) == next_question(asked.record, asked.here):
            raise RetroError(
                M_("“{field}” is not asked here.", field=asked.record.head.field(name).title),
                M_("Change it with: retro set {reference}", reference=asked.record.reference),
            )
        return Plan(replace(asked.here, field=name))
    return Plan(replace(asked.here, row=value))


def _quoted(asked: Asked, text: str) -> str:
    """A text that stood in quotation marks, so that its reader takes it for nothing else."""
    question = asked.question
    if takes_memories(asked.record, question):
        return text
    if isinstance(question.target, TakeRows | Retake):
        return f"\\{text}"
    return f'"{text}"' if sign(text) else text


def _words(asked: Asked, text: str) -> Plan:
    record, question, here = asked.record, asked.question, asked.here
    now, currency = asked.now, asked.currency
    if "\n" in text and isinstance(question.target, TakeRows):
        return planned_rows(asked, text)
    asks_why = isinstance(question.target, TakeRows) and "parent" in question.target.values
    if question.may_have_reason and (found := (_REASON if asks_why else _BECAUSE).match(text)):
        reason = text[found.end() :].strip()
        if is_mute(question.asked):
            check_reason(reason)
        kept = M_("Kept, with the reason: {reason}", reason=reason)
        return _kept(asked, Said.NOT_APPLICABLE, kept, reason=reason, on=_today(asked))
    if isinstance(question.target, TakeRows) and not takes_memories(record, question):
        text, yes_no = without_yes_no(text)
    else:
        yes_no = ""
    if isinstance(question.target, TakeRows | Retake) and is_bare(text):
        raise RetroError(M_("“{text}” alone says nothing here.", text=text), _instead(question))
    match question.target:
        case TakeRows(is_list=True) if len(parts := parts_of(text)) > 1:
            lines = [PastedLine(number, part, part) for number, part in enumerate(parts, 1)]
            read = read_lines(record, question.stage, lines, now=now, new_id=asked.new_id, currency=currency)
            if read.refused:
                raise ValidationError(*(problem for each in read.refused for problem in each.problems))
            return Plan(here, lines=read)
        case TakeRows(is_one=is_one):
            line = read_new_row(record, question, text, now=now, currency=currency)
            said = (M_("Taken as the answer, and not as text: {words}", words=yes_no),) if yes_no else ()
            return Plan(here.passing(question) if is_one else here, said, line=line)
        case FillField(entries, name) if _UNDER.match(text):
            of = entries_of(record, entries)[0].field(name)
            raise RetroError(
                M_("“>” begins a cause under another one; “{field}” is asked here.", field=of.title),
                M_("As a row: /{number} and the line. As the text itself: in quotation marks.", number=CAUSE.number),
            )
        case FillField() if (bare := text.strip('"“”「」')) != text and _UNDER.match(bare):
            return Plan(_behind(asked), edits=tuple(read_fields(record, question, bare, now=now, currency=currency)))
        case FillField() if is_mute(question.asked):
            anew = said_anew(asked, text)
            return Plan(_behind(asked), _left_in_text(anew.left), edits=anew.edits)
        case FillField():
            filled = read_fields(record, question, text, now=now, currency=currency)
            edits = tuple((row, with_day_in_words(record, row, of, now)) for row, of in filled)
            return Plan(_behind(asked), edits=edits)
        case FindRow("resolved") if _NOT_OVER.fullmatch(text.strip()):
            return _kept(asked, Said.UNKNOWN, M_("Kept: it is not over yet."))
        case FindRow(name):
            return _moved(asked, (record.head, read_for_head(record, name, text, now)))
        case Retake():
            row, line = read_again(record, question, text, now=now, currency=currency)
            values = changed_row(row, line.entry)
            told: tuple[Message, ...] = () if values else (M_("The row says so already."),)
            told += _left_in_text(tuple(map(printable, line.unread)))
            return Plan(replace(here, row=""), told, edits=((row, values),) if values else ())
        case TickParties():
            return ticked_in_words(asked, text)
        case FindOut(answer):
            return _finder(asked, answer, text)
    raise AssertionError(question.target)


def _left_in_text(pieces: Sequence[str]) -> tuple[Message, ...]:
    return (M_("Not read, and kept in the text: {pieces}", pieces=tuple(pieces)),) if pieces else ()


def _instead(question: Question) -> Message:
    """What somebody does who has only yes or no to say to a question for rows."""
    if question.is_enough:
        return M_("Say it in a few words, or press Enter on nothing if there is no more.")
    if question.may_not_apply:
        return M_("Say it in a few words, or write - if there is nothing to say.")
    return M_("Say it in a few words; ? if it is not known, . for later.")


def _finder(asked: Asked, answer: EntryId, text: str) -> Plan:
    finder, by = read_finder(asked.record, text, asked.now)
    held = next((each for each in asked.record.answers if each.id == answer), None)
    if held is None:
        raise RetroError(M_("It was answered meanwhile."), M_("The walk goes on with the next question."))
    finder, by = finder or held.finder, by or held.by
    if not finder:
        raise RetroError(M_("Which role finds out?"), M_("Write the role, then the day: shipping lead, 1 Dec."))
    if by is None:
        raise RetroError(M_("By when does it find out?"), M_("Write the role, then the day: shipping lead, 1 Dec."))
    about, of = held.row or asked.record.head.id, held.asked

    def made(now: Retrospective) -> Sequence[Op]:
        return saying(now, about, of, Said.UNKNOWN, finder=finder, by=by)

    return Plan(asked.here, (M_("Finds out: {role}; by {day}", role=finder, day=ToldDay(day=by)),), made=made)
