"""What all screens share: commands that feed keys, footer, palette and help, and messages in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual import on
from textual.screen import Screen

from retro.errors import RetroError
from retro.language import N_, _, active
from retro.screens.desk import Desk
from retro.screens.outside import Outside
from widgets.commands import Command
from widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from retro.occasions import Wanted

EVERYWHERE = (
    Command("app.keys", ("f1",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", typing=True),
    Command(
        "app.palette", ("ctrl+p",), N_("Palette"), N_("Find a command by its name"), "app.command_palette", typing=True
    ),
    Command(
        "app.theme",
        ("ctrl+t",),
        N_("Dark / light"),
        N_("Change between dark and light"),
        "app.switch_theme",
        typing=True,
    ),
    Command("app.redraw", ("f5",), N_("Redraw"), N_("Draw the screen anew"), "app.redraw", typing=True),
    Command("app.quit", ("ctrl+q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", typing=True),
)
"""What can be done on every screen, also while typing."""


@dataclass(frozen=True)
class Pace:
    """How quickly things happen by themselves, in seconds."""

    save_after: float = 0.4
    """From the first unsaved key to the save: well within the second that is promised."""
    look_every: float = 0.1
    """Between two looks whether another terminal has written."""
    tell_after: float = 0.5
    """From the key to the word that something is being made."""


class Surroundings(Protocol):
    """What a screen may ask of the app that it is in."""

    desk: Desk
    """Where the archive that is shown is asked for."""
    zone: str
    """The name of the zone that new retrospectives are written in."""
    pace: Pace
    shown: dict[str, Wanted]
    """Which account of a retrospective was shown last, by its reference."""
    outside: Outside
    """The user's own settings and files, and the programs of the system."""

    async def open_samples(self) -> None:
        """Open the samples in a temporary archive, over the team's own."""

    async def leave_samples(self) -> None:
        """Go back to the team's own archive."""


class RetroScreen(Screen[None]):
    """A screen of Retro. A subclass says in `COMMANDS_HERE` what can be done on it."""

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

    @property
    def retro(self) -> Surroundings:
        """The app that this screen is in."""
        return cast("Surroundings", self.app)

    def help_text(self) -> Sequence[tuple[str, str]]:
        """What the help says beside the keys: pairs of a form and its meaning."""
        return ()

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Say something for a moment, in plain text."""
        self.notify(message, severity="warning" if wrong else "information", markup=False)

    def tell_error(self, error: RetroError) -> None:
        """Say what could not be done, and what to do."""
        step = f"\n{error.step.show(active())}" if error.step else ""
        self.notify(error.title.show(active()) + step, severity="error", markup=False, timeout=10)

    @property
    def unsaved(self) -> bool:
        """Whether something is typed here that is not on the disk yet."""
        return False

    async def may_leave(self) -> bool:
        """Whether Retro may be left from here: a screen on which something can be typed saves it first."""
        return True

    @on(KeyBar.Pressed)
    async def _key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        event.stop()
        await self.run_action(event.command.does)

    def too_small(self) -> str:
        """What to say in a terminal that is too small."""
        width, height = self.app.size
        return _(
            "This terminal has {width} x {height} cells; Retro needs 60 x 14. "
            "Make the window larger, or its letters smaller.",
            width=width,
            height=height,
        )
