"""The lessons of all cases (S17): read through, or found while one types; each leads into the case it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from retro.errors import AwayError, RetroError
from retro.language import Message, _, active, n_
from retro.model.query.matching import Matcher
from retro.model.query.reading import Query, read_query
from retro.review.case_line import CaseLine
from retro.screens.lessons.commands import COMMANDS
from retro.screens.lessons.groups import found_rows, group
from retro.screens.trail import Trail
from retro.screens.words_base import WordsBase
from retro.services.memory.lessons import by_case, keywords, lessons, marked, what_became, words_of
from retro.services.memory.query_remarks import remarks
from retro.store.protocol import Store
from retro.store.results import KeptLesson
from retro.text.controls import printable
from retro.text.shortened import quoted
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.hit_list import HitGroup
from widgets.line_list import LineList
from widgets.prompt_line import PromptLine
from widgets.wrapped_text import WrappedText

_WINDOW = 100
"""So many cases are listed at once; further ones as the cursor comes near the last of them."""
_AT_ONCE = 5
"""Of so many cases it is asked at once what became of them: what is typed meanwhile waits for no more."""


class LessonsScreen(WordsBase):
    """The lessons, those of the newest case first, with their keywords, and what became of the case.

    The whole of the one under the cursor stands below the list, and all that became of its case.
    """

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"

    def __init__(self, text: str = "", chosen: tuple[str, str] = ("", "")) -> None:
        super().__init__(text, "lessons")
        self._chosen_first = chosen
        """The case and the lesson on which the cursor stands at first, if they are there."""
        self._query = Query()
        self._matcher = Matcher(())
        self._found: Mapping[str, Sequence[KeptLesson]] = {}
        """The lessons that were found, by their cases."""
        self._told: dict[str, CaseLine] = {}
        """What became of the cases, as far as they were looked at."""
        self._old: set[str] = set()
        """Those of them that were looked at before somebody wrote."""
        self._sought: str | None = None
        """What was looked for last; None if it is to be looked for again."""
        self._is_following = False

    def again(self) -> LessonsScreen:
        """The same words, at the same lesson."""
        return LessonsScreen(self._line.value, self._list.chosen)

    def compose(self) -> ComposeResult:
        """Top bar, the line, what was found, the whole of the chosen one, keys."""
        yield from self.words_and_found(_("Lessons"))
        yield WrappedText(id="whole", classes="roomy")
        yield WrappedText(id="became", classes="roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(CommandFooter).commands = COMMANDS
        self.watch(self._list, "scroll_y", self._follow_soon, init=False)

    def on_resize(self) -> None:
        """Tell what became of what is seen now."""
        self.call_after_refresh(self._follow_soon)

    async def show_latest(self) -> None:
        """Ask again for what is looked for: at first, and when another terminal has written."""
        self._sought = None
        await self._follow()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._follow_soon()

    def _follow_soon(self) -> None:
        self.run_worker(self._follow(), group="lessons")

    async def _follow(self) -> None:
        """Find what stands in the line, until it is what was looked for last; then tell what became of what is seen."""
        if self._is_following:
            return
        self._is_following = True
        try:
            while self.is_open and (self._sought != self._line.value or self._untold):
                if self._sought != self._line.value:
                    await self._find()
                else:
                    await self._tell()
        except AwayError:
            self._sought = None  # it is looked for again once the server is back
            raise
        except RetroError as error:
            self.show_error(error)
        finally:
            self._is_following = False

    async def _find(self) -> None:
        """Find what is asked for; what cannot be read is said, and what was found stays."""
        stay, text = self._sought is None, self._line.value
        self._sought = text
        today = self.retro.store_worker.factory.now().date()
        query = read_query(text, today)
        if query.problem:
            self.say_below([query.problem])
            return
        first, matcher, told = self._chosen_first, Matcher(query.words), self._told if stay else {}
        most = max(len(self._list.groups) if stay else 0, _WINDOW)

        def work(store: Store) -> tuple[Mapping[str, Sequence[KeptLesson]], list[HitGroup], Sequence[Message]]:
            found = by_case(lessons(store, query, today))
            listed = max(most, [*found].index(first[0]) + _WINDOW if first[0] in found else 0)
            groups = [group(found[case], matcher, told.get(case)) for case in islice(found, listed)]
            return found, groups, remarks(store, query)

        found, listed, said = await self.retro.store_worker.ask(work)
        if self.is_open:
            self._query, self._found, self._matcher, self._told = query, found, matcher, told
            self.say_below(said)
            self._old = {*told}
            self._list.show(listed, stay=stay and bool(self._list.count))
            self._list.choose(*first)
            self._chosen_first = ("", "")
            self._say_count()

    @property
    def _untold(self) -> list[str]:
        """The cases in the window of which nobody has told yet what became of them, as it is now."""
        seen = (self._list.groups[number].key for number in self._list.in_window)
        return [reference for reference in seen if reference not in self._told or reference in self._old]

    async def _tell(self) -> None:
        """Tell of some cases what became of them, behind the list: each of them is read as a whole for that."""
        today, found, cases = self.retro.store_worker.factory.now().date(), self._found, self._untold[:_AT_ONCE]

        def work(store: Store) -> dict[str, CaseLine]:
            return {case: what_became(store, case, [each.row for each in found[case]], today) for case in cases}

        told = await self.retro.store_worker.ask(work)
        if self.is_open:
            self._told |= told
            self._old -= told.keys()
            for number in self._list.in_window:
                if (case := self._list.groups[number].key) in told:
                    self._list.put(number, group(found[case], self._matcher, told[case]))
            self._show_whole()

    def _say_count(self) -> None:
        number = sum(map(len, self._found.values()))
        self.query_one("#count", Static).update(Content(n_("{n} lesson", "{n} lessons", number)))
        self.set_class(not number, "-empty")
        nothing = _("No lesson holds “{text}”.", text=quoted(self._line.value))
        if self._query.is_empty:
            nothing = _("No lesson is written down yet. It is written in the last stage of a case.")
        self.query_one("#nothing", WrappedText).update(Content(nothing))
        self._show_whole()

    def _show_whole(self) -> None:
        """The whole of the lesson under the cursor, and of what became of its case."""
        reference, row = self._list.chosen
        case = self._found.get(reference, ())
        lesson = next((each for each in case if each.row == row), None)
        told = Content("")
        if lesson is not None:
            words, spans = words_of(marked(lesson, self._matcher))
            told = Content(printable(words))
            for start, end in spans:
                told = told.stylize("bold underline", start, end)
            told = Content.assemble(told, "  ", (keywords(lesson), "dim"))
        elif case:
            told = Content(printable(case[0].title))
        self.query_one("#whole", WrappedText).update(told)
        became = self._told[reference].told(active()) if reference in self._told else ""
        short = _("In short: {line}", line=became) if became else ""
        self.query_one("#became", WrappedText).update(Content(printable(short)))

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._show_whole()
        listed = len(self._list.groups)
        if listed < len(self._found) and self._list.cursor >= self._list.count - self._list.size.height:
            further = islice(self._found.values(), listed, listed + _WINDOW)
            self._list.show([*self._list.groups, *(group(each, self._matcher) for each in further)], stay=True)
        self._follow_soon()

    async def action_open(self) -> None:
        """Open the case at the lesson under the cursor; from there, it goes on to the others."""
        reference, row = self._list.chosen
        rows = found_rows(chain.from_iterable(self._found.values()))
        at = next((n for n, each in enumerate(rows) if each.reference == reference and row in ("", each.row)), None)
        if at is not None:
            await self.retro.open_found(Trail(rows, at, self._query.marked))

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        """Go back to where one came from."""
        self.dismiss()
