"""The walk line by line: a question on stdout, an answer on stdin, what was read on stdout. No keys, no screen."""

from __future__ import annotations

from collections.abc import Sequence

from retro.asking.commands import Act, suggestions
from retro.asking.next import Here, left, next_question
from retro.asking.question import Question
from retro.asking.where import where
from retro.cli.dialogues.ask_lines import AnswerLines, Typed
from retro.cli.dialogues.question_lines import (
    HELP,
    how_many,
    in_words,
    tell_answered,
    tell_question,
    tell_stage,
    tell_stages,
)
from retro.cli.dialogues.wrapped import give_lines
from retro.cli.printed.seen import say_seen
from retro.cli.session import Session
from retro.cli.streams import give
from retro.errors import NotFoundError, RetroError
from retro.language import _, active, n_
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.answers import Said
from retro.review.needs.proportion import depth_told, proportion
from retro.review.third_time import named
from retro.services.ask.answer import Answered, Desk, answer
from retro.services.ask.candidates import with_candidates
from retro.services.ask.commands import obey
from retro.services.ask.told import told_more
from retro.services.changing.begin import begin, read_beginning
from retro.store.protocol import Store
from retro.text.controls import printable


class Dialogue:
    """Leads through one case until it ends, is left, or its input ends. What was answered is on the disk by then."""

    def __init__(self, session: Session, store: Store) -> None:
        self._session, self._store = session, store
        self._desk = Desk(store, session.factory, session.settings.currency_of(session.zone, active().code))
        self._lines = AnswerLines()
        self._here = Here()
        self._last = ""
        """The row that was written last."""
        self._to_go = 0
        """About how many answers were to come at the last question; 0 before the first."""
        self._refused = ""
        """The last line, where it was not taken and nothing was answered since."""

    def lead(self, reference: str | None) -> bool:
        """Ask until it ends; gives whether every line was taken. KeyboardInterrupt, once it was said what is kept."""
        record = self._store.load(reference) if reference else self._begun()
        if record is None:
            return not self._refused
        self._open(record)
        if not reference:
            say_seen(self._store, self._desk.factory, record)
        try:
            return self._led(record)
        except NotFoundError:
            self._tell_refused()
            raise
        except KeyboardInterrupt:
            give("\n")
            self._leave(record)
            raise

    def _led(self, record: Retrospective) -> bool:
        while True:
            today = self._desk.factory.now().date()
            question = with_candidates(self._store, record, next_question(record, self._here), today)
            if question is None and not self._once_more(record):
                self._finish(record)
                return not self._refused
            if question is None:
                continue
            self._ask(record, question)
            typed = self._lines.next()
            if typed is None:
                self._leave(record)
                return not self._refused
            answered = self._taken(record, question, typed)
            if answered is None:
                record = self._store.load(record.reference)
                continue
            self._refused = ""
            record, self._here = answered.record, answered.here
            if answered.command and self._shown(record, answered.command.act):
                self._leave(record)
                return True

    def _begun(self) -> Retrospective | None:
        """A new case, begun with its title; None if the input ended before it had one."""
        give_lines(_("What happened, in one line?"))
        while (typed := self._lines.next()) is not None:
            title = typed.text.strip()
            if typed.is_broken:
                self._refuse(typed, [_("It is not UTF-8 text.")])
            elif not title:
                give_lines(_("A retrospective needs a title: what happened, in one line?"))
            else:
                try:
                    read = read_beginning(self._session.factory, self._session.zone, title=title)
                    reference = begin(self._store, self._session.factory, read)
                except (RetroError, ValidationError) as error:
                    self._refuse(typed, in_words(error))
                    continue
                self._refused = ""
                return self._store.load(reference)
        return None

    def _open(self, record: Retrospective) -> None:
        give_lines(f"{record.reference}  {named(printable(record.head.title), record.head.times)}")
        give_lines(depth_told(proportion(record)).show(active()))
        give_lines(*map(_, HELP))
        give_lines(_("/help has more, /quit leaves; whatever you answered is kept, and it goes on there."))

    def _once_more(self, record: Retrospective) -> bool:
        """Whether questions that were left for later before this sitting are asked now."""
        if self._here.again or record.head.closed:
            return False
        again = Here(again=True, passed=self._here.passed)
        if next_question(record, again) is None:
            return False
        self._here = again
        return True

    def _ask(self, record: Retrospective, question: Question) -> None:
        to_go = left(record, self._here)
        if self._to_go and not self._refused:
            give_lines(*(f"= {told.show(active())}" for told in told_more(self._to_go, to_go)))
        self._to_go = 0 if question.part else to_go  # what is remembered is sorted afterwards: that is plain
        give("\n")
        place = printable(where(record, question).show(active()))
        give_lines(_("{place} · about {n} to go", place=place, n=max(to_go, 1)))
        tell_question(record, question, is_again=bool(self._refused))

    def _taken(self, record: Retrospective, question: Question, typed: Typed) -> Answered | None:
        """What came of a line; None if it was refused, and that was said."""
        if typed.is_broken:
            self._refuse(typed, [_("It is not UTF-8 text.")])
            return None
        try:
            answered = answer(self._desk, record, question, typed.text, self._here)
            if answered.command:
                answered = obey(self._desk, record, question, answered.command, self._here, last=self._last)
            self._last = answered.row or self._last
        except (RetroError, ValidationError) as error:
            self._refuse(typed, in_words(error))
            return None
        tell_answered(answered)
        return answered

    def _refuse(self, typed: Typed, reasons: Sequence[str]) -> None:
        self._refused = typed.text
        give_lines(*(f"! {printable(reason)}" for reason in reasons))

    def _shown(self, record: Retrospective, act: Act) -> bool:
        """Show what a `/` word asks for; gives whether it leaves."""
        match act:
            case Act.STAGES:
                tell_stages(record)
            case Act.ALL:
                for stage in STAGES:
                    tell_stage(record, stage, is_whole=True)
            case Act.DRILL:
                give_lines(_("Practise on it with: retro drill {reference}", reference=record.reference))
            case Act.HELP:
                words = suggestions("/", active(), record)
                give_lines(*map(_, HELP), *(f"  {each.text}  {each.meaning}" for each in words))
        return act is Act.QUIT

    def _leave(self, record: Retrospective) -> None:
        self._tell_refused()
        give_lines(
            _(
                "Everything you answered is kept. It goes on there with: retro ask {reference}",
                reference=record.reference,
            )
        )

    def _tell_refused(self) -> None:
        if self._refused:
            give_lines(_("The last line was not taken: {text}", text=printable(self._refused)))

    def _finish(self, record: Retrospective) -> None:
        give("\n")
        self._tell_refused()
        if record.head.closed:
            give_lines(_("This one is closed; nothing is asked of it."))
            return
        if n := how_many(record, STAGES, Said.LATER):
            give_lines(n_("{n} thing was left for later.", "{n} things were left for later.", n))
            give_lines(_("It is asked again by: retro ask {reference}", reference=record.reference))
        give_lines(
            _("That is all. Read it with: retro export {reference} -o report.md", reference=record.reference),
        )
