"""A call line by line: each Enter is a note, on the disk at once; then what is asked once it is over."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from retro.asking.call.card import CARD, CallWord, word_in
from retro.asking.question import Question
from retro.cli.dialogues.ask_lines import AnswerLines
from retro.cli.dialogues.wrapped import give_lines
from retro.cli.session import Session
from retro.cli.streams import give
from retro.errors import RetroError
from retro.language import _, active
from retro.model.call import Call, CallLine
from retro.review.open_calls import call_told
from retro.services.call.afterwards import Afterwards, answered, end, finished, not_taken, question_of
from retro.services.call.answers import told_answers
from retro.services.call.candidates import earlier_cases_of
from retro.services.call.filing import Filed
from retro.services.call.going_on import gone_on
from retro.store.protocol import Store
from retro.text.controls import printable


class CallDialogue:
    """Takes the notes of one call until it is over or its input ends, and asks what is asked then."""

    def __init__(self, session: Session, store: Store, call: Call) -> None:
        self._session, self._store, self._call = session, store, call
        self._lines = AnswerLines()
        self._now = session.factory.now
        self._others: Sequence[Call] = ()
        """Calls that are in no case, which one may go on with."""
        self._unwritten: list[CallLine] = []
        """Notes that the archive did not take: they are tried again with the next one."""
        self._told = ""
        """What was told of earlier cases last: it is told once."""
        self._is_heard = True
        """Whether it is noted here and now: one that is taken up later was over with its last note."""

    def lead(self, first: str = "") -> bool:
        """Take notes, the `first` words as one of them; gives whether all that was typed is kept."""
        self._others = self._store.calls()
        self._open()
        if first:
            self._note(first)
        try:
            self._take_notes()
            if self._call.lines:
                self._end()
        except KeyboardInterrupt:
            give("\n")
            self._leave()
            raise
        if self._unwritten:
            give_lines(_("These notes could not be kept:"), *(f"  {printable(each.text)}" for each in self._unwritten))
        return not self._unwritten

    def _open(self) -> None:
        began = _clock(self._call.began)
        give_lines(_("A call, since {time}. Each Enter is a note; /end when it is over.", time=began))
        if self._call.reference:
            give_lines(_("It is about {case}.", case=f"{self._call.reference} {self._title()}"))
        give_lines("  " + " · ".join(_(each) for each in CARD))
        for n, call in enumerate(self._others, 1):
            word = _(CallWord.RESUME.word) + (f" {n}" if len(self._others) > 1 else "")
            give_lines(_("{call}: {word} goes on with it.", call=call_told(call).show(active()), word=word))

    def _title(self) -> str:
        return printable(self._store.load(self._call.reference).head.title)

    def _take_notes(self) -> None:
        """Take notes until the call is over, or the input is."""
        while (typed := self._lines.next()) is not None:
            word, rest = word_in(typed.text) or (None, typed.text.strip())
            if word is CallWord.END:
                return
            if word is CallWord.BY and rest:
                self._call = replace(self._call, by=rest)
                self._note_answer("by", rest)
            elif word is CallWord.RESUME:
                self._resume(rest)
            elif word is None and rest:
                self._note(rest)

    def _resume(self, number: str) -> None:
        n = int(number) if number.isdecimal() else len(self._others) == 1
        if not 1 <= n <= len(self._others):
            give_lines("! " + _("There is no such call; say its number."))
            return
        heard = bool(self._call.lines)
        try:
            self._call = gone_on(self._store, self._others[n - 1], self._call)
        except RetroError as error:
            _refuse(error)
            return
        self._others = [each for each in self._others if each.id != self._call.id]
        self._told, self._is_heard = "", heard
        give_lines(f"= {call_told(self._call).show(active())}")
        give_lines(*(f"  {_clock(note.at)} {printable(note.text)}" for note in self._call.notes))

    def _note(self, text: str) -> None:
        """Write a note at once, behind those that could not be written before."""
        self._is_heard = True
        self._unwritten.append(CallLine(self._now(), text))
        try:
            while self._unwritten:
                self._call = _written(self._store, self._call, self._unwritten[0])
                self._unwritten.pop(0)
        except RetroError as error:
            _refuse(error)
            give_lines(_("The note is tried again with the next Enter."))
            return
        give_lines(f"= {_clock(self._call.lines[-1].at)}")
        self._tell_earlier()

    def _note_answer(self, field: str, text: str) -> None:
        try:
            self._call = _written(self._store, self._call, CallLine(self._now(), text, field))
        except RetroError as error:
            _refuse(error)

    def _tell_earlier(self) -> None:
        """The earlier cases of whoever was named last. Nobody asked: what cannot be read is told elsewhere."""
        with suppress(RetroError):
            found = earlier_cases_of(self._store, self._call, self._now().date())
            told = printable(found.told(active())) if found else ""
            if told and told != self._told:
                give_lines(f"  {told}")
                self._told = told

    def _end(self) -> None:
        """Ask what is asked now that it is over, and put it into its case."""
        factory = self._session.factory
        here = end(self._store, factory, self._call, None if self._is_heard else self._call.ended)
        is_more = True
        while is_more:
            while is_more and (question := question_of(self._store, here, self._now())):
                _ask(question)
                typed = self._lines.next()
                is_more = typed is not None
                try:
                    here = self._answered(here, question, typed.text) if typed else here
                except RetroError as error:
                    _refuse(error)
            try:
                self._tell(here, finished(self._store, factory, here, self._session.zone))
            except RetroError as error:
                _refuse(error)
                here = not_taken(here)
            else:
                return
        self._leave()

    def _answered(self, here: Afterwards, question: Question, text: str) -> Afterwards:
        """Take an answer, and say how it was read."""
        now = answered(self._store, self._session.factory, here, question, text)
        told = told_answers(now.call, len(here.call.lines), self._session.zone)
        give_lines(*(f"= {printable(each.show(active()))}" for each in told))
        return now

    def _tell(self, here: Afterwards, filed: Filed | None) -> None:
        if filed:
            give_lines(filed.told().show(active()))
        elif here.is_dropped:
            give_lines(_("The call was thrown away."))
        else:
            self._leave()

    def _leave(self) -> None:
        if self._call.lines:
            give_lines(_("The call is kept, and is in no case yet. It goes on with: retro call"))


def _written(store: Store, call: Call, line: CallLine) -> Call:
    store.note(call, line)
    return replace(call, lines=(*call.lines, line))


def _ask(question: Question) -> None:
    give("\n")
    give_lines(question.text.show(active()))
    if question.hint:
        give_lines(f"  {question.hint.show(active())}")
    for option in question.options:
        if option.number is not None:
            give_lines(f"  {option.number} {printable(option.label.show(active()))}")


def _refuse(error: RetroError) -> None:
    said = [error.title, *error.details, *([error.step] if error.step else [])]
    give_lines(*(f"! {printable(each.show(active()))}" for each in said))


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"
