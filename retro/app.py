"""The app: themes, keys, and the screens it opens. Everything else is theirs."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType

from retro.errors import RetroError
from retro.language import N_, _, use
from retro.screens.app_services import Timings
from retro.screens.base import RetroScreen, open_over
from retro.screens.environment import Environment
from retro.screens.everywhere import EVERYWHERE
from retro.screens.opening import OpeningApp
from retro.screens.store_worker import StoreWorker
from retro.screens.telling import TellsErrors, for_a_person
from retro.screens.themes import DARK, LIGHT
from retro.screens.trouble import told
from retro.where import Where
from widgets.caret import CursorAtCaret
from widgets.commands import Command, bindings
from widgets.text_history import TEXT_KEYS

if TYPE_CHECKING:
    from exports.request import ReportRequest
    from retro.model.call import Call
    from retro.screens.guest_archive import Guest, GuestArchive
    from retro.screens.walk.ask.sitting import WalkSitting
    from retro.store.journal import Unsaved

STANDS_AFTER = 1.0
"""Seconds after which the first screen stands, with all that comes to it later."""


_ALWAYS = frozenset({"leave", "redraw", "suspend_process", "bell"})
"""Actions that need nothing to be seen."""


_STYLES = ["app.tcss", "screens/archive/archive.tcss"]
"""The app's, and those of its default screen, which Textual does not load with it."""
_CALL_STYLES = ["app.tcss", "screens/call/screen.tcss"]
"""Those of a call that is noted in the place of the archive."""
_WALK_STYLES = "screens/walk/walk.tcss"
"""Those of the walk: loaded later, they would have all others parsed once more."""


class _Own(NamedTuple):
    """What is the team's own, whichever archive is open."""

    store_worker: StoreWorker
    shown: dict[str, ReportRequest]
    environment: Environment
    sittings: dict[str, WalkSitting]


