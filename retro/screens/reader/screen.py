"""The reader: a case as a page, the story first; the cases that it belongs to are a key away, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import _, active
from retro.screens.base import RetroScreen
from retro.screens.document_worker import DocumentWorker
from retro.screens.find_line import FindLine
from retro.screens.reader.commands import COMMANDS, FOLLOW
from retro.screens.reader.paragraphs import paragraphs
from retro.services.reading.page import page
from retro.services.reading.related import Related, candidates, related
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.document import READING
from widgets.reading_page import MARGIN, MOST_MARKS, Line, Paragraph, ReadingPage, find, lines
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.model.record import Retrospective
    from retro.store.listed import Summary
    from retro.store.protocol import Store

_WIDEST = 88
"""Cells of a line that is still read with ease."""
_AT_ONCE = 200
"""Lines that are made at once."""


class ReaderScreen(RetroScreen):
    """One case to be read, and from there the others."""

    COMMANDS_HERE = (*COMMANDS, *READING)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    DEFAULT_CSS = "ReaderScreen ReadingPage { height: 1fr; margin-top: 1; }"  # no file: see `ReportScreen`
    AUTO_FOCUS = "ReadingPage"

    def __init__(self, reference: str, words: Sequence[str] = (), row: str = "") -> None:
        """`words` are marked at first, and one begins at this `row`, if they stand there."""
        super().__init__()
        self._reference, self._words, self._row = reference, tuple(words), row
        self._page = ReadingPage(id="page")
        self._documents = DocumentWorker()
        self._paragraphs: Sequence[Paragraph] = ()
        self._trail: list[tuple[str, Line | None]] = []
        """The cases that were read before, and where each was left."""
        self._record: Retrospective | None = None
        """What is shown; None while nothing is."""
        self._others: Related = Related()
        self._alike: Sequence[Summary] = ()
        self._width = 0

    def again(self) -> ReaderScreen:
        """The same case."""
        return ReaderScreen(self._reference)

    @property
    def case_here(self) -> str:
        """The case that is read."""
        return self._reference

    def compose(self) -> ComposeResult:
        """Top bar with what was found, the page, a line for words to find, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="found", classes="said", markup=False)
        yield self._page.add_class("roomy")
        yield FindLine(classes="roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Show the keys."""
        self._show_keys()

    def _show_keys(self) -> None:
        """Enter stands at the foot once a case is chosen that it leads to."""
        has_target = bool(self._page.target)
        self.query_one(CommandFooter).commands = [
            each if each.id != FOLLOW or has_target else replace(each, footer=0) for each in COMMANDS
        ]

    def on_unmount(self) -> None:
        """Make nothing more."""
        self._documents.close()

    def on_resize(self) -> None:
        """Part the lines anew in another width."""
        if self._record is not None and self._width != self._room():
            self._draw(self._page.place)

    def _room(self) -> int:
        return max(min(self.app.size.width - 2 * MARGIN - 1, _WIDEST), 20)

    async def show_latest(self) -> None:
        """Read the case, at first and when somebody has written; what was read stays where it is."""
        reference, today = self._reference, self.retro.store_worker.factory.now().date()

        def work(store: Store) -> tuple[Retrospective, Related]:
            record = store.load(reference)
            return record, related(store, record, today)

        try:
            record, others = await self.retro.store_worker.ask(work)
        except RetroError as error:
            if self._record is not None:
                raise
            self.show_error(error)
            self.dismiss()
            return
        if not self.is_open or reference != self._reference:
            return
        if (record, others) != (self._record, self._others):
            if self._record is not None and self._record.reference != reference:
                self._alike, self._words, self._paragraphs = (), (), ()
            is_anew = self._record is not None and self._record.reference == reference
            place = self._page.place if is_anew else None
            self._record, self._others = record, others
            self._open(place)

    def _open(self, place: Line | None) -> None:
        said = _("Reading")
        self.query_one("#title", Static).update(Content(f"{self._reference}  {said}"))
        self._draw(place)
        self._look_for_alike()

    @work(group="alike", exclusive=True)
    async def _look_for_alike(self) -> None:
        """Name the cases that look like it, which takes longer than to read it, below those that are linked."""
        record = self._record
        if record is None:
            return
        alike = await self.retro.store_worker.ask(lambda store: candidates(store, record))
        if self.is_open and record is self._record and alike != self._alike:
            self._alike = alike
            self._draw(self._page.place)

    @work(group="draw", exclusive=True)
    async def _draw(self, place: Line | None) -> None:
        """Make the page and its first lines, show them, then the others, all of it on another thread."""
        record, others, alike = self._record, self._others, self._alike
        width, today, to = self._room(), self.retro.store_worker.factory.now().date(), active()
        before = self._paragraphs
        if record is None:
            return

        def begun() -> tuple[list[Paragraph], Line | None, Iterator[Line], list[Line]]:
            made = paragraphs(page(record, others, alike, today, to))
            at = _same_place(place, before, made)
            rest = lines(made, width)
            first = list[Line]()
            for line in rest:
                first.append(line)
                if len(first) >= _AT_ONCE and (at is None or line.paragraph > at.paragraph + _AT_ONCE // 4):
                    break
            return made, at, rest, first

        made, at, rest, first = await self._documents.make(begun)
        self._width, self._paragraphs = width, made
        self._page.show(made, first, at)
        self._show_keys()
        row, self._row = self._row, ""
        self._find(row)
        while more := await self._documents.make(lambda: list(islice(rest, _AT_ONCE))):
            self._page.add(more)

    @work(group="find", exclusive=True)
    async def _find(self, row: str = "") -> None:
        """Mark what is looked for."""
        made, words = self._paragraphs, self._words
        marks = await self._documents.make(lambda: find(made, words)) if words else []
        if self.is_open and made is self._paragraphs:
            if marks or self._page.found:
                self._page.mark(marks, row)
            self._say_found()

    def _say_found(self) -> None:
        number = self._page.found
        said = (
            _("{n} of {all} found", n=self._page.at + 1, all=f"{number}+" if number == MOST_MARKS else number)
            if number
            else _("nothing found")
        )
        self.query_one("#found", Static).update(Content(said if self._words else ""))

    @on(FindLine.Typed)
    def _typed(self, event: FindLine.Typed) -> None:
        self._words = (event.text,) if event.text.strip() else ()
        self._find()

    @on(FindLine.Ended)
    def _ended(self) -> None:
        self._page.focus()

    def action_find(self) -> None:
        """Ask for words to find."""
        self.query_one(FindLine).ask()

    def action_found(self, steps: int) -> None:
        """Go to the next place that was found, or the one before."""
        self._page.find_next(steps)
        self._say_found()

    def action_link(self, steps: int) -> None:
        """Choose the next case that one can go on to."""
        if not self._page.choose_link(steps):
            self.show_message(_("No other case is named here."))
        self._show_keys()

    def action_follow(self, number: int = 0) -> None:
        """Read the chosen case, or the one with this number."""
        targets = self._page.targets()
        target = (targets[number - 1] if number <= len(targets) else "") if number else self._page.target
        if target:
            self._follow(target)
        else:
            self.show_message(_("No case has this number.") if number else _("Choose a case first: Tab goes there."))

    @on(ReadingPage.Followed)
    def _clicked(self, event: ReadingPage.Followed) -> None:
        self._follow(event.target)

    def _follow(self, reference: str) -> None:
        self._go(reference, None, (self._reference, self._page.place))

    @work(group="go", exclusive=True)
    async def _go(self, reference: str, place: Line | None, back: tuple[str, Line | None] | None = None) -> None:
        """Read another case, in the place of this one; `back` is where one came from, where one goes on."""
        before, self._reference = self._reference, reference
        try:
            await self.show_latest()
        except RetroError as error:  # it is gone: one stays with the case that was read
            self._reference = before
            self.show_error(error)
            return
        if back is not None:
            self._trail.append(back)
        if place is not None and self._record is not None:
            self._draw(place)

    def action_back(self) -> None:
        """Go back to the case that was read before; from the first one, to where one came from."""
        if not self._trail:
            self.dismiss()
            return
        reference, place = self._trail.pop()
        self._go(reference, place)

    async def action_walk(self) -> None:
        """Walk through this case, at the row that is read."""
        row = self._record.get(self._page.row) if self._record and self._page.row else None
        await self.retro.open_row(self._reference, row.stage.number if row else 0, row.id if row else "")

    def action_drill(self) -> None:
        """Practise on this case."""
        self.retro.open_drill(self._reference)

    def action_report(self) -> None:
        """Open its report."""
        self.retro.open_report(self._reference)


def _same_place(place: Line | None, before: Sequence[Paragraph], made: Sequence[Paragraph]) -> Line | None:
    """Where a place stands in a page that was made anew: in the same paragraph, else in the one with its number."""
    if place is None or not made:
        return None
    at = place.paragraph
    if at < len(before):
        same = [number for number, each in enumerate(made) if each == before[at]]
        at = min(same, key=lambda number: abs(number - place.paragraph), default=at)
    return Line(min(at, len(made) - 1), place.start, place.end)
