"""What is asked once a call is over, a question at a time, each answered on the store's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from retro.errors import RetroError
from retro.language import Message, _, active
from retro.model.call import CallLine
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.asking.question import Question
    from retro.model.call import Call
    from retro.screens.app_services import AppServices
    from retro.services.call.afterwards import Afterwards
    from retro.store.protocol import Store


class Asking:
    """Where one is behind a call. The questions are loaded when the first one is asked: a call opens without them.

    `retro` gives the app, once there is one; `near` is the case that was open when the telephone rang.
    """

    def __init__(self, retro: Callable[[], AppServices], near: str = "") -> None:
        self._retro, self._near = retro, near
        self._here: Afterwards | None = None
        """None while somebody speaks."""
        self.question: Question | None = None
        """What is asked now; None while somebody speaks, and once all is answered."""

    @property
    def is_on(self) -> bool:
        """Whether the call is over."""
        return self._here is not None

    @property
    def call(self) -> Call:
        """The call with what was answered. Only once it is over."""
        assert self._here is not None
        return self._here.call

    def lines(self, *, with_hint: bool) -> list[Content]:
        """What is asked now, with what may be chosen; nothing while somebody speaks."""
        question, to = self.question, active()
        if question is None:
            return []
        found = [Content.styled(question.text.show(to), "bold")]
        found += [Content(f"  {question.hint.show(to)}")] if question.hint and with_hint else []
        shown = [each for each in question.options if each.number is not None]
        return [*found, *(Content(f"  {each.number}  {printable(each.label.show(to))}") for each in shown)]

    def stop(self) -> None:
        """Somebody speaks again."""
        self._here = self.question = None

    async def begin(self, call: Call, over: datetime | None) -> None:
        """Ask the first question about a call, which was over then; None: now. RetroError if it cannot be written."""

        def work(store: Store) -> tuple[Afterwards, Question | None]:
            from retro.services.call.afterwards import end, question_of

            here = end(store, self._retro().store_worker.factory, call, over, self._near)
            return here, question_of(store, here, self._now())

        self._here, self.question = await self._retro().store_worker.ask(work)

    async def answer(self, text: str) -> str:
        """Take an answer, and ask the next question; says how it was read.

        RetroError, with the reason, if it is no answer.
        """
        here, question = self._here, self.question
        assert here is not None
        assert question is not None

        def work(store: Store) -> tuple[Afterwards, Question | None, Sequence[Message]]:
            from retro.services.call.afterwards import answered, question_of
            from retro.services.call.answers import told_answers

            now = answered(store, self._retro().store_worker.factory, here, question, text)
            told = told_answers(now.call, len(here.call.lines), self._retro().zone)
            return now, question_of(store, now, self._now()), told

        self._here, self.question, told = await self._retro().store_worker.ask(work)
        return "   ".join(printable(each.show(active())) for each in told)

    async def note(self, texts: Sequence[str]) -> None:
        """Keep words that answer nothing as notes of the call. RetroError if they cannot be written."""
        here = self._here
        assert here is not None
        lines = [CallLine(self._now(), text) for text in texts]

        def work(store: Store) -> None:
            for line in lines:
                store.note(here.call, line)

        await self._retro().store_worker.ask(work)
        self._here = replace(here, call=replace(here.call, lines=(*here.call.lines, *lines)))

    async def finish(self) -> str:
        """Put the call into its case; says what became of it, and nothing of one that is in no case yet.

        RetroError where the case does not take it: then it is asked again which one it is.
        """
        here = self._here
        assert here is not None

        def work(store: Store) -> str:
            from retro.services.call.afterwards import finished

            filed = finished(store, self._retro().store_worker.factory, here, self._retro().zone)
            return filed.told().show(active()) if filed else ""

        try:
            told = await self._retro().store_worker.ask(work)
        except RetroError:
            from retro.services.call.afterwards import not_taken, question_of

            again = self._here = not_taken(here)
            self.question = await self._retro().store_worker.ask(lambda store: question_of(store, again, self._now()))
            raise
        dropped = _("The call was thrown away.") if here.is_dropped else ""
        return told or dropped

    def _now(self) -> datetime:
        return self._retro().store_worker.factory.now()
