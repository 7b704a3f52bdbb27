"""The search: what was found stands there while one types, and each found row leads into its case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from retro.errors import AwayError, RetroError
from retro.language import _, active, n_
from retro.model.query.reading import Query, read_query
from retro.model.stages.head import HEAD
from retro.screens.search.commands import COMMANDS
from retro.screens.search.groups import found_rows, group, like_group, row_of
from retro.screens.trail import FoundRow, Trail
from retro.screens.words_base import WordsBase
from retro.services.memory.similar import Precedent, precedents, similar_to_text
from retro.services.searching.nearest import Nearest, nearest
from retro.services.searching.search import FoundCase, SearchResult, count, find, with_line
from retro.store.listed import Count
from retro.text.shortened import quoted
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.line_list import LineList
from widgets.prompt_line import PromptLine
from widgets.wrapped_text import WrappedText

_WINDOW = 20
"""So many cases are asked for at once; further ones as the cursor comes near the last of them."""


_AT_ONCE = 5
"""Of so many cases it is asked at once what became of them: what is typed meanwhile waits for no more."""


class Task(IntEnum):
    """What is to be done, in the order in which it is done."""

    ANEW = 1
    """Other words are looked for."""
    AGAIN = 2
    """The same words are looked for, for somebody may have written."""
    MORE = 3
    """Further cases are looked for."""
    COUNT = 4
    """It is said how many cases there are beside those that are listed."""
    TELL = 5
    """It is said what became of the cases."""
    NEAR = 6
    """Where there are none, it is said what finds some."""
    LIKE = 7
    """Where there are none, those are shown that are like the words."""


class SearchState:
    """What is looked for in an archive, kept from one search to the next."""

    def __init__(self) -> None:
        self.text = ""
        self.chosen = ("", "")
        """The case and the line at which the list was left."""
        self.is_taken = False
        """Whether the archive's list is to show what was found."""


