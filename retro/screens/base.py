"""What all screens share: commands that feed keys, footer, palette and help, and messages in plain text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.content import Content
from textual.events import Key, Mount, Resize, ScreenResume, ScreenSuspend
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import AwaitMount, Widget
from textual.widgets import Static
from textual.worker import Worker

from retro.errors import AwayError, RetroError
from retro.language import _
from retro.screens.app_services import AppServices
from retro.screens.only_read import before_typing, in_few_words, refusal, writing
from retro.screens.others import show_others
from retro.screens.telling import TellsErrors, show_mark
from retro.screens.trouble import Trouble, told
from widgets.command_footer import CommandFooter
from widgets.commands import Command, key_name
from widgets.compositor import TightCompositor

if TYPE_CHECKING:
    from retro.store.journal import Unsaved

_SELDOM = 10
"""So many times as seldom one looks where a server tells by itself that others have written."""


class RetroScreen(TellsErrors, Screen[None]):
    """A screen of Retro. A subclass says in `COMMANDS_HERE` what can be done on it, and draws in `show_latest`.

    It is live: while it is in front, it shows what another terminal writes.
    """

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 -- Textual declares it so
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-wide"),
        (116, "-full"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 -- as above
        (0, "-flat"),
        (14, "-short"),
        (34, "-tall"),
    ]

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The widget that has the cursor. It draws itself; Textual draws the whole screen for it, twice with each Tab."""

    SMALLEST: ClassVar[tuple[int, int]] = 60, 14
    """Cells that the screen needs: in a smaller terminal a notice takes its place, and nothing but leaving works."""

    _cursor_at: Widget | None = None
    """What had the cursor before the terminal became too small."""
    _was_small = False
    _shown_version: int | None = None
    """The version of the archive that is shown; None where it is to be read anew in any case."""
    _looking: Timer | None = None
    _is_heard = False
    _poll_now: Worker[None] | None = None
    """The look that is under way."""
    behind: Callable[[Screen[Any]], Any] | None = None
    """What is done on the screen below once this one is left; None for nothing."""
    _was_covered = False
    _told_last = ""
    """The error that was told last while nothing could be read: it is told once."""
    _has_begun = False
    """Whether what is shown was read once."""
    _is_missing = False
    """Whether the server of the archive was away at the last look."""
    _said_of_archive: tuple[Trouble | None, str] = None, ""
    """What the screen says of the archive: that it cannot be read, that it is only read."""
    TYPED_ON: ClassVar[bool] = False
    """Whether somebody comes to the screen to type: then it says at first what becomes of that."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = TightCompositor()

    @property
    def retro(self) -> AppServices:
        """The app that this screen is in."""
        return cast("AppServices", self.app)

    def again(self) -> RetroScreen:
        """The same screen anew, in the language that is spoken now."""
        raise NotImplementedError

    async def speak(self) -> None:
        """Say all of it anew, in the language that is spoken now: of the first screen, which Textual needs."""
        raise NotImplementedError

    async def recompose(self) -> None:
        """Compose all of it anew, which says nothing of the archive yet."""
        self._said_of_archive = None, ""
        await super().recompose()

    async def show_latest(self) -> None:
        """Ask the archive for what is shown, and draw it: at first, and whenever it may have changed.

        RetroError if it cannot be read: that is told.
        """

    def wear_size(self) -> None:
        """Have the styles of this size before anything stands below: Textual has them behind the first layout.

        It is for a screen that begins in its list. Where a line has the cursor at once, its marks come with that.
        """
        width, height = self.app.size
        for points, extent in ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height)):
            reached = [name for least, name in sorted(points or []) if least <= extent]
            self.add_class(*reached[-1:])

    @on(Mount)
    async def _begin_to_look(self) -> None:
        archive = self.retro.store_worker
        archive.tell(self._hear)
        if (known := archive.known_away) is not None and self.cannot_begin(known):
            return
        await self._poll()
        if self.is_open and (said := self.before_typing()):
            self.show_message(said)
        seconds = self.retro.timings.poll_seconds * (_SELDOM if self.retro.store_worker.hears else 1)
        self._looking = self.set_interval(seconds, self._poll_if_in_front)

    @on(ScreenSuspend)
    def _go_behind(self) -> None:
        """Nobody sees it, so it need not look: each screen that does costs a quarter of a percent of the processor."""
        self._was_covered = True
        if self._looking:
            self._looking.pause()

    @on(ScreenResume)
    def _come_back(self, event: ScreenResume) -> None:
        """The screen that lay over this one may have written: that is no other terminal, and gives no new version."""
        self.retro.store_worker.tell(self._hear)
        if not self._was_covered:
            event.refresh_styles = False  # it has only just been given its styles
        else:
            self._was_covered, self._shown_version, self._is_missing = False, None, False
            if self._looking:
                self._looking.resume()
                self._hear()  # a server tells of what was written, not of what was not looked at

    def _poll_if_in_front(self) -> None:
        """Look behind what goes on here: the archive may be busy with a write that waits for a lock."""
        in_front = self.app.screen_stack[-1:] == [self]  # not `is_current`: it counts what shines through
        if not self.is_mounted or not in_front:
            return
        self._show_trouble()
        if (
            not (self._poll_now and self._poll_now.is_running)
            and (not self.retro.store_worker.stands_still(self._shown_version) or self.retro.store_worker.reannounces)
            and not (self._is_missing and self.retro.store_worker.waits)
        ):
            self._poll_now = self.run_worker(self._poll(), group="poll")

    def _show_trouble(self) -> None:
        archive = self.retro.store_worker
        trouble = archive.trouble
        if (said := (trouble, in_few_words(archive))) != self._said_of_archive:
            self._said_of_archive = said
            self.show_trouble(trouble)
            for footer in self.query(CommandFooter):
                footer.only_reads = bool(self.refusal)
            if trouble:
                show_others(self, (), "")  # nobody knows

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say in the top bar, for as long as it lasts, that the archive cannot be read, or not be written."""
        show_mark(self, trouble.mark if trouble else in_few_words(self.retro.store_worker), wrong=trouble is not None)

    @property
    def refusal(self) -> str:
        """Why nothing that is done here is written, to somebody who may only read; "" to all others."""
        return refusal(self.retro.store_worker.only_read)

    def before_typing(self) -> str:
        """What to say at first of what will become of what is typed here, where it cannot be written; "" else."""
        return before_typing(self.retro.store_worker.only_read) if self.TYPED_ON else ""

    def refuses_writing(self) -> bool:
        """Whether one may only read here; says so, and asks whether that is so still."""
        if said := self.refusal:
            self.show_message(said, wrong=True)
            self.run_worker(self.retro.store_worker.why_only_read(), group="only-read")
        return bool(said)

    def _hear(self) -> None:
        """Look at once: a server said that somebody has written."""
        self._is_heard = True
        self.call_later(self._poll_if_in_front)

    async def _poll(self) -> None:
        """Draw anew if somebody has written since, and once more if a server says so meanwhile."""
        self._is_heard = False
        await self._look_once()
        while self._is_heard and self.is_open:
            self._is_heard = False
            await self._look_once()
        if self.is_open:
            self._show_trouble()

    async def _look_once(self) -> None:
        try:
            version = await self.retro.store_worker.version()
            if version != self._shown_version:
                await self.show_latest()
                self._shown_version, self._has_begun = version, True
                self._told_last = ""
                await self._announce()
            elif self.retro.store_worker.reannounces:
                await self._announce()
            self._is_missing = False
            if self.retro.store_worker.is_away_told:
                self.retro.store_worker.is_away_told = False
                self.show_message(self.retro.of_server(_("The server of the archive is back.")))
        except AwayError as error:
            if self.cannot_begin(error):
                return
            self._is_missing = True
            if not self.retro.store_worker.is_away_told:
                self.retro.store_worker.is_away_told = True
                said = _(
                    "The server of the archive is away since {time}. What is shown is as it was then; "
                    "Retro goes on by itself once it is back.",
                    time=trouble.since if (trouble := self.retro.store_worker.trouble) else "",
                )
                self.show_message(self.retro.of_server(said), wrong=True)
        except RetroError as error:
            if self._told_last != str(error):
                self._told_last = str(error)
                self.show_error(error)

    def cannot_begin(self, error: AwayError) -> bool:
        """The server is away, maybe before anything was read: whether this screen was left for that.

        A page with nothing on it helps nobody, so one stays where one was. The first screen waits: there is no other.
        """
        if self._has_begun or not self.is_open or self.app.screen_stack[0] is self:
            return False
        self.show_error(error)
        self.dismiss()
        return True

    async def _announce(self) -> None:
        """Say to others which case is open here, on whichever screen, and show who else has it open."""
        screens = [each for each in self.app.screen_stack if isinstance(each, RetroScreen)]
        case = next((each.case_here for each in reversed(screens) if each.case_here), "")
        others = await self.retro.store_worker.announce(case)
        if self.is_open:
            show_others(self, others if self.case_here else (), self.retro.store_worker.factory.author)

    @property
    def case_here(self) -> str:
        """The reference of the case that somebody has before them; "" where it is none, or one of many."""
        return ""

    @property
    def is_open(self) -> bool:
        """Whether there is something to draw on: a screen that was left loses its widgets before it is detached."""
        return self.app.is_running and self.is_attached and self in self.app.screen_stack

    @property
    def is_too_small(self) -> bool:
        """Whether the terminal is too small for what stands here."""
        width, height = self.app.size
        return width < self.SMALLEST[0] or height < self.SMALLEST[1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be carried out: nobody acts on what is not to be seen."""
        if self.is_too_small or (self.refusal and writing(self.COMMANDS_HERE, action, parameters)):
            return False
        return super().check_action(action, parameters)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Put the cursor there, once it can be seen."""
        if self.is_too_small:
            self._cursor_at, widget = widget or self._cursor_at, None
        super().set_focus(widget, scroll_visible, from_app_focus)

    @on(Resize)
    def _fit(self) -> None:
        small = self.is_too_small
        if small:  # else nobody sees it, and it would have all be laid out once more
            for notice in self.query(".too-small").results(Static):
                notice.update(Content(self.too_small()))
        if small and not self._was_small:
            self.set_focus(self.focused)
        elif self._was_small and not small and self._cursor_at is not None and self._cursor_at.is_attached:
            self.set_focus(self._cursor_at)
            self._cursor_at = None
        self._was_small = small

    def commands_here(self) -> Sequence[Command]:
        """What can be done here, in the words of what is shown."""
        return self.COMMANDS_HERE

    def offered(self, commands: Sequence[Command]) -> Sequence[Command]:
        """Those that whoever is here may carry out."""
        return [each for each in commands if not each.writes] if self.refusal else commands

    def why_idle(self, action: str) -> str:  # noqa: ARG002 -- for screens on which something cannot be done at times
        """Why a command cannot be carried out here now; "" if it can be."""
        return ""

    def on_key(self, event: Key) -> None:
        """Say of a key that does nothing here that it does not; of kana, the app says why."""
        if any(each.writes and event.key in each.keys for each in self.COMMANDS_HERE) and self.refuses_writing():
            return
        letter = event.character or ""
        if letter.isascii() and event.is_printable and event.key not in self.active_bindings and not self.is_too_small:
            name = key_name(event.key) if letter.isspace() else letter
            self.show_message(_("“{key}” does nothing here. ? shows the keys.", key=name))

    def help_text(self) -> Sequence[tuple[str, str]]:
        """What the help says beside the keys: pairs of a form and its meaning."""
        return ()

    def show_message(self, message: str, *, wrong: bool = False) -> None:
        """Say something for a moment, in plain text."""
        self.notify(message, severity="warning" if wrong else "information", markup=False)

    def show_error(self, error: RetroError) -> None:
        """Say what could not be done, and what to do."""
        archive = self.retro.store_worker
        said = "\n".join(told(error, archive.trouble))
        if isinstance(error, AwayError) and archive.trouble is not None:
            archive.is_away_told = True
            self.retro.of_server(said)
        self.notify(said, severity="error", markup=False, timeout=10)

    async def in_time(self, work: Coroutine[Any, Any, bool]) -> bool:
        """Whether something is saved before one leaves: it is waited for while that is worth it, and goes on behind."""
        done, saved = asyncio.Event(), False

        async def save() -> None:
            nonlocal saved
            try:
                saved = await work
            finally:
                done.set()

        self.run_worker(save(), group="save")
        await self.retro.store_worker.in_time(done.wait())
        return saved

    @property
    def unsaved(self) -> bool:
        """Whether something is typed here that is not on the disk yet."""
        return False

    def unsaved_work(self) -> Sequence[Unsaved]:
        """What is typed here that is not on the disk, for the journal. Any thread may ask."""
        return ()

    def keep_place(self) -> None:
        """Remember where one is on this screen, for the next time. Any thread may ask."""

    async def confirm_exit(self) -> bool:
        """Whether Retro may be left from here: a screen on which something can be typed saves it first."""
        return True

    @on(CommandFooter.Pressed)
    async def _key_bar_pressed(self, event: CommandFooter.Pressed) -> None:
        event.stop()
        await self.run_action(event.command.does)

    def too_small(self) -> str:
        """What to say in a terminal that is too small."""
        width, height = self.app.size
        return _(
            "This terminal has {width} x {height} cells; Retro needs 60 x 14. "
            "Make the window larger, or its letters smaller. Ctrl+Q leaves.",
            width=width,
            height=height,
        )


def open_over(below: Screen[Any], screen: RetroScreen, behind: Callable[[Screen[Any]], Any] | None) -> AwaitMount:
    """Open a screen; once it is left, `behind` is called with the one below, in whichever language that is then."""
    screen.behind = behind
    return below.app.push_screen(screen, None if behind is None else lambda _: behind(below))
