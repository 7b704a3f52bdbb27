"""Practice on a past case (S19): what was known then, what one would do, and beside it what was done and what held.

The case is read once. Nothing is written into it, and what one writes is kept only in a file that one names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from retro.asking.drill_words import DrillWord, word_in
from retro.errors import NotFoundError, RetroError
from retro.language import _, active
from retro.review.third_time import named
from retro.screens.base import RetroScreen
from retro.screens.document_worker import DocumentWorker
from retro.screens.drill.commands import COMMANDS, COMPARE, GO_ON, KEYS, LEAVE, OVER, PAGES, WRITE
from retro.screens.drill.exercise import Exercise, SceneWords, scene_words
from retro.screens.report.file_name import path_of
from retro.services.memory.drill import drill, drill_of_the_day
from retro.text.controls import printable
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings, key_name
from widgets.note_line import NoteLine
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.services.memory.drill import Drill
    from retro.store.protocol import Store

_SHOWN = 150
"""So many lines of what was told before are drawn, the last ones: all of them stand in the file that keeps it."""
_SIDE_BY_SIDE = 76
"""In so many cells what one wrote stands to the left of what was done."""
_KEEP = next(each for each in COMMANDS if each.id == "drill.keep")


class DrillScreen(RetroScreen):
    """An exercise on a case; without a reference on a closed one, another one each day."""

    COMMANDS_HERE = (WRITE, GO_ON, LEAVE, *COMMANDS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "NoteLine"
    SMALLEST = 20, 5
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (_SIDE_BY_SIDE, "-wide")]  # noqa: RUF012 -- Textual declares it so

    def __init__(self, reference: str = "", exercise: Exercise | None = None, text: str = "") -> None:
        """`exercise` goes on where it was, with `text` in the line."""
        super().__init__()
        self._reference, self._text = reference, text
        self._exercise = exercise or Exercise()
        self._drill: Drill | None = None
        self._told: Sequence[SceneWords] = ()
        self._documents = DocumentWorker()
        self._is_gone = self._is_warned = False
        self._shown: dict[str, str] = {}
        """What stands in each place."""

    def again(self) -> DrillScreen:
        """The same exercise, as far as it was."""
        return DrillScreen(self._reference, self._exercise, self._line.value)

    def compose(self) -> ComposeResult:
        """Top bar, what was told and the question below it, the line, what is said, keys."""
        self._line = NoteLine(self._take, self._escape)  # it needs a screen to be made
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="place", markup=False)
        with VerticalScroll(id="course", can_focus=False):
            yield WrappedText(id="before", hanging=2)
            yield WrappedText(id="known", hanging=2)
            yield WrappedText(id="asks")
            with Horizontal(id="beside"):
                yield WrappedText(id="mine", hanging=2)
                yield WrappedText(id="done", hanging=2)
            yield WrappedText(id="over")
        with Horizontal(id="line"):
            yield Static(">", classes="prompt", markup=False)
            yield self._line
        yield WrappedText(id="said")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Show what stood in the line. What one looks at stays in sight once all that is told has its place."""
        self._line.show(self._text)
        self.watch(self.query_one("#course"), "virtual_size", self._scroll, init=False)

    def on_resize(self) -> None:
        """What one looks at stays in sight."""
        self.call_after_refresh(self._scroll)

    def on_unmount(self) -> None:
        """Write nothing more."""
        self._documents.close()

    async def show_latest(self) -> None:
        """Read the case, once: the exercise goes on as it was begun, whatever somebody writes in it meanwhile."""
        reference, today, to = self._reference, self.retro.store_worker.factory.now().date(), active()
        if self._drill is not None:
            await self._look_whether_it_is_gone()
            return

        def work(store: Store) -> tuple[Drill, Sequence[SceneWords]]:
            found = drill(store, reference, today, to) if reference else drill_of_the_day(store, today, to)
            return found, scene_words(found)

        try:
            found, scenes = await self.retro.store_worker.ask(work)
        except RetroError as error:
            self.show_error(error)
            self.dismiss()
            return
        if self.is_open:
            self._drill, self._told, self._reference = found, scenes, found.record.reference
            self._exercise.fit(len(scenes))
            self._draw()

    async def _look_whether_it_is_gone(self) -> None:
        reference = self._reference

        def is_gone(store: Store) -> bool:
            try:
                return bool(store.load(reference).head.removed)
            except NotFoundError:
                return True

        if await self.retro.store_worker.ask(is_gone) and not self._is_gone and self.is_open:
            self._is_gone = True
            told = _(
                "{reference} is not in the archive any more. The exercise goes on as it was begun.", reference=reference
            )
            self.show_message(told, wrong=True)

    # what is shown

    def _draw(self) -> None:
        """All but the line. The question is what one looks at; once it is answered, what was done."""
        if self._drill is None or not self.is_open:
            return
        here, scene = self._exercise, self._told[self._exercise.at]
        head = self._drill.record.head
        self.query_one("#title", Static).update(
            Content(f"{head.reference}  {named(printable(head.title), head.times)}")
        )
        place = _("Practice: {n} of {all}", n=here.at + 1, all=len(self._told))
        self.query_one("#place", Static).update(Content(place))
        before, mine = [*self._before()], here.written[-1]
        self._show("#before", before[-_SHOWN:])
        self._show("#known", _items(scene.known))
        self._show("#asks", [scene.side, scene.asks])
        lines = [*_items(mine)]
        if here.is_compared:
            self._show("#mine", [_("You"), *lines] if lines else ())
            self._show("#done", [_("What was done"), *_items(scene.done or [_("That comes with the next question.")])])
        else:
            self._show("#mine", lines)
            self._show("#done", ())
        self.query_one("#beside").display = bool(lines) or here.is_compared
        self._show("#over", [_("That is how it went.")] if here.is_over(self._told) else ())
        self._show_keys()
        self.call_after_refresh(self._scroll)

    def _before(self) -> Iterator[str]:
        """What was told and written before this scene; before the first one, how it goes."""
        if not self._exercise.at:
            yield _("Write what you would do, in as many lines as you like; Enter on nothing shows what was done.")
            yield _("Nothing of what you write is kept, unless you say so: /keep practice.md. /quit leaves.")
            yield ""
        for scene, lines in zip(self._told, self._exercise.written[:-1], strict=False):
            yield from _items(scene.known)
            if lines:
                yield _("You")
                yield from _items(lines)
            if scene.done:
                yield _("What was done")
                yield from _items(scene.done)
            yield ""

    def _show(self, place: str, lines: Iterable[str]) -> None:
        shown, text = self.query_one(place, WrappedText), "\n".join(lines)
        if self._shown.get(place) != text:  # parting lines anew takes its time
            self._shown[place] = text
            shown.update(Content(text))
            shown.display = bool(text)

    def _scroll(self) -> None:
        """The question above the line; or what was done from its beginning."""
        course = self.query_one("#course", VerticalScroll)
        if self._exercise.is_compared:
            course.scroll_to_widget(self.query_one("#asks"), top=True, animate=False)
        else:
            course.scroll_end(animate=False)

    def _show_keys(self) -> None:
        here = self._exercise
        enter = [OVER] if here.is_over(self._told) else [GO_ON, LEAVE] if here.is_compared else [WRITE, COMPARE, LEAVE]
        self.query_one(CommandFooter).commands = (*enter, *COMMANDS, PAGES, KEYS)

    def commands_here(self) -> Sequence[Command]:
        """What Enter does now."""
        return (GO_ON if self._exercise.is_compared else WRITE, LEAVE, *COMMANDS)

    def help_text(self) -> Sequence[tuple[str, str]]:
        """The `/` words."""
        return [(f"/{_(each.word)}", _(each.meaning)) for each in DrillWord]

    def show_message(self, message: str, *, wrong: bool = False) -> None:
        """Say something in the line below the answer, where it covers nothing."""
        said = self.query_one("#said", WrappedText)
        said.update(Content(message))
        said.set_class(wrong, "-wrong")

    # what is done

    def _take(self, text: str) -> None:
        """Take a line: a word, what one would do, or nothing, which shows what was done, and goes on from there."""
        self.show_message("")
        word, rest = word_in(text) or (None, "")
        here = self._exercise
        if word is DrillWord.KEEP:
            self.run_worker(self._keep(rest), group="keep")
        elif word is DrillWord.QUIT:
            self._escape()
        elif self._drill is None:
            self._line.show(text)
        elif here.is_over(self._told):
            self._line.show(text)
            self.show_message(self._left_to_do())
        elif text.strip() and not here.is_compared:
            here.write(printable(text.strip()))
            self._is_warned = False
            self._draw()
        else:
            here.step()
            self._line.show(text)  # what was typed too early is for the next question
            self._draw()
            self.run_worker(self._keep_on(), group="keep")

    def _left_to_do(self) -> str:
        if self._exercise.is_kept:
            return _("That is how it went. Esc leaves.")
        key = key_name(_KEEP.keys[0])
        return _("What you wrote is kept nowhere. {key} keeps it in a file; Esc leaves.", key=key)

    async def _keep(self, name: str) -> None:
        """Keep what one wrote in the file of this name, and there from now on."""
        here = self._exercise
        path = path_of(name or self._proposed())
        if not any(here.written):
            self.show_message(_("Nothing is written yet."), wrong=True)
        elif await self._write_to(path, name):
            here.file = path
            self.show_message(_("Kept in {path}, with what you write from here on.", path=str(path)))

    async def _write_to(self, path: Path, name: str = "") -> bool:
        """Write the file; whether that could be done. One that was there before is not replaced."""
        from retro.redaction.audience import TRAINEES
        from retro.services.sending.export import write

        here, exercise = self._exercise, self._drill
        assert exercise is not None
        written = [[*lines] for lines in here.written]
        try:
            await self._documents.make(
                lambda: write(path, exercise.document(written).encode(), TRAINEES, force=path == here.file)
            )
        except RetroError as error:
            self._say_error(error)
            if name and not self._line.value:
                self._line.show(f"/{_(DrillWord.KEEP.word)} {name}")
            return False
        here.held = written
        return True

    def _say_error(self, error: RetroError) -> None:
        said = [error.title, *error.details, *([error.step] if error.step else [])]
        if self.is_open:
            self.show_message(" ".join(each.show(active()) for each in said), wrong=True)

    async def _keep_on(self) -> None:
        """Where one said that it is kept, what was written since is, too."""
        here = self._exercise
        if here.file is not None and not here.is_kept:
            await self._write_to(here.file)

    def _proposed(self) -> str:
        return f"practice-{self._reference}.md"

    def action_take(self) -> None:
        """As Enter in the line."""
        self._line.take()

    def action_keep(self) -> None:
        """Begin the word that keeps, with the name of a file; what stands in the line is taken first."""
        if self._line.value.strip():
            self.show_message(_("Enter takes what is typed; with an empty line, this key keeps it."), wrong=True)
        elif not any(self._exercise.written):
            self.show_message(_("Nothing is written yet."), wrong=True)
        else:
            self._line.show(f"/{_(DrillWord.KEEP.word)} {self._exercise.file or self._proposed()}")
            self.show_message(_("Enter keeps it in this file; change its name before, if you like."))

    def action_before(self) -> None:
        """Bring the last line back into the empty line."""
        if not self._line.value and (line := self._exercise.take_back()):
            self._line.show(line)
            self._draw()

    def action_page(self, pages: int) -> None:
        """Scroll; the line keeps the cursor."""
        course = self.query_one("#course", VerticalScroll)
        (course.scroll_page_up if pages < 0 else course.scroll_page_down)(animate=False)

    def _escape(self) -> None:
        self.run_worker(self.action_leave(), group="leave")

    async def action_leave(self) -> None:
        """Go back to where one came from."""
        if self._line.value.strip() and not self._is_warned:
            self._is_warned = True
            self.show_message(_("Enter takes what is typed. Esc once more leaves without it."), wrong=True)
        elif await self.confirm_exit():
            self.dismiss()

    async def confirm_exit(self) -> bool:
        """Whether it may be left: not at once with something written that one has not said is to be kept or not."""
        await self._keep_on()
        if self._exercise.is_kept or self._is_warned:
            return True
        self._is_warned = True
        key = key_name(_KEEP.keys[0])
        self.show_message(
            _("What you wrote is kept nowhere. {key} keeps it in a file; the same key once more leaves.", key=key),
            wrong=True,
        )
        return False


def _items(lines: Iterable[str]) -> Iterator[str]:
    return (f"· {printable(line)}" for line in lines)
