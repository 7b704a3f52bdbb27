"""A base of the walk that leads: the line, the answers that are on their way from it, and nothing of them is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from retro.asking.again import Given, asked_again
from retro.asking.commands import Act, Command as Word, command_in
from retro.asking.next import Here
from retro.asking.question import Question, Retake
from retro.errors import NotFoundError, RetroError
from retro.language import M_, Message, _, active
from retro.model.answers import sign
from retro.model.change_factory import row_ids
from retro.model.entry import EntryId
from retro.model.problem import ValidationError
from retro.model.quick_entry.completion import Completion
from retro.review.party_names import perhaps_names
from retro.screens.case_session import CaseSession
from retro.screens.trouble import not_saved_on_leaving
from retro.screens.walk.ask import words
from retro.screens.walk.ask.answer_queue import AnswerQueue, TypedAnswer
from retro.screens.walk.ask.left_over import keep_line, unsaved_answers
from retro.screens.walk.ask.line_base import LineBase
from retro.screens.walk.ask.looking_back import LookingBack
from retro.screens.walk.ask.pasted_answer import PastedAnswer, taken_apart
from retro.screens.walk.ask.sitting import WalkSitting
from retro.screens.walk.ask.turn import NotTakenError, Turn, look, split, take
from retro.screens.walk.earlier_base import EarlierBase
from retro.screens.walk.save_status import STANDS_THERE_AGAIN, lines_left
from retro.services.ask.answer import reading
from retro.services.ask.asked import Asked
from retro.services.ask.names import names_said
from retro.services.ask.pasted_rows import are_rows
from retro.services.ask.rows import as_typed
from retro.services.ask.told import told_more
from retro.services.changing.split_row import halves
from retro.store.journal import Unsaved
from retro.text.controls import printable
from widgets.line_notes import RefusedLine
from widgets.quick_entry import LONGEST


class AnsweringBase(EarlierBase, LineBase):
    """The line in which questions are answered. A subclass draws, and shows what `/` words ask for."""

    book: CaseSession

    def __init__(self, reference: str, sitting: WalkSitting) -> None:
        super().__init__()
        self.hold(sitting)
        self.turn: Turn | None = None
        self.back = LookingBack(sitting)
        self.queue = AnswerQueue(self._take, self._refused, self.changed, self._start)
        self._reference = reference
        self._lost = ""
        """What the ids of the texts follow from that would come back nowhere, once the case is gone."""
        self._brought = ""
        """The row that came into the line, to be said anew."""
        entry = self.entry
        entry.reader, entry.takes, entry.takes_pasted = self._read, self._typed, self._pasted
        entry.brings_back = lambda: True  # Up is ours
        entry.complete_with(self._complete)

    @property
    def case_here(self) -> str:
        """The case that is asked about."""
        return self._reference

    def draw(self) -> None:
        """Draw all that depends on where the walk is."""
        raise NotImplementedError

    def obey(self, word: Word) -> None:
        """Show what a `/` word asks for."""
        raise NotImplementedError

    def close_sheet(self) -> None:
        """Take away what a `/` word showed."""
        raise NotImplementedError

    @property
    def question(self) -> Question | None:
        """The question to which the line answers: an earlier one, while its answer stands there."""
        if self.is_gone:
            return None
        if self.back.given:
            return self.back.question(self.book.record)
        return self.turn.question if self.turn else None

    def _typed(self, text: str) -> None:
        """Enter was pressed: the text is out of the line."""
        self.close_sheet()
        self._warned = False
        earlier = self.back.given
        self.back.end()
        if earlier is not None and not text:  # an earlier answer is never emptied by Enter
            self._look_back()
            return
        if self._would_answer_unseen(text) and self.entry.give_back(text):
            self.show_message(_("The answer before it is not saved yet. This one stays in the line."), wrong=True)
            return
        factory = self.retro.store_worker.factory
        self.queue.put(TypedAnswer(text, factory.now(), factory.new_id(), earlier))

    def _would_answer_unseen(self, text: str) -> bool:
        """Whether a text would wait for a question that is not asked yet, behind an answer that cannot be saved."""
        goes_on = self.question is not None and self.question.goes_on
        return bool(text) and self.queue.failure is not None and not goes_on and command_in(text) is None

    def _pasted(self, text: str, typed: str) -> None:
        """Several lines: a row each where rows are taken, else one answer of them all."""
        if len(text) > LONGEST:
            self.entry.text = typed
            self.show_message(_too_long(text), wrong=True)
            return
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        question = self.question
        if question is None or not question.goes_on or self.back.given is not None:
            self.entry.text = " ".join(lines)
        elif are_rows(question, lines):
            self._take_rows(question, text)
        else:
            for line in lines:
                self._typed(line)

    def _take_rows(self, question: Question, text: str) -> None:
        """A row of each line, all in one change, which one undo takes back; what is no row stays above the line."""
        factory = self.retro.store_worker.factory
        pasted = PastedAnswer(text, factory.now(), factory.new_id())
        asked = Asked(self.book.record, question, Here(), pasted.at, self._currency)
        self.queue.put(pasted)
        self._start(self._read_rows(pasted, asked))

    async def _read_rows(self, pasted: PastedAnswer, asked: Asked) -> None:
        """Read pasted lines while typing goes on; what is typed behind them waits in the queue."""
        lines, refused = await asyncio.to_thread(taken_apart, asked, pasted.text)
        self._not_taken += refused
        self.queue.replace(pasted, pasted.answers(lines))
        pasted.is_read.set()
        self.changed()

    def _read(self, text: str) -> tuple[str, bool]:
        """How the line is read that stands there, and whether it can be taken."""
        self.close_sheet()
        if self.turn is not None and (offered := words.offered(text, self.book.record)):
            return offered, True
        question = self.question
        if question is None or self.turn is None or command_in(text):
            return "", True
        if len(text) > LONGEST:
            return _too_long(text), False
        now, currency = self.retro.store_worker.factory.now(), self._currency
        try:
            told = reading(self.book.record, question, text, now=now, currency=currency)
        except ValidationError as refused:
            return active().sentences(problem.message.show(active()) for problem in refused.problems), False
        except RetroError as error:
            step = [error.step] if error.step else []
            return active().sentences(each.show(active()) for each in (error.title, *error.details, *step)), False
        sure = names_said(self.book.record, question, text, told)
        self.look_for(sure, self.book.reference, perhaps_names(text))
        return " · ".join(printable(each.show(active())) for each in told), True

    @property
    def _currency(self) -> str:
        return self.retro.environment.settings.currency_of(self.book.record.head.zone, active().code)

    def _complete(self, text: str, at: int) -> Sequence[Completion]:
        return words.completed(text, at, self.question, self.book.record) if self.turn else ()

    async def _take(self, typed: TypedAnswer) -> None:
        """Take one answer, and ask the next question."""
        if isinstance(typed, PastedAnswer):
            await typed.is_read.wait()
            return
        assert self.turn is not None
        earlier = typed.earlier
        question = asked_again(self.book.record, earlier) if earlier else self.turn.question
        if earlier and question is None:
            raise NotTakenError((M_("The row was deleted meanwhile."),), self.book.record)
        turn = await self.book.do(
            take, typed.text, question=question, here=self.turn.here, currency=self._currency, last=self._sitting.row,
            of=typed.id,
        )  # fmt: skip
        self.was_taken(typed.text)
        word = turn.answered.command
        if question is not None and word is None and command_in(typed.text) is None and "\n" not in typed.text:
            self._sitting.note(_given(question, typed.text, turn.answered.row, earlier), earlier)
        self._sitting.row = turn.answered.row or self._sitting.row
        is_recalled = question is not None and question.part is not None  # what is remembered is sorted: that is plain
        brought = told_more(self.turn.left, turn.left) if word is None and not is_recalled else ()
        self.show_turn(turn)
        self._tell(turn, brought)
        if word is not None:
            self.obey(word)

    def _tell(self, turn: Turn, brought: Sequence[Message] = ()) -> None:
        """Say how it was read, what it brought, and by which marks an expert would have said it."""
        said = [printable(each.show(active())) for each in (*turn.answered.told, *brought)]
        if turn.answered.marks:
            said.append(printable(turn.answered.marks.show(active())))
        if not self.entry.text:
            self.entry.say("   ".join(said))

    def _refused(self, typed: TypedAnswer, error: NotTakenError) -> None:
        """It comes back into the empty line with the reason; else it is kept above the line."""
        self.book.record = error.record
        reason = active().sentences(each.show(active()) for each in error.reasons)
        self.back.go_to(typed.earlier)
        lines = typed.text.split("\n")
        if not typed.text or (len(lines) == 1 and self.entry.give_back(typed.text)):
            self.entry.say(reason, wrong=True)
        else:
            self._not_taken += [RefusedLine(line, reason) for line in lines]
        self.run_worker(self.look_again(), group="look")

    def changed(self) -> None:
        """Show what became of the lines."""
        if not self.is_open:
            return
        left = [*(self.queue.waiting if self.queue.failure else ()), *self.queue.held]
        waiting = [line for each in left for line in each.text.split("\n")]
        self.entry.note(self._not_taken, waiting, "")
        if isinstance(self.queue.failure, NotFoundError):
            self.lose()
        else:
            self.say_failure()

    def lose(self) -> None:
        """Say that the case is not there any more; what is typed stays, and waits for it."""
        self.is_gone = True
        self._lost = self._lost or self.retro.store_worker.factory.new_id()
        self.draw()

    async def look_again(self) -> None:
        """Somebody else wrote: the question stays while there is a text in the line, unless its row is gone."""
        assert self.turn is not None
        old = self.turn.question
        turn = await self.book.do(look, self.turn.here)
        if self.queue.waiting or turn.record is not self.book.record:  # an answer that was under way has gone on
            return
        gone = old is not None and any(self.book.entry(row) is None for row in old.rows)
        if old is not None and self.entry.text.strip() and not gone and not turn.record.head.closed:
            turn = Turn(turn.answered, old, turn.left, turn.level)
        self.show_turn(turn)
        if gone:
            self.show_message(_("The row was deleted meanwhile."), wrong=True)

    def show_turn(self, turn: Turn) -> None:
        """Go on to where the walk is now."""
        self.is_gone = False
        before, self.turn, self._sitting.here = self.turn, turn, turn.here
        self._bring_row(before)
        self.draw()

    def _bring_row(self, before: Turn | None) -> None:
        """The row that is to be said anew comes into the empty line; whoever types on types over it."""
        turn = self.turn
        row = self.book.entry(turn.here.row) if turn and turn.question and turn.here.row else None
        if row is not None and (before is None or before.here.row != row.id) and not self.entry.text:
            self._brought = as_typed(self.book.record, row, now=self.retro.store_worker.factory.now())
            self.entry.put(self._brought)

    @property
    def holds_row(self) -> bool:
        """Whether the line holds a row that is to be said anew, as it is."""
        is_asked = self.back.given is None and self.question is not None and isinstance(self.question.target, Retake)
        return is_asked and self.entry.text in ("", self._brought)

    def action_before(self) -> None:
        """Bring the last answer back into the line, with its question; again, the one before it."""
        if self.entry.text and not self.back.is_unchanged(self.entry.text):
            return
        if self._not_taken and not self.entry.text:
            self.entry.text = self._not_taken.pop().text
            self.changed()
            return
        if self.back.back():
            self._look_back()
        else:
            self.show_message(_("There is no earlier answer in this sitting. /edit and a number brings a row."))

    def action_behind(self) -> None:
        """Go forward to the answer behind, and at last to the question that is asked."""
        if self.back.is_unchanged(self.entry.text):
            self.back.forward()
            self._look_back()

    def _look_back(self) -> None:
        """Have the earlier answer in the line, with its question; else the present question over an empty line."""
        given = self.back.given
        if given and sign(given.text):  # what was left for later gives way to the first key
            self.entry.put(given.text)
        else:
            self.entry.text = given.text if given else ""
        if given and self.question is None:
            self.show_message(_("The row was deleted meanwhile."), wrong=True)
        self.draw()

    async def action_split(self) -> None:
        """Make two rows of the one in the line, parted at the cursor; the time of the second one is asked."""
        question, text, at = self.question, self.entry.text, self.entry.place
        if self.turn is None or question is None or not isinstance(question.target, Retake) or self.queue.waiting:
            self.show_message(_("A row is parted that stands in the line: /edit and its number bring it there."))
            return
        self.entry.text = ""
        try:
            turn = await self.book.do(
                split, halves(text, at), question=question, here=self.turn.here, currency=self._currency
            )
        except RetroError as error:
            self.entry.give_back(text)
            told = [error.title, *error.details, *([error.step] if error.step else [])]
            self.show_message(active().sentences(each.show(active()) for each in told), wrong=True)
            return
        self.back.shorten(text[:at].strip())
        self._sitting.row = turn.answered.row
        self.show_turn(turn)
        self._tell(turn)

    def action_recall(self) -> None:
        """Ask first for all that is remembered."""
        self._typed(f"/{Act.RECALL.word}")

    def action_take_back(self) -> None:
        """Take back one's own last answer; its question returns. Lines that were thrown away since come back first."""
        if not self.bring_back_thrown_away():
            self._typed("/undo")

    def action_bring_back(self) -> None:
        """Bring back the answer that was taken back."""
        self._typed("/redo")

    def unsaved_work(self) -> Sequence[Unsaved]:
        """The answers whose Enter was pressed: as rows where rows are taken, else parked with their question."""
        if self.turn is None:
            return ()
        factory, left = self.retro.store_worker.factory, [*self.queue.waiting, *self.queue.held]
        if self.is_gone:  # it is never opened again: what stands in the line would come back nowhere
            texts, now = [*(each.text for each in list(self._not_taken)), self.entry.text], factory.now()
            left += [TypedAnswer(text, now, id_) for text, id_ in zip(texts, row_ids(self._lost), strict=False)]
        return unsaved_answers(left, self.turn.question, self.book.record)

    def keep_place(self) -> None:
        """Remember what stands in the line, and what was not taken: it is there again when the case is opened."""
        if self.turn is not None:
            keep_line(self.retro.environment.places, self.book.record.head.id, self.entry.text, self._not_taken)

    async def confirm_exit(self) -> bool:
        """Wait a moment for the answers on their way; a text in the line is asked about once."""
        await self.drained()
        if self._warned or not (self.entry.text.strip() or self.unsaved or self._not_taken):
            return True
        self._warned = True
        if self.unsaved:
            reason = not_saved_on_leaving(self.retro.store_worker.only_read)
        elif self.retro.environment.places is not None:
            n = len(self._not_taken)
            reason = lines_left(n) if n and not self.entry.text.strip() else _(STANDS_THERE_AGAIN)
        else:
            reason = _("The line holds a text. The same key once more leaves without it.")
        self.show_message(reason, wrong=True)
        return False


def _given(question: Question, text: str, row: EntryId, earlier: Given | None) -> Given:
    """An answer as it can be given anew once more: a row that was said anew is still that row."""
    return Given(earlier.question, text, row or earlier.row) if earlier else Given(question, text, row)


def _too_long(text: str) -> str:
    return _("That is too long for an answer: {n} letters, and {most} are taken.", n=len(text), most=LONGEST)