class RetroApp(TellsErrors, CursorAtCaret, OpeningApp):
    """Retro in the terminal."""

    TITLE = "Retro"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]

    def __init__(
        self,
        store_worker: StoreWorker,
        *,
        zone: str,
        theme: str = "",
        keys: Mapping[str, str] | None = None,
        reference: str = "",
        reads: bool = False,
        timings: Timings | None = None,
        environment: Environment | None = None,
        database: Where | None = None,
        greeting: str = "",
        choices: Sequence[Unsaved] = (),
        call: tuple[Call, str] | None = None,
    ) -> None:
        super().__init__(
            database,
            css_path=[*(_CALL_STYLES if call else _STYLES), *([_WALK_STYLES] if reference and not reads else [])],
        )
        self.store_worker = store_worker
        """Where the archive that is shown is asked for."""
        store_worker.follow = self.follow_store
        self.zone = zone
        """The name of the zone that new retrospectives are written in."""
        self.timings = timings or Timings()
        self.environment = environment or Environment()
        self.shown: dict[str, ReportRequest] = {}
        self._greeting = greeting
        self.choices = choices
        self._own = _Own(store_worker, self.shown, self.environment, self._sittings)
        self._guest: GuestArchive | None = None
        self._reference, self._reads = reference, reads
        self._call = call
        """The call that is noted in the place of the archive, with its first note."""
        self.said = ""
        """What is to be said behind the end."""
        self._keys = keys or {}
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme if theme in self.available_themes else DARK.name
        self.stylesheet.set_variables(self.get_css_variables())
        self._parsed_for = self.theme
        """The theme that the styles are parsed with at first, until they are refreshed for whatever reason."""

    def refresh_css(self, animate: bool = True) -> None:
        """Parse all styles anew, but not for the theme that they begin with, as Textual asks for at the start."""
        parsed_for, self._parsed_for = self._parsed_for, ""
        if self.theme != parsed_for:
            super().refresh_css(animate)

    @property
    def keeps_nothing(self) -> bool:
        """Whether a temporary archive is open."""
        return self._guest is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be carried out: in a terminal that is too small, only leaving and drawing can."""
        hidden = isinstance(self.screen, RetroScreen) and self.screen.is_too_small if self.screen_stack else False
        return (action in _ALWAYS or not hidden) and super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Bind keys anew, and say what the start has to say."""
        if self._keys:
            self.set_keymap(self._keys)
        if not gc.isenabled():
            self.set_timer(STANDS_AFTER, _collect_garbage)
        if self._greeting:
            self.notify(self._greeting, markup=False, timeout=10)

    def get_default_screen(self) -> RetroScreen:
        """The archive, and over it the walk or the reader that was asked for; or a call."""
        if self._call is not None:
            from retro.screens.call.screen import CallScreen

            call, first = self._call
            return CallScreen(call, first, self._end_of_call)
        from retro.screens.archive.screen import ArchiveScreen  # a call does without

        return ArchiveScreen(self._reference, reads=self._reads)

    def _end_of_call(self, said: str) -> None:
        self.said = said
        self.end()

    async def open_guest(self, guest: Guest) -> None:
        """Open a temporary archive, over the team's own."""
        from retro.screens.archive.screen import ArchiveScreen
        from retro.screens.guest_archive import GuestArchive, without_memory  # seldom looked at

        self.close_guest()
        self._guest = GuestArchive(self._own.store_worker.factory)
        self.store_worker, self.shown, self._sittings = self._guest.store_worker, {}, {}
        self.environment = without_memory(self.environment)
        await self._guest.fill(guest)
        await self.push_screen(ArchiveScreen(guest=guest))

    async def leave_guest(self) -> None:
        """Go back to the team's own archive."""
        self.pop_screen()
        self.close_guest()

    def close_guest(self) -> None:
        """Let go of the temporary archive, if one is open."""
        if self._guest is not None:
            self._guest.close()
            self._guest = None
            self.store_worker, self.shown = self._own.store_worker, self._own.shown
            self._sittings = self._own.sittings
            self.environment = replace(
                self.environment, places=self._own.environment.places, last_export=self._own.environment.last_export
            )

    def action_keys(self) -> None:
        """Show the keys of where you are."""
        screen = self.screen
        if not isinstance(screen, RetroScreen):
            return
        from retro.screens.keys import KeysScreen  # few first screens need it
        from widgets.line_list import MOVES

        lists, texts = (N_("In lists"), MOVES), (N_("While typing"), TEXT_KEYS)
        here, everywhere = screen.offered(screen.commands_here()), screen.offered(EVERYWHERE)
        groups = [(N_("Here"), here), lists, texts, (N_("Everywhere"), everywhere)]
        self.push_screen(KeysScreen(groups, screen.help_text(), N_("The entry line understands")))

    def action_command_palette(self) -> None:
        """Open the palette: the commands of where you are, and those that work everywhere."""
        screen = self.screen
        if not isinstance(screen, RetroScreen):
            return
        from retro.screens.palette import options
        from retro.screens.pick_screen import PickScreen

        async def chosen(command: Command | None) -> None:
            if command is None:
                return
            if why := screen.why_idle(command.does):
                screen.show_message(why)
            else:
                await screen.run_action(command.does)

        offered = screen.offered([*screen.commands_here(), *EVERYWHERE])
        self.push_screen(PickScreen(_("Find a command"), options(offered)), chosen)

    def action_choose_theme(self) -> None:
        """Choose the colours."""
        from retro.screens.preferences import choose_theme

        choose_theme(self)

    def action_choose_language(self) -> None:
        """Choose the language of the screen."""
        from retro.screens.preferences import choose_language

        choose_language(self)

    def action_edit_settings(self) -> None:
        """Open the file of the settings."""
        from retro.screens.preferences import edit_settings

        edit_settings(self)

    async def speak(self, code: str) -> bool:
        """Open what is open again in another language; False if something on it cannot be saved or read: it stays."""
        if (away := self.store_worker.known_away) is not None:
            self.show_error(away)
            return False
        screens = [screen for screen in self.screen_stack if isinstance(screen, RetroScreen)]
        for screen in reversed(screens):
            if not await screen.confirm_exit():
                return False
        for screen in reversed(screens):
            await asyncio.to_thread(screen.keep_place)  # what stands in a line is there again, as one was told
        use(code)
        again = [screen.again() for screen in screens[1:]]
        without = [old for old, new in zip(screens[1:], again, strict=True) if old.unsaved and not new.unsaved]
        await self.keep_unsaved(*without)  # one goes on all the same, which was told
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        first = screens[0]
        await first.speak()  # Textual cannot do without its first screen
        for old, screen in zip(screens[1:], again, strict=True):
            await open_over(self.screen_stack[-1], screen, old.behind)
        return True

    def action_switch_theme(self) -> None:
        """Change between dark and light."""
        from retro.screens.preferences import keep

        self.theme = LIGHT.name if self.current_theme.dark else DARK.name
        self.run_worker(keep(self, "theme", self.theme), group="keep")

    def action_redraw(self) -> None:
        """Draw the screen anew."""
        self.screen.refresh(layout=True)

    def show_input_method_is_on(self) -> None:
        """Say it where the screen in front says things."""
        said = _("The input method is on. Turn it off for single keys.")
        if isinstance(self.screen, RetroScreen):
            self.screen.show_message(said, wrong=True)
        else:
            self.notify(said, severity="warning", markup=False)

    def show_error(self, error: RetroError) -> None:
        """Say an error on whichever screen is in front."""
        if isinstance(self.screen, RetroScreen):
            self.screen.show_error(error)
        else:
            self.notify("\n".join(told(error, self.store_worker.trouble)), severity="error", markup=False, timeout=10)

    def _handle_exception(self, error: Exception) -> None:
        """Tell what is for a person and ended work in the background; of all else, the program ends."""
        if (said := for_a_person(error)) is not None and self.screen_stack:
            self.show_error(said)
        else:
            super()._handle_exception(error)


def _collect_garbage() -> None:
    """From now on, and only what was made since: what the program consists of stays in any case.

    Looking through that took a tenth of the start (17 % of a minimal app's), and 14 ms right at the first keys.
    """
    gc.freeze()
    gc.enable()