class SearchScreen(WordsBase):
    """Words, and all cases in which they stand, what fits best first, with the rows."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"

    def __init__(self, sought: SearchState) -> None:
        super().__init__(sought.text, "hits")
        self._sought = sought
        self._query = Query()
        """What was read last of what stands in the line."""
        self._cases: Sequence[FoundCase] = ()
        self._has_more = False
        self._number: Count | None = None
        """How many cases there are; None while nobody knows."""
        self._told = 0
        """Of how many cases it is said what became of them."""
        self._near = Nearest()
        """What finds something, where the words find nothing."""
        self._like: Sequence[Precedent] = ()
        """The cases that are like the words, which find nothing, once somebody asked for them."""
        self._tasks = set[Task]()
        self._is_following = False
        """Whether somebody is at them."""

    def again(self) -> SearchScreen:
        """The same words."""
        return SearchScreen(self._sought)

    def compose(self) -> ComposeResult:
        """Top bar with how much was found, the line, what can be said, what was found, keys."""
        yield from self.words_and_found(_("Search"))
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """What was looked for last stands there, marked: the next letter takes its place."""
        self._line.selection = Selection(0, len(self._line.value))
        if not self._line.value:
            self._draw(stay=False)  # the store may be busy with what the archive asked for
        self.query_one(CommandFooter).commands = COMMANDS

    async def show_latest(self) -> None:
        """Ask again for what is looked for: at first, and when another terminal has written."""
        await self._follow(Task.AGAIN)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._sought.text:
            self._sought.text = event.value
            self.run_worker(self._follow(Task.ANEW), group="search")

    async def _follow(self, task: Task) -> None:
        """Do what is to be done, one task after the other, and what comes to it meanwhile: what was typed last first.

        So what is found for earlier words never takes the place of what was found for later ones.
        """
        self._tasks.add(task)
        if self._is_following:
            return
        self._is_following = True
        try:
            while self._tasks and self.is_open:
                task = min(self._tasks)
                self._tasks.discard(task)
                if task is Task.TELL:
                    await self._tell()
                elif task is Task.NEAR:
                    await self._tell_what_is_near()
                elif task is Task.LIKE:
                    await self._find_what_is_like()
                elif task is Task.COUNT:
                    await self._count()
                elif task is Task.MORE:
                    await self._find_more()
                else:
                    await self._find(stay=task is Task.AGAIN)
        except AwayError:
            self._tasks.clear()
            raise
        except RetroError as error:
            self._tasks.clear()
            self.show_error(error)
        finally:
            self._is_following = False

    async def _find(self, *, stay: bool) -> None:
        """Find what is asked for; what cannot be read is said, and what was found stays."""
        today = self._today()
        query = read_query(self._sought.text, today)
        if query.problem:
            self.say_below([query.problem])
            return
        most = max(len(self._cases), _WINDOW) if stay else _WINDOW
        found = SearchResult((), has_more=False)
        if not query.is_empty:
            found = await self.retro.store_worker.ask(lambda store: find(store, query, today, 0, most))
        if self.is_open:
            self._query, self._cases, self._has_more, self._told = query, found.cases, found.has_more, 0
            self._number = None
            self._near = Nearest()
            is_like = stay and bool(self._like) and not found.cases
            self._like = self._like if is_like else ()
            self.say_below(found.remarks)
            self._draw(stay=stay)
            self._tasks |= {Task.TELL if found.cases else Task.NEAR, *([Task.COUNT] if found.has_more else [])}
            self._tasks |= {Task.LIKE} if is_like else set()

    async def _count(self) -> None:
        """Say how many cases there are, where not all of them are listed."""
        query, today = self._query, self._today()
        self._number = await self.retro.store_worker.ask(lambda store: count(store, query, today))
        if self.is_open:
            self._say_count()

    async def _tell_what_is_near(self) -> None:
        """Say what finds something, where these words find nothing."""
        line, today = self._sought.text, self._today()
        if self._query.is_empty:
            return
        near = await self.retro.store_worker.ask(lambda store: nearest(store, line, today))
        if self.is_open and line == self._sought.text:
            self._near = near
            self._draw(stay=True)

    async def _find_what_is_like(self) -> None:
        """Show the cases that are like the words."""
        line, words, today = self._sought.text, self._near.words, self._today()
        like = await self.retro.store_worker.ask(lambda store: precedents(store, similar_to_text(store, words), today))
        if self.is_open and line == self._sought.text:
            self._like = like
            self._draw(stay=False)

    async def _tell(self) -> None:
        """Say of some cases what became of them, behind the rows: each of them is read as a whole for that."""
        today, untold = self._today(), self._cases[self._told : self._told + _AT_ONCE]
        if not untold:
            return
        made = await self.retro.store_worker.ask(lambda store: [with_line(store, case, today) for case in untold])
        if self.is_open:
            self._cases = (*self._cases[: self._told], *made, *self._cases[self._told + len(made) :])
            self._told += len(made)
            self._draw(stay=True)
            self._tasks.add(Task.TELL)

    async def _find_more(self) -> None:
        """Find the cases behind the last one."""
        query, today, offset = self._query, self._today(), len(self._cases)
        found = await self.retro.store_worker.ask(lambda store: find(store, query, today, offset, _WINDOW))
        if self.is_open:
            self._cases, self._has_more = (*self._cases, *found.cases), found.has_more
            self._draw(stay=True)
            self._tasks.add(Task.TELL)

    def _today(self) -> date:
        return self.retro.store_worker.factory.now().date()

    def _draw(self, *, stay: bool) -> None:
        self._list.show([*map(group, self._cases), *map(like_group, self._like)], stay=stay)
        if stay and self._sought.chosen != ("", ""):
            self._list.choose(*self._sought.chosen)
        self._sought.chosen = self._list.chosen
        self._say_count()
        self._list.display = bool(self._cases or self._like)
        nothing = self.query_one("#nothing", WrappedText)
        nothing.display = not self._list.display
        nothing.update(self._nothing())

    def _say_count(self) -> None:
        number = len(self._cases)
        said = n_("{n} case", "{n} cases", number)
        if self._like:
            said = n_("none; {n} similar case", "none; {n} similar cases", len(self._like))
        if self._has_more and self._number is None:
            said = _("more than {n} cases", n=number)
        elif self._has_more and self._number is not None:
            at_most = self._number.number
            said = n_("{n} case", "{n} cases", at_most) if self._number.is_exact else _("up to {n} cases", n=at_most)
        self.query_one("#count", Static).update(Content("" if self._query.is_empty else said))

    def _nothing(self) -> Content:
        if not self._query.is_empty:
            said = [_("No retrospective fits “{text}”.", text=quoted(self._sought.text))]
            return Content("\n").join(
                map(Content, (*said, *(each.show(active()) for each in self._near.told(by_key=True))))
            )
        lines = [
            _("Words of whatever stands in a case: what happened, a cause, a measure, who sees to it."),
            "",
            _('slip -label: the one, and not the other. "check slip": together, as it is written.'),
            _("cause:slip  owner:office  stage:remedy: where it stands"),
            _("severity:high  state:open  tag:…  from:2025-01  until:2025-06: which cases (Tab offers them)"),
        ]
        return Content("\n").join(map(Content, lines))

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._sought.chosen = self._list.chosen
        is_near = self._list.cursor >= self._list.count - self._list.size.height
        if self._has_more and is_near:
            self.run_worker(self._follow(Task.MORE), group="search")

    async def action_open(self) -> None:
        """Open the case at the row under the cursor; from there, it goes on to the others.

        Where the words find nothing, first show the cases that are like them.
        """
        reference, line = self._list.chosen
        if self._like:
            heads = [FoundRow(each.record.reference, HEAD.number, "") for each in self._like]
            at = next(n for n, head in enumerate(heads) if head.reference == reference)
            await self.retro.open_found(Trail(heads, at, self._near.words.split()))
            return
        if not self._cases and self._near.alike:
            await self._follow(Task.LIKE)
            return
        case = next((each for each in self._cases if each.summary.reference == reference), None)
        if case is None:
            return
        rows, here = found_rows(self._cases), row_of(case, line)
        at = rows.index(here) if here in rows else next(n for n, row in enumerate(rows) if row.reference == reference)
        await self.retro.open_found(Trail(rows, at, self._query.marked, has_more=self._has_more))

    def action_read(self) -> None:
        """Read the case under the cursor, with the words marked, from this row on."""
        reference, line = self._list.chosen
        case = next((each for each in self._cases if each.summary.reference == reference), None)
        if self._like:
            self.retro.open_reader(reference, self._near.words.split())
        elif case is not None:
            self.retro.open_reader(reference, self._query.marked, row_of(case, line).row)

    def action_take(self) -> None:
        """Go back to the archive, whose list shows these cases."""
        if self._query.problem or self._query.is_empty:
            self.show_message(_("Say first what is looked for."))
            return
        self._sought.is_taken = True
        self.dismiss()

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        """Go back to where one came from; from cases that are like the words, to these."""
        if self._like:
            self._like = ()
            self._draw(stay=False)
        else:
            self.dismiss()
